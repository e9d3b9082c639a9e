import type { Recorded } from '../../../contract/facts.ts'
import { claimAt } from '../lane-rule.ts'
import { msOfDay } from '../../../contract/local-time.ts'
import { emptyCourse, noteFact, type Course, type Passage } from './course.ts'
import { learnHalves } from './learn-halves.ts'
import { learnPaces } from './learn-paces.ts'
import {
	CHECK_IN_FROM_MS,
	CHECK_IN_STEPS,
	CHECK_IN_STEP_MS,
	SLOTS,
	SLOT_MS,
	WAIT_STEPS,
	WAIT_STEP_MS,
	zeros,
	type Memory,
} from './memory.ts'
import type { Plan } from './plan.ts'

/** A day that is over: its facts in order, what was planned, and the counters there were. */
export interface PastDay {
	readonly facts: Iterable<Recorded>
	readonly plan: Plan
	readonly counterIds: readonly string[]
}

/** What an older day still counts when one more is learnt: half after three weeks of working days. */
const KEPT = 0.97
/** Less of a name than this is forgotten, so that memory stays bounded when services, officers and counters change. */
const FORGOTTEN = 0.05
/** How far one day moves a level that it found wrong: tickets of one day err together, and it takes days to be sure. */
const LEVEL_STEP = 0.08
/** Waits that a day must have for half of that. */
const LEVEL_DOUBT = 30

/**
 * What a centre knows after one more day. Pure: the memory given is left as it was. Of one day, only the order of facts at
 * one counter and of one visit counts; how those of several counters were woven together does not.
 */
export function learn(memory: Memory, { facts, plan, counterIds }: PastDay): Memory {
	const course = emptyCourse()
	for (const fact of facts) noteFact(course, fact)
	return learnCourse(memory, course, plan, counterIds)
}

export function learnCourse(memory: Memory, course: Course, plan: Plan, counterIds: readonly string[]): Memory {
	if (course.passages.size === 0) return memory
	const next = faded(memory)
	next.days += 1
	learnPaces(next, course)
	learnHalves(next, { course, plan, counterIds })
	learnQueue(next, course)
	learnClaims(next, course, plan)
	learnLevels(next, course)
	return next
}

/** A copy in which everything counts a little less. */
function faded(memory: Memory): Memory {
	const { v, levels, ...rest } = memory
	const fade = (value: unknown): unknown => {
		if (typeof value === 'number') return value * KEPT
		if (Array.isArray(value)) return value.map(fade)
		const kept = Object.entries(value as object).filter(([, x]) => !isForgotten(x))
		return Object.fromEntries(kept.map(([key, x]) => [key, fade(x)]))
	}
	return { ...(fade(rest) as Omit<Memory, 'v' | 'levels'>), v, levels: { ...levels } }
}
const isForgotten = (entry: unknown): boolean =>
	typeof entry === 'object' && entry !== null && 'n' in entry && 'sum' in entry && 'bins' in entry && (entry.n as number) < FORGOTTEN

const stepOf = (ms: number): number => Math.min(WAIT_STEPS - 1, Math.max(0, Math.floor(ms / WAIT_STEP_MS)))

/** Who gives up, who does not come, and how long a call to someone absent takes. */
function learnQueue(next: Memory, { passages, occupations }: Course): void {
	const end = Math.max(0, ...occupations.map(({ to }) => to))
	for (const { lane, issuedAt, calledAt, leftAt, missedAt } of passages.values()) {
		const waited = (calledAt ?? leftAt ?? Math.max(issuedAt, end)) - issuedAt
		const last = stepOf(waited)
		for (let step = 0; step < last; step++) next.leaving[step]!.of++
		const isGone = leftAt !== undefined && calledAt === undefined
		// Who was called within a step was at risk for half of it.
		next.leaving[last]!.of += isGone ? 1 : 0.5
		if (isGone) next.leaving[last]!.yes++
		if (calledAt === undefined) continue
		const share = next.noShows[lane][last]!
		share.of++
		if (missedAt !== undefined) share.yes++
	}
	for (const { end, from, to } of occupations) {
		if (end !== 'no-show') continue
		next.noShowMs.n++
		next.noShowMs.sum += to - from
	}
}

function learnClaims(next: Memory, { passages }: Course, { bookings }: Plan): void {
	let checkedIn = 0
	for (const passage of passages.values()) {
		if (passage.lane === 'regular') continue
		if (passage.appointmentAt !== undefined) {
			checkedIn++
			const early = passage.issuedAt - passage.appointmentAt - CHECK_IN_FROM_MS
			next.checkIns.bins[Math.min(CHECK_IN_STEPS - 1, Math.max(0, Math.floor(early / CHECK_IN_STEP_MS)))]!++
		}
		const claim = claimAt(passage)
		if (claim === Infinity) continue
		const claims = (next.claims[passage.serviceId] ??= { priority: zeros(SLOTS), appointment: zeros(SLOTS) })
		claims[passage.lane][slotOf(claim)]!++
	}
	if (!bookings) return
	next.checkIns.shown.of += bookings.length
	next.checkIns.shown.yes += Math.min(bookings.length, checkedIn)
}
export const slotOf = (at: number): number => Math.min(SLOTS - 1, Math.floor(msOfDay(at) / SLOT_MS))

/** From what the forecast told; a rough wait, which has no P10, says nothing of it. */
function learnLevels(next: Memory, { passages }: Course): void {
	const cases = [...passages.values()].flatMap((passage) =>
		passage.told?.p10 !== undefined && passage.calledAt !== undefined && hadToQueue(passage)
			? [{ ...passage.told, actual: passage.calledAt - passage.issuedAt }]
			: [],
	)
	next.levels = movedLevels(next.levels, cases)
}

/**
 * Moves the levels towards where a tenth of waits lies below P10, half below P50, nine tenths below P90, by one day's
 * waits: told and come, ms.
 */
export function movedLevels(
	{ p10, p50, p90 }: Memory['levels'],
	cases: readonly { p10?: number | undefined; p50: number; p90: number; actual: number }[],
): Memory['levels'] {
	const n = Math.max(1, cases.length)
	const step = (LEVEL_STEP * n) / (n + LEVEL_DOUBT)
	const share = (isBelow: (c: (typeof cases)[number]) => boolean) => cases.filter(isBelow).length / n
	if (cases.length === 0) return { p10, p50, p90 }
	return {
		p10: within(0.01, p10 + step * (0.1 - share((c) => c.actual <= (c.p10 ?? 0))), 0.4),
		p50: within(0.4, p50 + step * (0.5 - share((c) => c.actual <= c.p50)), 0.6),
		p90: within(0.6, p90 + step * (0.9 - share((c) => c.actual <= c.p90)), 0.99),
	}
}
const within = (low: number, x: number, high: number): number => Math.min(high, Math.max(low, x))

/** Whether there was anything to forecast: it was told to wait, or waited. */
export const hadToQueue = ({ told, issuedAt, calledAt }: Pick<Passage, 'told' | 'issuedAt' | 'calledAt'>): boolean =>
	(told?.p90 ?? 0) > 0 || (calledAt ?? issuedAt) > issuedAt
