import type { Calendar } from '../../contract/calendar.ts'
import { localDay, nextDay, startOfDay, weekdayOf } from '../../contract/local-time.ts'

const DAY_MS = 86_400_000

/** How a day is drawn: worked as usual, not a working day, off, worked in place of another, or with hours of its own. */
export type Mark = 'open' | 'off' | 'closed' | 'worked' | 'part'

export function markOf(calendar: Calendar, day: string): Mark {
	const special = calendar.specialOn(day)
	if (calendar.spansOn(day).length === 0) return special?.kind === 'closed' ? 'closed' : 'off'
	if (special?.kind === 'worked') return 'worked'
	return special ? 'part' : 'open'
}

/** `2026-02-01` … in weeks from Monday; places outside the month are empty. */
export function weeksOf(year: number, month: number): (string | undefined)[][] {
	const first = `${year}-${String(month).padStart(2, '0')}-01`
	const cells: (string | undefined)[] = Array.from({ length: weekdayOf(first) - 1 }, () => undefined)
	for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = nextDay(day)) cells.push(day)
	while (cells.length % 7 > 0) cells.push(undefined)
	return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** Every day of a year. */
export const daysOfYear = (year: number): string[] => daysBetween(`${year}-01-01`, `${year}-12-31`)

/** Both ends included; none where `to` is before `from`. */
export function daysBetween(from: string, to: string): string[] {
	const days: string[] = []
	for (let day = from; day <= to; day = nextDay(day)) days.push(day)
	return days
}

const plus = (day: string, days: number): string => localDay(startOfDay(day) + days * DAY_MS)

/** The day a key leads to, within the year; `undefined` where the key means nothing here. */
export function dayAt(day: string, key: string): string | undefined {
	const ways: Partial<Record<string, () => string>> = {
		ArrowLeft: () => plus(day, -1),
		ArrowRight: () => plus(day, 1),
		ArrowUp: () => plus(day, -7),
		ArrowDown: () => plus(day, 7),
		Home: () => plus(day, 1 - weekdayOf(day)),
		End: () => plus(day, 7 - weekdayOf(day)),
		PageUp: () => inMonth(day, -1),
		PageDown: () => inMonth(day, 1),
	}
	const to = ways[key]?.()
	if (to === undefined) return undefined
	const year = day.slice(0, 4)
	return to < `${year}-01-01` ? `${year}-01-01` : to > `${year}-12-31` ? `${year}-12-31` : to
}

/** The same date so many months on, or the last of that month. */
function inMonth(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
	const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
	return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
