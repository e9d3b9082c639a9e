import { dayBefore, nextDay, weekdayOf } from '../local-time.ts'
import type { Dimension } from '../reports.ts'

/** Whole days, both included, `2026-11-23`. */
export interface Period {
	from: string
	to: string
}

export const PRESETS = [
	'today',
	'yesterday',
	'this-week',
	'last-week',
	'this-month',
	'last-month',
	'this-quarter',
	'last-quarter',
	'this-year',
	'last-year',
] as const
export type Preset = (typeof PRESETS)[number]
export const COMPARISONS = ['none', 'before', 'last-year'] as const
export type Comparison = (typeof COMPARISONS)[number]

const dateOf = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
const partsOf = (day: string) => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8)) })
/** So many whole months, from the month of `day` shifted by `shift` months. */
function months(day: string, shift: number, long: number): Period {
	const { year, month } = partsOf(day)
	return { from: dateOf(year, month + shift, 1), to: dateOf(year, month + shift + long, 0) }
}
const quarterStart = (day: string): number => -((partsOf(day).month - 1) % 3)

/** The period now meant by a name. What is not over yet ends with its calendar end: later days have nothing in them. */
export function periodOf(preset: Preset, today: string): Period {
	const monday = dayBefore(today, weekdayOf(today) - 1)
	const { month } = partsOf(today)
	switch (preset) {
		case 'today':
			return { from: today, to: today }
		case 'yesterday':
			return { from: dayBefore(today, 1), to: dayBefore(today, 1) }
		case 'this-week':
			return { from: monday, to: dayBefore(monday, -6) }
		case 'last-week':
			return { from: dayBefore(monday, 7), to: dayBefore(monday, 1) }
		case 'this-month':
			return months(today, 0, 1)
		case 'last-month':
			return months(today, -1, 1)
		case 'this-quarter':
			return months(today, quarterStart(today), 3)
		case 'last-quarter':
			return months(today, quarterStart(today) - 3, 3)
		case 'this-year':
			return months(today, 1 - month, 12)
		case 'last-year':
			return months(today, 1 - month - 12, 12)
	}
}

/** What a period is held against: whole months against as many months before, else as many days before; or a year earlier. */
export function comparedWith({ from, to }: Period, comparison: Comparison): Period | undefined {
	if (comparison === 'none') return undefined
	if (comparison === 'last-year') return { from: yearEarlier(from), to: yearEarlier(to) }
	const [a, b] = [partsOf(from), partsOf(nextDay(to))]
	const long = (b.year - a.year) * 12 + b.month - a.month
	if (a.day === 1 && b.day === 1 && long > 0) return months(from, -long, long)
	return { from: dayBefore(from, daysIn({ from, to })), to: dayBefore(from, 1) }
}

/** The same date; of 29 February, the 28th. */
function yearEarlier(day: string): string {
	const { year, month, day: date } = partsOf(day)
	return dateOf(year - 1, month, Math.min(date, partsOf(dateOf(year - 1, month + 1, 0)).day))
}

export const daysIn = ({ from, to }: Period): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1

/** Months that are over, the newest first, from the one of `first` on: at most two years of them. */
export function monthsBefore(today: string, first: string | undefined): string[] {
	const all = Array.from({ length: MONTHS_TOLD }, (_, i) => months(today, -1 - i, 1).from.slice(0, 7))
	return all.filter((month) => first !== undefined && month >= first.slice(0, 7))
}

/** Up to so many days are told day by day. */
const DAYS_TOLD = 62
const MONTHS_TOLD = 24

/** Two years up to the end of the period, by month; by day while there are only some weeks. */
export function trendOf({ to }: Period, first: string | undefined): Period & { by: Dimension[] } {
	const early = months(to, 1 - MONTHS_TOLD, 1).from
	const from = first !== undefined && first > early ? (first > to ? to : first) : early
	const byDay = daysIn({ from, to }) <= DAYS_TOLD
	return { from: byDay ? from : `${from.slice(0, 7)}-01`, to, by: [byDay ? 'day' : 'month'] }
}

/** `23/11/2026`, or `01/11 – 22/11/2026`. */
export function inWords({ from, to }: Period): string {
	const date = (day: string) => day.split('-').reverse().join('/')
	if (from === to) return date(to)
	return `${from.slice(0, 4) === to.slice(0, 4) ? date(from).slice(0, 5) : date(from)} – ${date(to)}`
}
