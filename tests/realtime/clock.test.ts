import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { PATIENT } from '../http/patient.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { startTestServer, type ScreenSocket, type TestServer } from '../support/running.ts'
import { connected, openScreen } from './open-screen.ts'

vi.setConfig(PATIENT)

const HOUR_MS = 3_600_000
const CHECK_MS = 30_000
let at = MONDAY_9
let server: TestServer
// What the server does again and again waits for the test; everything else takes its own time.
vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
beforeAll(async () => {
	server = await startTestServer({ now: () => at })
})
beforeEach(() => {
	at = MONDAY_9
})
afterAll(async () => {
	await server.stop()
	vi.useRealTimers()
})

const endOf = (socket: ScreenSocket) => new Promise<string>((done) => void socket.on('disconnect', done))

it('every screen hears a pulse when it connects and every two seconds, with the server’s clock and version', async () => {
	const socket = server.connect()
	const pulses: { at: number; version: string }[] = []
	socket.on('server:pulse', (pulse) => void pulses.push(pulse))
	await connected(socket)
	await vi.waitFor(() => expect(pulses).toHaveLength(1))
	for (let beat = 1; beat <= 3; beat++) {
		at = MONDAY_9 + beat * 2000
		vi.advanceTimersByTime(1999)
		vi.advanceTimersByTime(1)
		await vi.waitFor(() => expect(pulses).toHaveLength(beat + 1))
	}
	const { version } = (await server.getJson<{ version: string }>('/health')).body
	expect(pulses).toEqual([0, 2000, 4000, 6000].map((later) => ({ at: MONDAY_9 + later, version })))
})

describe('a socket ends with the credentials that opened it', () => {
	it('when the session is too old', async () => {
		const officer = await openScreen(server, 'counter', 'counter-1', await server.signIn('officer1'))
		const ended = endOf(officer.socket)
		vi.advanceTimersByTime(CHECK_MS)
		at = MONDAY_9 + 15 * HOUR_MS
		expect(officer.socket.connected).toBe(true)
		vi.advanceTimersByTime(CHECK_MS)
		expect(await ended).toBe('io server disconnect')
	})
	it('when the password is renewed', async () => {
		const admin = await server.signIn('admin')
		const officer = await openScreen(server, 'counter', 'counter-2', await server.signIn('officer2'))
		const other = await openScreen(server, 'counter', 'counter-2', admin)
		const ended = endOf(officer.socket)
		await server.post('/accounts/officer2/password', {}, admin)
		vi.advanceTimersByTime(CHECK_MS)
		expect(await ended).toBe('io server disconnect')
		expect(other.socket.connected).toBe(true)
	})
	it('when the officer signs out, at once', async () => {
		const session = await server.signIn('officer3')
		const officer = await openScreen(server, 'counter', 'counter-3', session)
		const ended = endOf(officer.socket)
		await server.call('/session', { method: 'DELETE', headers: session })
		expect(await ended).toBe('io server disconnect')
	})
})
