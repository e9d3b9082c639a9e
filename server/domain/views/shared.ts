import type { DeviceHealth } from '../../../contract/printing.ts'
import type { Satisfaction, ServiceView, VisitCard } from '../../../contract/views.ts'
import type { FactOf, Recorded } from '../../../contract/facts.ts'
import { newcomersWait } from '../forecast/told.ts'
import type { Waits } from '../forecast/asking.ts'
import type { Day } from '../day.ts'
import { emergencyFor } from '../notice-board.ts'
import { serviceOpening } from '../opening.ts'
import { nextSerial, remainingQuota } from '../ticketing.ts'
import type { Visit } from '../visit.ts'

/** What views need besides the day. */
export interface Seen {
	day: Day
	at: number
	setupRev: number
	/** The forecast as it stands; without one, waits are rough. */
	waits?: Waits | undefined
	/** Calls of today, newest first. */
	calls: readonly Recorded[]
	officers: ReadonlyMap<string, { served: readonly number[]; noShows: number; transferred: number }>
	devices: ReadonlyMap<string, DeviceHealth & { since: number }>
	/** Newest refused press, as `counter:id` and `device:id`. */
	refused: ReadonlyMap<string, Recorded<FactOf<'PressRefused'>>>
	/** Whether a screen of that kind and id is connected. */
	isOnline: (kind: string, id: string) => boolean
}

/** The head that every view has. */
export function head({ day, at, setupRev }: Seen, displayId?: string) {
	const emergency = emergencyFor(day.notices, displayId)
	return { at, day: day.date, setupRev, ...(emergency && { emergency }) }
}

/** Every service as a kiosk shows it. */
export function serviceViews(seen: Seen): ServiceView[] {
	const { day, at } = seen
	return day.setup.centre.services.map((service) => {
		const opening = serviceOpening(day.setup.centre, service, at)
		const remaining = remainingQuota(day, service, at)
		const closedBecause = !opening.open
			? 'hours'
			: remaining === 0
				? 'quota'
				: nextSerial(day, service) === undefined
					? 'numbers'
					: undefined
		return {
			id: service.id,
			open: closedBecause === undefined,
			...(closedBecause && { closedBecause }),
			...(opening.opensAt !== undefined && { opensAt: opening.opensAt }),
			...(remaining !== undefined && { remaining }),
			waiting: day.queues.get(service.id)?.all ?? 0,
			waitMs: newcomersWait(seen, service.id),
			countersOpen: [...day.counters.values()].filter((c) => c.state === 'open' && day.setup.callable.get(c.id)?.has(service.id)).length,
		}
	})
}

export function visitCard(day: Day, visit: Visit): VisitCard {
	const from = visit.transferredFrom ? day.setup.counters.get(visit.transferredFrom) : undefined
	const next = visit.stops.find((stop) => day.setup.services.has(stop.serviceId))
	const back = next?.counterId === undefined ? undefined : day.setup.counters.get(next.counterId)
	return {
		visitId: visit.id,
		number: visit.number,
		serviceId: visit.serviceId,
		...(visit.procedureId && { procedureId: visit.procedureId }),
		lane: visit.lane,
		language: visit.language,
		state: visit.state,
		issuedAt: visit.issuedAt,
		waitingSinceAt: visit.waitingSinceAt,
		...(visit.documents && { documents: [...visit.documents] }),
		...(from && { transferredFrom: from.number }),
		...(visit.appointmentAt !== undefined && { appointmentAt: visit.appointmentAt }),
		...(visit.dossiers && { dossiers: visit.dossiers }),
		...(visit.walkUp && { walkUp: true }),
		...(visit.stops.length > 0 && { nextServiceIds: visit.stops.map((stop) => stop.serviceId) }),
		...(back && { returnsTo: back.number }),
		...(visit.returnedAt !== undefined && { returnedAt: visit.returnedAt }),
	}
}

export function officerCard(day: Day, username: string | undefined) {
	if (username === undefined) return undefined
	const person = day.setup.people.get(username)
	return person
		? { name: person.name, title: person.title, ...(person.photo && { photo: person.photo }) }
		: { name: username, title: { vi: 'Cán bộ', en: 'Officer' } }
}

/** Positive ÷ all ratings of today, two decimals, half up; and how many let the time to rate pass. */
export function satisfiedToday(day: Day, at: number): Satisfaction {
	const { levels, windowMs } = day.setup.centre.rating
	const positive = new Set(levels.filter((l) => l.counts === 'positive').map((l) => l.level))
	let n = 0
	let count = 0
	let unanswered = 0
	for (const { rating, state, completedAt } of day.visits.values()) {
		if (!rating) {
			if (state === 'completed' && completedAt !== undefined && at - completedAt > windowMs) unanswered++
			continue
		}
		n++
		if (positive.has(rating.level)) count++
	}
	return { count, n, unanswered, percent: n === 0 ? null : roundHalfUp((count * 100) / n) }
}

/**
 * As everyone may see it: the first ten ratings, then twenty, and so on, so that the figure and each of its changes are made
 * of ten answers, and nobody who watches a wall beside a desk can tell one from it.
 */
export function satisfiedOnWalls(day: Day, at: number): Satisfaction {
	const { levels } = day.setup.centre.rating
	const positive = new Set(levels.filter((l) => l.counts === 'positive').map((l) => l.level))
	const ratings = [...day.visits.values()].flatMap(({ rating }) => rating ?? []).sort((a, b) => a.at - b.at)
	const told = ratings.slice(0, ratings.length - (ratings.length % TOLD_BY))
	const count = told.filter(({ level }) => positive.has(level)).length
	const { unanswered } = satisfiedToday(day, at)
	return { count, n: told.length, unanswered, percent: told.length === 0 ? null : roundHalfUp((count * 100) / told.length) }
}
const TOLD_BY = 10

/** Two decimals, half up; on hundredths as integers, so that 0.125 is not lost to binary fractions. */
export const roundHalfUp = (percent: number): number => Math.floor(percent * 100 + 0.5 + 1e-9) / 100

export function median(values: readonly number[]): number | null {
	if (values.length === 0) return null
	const sorted = [...values].sort((a, b) => a - b)
	const middle = sorted.length >> 1
	const upper = sorted[middle] ?? 0
	return sorted.length % 2 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2)
}
