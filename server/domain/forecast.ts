import type { Wait } from '../../contract/views.ts'
import { canCall, isLaneAhead, type Day } from './day.ts'
import type { Visit } from './visit.ts'

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

/**
 * Expected wait of a ticket of a service, taken now or already waiting.
 *
 * Work ahead is shared by the counters that can do it: a waiting visit loads each open counter able to call it with an
 * equal part of its pace, and a visit at a counter loads it with half a pace. The wait is the mean load of the counters
 * that can serve this service.
 *
 * @returns p50 and p90 in ms, 0 when a counter is free; `null` when no counter is open for it
 * @source  work in system ÷ servers (Little 1961, doi:10.1287/opre.9.3.383); p90 from the variance of a sum of services
 */
export function expectedWait(day: Day, ticket: { serviceId: string; order: number; lane: Visit['lane']; id?: string }, at: number): Wait {
	const counters = [...day.counters.values()].filter((c) => c.state === 'open')
	const mine = counters.filter((c) => day.setup.counters.get(c.id)?.services.includes(ticket.serviceId))
	if (mine.length === 0) return null
	const mineIds = new Set(mine.map((c) => c.id))
	let work = 0
	let variance = 0
	const add = (ms: number) => {
		work += ms
		variance += (ms * VARIATION) ** 2
	}
	for (const visit of day.waiting.values()) {
		if (visit.id === ticket.id || !isLaneAhead(visit, ticket)) continue
		const able = counters.filter((c) => canCall(day, c.id, visit))
		const here = able.filter((c) => mineIds.has(c.id)).length
		if (here > 0) add((paceOf(day, visit.serviceId) * here) / able.length)
	}
	let free = false
	for (const counter of mine) {
		const current = counter.currentVisitId ? day.visits.get(counter.currentVisitId) : undefined
		if (current) add(remaining(paceOf(day, current.serviceId), current, at))
		else free = true
	}
	if (free && work === 0) return { p50: 0, p90: 0 }
	return { p50: Math.round(work / mine.length), p90: Math.round((work + Z90 * Math.sqrt(variance)) / mine.length) }
}

/** What is left of a visit at a counter: never less than a quarter of its pace, for nobody knows when it ends. */
function remaining(pace: number, visit: Visit, at: number): number {
	const gone = visit.servingAt === undefined ? 0 : Math.max(0, at - visit.servingAt)
	return Math.max(pace - gone, pace / 4)
}
