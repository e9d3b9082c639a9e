import type { Calendar } from './calendar.ts'
import { isWorkingDay } from './calendar.ts'
import type { Limit } from './catalogue.ts'
import { clockMs, localDay, msOfDay, nextDay, startOfDay } from './local-time.ts'

/** When a dossier's result is due. */
export interface Due {
	/** The last day, `YYYY-MM-DD`: always one on which somebody works. */
	readonly day: string
	/** The moment, epoch ms; of limits in hours alone. */
	readonly at?: number
	/** False where it lies in, or was reckoned over, a year whose days off are not settled: it may move. */
	readonly certain: boolean
}

const HOUR_MS = 3_600_000
/** No limit of the law is near this; what is longer is a mistake. */
const FARTHEST_DAYS = 3660
/** Received after it, "the same day" is the next working day, where the procedure says nothing else. */
const CUTOFF = '15:00'

/**
 * When the result is due of a dossier received at `receivedAt` (epoch ms), by the calendar of the agency that works on it.
 * Days are counted from the day after receipt, whatever day that was; an end on a day off moves to the next working day,
 * and half a day worked is a working day. Hours are working hours from the moment of receipt, or from the next opening; they
 * may end with the closing minute. "The same day" is so up to and including the cutoff, while the office is open that day.
 *
 * @returns `undefined` where it cannot be reckoned: nobody ever works, or the limit is beyond ten years
 * @source NĐ 61/2018/NĐ-CP, NĐ 118/2025/NĐ-CP; Bộ luật Dân sự 2015, Đ. 147–148 (day after receipt, end on a day off)
 */
export function dueAt(receivedAt: number, limit: Limit, calendar: Calendar): Due | undefined {
	const end = endOf(receivedAt, limit, calendar)
	if (!end) return undefined
	return { ...end, certain: yearsBetween(localDay(receivedAt), end.day).every((year) => calendar.isConfirmed(year)) }
}

function endOf(receivedAt: number, { value, unit, cutoff }: Limit, calendar: Calendar): Omit<Due, 'certain'> | undefined {
	if (unit === 'hour') return afterHours(receivedAt, value, calendar)
	const received = localDay(receivedAt)
	let day: string | undefined
	if (unit === 'working_day') day = afterWorkingDays(received, value, calendar)
	else if (unit === 'calendar_day') day = value > FARTHEST_DAYS ? undefined : workingDayFrom(daysAfter(received, value), calendar)
	else day = workingDayFrom(isInTime(receivedAt, cutoff ?? CUTOFF, calendar) ? received : nextDay(received), calendar)
	return day === undefined ? undefined : { day }
}

const daysAfter = (day: string, days: number): string => localDay(startOfDay(day) + days * 24 * HOUR_MS)

function afterWorkingDays(received: string, value: number, calendar: Calendar): string | undefined {
	let day = received
	let left = value
	for (let i = 0; left > 0 && i < FARTHEST_DAYS; i++) {
		day = nextDay(day)
		if (isWorkingDay(calendar, day)) left--
	}
	return left > 0 ? undefined : workingDayFrom(day, calendar)
}

/** This day, or the first working day after it. */
function workingDayFrom(from: string, calendar: Calendar): string | undefined {
	let day = from
	for (let i = 0; i < FARTHEST_DAYS; i++, day = nextDay(day)) if (isWorkingDay(calendar, day)) return day
	return undefined
}

/** Whether it can still be dealt with on its day: by the cutoff, and before the office closes for the day. */
function isInTime(receivedAt: number, cutoff: string, calendar: Calendar): boolean {
	const closes = calendar.spansOn(localDay(receivedAt)).at(-1)?.close
	return closes !== undefined && msOfDay(receivedAt) <= clockMs(cutoff) && msOfDay(receivedAt) < closes
}

function afterHours(receivedAt: number, hours: number, calendar: Calendar): { day: string; at: number } | undefined {
	let left = hours * HOUR_MS
	let day = localDay(receivedAt)
	for (let i = 0; i < FARTHEST_DAYS; i++, day = nextDay(day)) {
		const midnight = startOfDay(day)
		for (const { open, close } of calendar.spansOn(day)) {
			const from = Math.max(midnight + open, receivedAt)
			const length = midnight + close - from
			if (length <= 0) continue
			if (left <= length) return { day, at: from + left }
			left -= length
		}
	}
	return undefined
}

function yearsBetween(from: string, to: string): number[] {
	const first = Number(from.slice(0, 4))
	return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, i) => first + i)
}
