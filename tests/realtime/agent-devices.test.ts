import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DeviceList, Learning } from '../../contract/api.ts'
import type { DeviceBinding, Scan, SeenDevice } from '../../contract/devices.ts'
import type { Recorded } from '../../contract/facts.ts'
import { PATIENT } from '../http/patient.ts'
import { testCentre } from '../support/centre.ts'
import { startTestServer, tempFolder, type Credentials, type ScreenSocket, type TestServer } from '../support/running.ts'
import { connected, pause } from './open-screen.ts'

vi.setConfig(PATIENT)

const usb = { vendorId: 0x1209, productId: 5 }
const binding = (id: string, more: Partial<DeviceBinding> = {}): DeviceBinding => ({
	id,
	kind: 'rating-pad',
	usb,
	counterId: 'counter-1',
	keys: [{ report: '0105', means: 1 }],
	release: true,
	...more,
})
const mine = binding('pad-1', { agentId: 'pc-1' })
const anyones = binding('pad-2')
const elsewhere = binding('pad-3', { agentId: 'pc-2' })

let server: TestServer
let admin: Credentials & { cookie: string }
let token = ''
const folder = tempFolder()
beforeAll(async () => {
	const devices = joinPath(folder.path, 'devices.json')
	writeFileSync(devices, JSON.stringify({ printers: [] }))
	server = await startTestServer({ env: { DEVICES: devices }, centre: testCentre({ devices: [mine, elsewhere] }) })
	admin = await server.signIn('admin')
	token = (await server.enrol('agent', 'pc-1', admin)).token
})
afterAll(async () => {
	await server.stop()
	folder.remove()
})

/** An agent on another machine, and what it was told. */
async function openAgent() {
	const socket = server.connect({ token })
	const told = { bindings: [] as string[][], learning: [] as boolean[] }
	socket.on('agent:bindings', (bindings) => told.bindings.push(bindings.map(({ id }) => id)))
	socket.on('agent:learn', ({ on }) => told.learning.push(on))
	await connected(socket)
	return { socket, told }
}
const facts = async (type: string) =>
	(await server.getJson<{ events: Recorded[] }>('/events?limit=1000', admin)).body.events.filter((e) => e.type === type)
const acknowledged = (socket: ScreenSocket, event: 'agent:press' | 'agent:key', body: object): Promise<boolean> =>
	new Promise((done) => socket.timeout(2_000).emit(event, body as never, ((error: Error | null) => done(!error)) as never))

describe('devices that were shown to the centre', () => {
	it('are told to the agents on whose machines they may hang, at joining and at every change', async () => {
		const agent = await openAgent()
		await vi.waitUntil(() => agent.told.bindings.length === 1)
		expect(agent.told.bindings[0]).toEqual(['pad-1'])
		const centre = testCentre({ devices: [mine, anyones, elsewhere] })
		expect(await server.send({ type: 'ConfigureCentre', centre }, admin)).toMatchObject({ status: 201 })
		await vi.waitUntil(() => agent.told.bindings.length === 2)
		expect(agent.told.bindings[1]).toEqual(['pad-1', 'pad-2'])
		agent.socket.disconnect()
	})
	it('must name a counter of the set-up', async () => {
		const centre = { ...testCentre(), devices: [binding('pad-9', { counterId: 'counter-9' })] }
		expect(await server.send({ type: 'ConfigureCentre', centre }, admin)).toMatchObject({ status: 400 })
	})
})

describe('learning', () => {
	const seen = (hex: string): SeenDevice[] => [{ key: 'k', usb, name: 'Rating pad', reports: [{ hex, at: 1 }] }]

	it('shows what agents see while somebody asks, and asks them only then', async () => {
		const agent = await openAgent()
		agent.socket.emit('agent:seen', seen('0101'))
		await pause(100)
		const first = await server.getJson<Learning>('/learning', admin)
		expect(first.body.agents.filter(({ agentId }) => agentId === 'pc-1')).toEqual([])
		await vi.waitUntil(() => agent.told.learning.at(-1) === true)
		agent.socket.emit('agent:seen', seen('0105'))
		const second = await vi.waitUntil(async () => {
			const { body } = await server.getJson<Learning>('/learning', admin)
			return body.agents.find(({ agentId }) => agentId === 'pc-1')
		})
		expect(second.devices).toEqual(seen('0105'))
		agent.socket.disconnect()
		await vi.waitUntil(async () => !(await server.getJson<Learning>('/learning', admin)).body.agents.some((a) => a.agentId === 'pc-1'))
	})
	it('is an administrator’s alone', async () => {
		for (const who of ['supervisor', 'inspector', 'officer1'])
			expect((await server.getJson('/learning', await server.signIn(who))).status).toBe(403)
		expect((await server.getJson('/learning', {})).status).toBe(401)
	})
})

