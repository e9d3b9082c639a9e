import { serviceCalendar, united } from '../contract/calendar.ts'
import type { CentreSetup } from '../contract/centre.ts'
import { localDay } from '../contract/local-time.ts'
import type { KioskView } from '../contract/views.ts'

export const isSameDay = (a: number, b: number): boolean => localDay(a) === localDay(b)

/** `07:00–11:30`, `13:30–17:00`: when any service gives numbers on the day of `at`. */
export function sessionsOf(setup: CentreSetup, at: number): string[] {
	const day = localDay(at)
	const spans = united(setup.services.flatMap((service) => serviceCalendar(setup, service).spansOn(day)))
	return spans.map(({ open, close }) => `${clockOf(open)}–${clockOf(close)}`)
}

/** Ms after midnight as `07:00`. */
const clockOf = (ms: number): string => new Date(ms).toISOString().slice(11, 16)

/** Why no number can be had: a named day off, a weekday without hours, all numbers given, before or after hours. */
export type ClosedReason = 'holiday' | 'day-off' | 'no-numbers' | 'not-yet' | 'over'

export function closedReasonOf(view: KioskView, setup: CentreSetup, now: number): ClosedReason {
	if (view.closed?.reason) return 'holiday'
	if (view.services.length > 0 && view.services.every((s) => s.closedBecause === 'quota' || s.closedBecause === 'numbers'))
		return 'no-numbers'
	const opensAt = view.closed?.opensAt
	if (opensAt !== undefined && isSameDay(opensAt, now)) return 'not-yet'
	return sessionsOf(setup, now).length === 0 ? 'day-off' : 'over'
}
