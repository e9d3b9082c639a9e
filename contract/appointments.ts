import { z } from 'zod'
import { EpochMs, Id } from './ids.ts'

/** As the visitor was sent it, and as the kiosk's QR holds it. */
export const AppointmentCode = z.string().regex(/^[A-Z0-9]{4,12}$/)

/** A booked time. No name, no telephone: whoever has the code has the booking. */
export const Appointment = z.strictObject({ code: AppointmentCode, at: EpochMs, serviceId: Id, procedureId: Id.optional() })
export type Appointment = z.infer<typeof Appointment>
