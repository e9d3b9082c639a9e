import type { AlertCause, FloorCounter } from '../../contract/floor-view.ts'
import { targetFor, targetsOf } from '../../contract/targets.ts'
import type { CounterDay } from './counter-day.ts'
import { counterOf, type Day } from './day.ts'
import { waitingFor } from './work-profile.ts'

/** A counter that is free this long while people wait for it has perhaps forgotten them. */
const IDLE_MS = 5 * 60_000
/** Somebody who came just now is not waiting for it yet. */
const IDLE_WAIT_MS = 2 * 60_000
/** A number called this long ago, with nobody served since, keeps a counter from calling the next. */
const STALLED_CALL_MS = 5 * 60_000
/** An alert of waiting ends below this share of its target: a queue at its target would flap. */
const CALM_SHARE = 0.85
/** Nine in ten exponential times are shorter than this many means. */
const P90_OF_MEAN = Math.LN10
const ENOUGH = 10

export interface FloorSeen {
	day: Day
	at: number
	/** Whether an alert stands now: what has been raised ends later than it began. */
	stands: (alertId: string) => boolean
}
export type Cause = { alertId: string; cause: AlertCause }

/** Nine in ten visits of a service are over by then, as today went, else by the usual time of the set-up, ms. */
export function longMsOf({ paces, setup }: Pick<Day, 'paces' | 'setup'>, serviceId: string): number {
	const seen = paces.get(serviceId) ?? []
	if (seen.length < ENOUGH) return Math.round((setup.services.get(serviceId)?.usualMs ?? 0) * P90_OF_MEAN)
	const sorted = [...seen].sort((a, b) => a - b)
	return sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0
}

/** Who has waited longest for each service, since when. */
export function longestByService({ waiting }: Pick<Day, 'waiting'>): Map<string, number> {
	const longest = new Map<string, number>()
	for (const v of waiting.values()) longest.set(v.serviceId, Math.min(v.waitingSinceAt, longest.get(v.serviceId) ?? Infinity))
	return longest
}

const calls = (day: Day, counterId: string, serviceId: string): boolean => day.setup.callable.get(counterId)?.has(serviceId) ?? false
const opens = (day: Day, serviceId: string): boolean =>
	[...day.counters.values()].some((c) => c.state === 'open' && calls(day, c.id, serviceId))

/** Visitors whom no open counter may call. One that pauses calls nobody. */
export function unserved({ day }: FloorSeen): Cause[] {
	return day.setup.centre.services.flatMap(({ id: serviceId }) => {
		const waiting = day.queues.get(serviceId)?.all ?? 0
		if (waiting === 0 || opens(day, serviceId)) return []
		return { alertId: `unserved-${serviceId}`, cause: { kind: 'unserved' as const, serviceId, waiting } }
	})
}

/** The longest wait over its target, once for each zone. Where nobody works, the queue has its own alert already. */
export function longWaits({ day, at, stands }: FloorSeen): Cause[] {
	const targets = targetsOf(day.setup.centre)
	const longest = longestByService(day)
	return day.setup.centre.zones.flatMap(({ id: zoneId }) => {
		const alertId = `wait-${zoneId}`
		const share = stands(alertId) ? CALM_SHARE : 1
		const over = day.setup.centre.services.flatMap(({ id: serviceId, zoneId: own }) => {
			const sinceAt = own === zoneId ? longest.get(serviceId) : undefined
			if (sinceAt === undefined || !opens(day, serviceId)) return []
			const { waitMs } = targetFor(targets, { serviceId, zoneId })
			return at - sinceAt > waitMs * share ? { serviceId, sinceAt, targetMs: waitMs, by: at - sinceAt - waitMs } : []
		})
		const [worst] = over.sort((a, b) => b.by - a.by)
		if (!worst) return []
		const { serviceId, sinceAt, targetMs } = worst
		return { alertId, cause: { kind: 'wait' as const, zoneId, serviceId, sinceAt, targetMs } }
	})
}

/** Counters by what they do, or do not do. */
export function atCounters(seen: FloorSeen): Cause[] {
	return [...seen.day.counters.values()].flatMap((counter) =>
		seen.day.setup.counters.has(counter.id) && counter.state !== 'closed' ? [...idle(seen, counter), ...busy(seen, counter)] : [],
	)
}

function idle({ day, at }: FloorSeen, { id: counterId, state, currentVisitId, freeSinceAt }: CounterDay): Cause[] {
	if (state !== 'open' || currentVisitId !== undefined || freeSinceAt === undefined || at - freeSinceAt < IDLE_MS) return []
	const waiting = waitingFor(day, counterId).filter((v) => at - v.waitingSinceAt >= IDLE_WAIT_MS).length
	return waiting ? [{ alertId: `idle-${counterId}`, cause: { kind: 'idle', counterId, sinceAt: freeSinceAt, waiting } }] : []
}

function busy({ day, at }: FloorSeen, { id: counterId, currentVisitId }: CounterDay): Cause[] {
	const visit = day.visits.get(currentVisitId ?? '')
	if (visit?.state === 'called') {
		const sinceAt = visit.calledAt ?? visit.issuedAt
		if (at - sinceAt < STALLED_CALL_MS) return []
		return [{ alertId: `stalled-${counterId}`, cause: { kind: 'stalled', counterId, number: visit.number, sinceAt } }]
	}
	if (visit?.state !== 'serving' || visit.servingAt === undefined) return []
	if (at - visit.servingAt <= longMsOf(day, visit.serviceId)) return []
	return [{ alertId: `long-${counterId}`, cause: { kind: 'long', counterId, number: visit.number, sinceAt: visit.servingAt } }]
}

export const helpCalls = ({ day }: FloorSeen): Cause[] =>
	[...day.alerts].flatMap(([alertId, { kind }]) => {
		const counterId = alertId.slice('help-'.length)
		const counter = day.counters.get(counterId)
		if (kind !== 'help' || !counter || counter.state === 'closed') return []
		return { alertId, cause: { kind: 'help' as const, counterId } }
	})

/** Whose counter it is, while they may work and are at no other. */
export function seatOf(day: Day, counterId: string): FloorCounter['seat'] {
	const person = day.setup.centre.people.find((p) => p.counterId === counterId && !p.suspended)
	return person && !counterOf(day, person.username) ? { username: person.username, name: person.name } : undefined
}

/** The counter that could help soonest with a service: one whose officer pauses, else one that is closed and has its officer free. */
export function helperFor(day: Day, serviceId: string): { counterId: string; officer?: string } | undefined {
	const able = [...day.counters.values()].filter((c) => day.setup.counters.has(c.id) && calls(day, c.id, serviceId))
	const paused = able.find((c) => c.state === 'paused')
	if (paused) return { counterId: paused.id }
	for (const { id, state } of able) {
		const seat = state === 'closed' ? seatOf(day, id) : undefined
		if (seat) return { counterId: id, officer: seat.username }
	}
	return undefined
}
