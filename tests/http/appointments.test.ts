import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { AppointmentList } from '../../contract/appointments.ts'
import { ForecastScore } from '../../contract/forecast.ts'
import { testCentre } from '../support/centre.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

const MINUTE = 60_000
const DAY = '2026-11-23'
let server: TestServer
let at = MONDAY_9
let supervisor: Credentials
let kiosk: Credentials
beforeAll(async () => {
	server = await startTestServer({ centre: testCentre(), now: () => at })
	supervisor = await server.signIn('supervisor')
	kiosk = (await server.enrol('kiosk', 'kiosk-1')).headers
})
afterAll(() => server.stop())

const book = (forDay: string, appointments: { code: string; at: number; serviceId: string }[]) =>
	server.send({ type: 'ImportAppointments', forDay, appointments }, supervisor)
const listOf = async (query = '') => AppointmentList.parse((await server.getJson(`/appointments${query}`, supervisor)).body)

it('tells who is to come, who checked in with which number, and who is late; of a code only its end', async () => {
	expect(await listOf()).toEqual({ day: DAY, appointments: [] })
	const booked = [
		{ code: 'HEN3X9', at: MONDAY_9 + 60 * MINUTE, serviceId: 'dat-dai' },
		{ code: 'HEN1', at: MONDAY_9 - 15 * MINUTE, serviceId: 'ho-tich' },
		{ code: 'HEN2', at: MONDAY_9, serviceId: 'ho-tich' },
	]
	expect((await book(DAY, booked)).status).toBe(201)
	expect((await server.send({ type: 'CheckIn', visitId: randomUUID(), code: 'HEN2' }, kiosk)).status).toBe(201)
	at += 1
	const { appointments } = await listOf(`?day=${DAY}`)
	expect(appointments).toEqual([
		{ codeEnds: 'N1', at: MONDAY_9 - 15 * MINUTE, serviceId: 'ho-tich', state: 'late' },
		{ codeEnds: 'N2', at: MONDAY_9, serviceId: 'ho-tich', state: 'checked-in', number: 'A001' },
		{ codeEnds: 'X9', at: MONDAY_9 + 60 * MINUTE, serviceId: 'dat-dai', state: 'to-come' },
	])
})

it('tells a later day as it was imported last', async () => {
	const later = MONDAY_9 + 24 * 60 * MINUTE
	await book('2026-11-24', [{ code: 'CU01', at: later, serviceId: 'ho-tich' }])
	await book('2026-11-24', [{ code: 'MOI2', at: later, serviceId: 'dat-dai' }])
	expect((await listOf('?day=2026-11-24')).appointments).toEqual([{ codeEnds: 'I2', at: later, serviceId: 'dat-dai', state: 'to-come' }])
	expectProblem(
		await answerOf(await server.call('/appointments?day=2026-11-22', { headers: supervisor })),
		'not-found',
		'/api/appointments',
	)
	expectProblem(
		await answerOf(await server.call('/appointments?day=23/11/2026', { headers: supervisor })),
		'invalid-command',
		'/api/appointments',
	)
})

it('takes as many bookings as a day may have from a supervisor too', async () => {
	const many = Array.from({ length: 5_000 }, (_, i) => ({ code: `HEN${String(i).padStart(9, '0')}`, at: MONDAY_9, serviceId: 'ho-tich' }))
	expect((await book('2026-11-23', many)).status).toBe(201)
	expect((await listOf()).appointments).toHaveLength(5_000)
})

it('is for those who book', async () => {
	for (const username of ['officer1', 'inspector'])
		expectProblem(
			await answerOf(await server.call('/appointments', { headers: await server.signIn(username) })),
			'not-permitted',
			'/api/appointments',
		)
	expectProblem(await answerOf(await server.call('/appointments', { headers: kiosk })), 'not-permitted', '/api/appointments')
	expectProblem(await answerOf(await server.call('/appointments')), 'not-signed-in', '/api/appointments')
})

it('the forecast of the last days is judged for those who see the floor', async () => {
	for (const username of ['admin', 'supervisor', 'inspector']) {
		const { status, body } = await server.getJson('/forecast-score?days=7', await server.signIn(username))
		expect({ status, n: ForecastScore.parse(body).all.n }).toEqual({ status: 200, n: 0 })
	}
	expectProblem(
		await answerOf(await server.call('/forecast-score', { headers: await server.signIn('officer1') })),
		'not-permitted',
		'/api/forecast-score',
	)
	expectProblem(
		await answerOf(await server.call('/forecast-score?days=15', { headers: supervisor })),
		'invalid-command',
		'/api/forecast-score',
	)
})
