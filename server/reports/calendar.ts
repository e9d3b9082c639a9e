import { weekdayOf } from '../../contract/local-time.ts'

const DAY_MS = 86_400_000

/** Days since 1970-01-01, for columns. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS
export const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** `2026-W48`: the week of its Thursday. ISO 8601. */
export function weekOf(day: string): string {
	const thursday = dayOf(dayNumber(day) - weekdayOf(day) + 4)
	const nth = Math.floor((dayNumber(thursday) - dayNumber(`${thursday.slice(0, 4)}-01-01`)) / 7) + 1
	return `${thursday.slice(0, 4)}-W${String(nth).padStart(2, '0')}`
}

export const monthOf = (day: string): string => day.slice(0, 7)
export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
export const yearOf = (day: string): string => day.slice(0, 4)
