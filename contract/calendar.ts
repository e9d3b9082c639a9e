import type { Hours } from './hours.ts'
import type { Text } from './ids.ts'
import { clockMs, dayBefore, nextDay, weekdayOf } from './local-time.ts'
import { mayServe } from './may-serve.ts'
import type { WorkProfile } from './work.ts'

/** A part of a day, ms after local midnight, half-open: closed at `close`. */
export interface Span {
	readonly open: number
	readonly close: number
}

/** What makes a day unlike others of its weekday. Where a day is said to be several, it is the first of these. */
export type SpecialDay =
	| { readonly kind: 'closed'; readonly reason: Text }
	| { readonly kind: 'part'; readonly spans: readonly Span[]; readonly reason?: Text }
	| { readonly kind: 'worked'; readonly asWeekday: number }

/** When somebody works. Never changes: other hours are another calendar. */
export interface Calendar {
	/** The hours of a day in order of time, never touching; none on a day off. */
	readonly spansOn: (day: string) => readonly Span[]
	readonly specialOn: (day: string) => SpecialDay | undefined
	/** Whether the days off of a year are settled, so that dates reckoned over it hold. */
	readonly isConfirmed: (year: number) => boolean
}

/** What is read of a set-up to know who works when. */
export interface Hall {
	readonly hours: Hours
	readonly agencies: readonly { readonly id: string; readonly hours?: Hours | undefined }[]
	readonly counters: readonly DeskHours[]
	readonly profiles: readonly WorkProfile[]
}
interface DeskHours {
	readonly services: readonly string[]
	readonly profileId?: string | undefined
	readonly agencyId?: string | undefined
	readonly hours?: Hours | undefined
}

const made = new WeakMap<Hours, WeakMap<Hours, Calendar>>()

/**
 * The calendar of the centre, or of own hours within it: their week in place of the centre's, the special days of both, and
 * where both name a day, their own. Which years are confirmed the centre alone says. Asked often; made once.
 */
export function calendarOf(centre: Hours, own: Hours = centre): Calendar {
	const known = made.get(centre) ?? new WeakMap<Hours, Calendar>()
	made.set(centre, known)
	const calendar = known.get(own) ?? makeCalendar(centre, own)
	known.set(own, calendar)
	return calendar
}

function makeCalendar(centre: Hours, own: Hours): Calendar {
	const week = weekOf(own)
	const special = new Map([...specialDays(centre), ...specialDays(own)])
	const confirmed = new Set(centre.confirmedYears)
	return {
		spansOn(day) {
			const it = special.get(day)
			if (it?.kind === 'closed') return []
			return it?.kind === 'part' ? it.spans : (week[it?.asWeekday ?? weekdayOf(day)] ?? [])
		},
		specialOn: (day) => special.get(day),
		isConfirmed: (year) => confirmed.has(year),
	}
}

/** Spans by weekday, from 1. */
function weekOf({ weekly }: Hours): Span[][] {
	const spanOf = ({ open, close }: { open: string; close: string }): Span => ({ open: clockMs(open), close: clockMs(close) })
	return [0, 1, 2, 3, 4, 5, 6, 7].map((weekday) => united(weekly.filter(({ days }) => days.includes(weekday)).map(spanOf)))
}

/** Of one set of hours; what comes later in the list counts. */
export function specialDays({ closed, worked, partDays = [] }: Hours): [string, SpecialDay][] {
	return [
		...worked.map(({ day, asWeekday }): [string, SpecialDay] => [day, { kind: 'worked', asWeekday }]),
		...partDays.map(({ day, parts, reason }): [string, SpecialDay] => {
			const spans = united(parts.map(({ open, close }) => ({ open: clockMs(open), close: clockMs(close) })))
			return [day, { kind: 'part', spans, ...(reason && { reason }) }]
		}),
		...closed.map(({ day, reason }): [string, SpecialDay] => [day, { kind: 'closed', reason }]),
	]
}

/** In order of time, with what overlaps or touches made one. */
export function united(spans: readonly Span[]): Span[] {
	const out: Span[] = []
	for (const span of [...spans].sort((a, b) => a.open - b.open)) {
		const last = out.at(-1)
		if (last && span.open <= last.close) out[out.length - 1] = { open: last.open, close: Math.max(last.close, span.close) }
		else out.push(span)
	}
	return out
}

/** An agency's own hours, else the centre's. An unknown agency keeps the centre's. */
export const agencyCalendar = ({ hours, agencies }: Pick<Hall, 'hours' | 'agencies'>, agencyId: string | undefined): Calendar =>
	calendarOf(hours, agencies.find(({ id }) => id === agencyId)?.hours)

/** A counter's own hours, else its agency's, else the centre's. */
export const counterCalendar = (hall: Pick<Hall, 'hours' | 'agencies'>, { hours, agencyId }: Omit<DeskHours, 'services'>): Calendar =>
	hours ? calendarOf(hall.hours, hours) : agencyCalendar(hall, agencyId)

const ofServices = new WeakMap<Hall, Map<string, Calendar>>()

/** A service's own hours; without them it is open while any counter is that may serve it. Asked often; made once for a set-up. */
export function serviceCalendar(hall: Hall, service: { readonly id: string; readonly hours?: Hours | undefined }): Calendar {
	if (service.hours) return calendarOf(hall.hours, service.hours)
	const known = ofServices.get(hall) ?? new Map<string, Calendar>()
	ofServices.set(hall, known)
	const desks = () =>
		hall.counters.filter((counter) => mayServe(hall, counter, service.id)).map((counter) => counterCalendar(hall, counter))
	const calendar = known.get(service.id) ?? anyOf(calendarOf(hall.hours), desks())
	known.set(service.id, calendar)
	return calendar
}

/** Open while any of these is. Of nobody's, the centre's. */
export function anyOf(centre: Calendar, calendars: readonly Calendar[]): Calendar {
	const [first = centre, ...others] = new Set(calendars)
	if (others.length === 0) return first
	const all = [first, ...others]
	return { ...centre, spansOn: (day) => united(all.flatMap((calendar) => calendar.spansOn(day))) }
}

/** Whether anybody works on a day, if only for a part of it. */
export const isWorkingDay = (calendar: Calendar, day: string): boolean => calendar.spansOn(day).length > 0

/** Seven days from the Monday on or before `day`. */
export function weekAround(day: string): string[] {
	const days = [dayBefore(day, weekdayOf(day) - 1)]
	while (days.length < 7) days.push(nextDay(days.at(-1) ?? day))
	return days
}
