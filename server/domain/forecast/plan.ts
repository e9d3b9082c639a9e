import { calendarOf, counterCalendar, type Calendar } from '../../../contract/calendar.ts'
import type { Centre } from '../../../contract/centre.ts'
import { startOfDay } from '../../../contract/local-time.ts'

export interface Span {
	readonly from: number
	readonly to: number
}

/** What is known of a day beforehand. Times are epoch ms. */
export interface Plan {
	/** Hours of the centre, in order of time. */
	readonly sessions: readonly Span[]
	/** Hours of single counters, where they differ. */
	readonly shifts?: ReadonlyMap<string, readonly Span[]>
	/** Counters of which it is decided when they call, whatever their habit. */
	readonly decided?: ReadonlyMap<string, readonly Span[]>
	/** Appointments given out, those checked in since included. */
	readonly bookings?: readonly { readonly at: number; readonly serviceId: string }[]
}

/** The hours of that day, of the centre and of counters with others. The demo has none: whoever wants opens a counter, and nobody is expected to. */
export function planOf(centre: Pick<Centre, 'hours' | 'agencies' | 'counters' | 'demo'>, date: string): Plan {
	if (centre.demo) return { sessions: [] }
	const hall = calendarOf(centre.hours)
	const shifts = new Map<string, readonly Span[]>()
	for (const counter of centre.counters) {
		const calendar = counterCalendar(centre, counter)
		if (calendar !== hall) shifts.set(counter.id, spansOf(calendar, date))
	}
	return { sessions: spansOf(hall, date), ...(shifts.size > 0 && { shifts }) }
}

const spansOf = (calendar: Calendar, date: string): Span[] =>
	calendar.spansOn(date).map(({ open, close }) => ({ from: startOfDay(date) + open, to: startOfDay(date) + close }))

/** The hours planned for a counter. */
export const hoursOf = ({ sessions, shifts }: Plan, counterId: string): readonly Span[] => shifts?.get(counterId) ?? sessions
