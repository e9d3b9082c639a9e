import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { AppointmentList, type Appointment } from '../../contract/appointments.ts'
import { LocalDay } from '../../contract/ids.ts'
import type { Booking, Day } from '../domain/day.ts'
import type { Clock } from '../ports/core.ts'
import type { FactLog } from '../ports/facts.ts'
import { require, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'
import { Refused } from './problem.ts'

export interface AppointmentParts {
	day: () => Pick<Day, 'date' | 'bookings' | 'visits' | 'setup'>
	log: Pick<FactLog, 'lastImport'>
	clock: Clock
}

const route = createRoute({
	method: 'get',
	path: '/appointments',
	summary: 'Bookings of today, or as imported for a later day; of each code its last two characters alone',
	request: { query: z.object({ day: LocalDay.optional() }) },
	responses: { 200: json(AppointmentList, 'Soonest first'), ...refusals },
})

export function appointmentRoutes(app: OpenAPIHono<Env>, { day, log, clock }: AppointmentParts): void {
	app.openapi(route, (c) => {
		require(c.var.caller, 'book')
		const today = day()
		const asked = c.req.valid('query').day ?? today.date
		if (asked < today.date) throw new Refused('not-found', 'days before today are in the log')
		const bookings = asked === today.date ? [...today.bookings.values()] : (log.lastImport(asked)?.appointments ?? [])
		const seen = { ...today, at: clock.now() }
		const appointments = bookings.map((booking) => cardOf(seen, booking)).sort((a, b) => a.at - b.at)
		return c.json({ day: asked, appointments }, 200)
	})
}

function cardOf({ visits, setup, at }: Pick<Day, 'visits' | 'setup'> & { at: number }, booking: Booking | Appointment) {
	const visit = 'visitId' in booking && booking.visitId !== undefined ? visits.get(booking.visitId) : undefined
	const isLate = at > booking.at + setup.centre.appointments.lateMs
	const state: AppointmentList['appointments'][number]['state'] = visit ? 'checked-in' : isLate ? 'late' : 'to-come'
	return {
		...{ codeEnds: booking.code.slice(-2), at: booking.at, serviceId: booking.serviceId, state },
		...(visit && { number: visit.number }),
	}
}
