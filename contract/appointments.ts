import { z } from 'zod'
import { EpochMs, Id, LocalDay, TicketNumber } from './ids.ts'

/** As the visitor was sent it, and as the kiosk's QR holds it. */
export const AppointmentCode = z.string().regex(/^[A-Z0-9]{4,12}$/)

/** A booked time. No name, no telephone: whoever has the code has the booking. */
export const Appointment = z.strictObject({ code: AppointmentCode, at: EpochMs, serviceId: Id, procedureId: Id.optional() })
export type Appointment = z.infer<typeof Appointment>

/**
 * The bookings of a day, soonest first. Whoever has a code has the booking, so a list tells its last two characters alone:
 * with time and service that is enough to know a visitor's row, and too little to check in with.
 */
export const AppointmentList = z.object({
	day: LocalDay,
	appointments: z.array(
		z.object({
			codeEnds: z.string().length(2),
			at: EpochMs,
			serviceId: Id,
			/** `late`: not checked in, and the place is given away. */
			state: z.enum(['to-come', 'checked-in', 'late']),
			/** The ticket, once checked in. */
			number: TicketNumber.optional(),
		}),
	),
})
export type AppointmentList = z.infer<typeof AppointmentList>
