import { serviceCalendar, united, type Calendar, type Hall, type Span } from '../../contract/calendar.ts'
import type { Hours } from '../../contract/hours.ts'
import type { Text } from '../../contract/ids.ts'
import { localDay, nextDay, startOfDay } from '../../contract/local-time.ts'

export interface Opening {
	open: boolean
	/** When it opens next, epoch ms; absent when open, or when nothing opens within 60 days. */
	opensAt?: number
	/** Why the whole day is closed, on a holiday. */
	reason?: Text
}

const SEARCH_DAYS = 60

/** The newest answer of a calendar holds until it opens or closes, or the day ends; every view asks. */
const answers = new WeakMap<Calendar, { from: number; until: number; opening: Opening }>()

/** Whether a calendar is open at `at`, and if not when it opens next. Half-open: closed at the closing minute. */
export function openingAt(calendar: Calendar, at: number): Opening {
	const known = answers.get(calendar)
	if (known && known.from <= at && at < known.until) return known.opening
	const answer = { from: at, ...look(calendar, at) }
	answers.set(calendar, answer)
	return answer.opening
}

function look(calendar: Calendar, at: number): { until: number; opening: Opening } {
	const today = localDay(at)
	const midnight = startOfDay(today)
	const now = calendar.spansOn(today).find(({ open, close }) => midnight + open <= at && at < midnight + close)
	if (now) return { until: midnight + now.close, opening: { open: true } }
	const special = calendar.specialOn(today)
	const opensAt = nextOpening(calendar, at)
	return {
		until: Math.min(opensAt ?? Infinity, startOfDay(nextDay(today))),
		opening: {
			open: false,
			...(opensAt !== undefined && { opensAt }),
			...(special?.kind === 'closed' && { reason: special.reason }),
		},
	}
}

/** A service's own hours, else those of the counters that may serve it. The demo is open at every hour of every day. */
export const serviceOpening = (
	centre: Hall & { demo: boolean },
	service: { id: string; hours?: Hours | undefined },
	at: number,
): Opening => (centre.demo ? { open: true } : openingAt(serviceCalendar(centre, service), at))

/** When any of the services gives numbers on a day. */
export const hallSpans = (centre: Hall & { services: readonly { id: string; hours?: Hours | undefined }[] }, day: string): Span[] =>
	united(centre.services.flatMap((service) => serviceCalendar(centre, service).spansOn(day)))

function nextOpening(calendar: Calendar, at: number): number | undefined {
	let day = localDay(at)
	for (let i = 0; i < SEARCH_DAYS; i++, day = nextDay(day)) {
		const midnight = startOfDay(day)
		const next = calendar.spansOn(day).find(({ open }) => midnight + open > at)
		if (next) return midnight + next.open
	}
	return undefined
}
