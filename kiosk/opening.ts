import type { Hours } from '../contract/hours.ts'
import type { KioskView } from '../contract/views.ts'

const DAY_MS = 86_400_000
/** The centre keeps the time of Asia/Ho_Chi_Minh, UTC+7 without summer time. */
const OFFSET_MS = 7 * 3_600_000

/** 1 Monday … 7 Sunday, in the centre's day. */
export const weekdayOf = (at: number): number => ((Math.floor((at + OFFSET_MS) / DAY_MS) + 3) % 7) + 1
export const isSameDay = (a: number, b: number): boolean => Math.floor((a + OFFSET_MS) / DAY_MS) === Math.floor((b + OFFSET_MS) / DAY_MS)

/** `07:00–11:30`, `13:30–17:00`: when the centre is open on the weekday of `at`. */
export const sessionsOf = ({ weekly }: Hours, at: number): string[] =>
	weekly
		.filter(({ days }) => days.includes(weekdayOf(at)))
		.map(({ open, close }) => `${open}–${close}`)
		.sort()

/** Why no number can be had: a named day off, a weekday without hours, all numbers given, before or after hours. */
export type ClosedReason = 'holiday' | 'day-off' | 'no-numbers' | 'not-yet' | 'over'

export function closedReasonOf(view: KioskView, hours: Hours | undefined, now: number): ClosedReason {
	if (view.closed?.reason) return 'holiday'
	if (view.services.length > 0 && view.services.every((s) => s.closedBecause === 'quota' || s.closedBecause === 'numbers'))
		return 'no-numbers'
	const opensAt = view.closed?.opensAt
	if (opensAt !== undefined && isSameDay(opensAt, now)) return 'not-yet'
	return hours && sessionsOf(hours, now).length === 0 ? 'day-off' : 'over'
}
