import { localDay } from '../contract/local-time.ts'
import type { KioskView } from '../contract/views.ts'

export const isSameDay = (a: number, b: number): boolean => localDay(a) === localDay(b)

/** Why no number can be had: a named day off, a weekday without hours, all numbers given, before or after hours. */
export type ClosedReason = 'holiday' | 'day-off' | 'no-numbers' | 'not-yet' | 'over'

export function closedReasonOf(view: KioskView, now: number): ClosedReason {
	if (view.closed?.reason) return 'holiday'
	if (view.services.length > 0 && view.services.every((s) => s.closedBecause === 'quota' || s.closedBecause === 'numbers'))
		return 'no-numbers'
	const opensAt = view.closed?.opensAt
	if (opensAt !== undefined && isSameDay(opensAt, now)) return 'not-yet'
	return view.closed?.dayOff ? 'day-off' : 'over'
}
