import type { Centre } from '../../../contract/centre.ts'
import { sessionsOf } from '../opening.ts'
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

/** The centre's hours of that day. The demo has none: whoever wants opens a counter, and nobody is expected to. */
export const planOf = ({ hours, demo }: Pick<Centre, 'hours' | 'demo'>, date: string): Plan => ({
	sessions: (demo ? [] : sessionsOf(hours, date))
		.map(({ open, close }) => ({ from: startOfDay(date) + open, to: startOfDay(date) + close }))
		.sort((a, b) => a.from - b.from),
})

/** The hours planned for a counter. */
export const hoursOf = ({ sessions, shifts }: Plan, counterId: string): readonly Span[] => shifts?.get(counterId) ?? sessions
