import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PATIENT } from '../http/patient.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { connected, join, openScreen } from './open-screen.ts'

vi.setConfig(PATIENT)

let server: TestServer
const by = {} as Record<'supervisor' | 'inspector' | 'officer1' | 'officer2', Credentials & { cookie: string }>
beforeAll(async () => {
	server = await startTestServer()
	for (const who of ['supervisor', 'inspector', 'officer1', 'officer2'] as const) by[who] = await server.signIn(who)
})
afterAll(() => server.stop())

describe('the floor over its socket', () => {
	it('is for those who see all views, and there is one', async () => {
		const ask = async (auth: object, id = 'hall') => join(await connected(server.connect(auth)), { screen: 'floor', id })
		expect(await ask(by.inspector)).toEqual({ ok: true })
		expect(await ask(by.officer1)).toEqual({ ok: false, code: 'not-permitted' })
		expect(await ask({})).toEqual({ ok: false, code: 'not-signed-in' })
		expect(await ask(by.supervisor, 'another')).toEqual({ ok: false, code: 'not-found' })
	})

	it('tells of help within a second, is taken hold of before the log knows it, and reaches the counter', async () => {
		const floor = await openScreen(server, 'floor', 'hall', by.supervisor)
		const desk = await openScreen(server, 'counter', 'counter-1', by.officer1)
		await server.send({ type: 'OpenCounter', counterId: 'counter-1' }, by.officer1)
		await server.send({ type: 'CallHelp' }, by.officer1)
		await floor.until(({ alerts }) => alerts[0]?.alertId === 'help-counter-1', 2000)
		expect((await server.send({ type: 'TakeAlert', alertId: 'help-counter-1' }, by.supervisor)).status).toBe(201)
		await desk.until(({ help }) => help?.takenAt !== undefined)
		await server.send({ type: 'EndHelp', counterId: 'counter-1' }, by.supervisor)
		await floor.until(({ alerts }) => alerts.length === 0, 2000)

		await server.send({ type: 'IssueTicket', visitId: crypto.randomUUID(), serviceId: 'dat-dai' }, by.supervisor)
		await floor.until(({ alerts }) => alerts[0]?.alertId === 'unserved-dat-dai')
		const { events } = await server.send({ type: 'SnoozeAlert', alertId: 'unserved-dat-dai', forMs: 60_000 }, by.supervisor)
		expect(events?.map(({ type }) => type)).toEqual(['AlertRaised', 'AlertSnoozed'])
		expect(await server.send({ type: 'TakeAlert', alertId: 'unserved-ho-tich' }, by.supervisor)).toMatchObject({ code: 'alert-not-found' })
	})

	it('is sent at most twice a second, however much happens', async () => {
		const floor = await openScreen(server, 'floor', 'hall', by.supervisor)
		const begun = performance.now()
		const before = floor.views.length
		while (performance.now() - begun < 3000)
			await server.send({ type: 'IssueTicket', visitId: crypto.randomUUID(), serviceId: 'ho-tich' }, by.supervisor)
		const seconds = (performance.now() - begun) / 1000
		expect(floor.views.length - before).toBeGreaterThan(1)
		expect(floor.views.length - before).toBeLessThanOrEqual(2 * seconds + 1)
	})
})
