import type { Centre, Service } from '../../contract/centre.ts'
import type { Hours } from '../../contract/hours.ts'
import type { Text } from '../../contract/ids.ts'
import { clockMs, localDay, msOfDay, nextDay, startOfDay, weekdayOf } from '../../contract/local-time.ts'

export interface Opening {
	open: boolean
	/** When it opens next, epoch ms; absent when open, or when nothing opens within 60 days. */
	opensAt?: number
	/** Why the whole day is closed, on a holiday. */
	reason?: Text
}

const SEARCH_DAYS = 60

/** Whether these hours are open at `at`, and if not when they open next. Half-open: closed at the closing minute. */
export function openingAt(hours: Hours, at: number): Opening {
	const today = localDay(at)
	if (sessionsOf(hours, today).some((s) => s.open <= msOfDay(at) && msOfDay(at) < s.close)) return { open: true }
	const reason = hours.closed.find((c) => c.day === today)?.reason
	const opensAt = nextOpening(hours, at)
	return { open: false, ...(opensAt !== undefined && { opensAt }), ...(reason && { reason }) }
}

/** A service's own hours, else the centre's. The demo is open at every hour of every day. */
export const serviceOpening = (centre: Pick<Centre, 'demo' | 'hours'>, service: Pick<Service, 'hours'>, at: number): Opening =>
	centre.demo ? { open: true } : openingAt(service.hours ?? centre.hours, at)

function nextOpening(hours: Hours, at: number): number | undefined {
	let day = localDay(at)
	for (let i = 0; i < SEARCH_DAYS; i++, day = nextDay(day)) {
		const starts = sessionsOf(hours, day)
			.map((s) => startOfDay(day) + s.open)
			.filter((start) => start > at)
		if (starts.length) return Math.min(...starts)
	}
	return undefined
}

/** A day's hours, ms after local midnight; none on a day off. */
export function sessionsOf(hours: Hours, day: string): { open: number; close: number }[] {
	if (hours.closed.some((c) => c.day === day)) return []
	const weekday = hours.worked.find((w) => w.day === day)?.asWeekday ?? weekdayOf(day)
	return hours.weekly.filter((w) => w.days.includes(weekday)).map((w) => ({ open: clockMs(w.open), close: clockMs(w.close) }))
}
