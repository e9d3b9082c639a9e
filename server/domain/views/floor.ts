import type { FloorAlert, FloorCounter, FloorHour, FloorQueue, FloorView } from '../../../contract/floor-view.ts'
import { startOfDay } from '../../../contract/local-time.ts'
import { targetFor, targetsOf } from '../../../contract/targets.ts'
import { longestByService, longMsOf, seatOf } from '../alert-floor.ts'
import type { CounterDay } from '../counter-day.ts'
import type { Day } from '../day.ts'
import { floorDevices } from './floor-devices.ts'
import { head, median, satisfiedToday, serviceViews, type Seen } from './shared.ts'

/** A large centre has some seventy services; of more, those that nobody waits for are left out. */
const QUEUES = 80
const ALERTS = 30
const HOUR_MS = 3_600_000

/** The whole floor, bounded: some 30 kB for a centre of seventy counters. */
export function floorView(seen: Seen, alerts: readonly FloorAlert[]): Omit<FloorView, 'rev'> {
	const { day } = seen
	const longest = longestByService(day)
	const queues = queuesOf(seen, longest)
	return {
		...head(seen),
		figures: figuresOf(seen, longest),
		counters: day.setup.centre.counters.flatMap(({ id }) => {
			const counter = day.counters.get(id)
			return counter ? [floorCounter(day, counter)] : []
		}),
		queues: queues.slice(0, QUEUES),
		queuesLeftOut: Math.max(0, queues.length - QUEUES),
		hours: hoursOf(day),
		devices: floorDevices(seen),
		alerts: alerts.slice(0, ALERTS),
		alertsLeftOut: Math.max(0, alerts.length - ALERTS),
	}
}

function figuresOf({ day, at }: Seen, longest: ReadonlyMap<string, number>): FloorView['figures'] {
	const waits = [...day.course.passages.values()].flatMap(({ issuedAt, appointmentAt = 0, calledAt }) =>
		calledAt === undefined ? [] : [Math.max(0, calledAt - Math.max(issuedAt, appointmentAt))],
	)
	waits.sort((a, b) => a - b)
	const states = [...day.counters.values()].filter((c) => day.setup.counters.has(c.id)).map(({ state }) => state)
	let served = 0
	for (const { state } of day.visits.values()) if (state === 'completed') served++
	return {
		waiting: day.waiting.size,
		...(longest.size > 0 && { longestSinceAt: Math.min(...longest.values()) }),
		wait: { n: waits.length, medianMs: median(waits), p90Ms: waits[Math.ceil(waits.length * 0.9) - 1] ?? null },
		issued: day.visits.size,
		served,
		open: states.filter((state) => state === 'open').length,
		paused: states.filter((state) => state === 'paused').length,
		counters: states.length,
		satisfied: satisfiedToday(day, at),
	}
}

function floorCounter(day: Day, { id, state, officer, pauseReason, currentVisitId, freeSinceAt }: CounterDay): FloorCounter {
	const setup = day.setup.counters.get(id)
	const visit = day.visits.get(currentVisitId ?? '')
	const seat = state === 'closed' ? seatOf(day, id) : undefined
	const sinceAt = visit?.servingAt ?? visit?.calledAt
	const callable = [...(day.setup.callable.get(id) ?? [])]
	return {
		...{ id, number: setup?.number ?? 0, zoneId: setup?.zoneId ?? '', state },
		...(pauseReason !== undefined && { pauseReason }),
		...(officer !== undefined && { officer: day.setup.people.get(officer)?.name ?? officer }),
		...(seat && { seat }),
		...(visit &&
			sinceAt !== undefined &&
			(visit.state === 'called' || visit.state === 'serving') && {
				current: { number: visit.number, state: visit.state, sinceAt, usualMs: longMsOf(day, visit.serviceId) },
			}),
		...(state === 'open' && !visit && freeSinceAt !== undefined && { freeSinceAt }),
		waiting: callable.reduce((sum, serviceId) => sum + (day.queues.get(serviceId)?.all ?? 0), 0),
	}
}

/** In the order of the set-up; where there are too many, those with people first. */
function queuesOf(seen: Seen, longest: ReadonlyMap<string, number>): FloorQueue[] {
	const { setup } = seen.day
	const targets = targetsOf(setup.centre)
	const counters = [...setup.callable.values()]
	const queues = serviceViews(seen).map(({ id: serviceId, waiting, waitMs, countersOpen, closedBecause }): FloorQueue => {
		const longestSinceAt = longest.get(serviceId)
		return {
			...{ serviceId, waiting, waitMs, open: countersOpen },
			targetMs: targetFor(targets, { serviceId, zoneId: setup.services.get(serviceId)?.zoneId }).waitMs,
			counters: counters.filter((services) => services.has(serviceId)).length,
			...(longestSinceAt !== undefined && { longestSinceAt }),
			...(closedBecause && { closedBecause }),
		}
	})
	return queues.length <= QUEUES ? queues : [...queues.filter((q) => q.waiting > 0), ...queues.filter((q) => q.waiting === 0)]
}

/** Hours in which somebody took a number. */
function hoursOf({ course, date }: Day): FloorHour[] {
	const midnight = startOfDay(date)
	const hours = new Map<number, { issued: number; waits: number[] }>()
	for (const { issuedAt, calledAt, appointmentAt = 0 } of course.passages.values()) {
		const hour = Math.min(23, Math.max(0, Math.floor((issuedAt - midnight) / HOUR_MS)))
		const own = hours.get(hour) ?? { issued: 0, waits: [] }
		own.issued++
		if (calledAt !== undefined) own.waits.push(Math.max(0, calledAt - Math.max(issuedAt, appointmentAt)))
		hours.set(hour, own)
	}
	return [...hours]
		.sort(([a], [b]) => a - b)
		.map(([hour, { issued, waits }]) => ({ hour, issued, called: waits.length, medianMs: median(waits) }))
}
