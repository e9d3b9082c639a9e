import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DeviceList, type Device } from '../../contract/api.ts'
import type { ScreenReport } from '../../contract/screens.ts'
import { testCentre } from '../support/centre.ts'
import { PATIENT } from '../http/patient.ts'
import { startTestServer, type Credentials, type ScreenSocket, type TestServer } from '../support/running.ts'
import { connected, join, openScreen, pause } from './open-screen.ts'

vi.setConfig(PATIENT)

let server: TestServer
let admin: Credentials & { cookie: string }
beforeAll(async () => {
	const centre = testCentre()
	server = await startTestServer({
		centre: testCentre({ displays: [...centre.displays, { id: 'wall-2', label: 'Sảnh hai', layout: 'wall', zoneIds: [] }] }),
	})
	admin = await server.signIn('admin')
})
afterAll(() => server.stop())

const report = (over: Partial<ScreenReport> = {}): ScreenReport => ({
	...{ rev: 1, step: 'calls', version: '1', width: 1920, height: 1080, errors: 0, hidden: false },
	...over,
})
const find = async (deviceId: string): Promise<Device | undefined> =>
	DeviceList.parse((await server.getJson('/devices', admin)).body).devices.find((device) => device.deviceId === deviceId)
const soon = (deviceId: string, isSo: (device: Device) => boolean) =>
	vi.waitUntil(async () => ((found) => (found && isSo(found) ? found : undefined))(await find(deviceId)), { timeout: 9000, interval: 50 })
const change = (deviceId: string, body: object, by = admin) => server.post(`/devices/${deviceId}`, body, by, 'PATCH')
/** The next of an event, as it was sent. */
const next = async (socket: ScreenSocket, event: string): Promise<unknown[]> => once(socket as unknown as NodeJS.EventEmitter, event)

describe('what a screen tells about itself', () => {
	it('is seen by its device, with since when it is there, and gone with it', async () => {
		const { deviceId, token } = await server.enrol('display', 'wall-1', admin)
		const { socket, views } = await openScreen(server, 'display', 'wall-1', { token })
		socket.emit('screen:state', report({ rev: views[0]?.rev ?? 0, step: 'calling', sound: 'ready', errors: 2 }))
		const there = await soon(deviceId, ({ shown }) => shown !== undefined)
		expect(there).toMatchObject({ online: true, shown: { step: 'calling', sound: 'ready', errors: 2, width: 1920, stale: false } })
		expect(there.since).toBeGreaterThan(Date.now() - 10_000)
		socket.disconnect()
		const gone = await soon(deviceId, ({ online }) => !online)
		expect(gone.shown).toBeUndefined()
		expect(gone.since).toBeGreaterThanOrEqual(there.since ?? Infinity)
		expect(gone.lastSeenAt).toBeGreaterThan(Date.now() - 10_000)
	})
	it('is stale when an older view is shown five seconds after a newer was sent', async () => {
		const { deviceId, token } = await server.enrol('display', 'wall-1', admin)
		const screen = await openScreen(server, 'display', 'wall-1', { token })
		const old = screen.views[0]?.rev ?? 0
		await server.send({ type: 'IssueTicket', visitId: crypto.randomUUID(), serviceId: 'ho-tich' }, admin)
		const newer = await screen.until(({ rev }) => rev > old)
		const hung = setInterval(() => screen.socket.emit('screen:state', report({ rev: old })), 500)
		expect((await soon(deviceId, ({ shown }) => shown !== undefined)).shown?.stale).toBe(false)
		await soon(deviceId, ({ shown }) => shown?.stale === true)
		clearInterval(hung)
		screen.socket.emit('screen:state', report({ rev: newer.rev }))
		await soon(deviceId, ({ shown }) => shown?.stale === false)
		screen.socket.disconnect()
	})
	it.each([
		['more than is asked', { ...report(), visitId: 'x' }],
		['a step there is not', { ...report(), step: 'A047' }],
		['no report', 'calls'],
		['nothing', undefined],
	])('is not taken: %s', async (_, sent) => {
		const { deviceId, token } = await server.enrol('display', 'wall-1', admin)
		const { socket } = await openScreen(server, 'display', 'wall-1', { token })
		socket.emit('screen:state', sent as ScreenReport)
		await pause(100)
		expect(await find(deviceId)).not.toHaveProperty('shown')
		socket.disconnect()
	})
	it('is not taken from a person', async () => {
		const { socket } = await openScreen(server, 'display', 'wall-1', admin)
		socket.emit('screen:state', report({ errors: 77 }))
		await pause(100)
		expect(JSON.stringify((await server.getJson('/devices', admin)).body)).not.toContain('"errors":77')
		socket.disconnect()
	})
})

