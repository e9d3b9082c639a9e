import type { Lane } from '../../../contract/ids.ts'
import type { Wait } from '../../../contract/views.ts'
import type { Day } from '../day.ts'
import { claimAt } from '../lane-rule.ts'
import { groupNow, groupsOf } from './group.ts'
import type { Memory } from './memory.ts'
import type { Plan } from './plan.ts'
import { play } from './runs.ts'

/** The waits that people are told. */
export interface Waits {
	/** Of someone who takes a number now. */
	newcomer(asking: Asking): Wait
	/** Of a visit that waits: what is left. */
	visit(visitId: string): Wait
}
export interface Asking {
	readonly serviceId: string
	readonly lane: Lane
	readonly appointmentAt?: number | undefined
}

/** Enough for P10 and P90 to hold still. */
export const RUNS = 64

/** What a forecast is made from, besides the day. */
export interface Known {
	readonly memory: Memory
	readonly plan: Plan
	readonly now: number
}

/** The wait of one newcomer, exactly as of now. */
export function waitOfNewcomer(day: Day, { serviceId, lane, appointmentAt }: Asking, known: Known): Wait {
	const linked = groupsOf(day.setup).get(serviceId)
	if (!linked || linked.counterIds.length === 0) return null
	const claim = claimAt({ lane, issuedAt: known.now, ...(appointmentAt !== undefined && { appointmentAt }) }) - known.now
	const group = groupNow(day, linked, known)
	const { newcomers } = play(group, [{ line: linked.serviceIds.indexOf(serviceId), claim }], { runs: RUNS, everyone: false })
	return waitFrom(newcomers[0]!, known.memory.levels)
}

/** `null` when in most runs it was not called at all. Levels are those that past days ask for. */
export function waitFrom(runs: Float64Array, levels: Memory['levels']): Wait {
	const called = runs.filter((ms) => ms < Infinity).sort()
	if (called.length < runs.length / 8) return null
	const [p10, p50, p90] = [levels.p10, levels.p50, levels.p90].map((level) => Math.round(quantile(called, level)))
	return { p10: p10!, p50: p50!, p90: p90! }
}

function quantile(sorted: Float64Array, level: number): number {
	const place = Math.min(sorted.length - 1, Math.max(0, level * sorted.length - 0.5))
	const i = Math.floor(place)
	const low = sorted[i]!
	return low + ((sorted[i + 1] ?? low) - low) * (place - i)
}
