import type { Hall } from './replay.ts'
import type { Counter, Trace, Visitor } from './trace.ts'

/**
 * The order and the estimate of ZMS (it-at-m/eappointment, `QueueList.php`: `getNextProcess`, `withSortedArrival`,
 * `withEstimatedWaitingTime`), written anew from their description, to hold ours beside.
 */

/** Minutes a case takes, typed by hand; 15 is its schema's default. */
const MINUTES_PER_CASE = 15
/** Appointments are called this long before their time, at most. */
const EARLY_MS = 120_000
const MIN = 60_000

/** A walk-in of the priority lane is its priority 2, the same as an appointment; any other 3. */
const priorityOf = ({ lane }: Visitor): number => (lane === 'priority' ? 2 : 3)
const bookedFor = ({ appointmentAt, t }: Visitor): number => appointmentAt ?? t

/**
 * Everyone in the order of being called. A walk-in with priority goes before an appointment of later time than its arrival; then
 * an appointment that is due; then the next walk-in; and an early appointment when nobody else is there.
 *
 * @param clock  the time at the n-th call, n from 0
 */
export function* zmsOrder(visitors: readonly Visitor[], clock: (n: number) => number): Generator<Visitor, undefined> {
	const walkIns = visitors.filter(({ lane }) => lane !== 'appointment').sort((a, b) => priorityOf(a) - priorityOf(b) || a.order - b.order)
	const booked = visitors.filter(({ lane }) => lane === 'appointment').sort((a, b) => bookedFor(a) - bookedFor(b) || a.order - b.order)
	for (let n = 0, w = 0, b = 0; n < visitors.length; n++) {
		const walkIn = walkIns[w]
		const appointment = booked[b]
		const goesFirst = walkIn && appointment && priorityOf(walkIn) === 2 && walkIn.t < bookedFor(appointment)
		const isDue = appointment && clock(n) + EARLY_MS >= bookedFor(appointment)
		const next = appointment && !goesFirst && (isDue || !walkIn) ? appointment : walkIn
		if (!next) return
		if (next === walkIn) w++
		else b++
		yield next
	}
}

/**
 * The wait ZMS tells someone who takes a ticket now, ms: counted over the service's group and its open counters. While
 * none of those is open, over the counters planned for the next opening, as ZMS does with a typed-in number of desks.
 */
export function zmsEstimate(trace: Trace, visitor: Visitor, { now, waiting, open }: Hall): number {
	const groups = new Map(trace.services.map(({ id, group }) => [id, group]))
	const group = groups.get(visitor.service)
	const isOfGroup = ({ services }: Counter) => services.some((id) => groups.get(id) === group)
	const desks = [...open].filter(isOfGroup).length || plannedNext(trace, now).filter(isOfGroup).length
	const slot = (MINUTES_PER_CASE * MIN) / Math.max(1, desks)
	const line = [...waiting].filter(({ service }) => groups.get(service) === group)
	let place = 0
	for (const next of zmsOrder([...line, visitor], (n) => now + n * slot)) {
		if (next === visitor) break
		place++
	}
	const isDueLater = visitor.lane === 'appointment' && bookedFor(visitor) > now
	return isDueLater ? (Math.ceil((EARLY_MS + place * slot) / MIN) + 1) * MIN : Math.floor(((place + 1) * slot) / MIN) * MIN
}

/** Counters planned to work when the session now running, or the next one, is open. */
function plannedNext({ sessions, counters }: Trace, now: number): Counter[] {
	const session = sessions.find(({ close }) => now < close)
	const at = Math.max(now, session?.open ?? now)
	return counters.filter(({ planned }) => planned.some(({ from, to }) => from <= at && at < to))
}