describe('who watches a screen', () => {
	it('does not make it be there, and hears nothing but its views', async () => {
		const kiosk = await server.enrol('kiosk', 'kiosk-1', admin)
		const watcher = await openScreen(server, 'kiosk', 'kiosk-1', admin)
		const wall = await openScreen(server, 'display', 'wall-1', admin)
		const heard: string[] = []
		watcher.socket.onAny((event: string) => heard.push(event))
		wall.socket.onAny((event: string) => heard.push(event))
		const listed = (await server.getJson<{ walls: { id: string; online: boolean }[] }>('/walls', admin)).body
		expect(listed.walls.find(({ id }) => id === 'wall-1')).toMatchObject({ online: false })
		expect(await find(kiosk.deviceId)).toMatchObject({ online: false })
		const { body } = await server.post('/displays/wall-1/test-call', undefined, admin)
		const { testId } = body as { testId: string }
		await vi.waitUntil(async () => (await server.getJson<{ state: string }>(`/tests/${testId}`, admin)).body.state === 'done')
		expect((await server.getJson(`/tests/${testId}`, admin)).body).toMatchObject({ outcome: 'absent' })
		await pause(100)
		expect(heard.filter((event) => !/:view$|pulse$/.test(event))).toEqual([])
		watcher.socket.disconnect()
		wall.socket.disconnect()
	})
})

describe('a device that becomes another place', () => {
	it('is told at once; its page may open the new place and no more the old one', async () => {
		const { deviceId, token } = await server.enrol('display', 'wall-1', admin)
		const socket = server.connect({ token })
		expect(await next(socket, 'screen:place')).toEqual([{ kind: 'display', id: 'wall-1' }])
		expect(await join(socket, { screen: 'display', id: 'wall-1' })).toEqual({ ok: true })
		const [told, ended] = [next(socket, 'screen:place'), next(socket, 'disconnect')]
		const asked = performance.now()
		expect((await change(deviceId, { place: 'wall-2', label: ' Máy HP ' })).body).toMatchObject({ id: 'wall-2', label: 'Máy HP' })
		expect(await told).toEqual([{ kind: 'display', id: 'wall-2' }])
		expect((await ended)[0]).toBe('io server disconnect')
		expect(performance.now() - asked).toBeLessThan(1000)
		const again = await connected(server.connect({ token }))
		expect(await join(again, { screen: 'display', id: 'wall-1' })).toEqual({ ok: false, code: 'not-permitted' })
		expect(await join(again, { screen: 'display', id: 'wall-2' })).toEqual({ ok: true })
		again.disconnect()
	})
	it('is told when it connects, if it was off meanwhile', async () => {
		const { deviceId, token } = await server.enrol('display', 'wall-1', admin)
		await change(deviceId, { place: 'sign-1' })
		expect(await next(server.connect({ token }), 'screen:place')).toEqual([{ kind: 'display', id: 'sign-1' }])
	})
	it('that was only given a label goes on undisturbed', async () => {
		const { deviceId, token } = await server.enrol('display', 'wall-1', admin)
		const { socket } = await openScreen(server, 'display', 'wall-1', { token })
		await change(deviceId, { label: 'Sảnh' })
		await pause(800)
		expect(socket.connected).toBe(true)
		socket.disconnect()
	})
})

describe('a restart', () => {
	it('is told to that screen alone, and to nobody when it is not there', async () => {
		const { deviceId, token } = await server.enrol('display', 'wall-1', admin)
		const restart = async () => (await server.post(`/devices/${deviceId}/restart`, undefined, admin)).body
		expect(await restart()).toEqual({ outcome: 'absent' })
		const { socket } = await openScreen(server, 'display', 'wall-1', { token })
		const other = await openScreen(server, 'display', 'wall-2', { token: (await server.enrol('display', 'wall-2', admin)).token })
		let others = 0
		other.socket.on('screen:restart', () => void others++)
		const told = next(socket, 'screen:restart')
		expect(await restart()).toEqual({ outcome: 'sent' })
		await told
		expect(others).toBe(0)
		socket.disconnect()
		other.socket.disconnect()
	})
	it.each(['done', 'cannot'] as const)('of an agent is answered by it: %s', async (answer) => {
		const { deviceId, token } = await server.enrol('agent', 'pc-1', admin)
		const socket = await connected(server.connect({ token }))
		socket.on('agent:order', (order, ack) => ack(order.order === 'restart' ? answer : 'cannot'))
		expect((await server.post(`/devices/${deviceId}/restart`, undefined, admin)).body).toEqual({ outcome: answer })
		socket.disconnect()
	})
})

describe('a call on trial', () => {
	it('is what the wall says of it, and no fact', async () => {
		const { token } = await server.enrol('display', 'wall-2', admin)
		const { socket } = await openScreen(server, 'display', 'wall-2', { token })
		socket.on('display:test-call', (ack) => ack('held-back'))
		const before = (await server.getJson<{ position: number }>('/health')).body.position
		const { status, body } = await server.post('/displays/wall-2/test-call', undefined, admin)
		expect(status).toBe(202)
		const { testId } = body as { testId: string }
		await vi.waitUntil(async () => (await server.getJson<{ outcome?: string }>(`/tests/${testId}`, admin)).body.outcome === 'held-back')
		expect((await server.getJson<{ position: number }>('/health')).body.position).toBe(before)
		socket.disconnect()
	})
})