describe('what comes from a desk', () => {
	it('is acknowledged when judged, also when it is refused or no press at all', async () => {
		const { socket } = await openAgent()
		const press = { counterId: 'counter-1', padId: 'pad-1', level: 1, at: Date.now(), sentAt: Date.now(), pressId: randomUUID() }
		expect(await acknowledged(socket, 'agent:press', press)).toBe(true)
		expect(await acknowledged(socket, 'agent:press', { nonsense: true })).toBe(true)
		expect(await facts('PressRefused')).toMatchObject([{ deviceId: 'pad-1', code: 'nothing-to-rate', means: 1, actor: 'device:pad-1' }])
		socket.disconnect()
	})
	it('calls the next number by a key, and the screens see it', async () => {
		const { socket } = await openAgent()
		await server.send({ type: 'OpenCounter', counterId: 'counter-1' }, admin)
		await server.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, admin)
		const key = {
			counterId: 'counter-1',
			keypadId: 'keys-1',
			action: 'call-next',
			at: Date.now(),
			sentAt: Date.now(),
			pressId: randomUUID(),
		}
		expect(await acknowledged(socket, 'agent:key', key)).toBe(true)
		expect(await acknowledged(socket, 'agent:key', key)).toBe(true)
		expect(await facts('TicketCalled')).toMatchObject([{ counterId: 'counter-1', actor: 'keypad:keys-1' }])
		socket.disconnect()
	})
	it('a health report shows on the list of devices with what it counts, and the newest refusal', async () => {
		const { socket } = await openAgent()
		socket.emit('agent:health', {
			deviceId: 'pad-1',
			kind: 'rating-pad',
			state: 'stuck',
			model: 'Rating pad',
			slips: 0,
			presses: 41,
			counterId: 'counter-1',
			connection: 'hid 1209:0005',
		})
		const shown = await vi.waitUntil(async () => {
			const { body } = await server.getJson<DeviceList>('/devices', admin)
			return body.hardware.find((d) => d.deviceId === 'pad-1' && d.state === 'stuck')
		})
		expect(shown).toMatchObject({ presses: 41, counterId: 'counter-1', refused: { code: 'nothing-to-rate' } })
		const metrics = await (await fetch(`${server.url}/api/metrics`)).text()
		expect(metrics).toContain('mot_cua_device_presses{device="pad-1",kind="rating-pad",model="Rating pad"} 41')
		expect(metrics).toContain('mot_cua_device_up{device="pad-1",kind="rating-pad",model="Rating pad"} 0')
		socket.disconnect()
	})
})

describe('a code read at a kiosk', () => {
	it('reaches that kiosk’s page and no other screen', async () => {
		const agent = await openAgent()
		const kiosk = await server.enrol('kiosk', 'kiosk-1', admin)
		const page = await connected(server.connect(kiosk))
		await new Promise((done) => page.emit('screen:join', { screen: 'kiosk', id: 'kiosk-1' }, done))
		const other = await connected(server.connect(admin))
		await new Promise((done) => other.emit('screen:join', { screen: 'counter', id: 'counter-1' }, done))
		const heard: Scan[] = []
		const wrongly: Scan[] = []
		page.on('kiosk:scan', (scan) => heard.push(scan))
		other.on('kiosk:scan', (scan) => wrongly.push(scan))
		const report = (scan: unknown) => agent.socket.emit('agent:scan', { kioskId: 'kiosk-1', scannerId: 'scanner-1', scan } as never)
		report({ kind: 'card', ageFrom: 65, name: 'Nguyễn Văn A' })
		report({ kind: 'card', ageFrom: 63 })
		report('001304000001|…')
		report({ kind: 'card', ageFrom: 65 })
		await vi.waitUntil(() => heard.length > 0)
		await pause(100)
		expect([heard, wrongly]).toEqual([[{ kind: 'card', ageFrom: 65 }], []])
		agent.socket.disconnect()
	})
})
