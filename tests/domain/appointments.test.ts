import { describe, expect, it } from 'vitest'
import { bookingsToCome } from '../../server/domain/appointments.ts'
import { createHall, kiosk, MONDAY_9, officer, supervisor, uuid, type Hall } from '../support/hall.ts'

const MINUTE = 60_000
const DAY = '2026-11-23'
const booked = (code: string, inMinutes: number, serviceId = 'ho-tich') => ({ code, at: MONDAY_9 + inMinutes * MINUTE, serviceId })
const bring = (hall: Hall, ...appointments: ReturnType<typeof booked>[]) =>
	hall.must({ type: 'ImportAppointments', forDay: DAY, appointments }, supervisor)
const checkIn = (hall: Hall, n: number, code: string) => hall.run({ type: 'CheckIn', visitId: uuid(n), code }, kiosk)

describe('a booked visitor', () => {
	it('gets a ticket of the appointment lane, of what was booked', () => {
		const hall = createHall()
		bring(hall, { ...booked('HEN1', 20, 'dat-dai') })
		expect(checkIn(hall, 1, 'HEN1')).toMatchObject({
			facts: [
				{ type: 'TicketIssued', lane: 'appointment', serviceId: 'dat-dai', appointmentAt: MONDAY_9 + 20 * MINUTE, appointmentCode: 'HEN1' },
			],
		})
	})
	it('is called from five minutes before the booked time, before those who came earlier', () => {
		const hall = createHall()
		hall.open(1)
		bring(hall, booked('HEN1', 20))
		hall.issue(1)
		hall.issue(2)
		checkIn(hall, 3, 'HEN1')
		hall.callNext(1)
		expect(hall.state(uuid(1))).toBe('called')
		hall.must({ type: 'MarkNoShow' }, officer(1))
		hall.later(15 * MINUTE)
		expect(hall.callNext(1)).toMatchObject([
			{ visitId: uuid(3), why: { rule: 'appointment', before: 'A002', passed: 1, appointmentAt: MONDAY_9 + 20 * MINUTE } },
		])
	})
	it('who is much too early is asked to come later; who is a little early may wait', () => {
		const hall = createHall()
		bring(hall, booked('HEN1', 61), booked('HEN2', 60))
		expect(checkIn(hall, 1, 'HEN1')).toEqual({ refused: 'appointment-too-early' })
		expect(checkIn(hall, 2, 'HEN2')).toHaveProperty('facts')
	})
	it('who is too late waits like everyone else', () => {
		const hall = createHall()
		bring(hall, booked('HEN1', 20), booked('HEN2', 20))
		hall.later(35 * MINUTE)
		expect(checkIn(hall, 1, 'HEN1')).toMatchObject({ facts: [{ lane: 'appointment' }] })
		hall.later(1)
		expect(checkIn(hall, 2, 'HEN2')).toMatchObject({ facts: [{ lane: 'regular' }] })
	})
	it('has one ticket, however often the code is shown', () => {
		const hall = createHall()
		bring(hall, booked('HEN1', 20))
		checkIn(hall, 1, 'HEN1')
		expect(checkIn(hall, 2, 'HEN1')).toEqual({ repeatOf: uuid(1) })
	})
	it('keeps the place through a new import of the day', () => {
		const hall = createHall()
		bring(hall, booked('HEN1', 20), booked('HEN2', 30))
		checkIn(hall, 1, 'HEN1')
		bring(hall, booked('HEN1', 20), booked('HEN3', 40))
		expect(checkIn(hall, 2, 'HEN1')).toEqual({ repeatOf: uuid(1) })
		expect(checkIn(hall, 2, 'HEN2')).toEqual({ refused: 'appointment-not-found' })
		expect(checkIn(hall, 3, 'HEN3')).toHaveProperty('facts')
	})
	it('is not known on another day', () => {
		const hall = createHall()
		const tomorrow = { ...booked('HEN1', 24 * 60) }
		hall.must({ type: 'ImportAppointments', forDay: '2026-11-24', appointments: [tomorrow] }, supervisor)
		expect(checkIn(hall, 1, 'HEN1')).toEqual({ refused: 'appointment-not-found' })
	})
})

describe('an import', () => {
	const bad = (appointments: ReturnType<typeof booked>[]) =>
		createHall().run({ type: 'ImportAppointments', forDay: DAY, appointments }, supervisor)
	it.each([
		['a code twice', [booked('HEN1', 1), booked('HEN1', 2)]],
		['a time of another day', [booked('HEN1', 24 * 60)]],
		['a service there is not', [booked('HEN1', 1, 'nowhere')]],
	])('with %s is refused whole', (_, appointments) => {
		expect(bad(appointments)).toEqual({ refused: 'invalid-command' })
	})
	it('is what still may come: nobody checked in, not too late', () => {
		const hall = createHall()
		bring(hall, booked('HEN3', 30), booked('HEN1', 10), booked('HEN2', 20))
		checkIn(hall, 1, 'HEN1')
		expect(bookingsToCome(hall.day, hall.now()).map((b) => b.code)).toEqual(['HEN2', 'HEN3'])
		expect(bookingsToCome(hall.day, hall.now() + 36 * MINUTE).map((b) => b.code)).toEqual(['HEN3'])
	})
})
