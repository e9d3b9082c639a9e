import type { Plan } from '../domain/forecast/plan.ts'
import { startOfDay } from '../../contract/local-time.ts'
import type { Trace } from './trace.ts'

/** What the centre of a trace knows of the day beforehand. */
export function planOf({ date, sessions, counters, booked }: Trace): Plan {
	const midnight = startOfDay(date)
	const at = ({ from, to }: { from: number; to: number }) => ({ from: midnight + from, to: midnight + to })
	return {
		sessions: sessions.map(({ open, close }) => at({ from: open, to: close })),
		shifts: new Map(counters.map(({ id, planned }) => [id, planned.map(at)])),
		bookings: booked.map(({ at: time, service }) => ({ at: midnight + time, serviceId: service })),
	}
}
