import type { ProblemCode } from '../../contract/problems.ts'
import type { VisitState } from '../../contract/views.ts'
import { worksAt } from './counters.ts'
import type { CounterDay } from './counter-day.ts'
import { counterOf, refuse, type Day, type Context } from './day.ts'
import type { Visit } from './visit.ts'

type Found = { ok: true; value: { visit: Visit; counter: CounterDay } } | { ok: false; code: ProblemCode; detail?: string }

/**
 * The visit a counter's command is about: the one named, else the one at the counter named, else the one where the
 * sender sits. It must be in one of `states`, and at a counter that is the sender's.
 */
export function ownVisit(
	day: Day,
	{ visitId, counterId }: { visitId?: string | undefined; counterId?: string | undefined },
	actor: Context['actor'],
	states: readonly VisitState[],
): Found {
	if (counterId !== undefined && !day.counters.has(counterId)) return refuse('counter-not-found')
	const named = visitId === undefined ? currentAt(day, counterId, actor) : day.visits.get(visitId)
	if (!named) return refuse(visitId === undefined ? 'wrong-state' : 'visit-not-found')
	if (!states.includes(named.state)) return refuse('wrong-state')
	const counter = named.counterId === undefined ? undefined : day.counters.get(named.counterId)
	if (!counter || (counterId !== undefined && counterId !== counter.id) || !worksAt(counter, actor)) return refuse('not-your-counter')
	return { ok: true, value: { visit: named, counter } }
}

function currentAt(day: Day, counterId: string | undefined, actor: Context['actor']): Visit | undefined {
	const counter = counterId === undefined ? counterOf(day, actor.id) : day.counters.get(counterId)
	return counter?.currentVisitId === undefined ? undefined : day.visits.get(counter.currentVisitId)
}
