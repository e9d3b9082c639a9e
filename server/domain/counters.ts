import type { CommandOf } from '../../contract/commands.ts'
import { permissionsOfPerson } from '../../contract/permissions.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import { accept, counterOf, refuse, type Day, type Decision, type Context } from './day.ts'
import type { CounterDay } from './counter-day.ts'

type Found<T> = { ok: true; value: T } | { ok: false; code: ProblemCode; detail?: string }

/**
 * One officer at a counter, one counter for an officer; supervisors may open any, officers those the set-up gives them. Who
 * may open any may open it for somebody else, who then is at no other.
 */
export function openCounter(day: Day, { counterId, officer: forWhom }: CommandOf<'OpenCounter'>, { actor }: Context): Decision {
	const counter = day.counters.get(counterId)
	if (!counter || !day.setup.counters.has(counterId)) return refuse('counter-not-found')
	// Who left the set-up leaves the counter to others, and whoever is at it.
	const sitting = counter.officer !== undefined && mayWork(day, counter.officer) ? counter.officer : undefined
	if (forWhom !== undefined && sitting === undefined) return openFor(day, { counterId, officer: forWhom, actor })
	const officer = sitting ?? actor.id
	if (counter.state === 'open' && sitting !== undefined && (officer === actor.id || actor.anyCounter)) return accept()
	if (counter.state !== 'closed' && officer !== actor.id && !actor.anyCounter) return refuse('counter-taken')
	if (sitting !== actor.id && !maySit(day, counterId, actor)) return refuse('not-your-counter', seatsOf(day, actor.id).join(' '))
	const other = actor.anyCounter ? undefined : counterOf(day, actor.id)
	if (other && other.id !== counterId) return refuse('already-at-counter', other.id)
	return accept({ type: 'CounterOpened', counterId, officer })
}

function openFor(day: Day, { counterId, officer, actor }: { counterId: string; officer: string; actor: Context['actor'] }): Decision {
	if (!actor.anyCounter && officer !== actor.id) return refuse('not-your-counter')
	if (!mayWork(day, officer)) return refuse('not-your-counter', officer)
	const other = counterOf(day, officer)
	if (other && other.id !== counterId) return refuse('already-at-counter', other.id)
	if (!maySit(day, counterId, { ...actor, id: officer })) return refuse('not-your-counter')
	return accept({ type: 'CounterOpened', counterId, officer })
}

/** Whether the set-up lets this person work at counters at all. */
export function mayWork({ setup }: Pick<Day, 'setup'>, username: string): boolean {
	const person = setup.people.get(username)
	return person !== undefined && !person.suspended && permissionsOfPerson(person).includes('work-counter')
}

/** Counters that are given to this person: their own first, then where they may stand in. */
const seatsOf = (day: Day, username: string): string[] => {
	const person = day.setup.people.get(username)
	return [...(person?.counterId ? [person.counterId] : []), ...(person?.substituteAt ?? [])]
}

const maySit = (day: Day, counterId: string, actor: Context['actor']): boolean =>
	actor.anyCounter || day.setup.centre.seating === 'any' || seatsOf(day, actor.id).includes(counterId)

export function closeCounter(day: Day, command: CommandOf<'CloseCounter'>, { actor }: Context): Decision {
	const counter = ownCounter(day, command.counterId, actor)
	if (!counter.ok) return counter
	if (counter.value.currentVisitId) return refuse('counter-busy')
	return accept({ type: 'CounterClosed', counterId: counter.value.id })
}

export function pauseCounter(day: Day, command: CommandOf<'PauseCounter'>, { actor }: Context): Decision {
	const counter = ownCounter(day, command.counterId, actor)
	if (!counter.ok) return counter
	if (counter.value.currentVisitId) return refuse('counter-busy')
	if (counter.value.state === 'paused') return refuse('wrong-state')
	return accept({ type: 'CounterPaused', counterId: counter.value.id, reason: command.reason })
}

/** The counter named, or where the sender sits; open or paused, and theirs. */
export function ownCounter(day: Day, counterId: string | undefined, actor: Context['actor']): Found<CounterDay> {
	const counter = counterId === undefined ? counterOf(day, actor.id) : day.counters.get(counterId)
	if (!counter) return refuse(counterId === undefined ? 'counter-closed' : 'counter-not-found')
	if (counter.state === 'closed') return refuse('counter-closed')
	if (!worksAt(counter, actor)) return refuse('not-your-counter')
	return { ok: true, value: counter }
}

/** The sender's counter, open and with nobody at it: ready to call. */
export function freeCounter(day: Day, counterId: string | undefined, actor: Context['actor']): Found<CounterDay> {
	const counter = ownCounter(day, counterId, actor)
	if (!counter.ok) return counter
	if (counter.value.state !== 'open') return refuse('counter-closed')
	if (counter.value.currentVisitId) return refuse('counter-busy')
	return counter
}

export const worksAt = (counter: CounterDay, actor: Context['actor']): boolean => actor.anyCounter || counter.officer === actor.id
