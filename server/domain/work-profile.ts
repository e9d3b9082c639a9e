import type { WorkStep } from '../../contract/work.ts'
import { canCall, type CentreIndex, type Day } from './day.ts'
import { callingOrder, chooseNext, earliest, type Choice } from './lane-rule.ts'
import { clockMs, msOfDay } from '../../contract/local-time.ts'
import type { Visit } from './visit.ts'

/** The steps of a counter, in order. One without a profile has one: all its services alike. */
export function stepsOf(setup: CentreIndex, counterId: string): readonly WorkStep[] {
	const counter = setup.counters.get(counterId)
	if (!counter) return []
	return setup.profiles.get(counter.profileId ?? '')?.steps ?? [{ services: counter.services }]
}

/** The visitors of a step: of its services, and those who were sent to this very counter, who fit every step. */
function ofStep(day: Day, counterId: string, step: WorkStep, waiting: readonly Visit[]): Visit[] {
	const speaks = officerAt(day, counterId)?.languages
	return waiting.filter((visit) => {
		if (visit.onlyCounterId === counterId) return true
		if (!step.services.includes(visit.serviceId) || (step.lanes && !step.lanes.includes(visit.lane))) return false
		return !step.languages || (step.languages.includes(visit.language) && (speaks?.includes(visit.language) ?? false))
	})
}

const officerAt = ({ setup, counters }: Day, counterId: string) => setup.people.get(counters.get(counterId)?.officer ?? '')

function holds(day: Day, counterId: string, { skill, when }: WorkStep, set: readonly Visit[], at: number): boolean {
	if (skill !== undefined && !officerAt(day, counterId)?.skills.includes(skill)) return false
	if (!when) return true
	const { waitOverMs, queueOver, from, to } = when
	if (from !== undefined && msOfDay(at) < clockMs(from)) return false
	if (to !== undefined && msOfDay(at) >= clockMs(to)) return false
	if (queueOver !== undefined && set.length <= queueOver) return false
	return waitOverMs === undefined || set.some((visit) => at - visit.waitingSinceAt > waitOverMs)
}

/**
 * Whom a counter calls next, by its work profile and the lane rule: the first step that holds and has somebody; among
 * those the lane rule chooses. But when this counter has called `preferenceLimit` tickets issued after the one that has
 * waited longest in all the steps that hold, it calls that one: preference, too, passes nobody for ever.
 *
 * @param waiting those it may call, in any order
 * @param called  arrival orders of the tickets it has called
 * @param at      epoch ms
 */
export function chooseAt(day: Day, counterId: string, { waiting, called, at }: Queue): Choice | undefined {
	const { yieldLimit, preferenceLimit } = day.setup.centre.calling
	const steps = stepsOf(day.setup, counterId)
	const turn = { called, yieldLimit, at, claims: day.setup.centre.appointments }
	const [only] = steps
	if (steps.length === 1 && only && !day.setup.counters.get(counterId)?.profileId) return chooseNext(waiting, turn)
	const sets = steps.flatMap((step, i) => {
		const set = ofStep(day, counterId, step, waiting)
		return set.length > 0 && holds(day, counterId, step, set, at) ? [{ number: i + 1, set }] : []
	})
	const oldest = earliest(sets.flatMap(({ set }) => set))
	if (!oldest) return undefined
	const passed = called.reduce((n, order) => n + (order > oldest.order ? 1 : 0), 0)
	const first = sets.find(({ set }) => passed < preferenceLimit || set.includes(oldest))
	if (!first) return undefined
	if (passed >= preferenceLimit) return { visit: oldest, why: { rule: passed > 0 ? 'yield-limit' : 'arrival', passed, step: first.number } }
	const next = chooseNext(first.set, turn)
	if (!next) return undefined
	const passes = next.visit.order > oldest.order && next.why.before === undefined
	return {
		visit: next.visit,
		// The step is the reason where nothing nearer is: an earlier ticket of a later step waits.
		why: { ...next.why, step: first.number, ...(passes && { rule: 'preference', before: oldest.number, passed: passed + 1 }) },
	}
}
type Queue = { waiting: readonly Visit[]; called: readonly number[]; at: number }

/** The next `count` calls of a counter if nobody else called and nobody came: what an officer sees as the queue. */
export function orderAt(day: Day, counterId: string, { waiting, called, at }: Queue, count: number): Choice[] {
	if (!day.setup.counters.get(counterId)?.profileId)
		return callingOrder(
			waiting,
			{ called, yieldLimit: day.setup.centre.calling.yieldLimit, at, claims: day.setup.centre.appointments },
			count,
		)
	const left = new Set(waiting)
	const done = [...called]
	const order: Choice[] = []
	while (order.length < count) {
		const next = chooseAt(day, counterId, { waiting: [...left], called: done, at })
		if (!next) break
		order.push(next)
		done.push(next.visit.order)
		left.delete(next.visit)
	}
	return order
}

/** Everyone this counter may call at some step, in no order. */
export const waitingFor = (day: Day, counterId: string): Visit[] => [...day.waiting.values()].filter((v) => canCall(day, counterId, v))
