import type { Appointment } from '../../contract/appointments.ts'
import type { CommandOf } from '../../contract/commands.ts'
import { accept, refuse, refuseUntil, type Booking, type Context, type Day, type Decision } from './day.ts'
import { localDay } from '../../contract/local-time.ts'
import { issueTicket } from './ticketing.ts'

/** The bookings of a day, instead of those known before; who has checked in stays so. */
export function importAppointments(day: Day, { forDay, appointments }: CommandOf<'ImportAppointments'>): Decision {
	const codes = new Set<string>()
	for (const { code, at, serviceId, procedureId } of appointments) {
		if (codes.has(code)) return refuse('invalid-command', `appointments: the code ${code} comes twice`)
		codes.add(code)
		if (localDay(at) !== forDay) return refuse('invalid-command', `appointments: ${code} is not on ${forDay}`)
		if (!day.setup.services.has(serviceId)) return refuse('invalid-command', `appointments: ${code} names the unknown service ${serviceId}`)
		if (procedureId !== undefined && !day.setup.procedures.has(procedureId))
			return refuse('invalid-command', `appointments: ${code} names the unknown procedure ${procedureId}`)
	}
	return accept({ type: 'AppointmentsImported', forDay, appointments })
}

/**
 * A booked visitor is here: a ticket of the appointment lane. Too early is asked to come later; too late waits like
 * everyone else, for the place is given away. One booking has one ticket, however often it is checked in.
 */
export function checkIn(day: Day, command: CommandOf<'CheckIn'>, context: Context): Decision {
	const booking = day.bookings.get(command.code)
	if (!booking) return refuse('appointment-not-found')
	if (booking.visitId !== undefined) return { ok: true, repeatOf: booking.visitId }
	const { earlyMs, lateMs } = day.setup.centre.appointments
	if (context.at < booking.at - earlyMs) return refuseUntil(booking.at - earlyMs, 'appointment-too-early')
	const lane = context.at <= booking.at + lateMs ? 'appointment' : 'regular'
	const { visitId, commandId, language, code } = command
	const { serviceId, procedureId, at: appointmentAt } = booking
	return issueTicket(
		day,
		{ type: 'IssueTicket', commandId, visitId, serviceId, lane, language, ...(procedureId && { procedureId }) },
		context,
		{ appointmentAt, appointmentCode: code },
	)
}

/** Bookings that may still be checked in as such: nobody has, and it is not too late. Soonest first. */
export function bookingsToCome(day: Pick<Day, 'bookings' | 'setup'>, at: number): Booking[] {
	const { lateMs } = day.setup.centre.appointments
	return [...day.bookings.values()].filter((b) => b.visitId === undefined && at <= b.at + lateMs).sort((a, b) => a.at - b.at)
}

/** A day's bookings out of the facts that brought them, oldest first: the newest for a day replaces those before. */
export const bookingsOf = (appointments: readonly Appointment[]): Map<string, Booking> => new Map(appointments.map((a) => [a.code, a]))
