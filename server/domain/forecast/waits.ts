import type { Lane } from '../../../contract/ids.ts'
import type { Wait } from '../../../contract/views.ts'
import type { Day } from '../day.ts'
import { claimAt } from '../lane-rule.ts'
import type { Asking } from './asking.ts'
import { groupNow, groupsOf, type Linked, type Newcomer } from './group.ts'
import type { Memory } from './memory.ts'
import type { Plan } from './plan.ts'
import { createRun } from './runs.ts'
import { ofThoseWhoStay } from './staying.ts'

/** Enough for P10 and P90 to hold still where many counters even out what chance does at each; always even. */
const RUNS = { least: 64, most: 192 }
/** The fewer counters, the more each draw moves a wait, and the less a run costs. */
const runsOf = ({ counterIds }: Linked): number => Math.max(RUNS.least, Math.min(RUNS.most, 2 * Math.floor(1536 / counterIds.length ** 2)))

/** What a forecast is made from, besides the day. */
export interface Known {
	readonly memory: Memory
	readonly plan: Plan
	readonly now: number
}

/** The wait of one newcomer, as of now. Pure: the same facts, memory and time give the same wait. */
export function waitOfNewcomer(day: Day, asking: Asking, known: Known): Wait {
	return waitFrom(runsOfNewcomer(day, asking, known), known.memory.levels)
}

/** The waits of one newcomer who stays, run by run, ms; `Infinity` where not called today, none where no counter serves this. */
export function runsOfNewcomer(day: Day, { serviceId, lane, appointmentAt }: Asking, known: Known): Float64Array {
	const linked = groupsOf(day.setup).get(serviceId)
	if (!linked?.counterIds.length) return new Float64Array()
	const claim =
		claimAt({ lane, issuedAt: known.now, ...(appointmentAt !== undefined && { appointmentAt }) }, day.setup.centre.appointments) - known.now
	const newcomer = { line: linked.serviceIds.indexOf(serviceId), claim }
	const group = groupNow(day, linked, known)
	const runs = runsOf(linked)
	const run = createRun(group, [newcomer], { runs, everyone: false })
	for (let i = 0; i < runs; i++) run.play(i)
	return ofThoseWhoStay(run.outcome.newcomers[0] ?? new Float64Array(), group.staying, 0)
}

/** Everyone's wait in a group: newcomers of each service and lane, and those who wait. */
export interface GroupWaits {
	readonly at: number
	readonly newcomers: ReadonlyMap<string, Wait>
	readonly visits: ReadonlyMap<string, Wait>
}

export const keyOf = (serviceId: string, lane: Lane): string => `${serviceId} ${lane}`
/** A newcomer has a claim at once or never; by those two all lanes are told. */
const CLAIMS = [
	{ lanes: ['regular'], claim: Infinity },
	{ lanes: ['priority', 'appointment'], claim: 0 },
] as const

/**
 * The waits of a whole group, in steps so that other work may go between them.
 *
 * @returns  `step` plays some runs and answers the waits once all are played
 */
export function groupWaits(day: Day, linked: Linked, known: Known): { step: (runs: number) => GroupWaits | undefined } {
	const group = groupNow(day, linked, known)
	const newcomers: Newcomer[] = linked.serviceIds.flatMap((_, line) => CLAIMS.map(({ claim }) => ({ line, claim })))
	const all = runsOf(linked)
	const run = createRun(group, newcomers, { runs: all, everyone: true })
	let next = 0
	const told = (samples: Float64Array | undefined, waited: number) =>
		waitFrom(ofThoseWhoStay(samples ?? new Float64Array(), group.staying, waited), known.memory.levels)
	return {
		step(runs) {
			for (const end = Math.min(all, next + runs); next < end; next++) run.play(next)
			if (next < all) return undefined
			const waits = new Map<string, Wait>()
			linked.serviceIds.forEach((id, i) =>
				CLAIMS.forEach(({ lanes }, j) => {
					const wait = told(run.outcome.newcomers[i * CLAIMS.length + j], 0)
					for (const lane of lanes) waits.set(keyOf(id, lane), wait)
				}),
			)
			const visits = new Map(group.tickets.map(({ id, waited }, i) => [id, told(run.outcome.tickets[i], waited)]))
			return { at: known.now, newcomers: waits, visits }
		},
	}
}

/** `null` when in most runs it was not called at all. Levels are those that past days ask for. */
export function waitFrom(runs: Float64Array, levels: Memory['levels']): Wait {
	const sorted = runs.slice().sort()
	let n = sorted.length
	while (n > 0 && sorted[n - 1] === Infinity) n--
	if (n === 0 || n < runs.length / 16) return null
	const called = sorted.subarray(0, n)
	const p50 = Math.round(middle(called, levels.p50))
	return { p10: Math.min(p50, Math.round(quantile(called, levels.p10))), p50, p90: Math.max(p50, Math.round(quantile(called, levels.p90))) }
}

function quantile(sorted: Float64Array, level: number): number {
	const place = Math.min(sorted.length - 1, Math.max(0, level * sorted.length - 0.5))
	const i = Math.floor(place)
	const low = sorted[i]!
	return low + ((sorted[i + 1] ?? low) - low) * (place - i)
}

/** A median that does not hang on one run. */
const middle = (sorted: Float64Array, level: number): number =>
	(quantile(sorted, level - 0.04) + 2 * quantile(sorted, level) + quantile(sorted, level + 0.04)) / 4
