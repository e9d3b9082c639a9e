import type { Wait } from '../../../contract/views.ts'
import type { Lane } from '../../../contract/ids.ts'
import { isLaneAhead, type Day } from '../day.ts'
import type { Visit } from '../visit.ts'

/** Visits of the day before the day's own pace counts fully: until then it is blended with the usual time. */
const PRIOR_WEIGHT = 4
/** Spread of one service time as a share of its mean; desks' times are skewed, near exponential. */
const VARIATION = 0.9
const Z90 = 1.2816

/**
 * Expected time of one visit of a service (ms): mean of today's finished visits, blended with the set-up's usual time
 * as if that were {@link PRIOR_WEIGHT} visits.
 */
export function paceOf(day: Day, serviceId: string): number {
	const usual = day.setup.services.get(serviceId)?.usualMs ?? 0
	const seen = day.paces.get(serviceId) ?? []
	return (usual * PRIOR_WEIGHT + seen.reduce((sum, ms) => sum + ms, 0)) / (PRIOR_WEIGHT + seen.length)
}

/** Expected wait of someone who takes a number now. */
export function roughWait(day: Day, serviceId: string, lane: Lane, at: number): Wait {
	const ahead = new Map<string, number>()
	for (const [id, queue] of day.queues) ahead.set(id, lane === 'regular' ? queue.all : queue.claims)
	return expectedWait(day, serviceId, ahead, at)
}

/** Expected remaining wait of a visit that waits. */
export function roughWaitOf(day: Day, visit: Visit, at: number): Wait {
	const ahead = new Map<string, number>()
	for (const v of day.waiting.values())
		if (v.id !== visit.id && isLaneAhead(v, visit)) ahead.set(v.serviceId, (ahead.get(v.serviceId) ?? 0) + 1)
	return expectedWait(day, visit.serviceId, ahead, at)
}

/**
 * Work ahead is shared by the counters that can do it: a waiting visit loads each open counter able to call it with an
 * equal part of its pace, and a visit at a counter loads it with what is left of its own. The wait is the mean load of
 * the counters that can serve this service.
 *
 * @param ahead  visits to be called before, by service
 * @returns      p50 and p90 in ms, 0 when a counter is free; `null` when no counter is open for the service
 * @source       work in system ÷ servers (Little 1961, doi:10.1287/opre.9.3.383); p90 from the variance of a sum of services
 */
function expectedWait(day: Day, serviceId: string, ahead: ReadonlyMap<string, number>, at: number): Wait {
	const open = [...day.counters.values()].filter((c) => c.state === 'open')
	const able = (id: string) => open.filter((c) => day.setup.counters.get(c.id)?.services.includes(id))
	const mine = able(serviceId)
	if (mine.length === 0) return null
	let work = 0
	let variance = 0
	const add = (ms: number, times = 1) => {
		work += ms * times
		variance += (ms * VARIATION) ** 2 * times
	}
	for (const [id, n] of ahead) {
		const there = able(id)
		const here = there.filter((c) => mine.includes(c)).length
		if (n > 0 && here > 0) add((paceOf(day, id) * here) / there.length, n)
	}
	const free = mine.some((c) => !c.currentVisitId)
	if (free && work === 0) return { p50: 0, p90: 0 }
	for (const counter of mine) {
		const current = counter.currentVisitId ? day.visits.get(counter.currentVisitId) : undefined
		if (current) add(remaining(paceOf(day, current.serviceId), current, at))
	}
	return { p50: Math.round(work / mine.length), p90: Math.round((work + Z90 * Math.sqrt(variance)) / mine.length) }
}

/** What is left of a visit at a counter: never less than a quarter of its pace, for nobody knows when it ends. */
function remaining(pace: number, visit: Visit, at: number): number {
	const gone = visit.servingAt === undefined ? 0 : Math.max(0, at - visit.servingAt)
	return Math.max(pace - gone, pace / 4)
}
