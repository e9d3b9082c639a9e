const OFFSET_MS = 7 * 3_600_000
const DAY_MS = 86_400_000

/** The centre's day, `YYYY-MM-DD`. Vietnam is UTC+7 all year, with no summer time since 1975 (IANA Asia/Ho_Chi_Minh). */
export const localDay = (at: number): string => new Date(at + OFFSET_MS).toISOString().slice(0, 10)

/** Milliseconds since local midnight, 0 … 86,399,999. */
export const msOfDay = (at: number): number => (((at + OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS

/** Epoch ms of a local day's midnight. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) - OFFSET_MS

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

export const nextDay = (day: string): string => localDay(startOfDay(day) + DAY_MS)

/** `HH:MM` as ms after local midnight. */
export function clockMs(clock: string): number {
	const [h = 0, m = 0] = clock.split(':').map(Number)
	return (h * 60 + m) * 60_000
}

/** So many days earlier. */
export const dayBefore = (day: string, days: number): string => localDay(startOfDay(day) - days * DAY_MS)
