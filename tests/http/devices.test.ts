import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Device, DeviceList, EnrolledDevice, Enrolment } from '../../contract/api.ts'
import { testCentre } from '../support/centre.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

const MINUTE_MS = 60_000
let at = MONDAY_9
let server: TestServer
let admin: Credentials
let supervisor: Credentials
let officer: Credentials
beforeAll(async () => {
	server = await startTestServer({ centre: testCentre({ demo: false }), now: () => at })
	admin = await server.signIn('admin')
	supervisor = await server.signIn('supervisor')
	officer = await server.signIn('officer1')
})
afterAll(() => server.stop())

const ask = async (kind: string, id: string, of = server) => Enrolment.strict().parse((await of.post('/enrolments', { kind, id })).body)
const poll = async (enrolmentId: string) => answerOf(await server.call(`/enrolments/${enrolmentId}`))
const approve = (code: string, by: Credentials = admin, label?: string) => server.post('/approvals', { code, ...(label && { label }) }, by)
const list = async () => DeviceList.parse((await server.getJson('/devices', admin)).body)
const bearer = (token = '') => ({ authorization: `Bearer ${token}` })
const ticket = () => ({ type: 'IssueTicket' as const, visitId: crypto.randomUUID(), serviceId: 'ho-tich' })

describe('a screen that is not enrolled', () => {
	it('shows six digits, is approved by them, and fetches its token once', async () => {
		const asked = await ask('kiosk', 'kiosk-1')
		expect(asked).toMatchObject({ state: 'pending', code: expect.stringMatching(/^\d{6}$/) as string })
		expect(asked.token).toBeUndefined()
		expect((await poll(asked.enrolmentId)).body).toEqual(asked)
		expect((await list()).pending).toContainEqual({ code: asked.code, kind: 'kiosk', id: 'kiosk-1', askedAt: at })

		const approved = await approve(asked.code, admin, '  Sảnh chính ')
		expect(approved.status).toBe(201)
		expect(Device.strict().parse(approved.body)).toMatchObject({ kind: 'kiosk', id: 'kiosk-1', label: 'Sảnh chính', online: false })
		const told = Enrolment.parse((await poll(asked.enrolmentId)).body)
		expect(told).toMatchObject({ state: 'approved', token: expect.stringMatching(/^[\w-]{43}$/) as string })
		expectProblem(await poll(asked.enrolmentId), 'not-found', `/api/enrolments/${asked.enrolmentId}`)
		expect((await list()).pending).toEqual([])

		expect(await server.send(ticket(), bearer(told.token))).toMatchObject({ status: 201, events: [{ kioskId: 'kiosk-1' }] })
	})
	it('has no token before it is approved, and none by its digits alone', async () => {
		const { code, enrolmentId } = await ask('display', 'wall-1')
		expectProblem(await server.post('/commands', ticket(), bearer(enrolmentId)), 'not-signed-in')
		expectProblem(await poll(code), 'not-found', `/api/enrolments/${code}`)
		expect(JSON.stringify(await list())).not.toContain(enrolmentId)
	})
	it('is approved by nobody but an administrator, and by its own digits', async () => {
		const { code } = await ask('display', 'sign-1')
		for (const by of [supervisor, officer]) expectProblem(await approve(code, by), 'not-permitted', '/api/approvals')
		expectProblem(await approve(code, {}), 'not-signed-in', '/api/approvals')
		const pending = new Set((await list()).pending.map((p) => p.code))
		const unknown = ['000000', '000001', '000002'].find((c) => !pending.has(c)) ?? ''
		expectProblem(await approve(unknown), 'not-found', '/api/approvals')
		expectProblem(await approve('12345'), 'invalid-command', '/api/approvals')
		expectProblem(await approve('１２３４５６'), 'invalid-command', '/api/approvals')
		expect((await approve(code)).status).toBe(201)
		expectProblem(await approve(code), 'not-found', '/api/approvals')
	})
	it('gets new digits when nobody came for half an hour', async () => {
		const { code, enrolmentId } = await ask('rating', 'counter-1')
		at += 29 * MINUTE_MS
		expect((await poll(enrolmentId)).status).toBe(200)
		at += 2 * MINUTE_MS
		expectProblem(await poll(enrolmentId), 'not-found', `/api/enrolments/${enrolmentId}`)
		expectProblem(await approve(code), 'not-found', '/api/approvals')
	})
	it('waits among twenty of its own machine at most', async () => {
		at += 31 * MINUTE_MS
		const answers = await Promise.all(Array.from({ length: 21 }, (_, i) => server.post('/enrolments', { kind: 'kiosk', id: `kiosk-${i}` })))
		const [over, ...more] = answers.filter(({ status }) => status !== 201)
		expect(more).toEqual([])
		expect(over && expectProblem(over, 'too-many-requests', '/api/enrolments')).toBeUndefined()
		expect(new Set((await list()).pending.map((p) => p.code)).size).toBe(20)
		at += 31 * MINUTE_MS
		expect((await list()).pending).toEqual([])
	})
})

describe('in the demo', () => {
	let demo: TestServer
	beforeAll(async () => {
		demo = await startTestServer()
	})
	afterAll(() => demo.stop())
	it.each([
		['kiosk', 'kiosk-1'],
		['display', 'wall-1'],
		['display', 'sign-1'],
		['rating', 'counter-3'],
	])('the %s %s of the set-up is approved at once', async (kind, id) => {
		const { state, token, enrolmentId } = await ask(kind, id, demo)
		expect(state).toBe('approved')
		expect((await demo.call('/centre', { headers: bearer(token) })).status).toBe(200)
		expect((await demo.call(`/enrolments/${enrolmentId}`)).status).toBe(404)
	})
	it.each([
		['kiosk', 'kiosk-2'],
		['kiosk', 'wall-1'],
		['display', 'kiosk-1'],
		['rating', 'counter-4'],
		['rating', 'constructor'],
		['agent', 'agent-1'],
		['agent', 'kiosk-1'],
	])('the %s %s, which the set-up does not name, waits for an administrator', async (kind, id) => {
		const asked = await ask(kind, id, demo)
		expect(asked).toMatchObject({ state: 'pending' })
		expect(asked.token).toBeUndefined()
	})
})

describe('a device enrolled by hand', () => {
	const enrol = (body: object, by: Credentials = admin) => server.post('/devices', body, by)
	it('gets a token that is told once', async () => {
		const { status, body, res } = await enrol({ kind: 'agent', id: 'pc-1', label: 'Máy in tầng 2' })
		expect(status).toBe(201)
		expect(res.headers.get('cache-control')).toBe('no-store')
		const { deviceId, token } = EnrolledDevice.strict().parse(body)
		const all = await list()
		expect(all.devices).toContainEqual({
			deviceId,
			kind: 'agent',
			id: 'pc-1',
			label: 'Máy in tầng 2',
			enrolledAt: at,
			lastSeenAt: null,
			online: false,
		})
		expect(JSON.stringify(all)).not.toContain(token)
	})
	it('is enrolled and revoked by an administrator alone; supervisors may look', async () => {
		const { deviceId } = await server.enrol('display', 'wall-1', admin)
		for (const by of [supervisor, officer, await server.signIn('inspector')]) {
			expectProblem(await enrol({ kind: 'kiosk', id: 'kiosk-1' }, by), 'not-permitted', '/api/devices')
			const res = await server.call(`/devices/${deviceId}`, { method: 'DELETE', headers: by })
			expectProblem(await answerOf(res), 'not-permitted', `/api/devices/${deviceId}`)
		}
		expect((await server.getJson('/devices', supervisor)).status).toBe(200)
		expect((await server.getJson('/devices', officer)).status).toBe(403)
	})
	it.each([
		[{ kind: 'toaster', id: 'a' }],
		[{ kind: 'kiosk' }],
		[{ kind: 'kiosk', id: 'a b' }],
		[{ kind: 'kiosk', id: 'a', token: 'mine' }],
	])('%j is none', async (body) => {
		expectProblem(await enrol(body), 'invalid-command', '/api/devices')
	})
	it('once revoked is nothing at once, on HTTP and on its open sockets', async () => {
		const { deviceId, token, headers } = await server.enrol('display', 'wall-1', admin)
		const socket = server.connect({ token })
		await new Promise<void>(
			(done) => void socket.on('connect', () => socket.emit('screen:join', { screen: 'display', id: 'wall-1' }, () => done())),
		)
		expect((await list()).devices.find((d) => d.deviceId === deviceId)).toMatchObject({ online: true, lastSeenAt: at })
		const ended = new Promise<string>((done) => void socket.on('disconnect', done))
		const revoked = performance.now()
		expect((await server.call(`/devices/${deviceId}`, { method: 'DELETE', headers: admin })).status).toBe(204)
		expect(await ended).toBe('io server disconnect')
		expect(performance.now() - revoked).toBeLessThan(1000)
		expectProblem(await answerOf(await server.call('/centre', { headers })), 'not-signed-in', '/api/centre')
		expect((await list()).devices.map((d) => d.deviceId)).not.toContain(deviceId)
		const again = await server.call(`/devices/${deviceId}`, { method: 'DELETE', headers: admin })
		expectProblem(await answerOf(again), 'not-found', `/api/devices/${deviceId}`)
	})
})

describe('an enrolled device', () => {
	const change = (deviceId: string, body: object, by: Credentials = admin) => server.post(`/devices/${deviceId}`, body, by, 'PATCH')
	it('is labelled, and moved to another place of its kind', async () => {
		const { deviceId, headers } = await server.enrol('display', 'wall-1', admin)
		expect(Device.strict().parse((await change(deviceId, { label: '  Máy HP ' })).body)).toMatchObject({ id: 'wall-1', label: 'Máy HP' })
		expect((await change(deviceId, { place: 'sign-1' })).body).toMatchObject({ id: 'sign-1', label: 'Máy HP' })
		expect((await change(deviceId, { label: '' })).body).toMatchObject({ id: 'sign-1', label: '' })
		expect((await server.call('/views/display/sign-1', { headers })).status).toBe(200)
		expect((await server.call('/views/display/wall-1', { headers })).status).toBe(403)
	})
	it('is moved nowhere else', async () => {
		const { deviceId } = await server.enrol('display', 'wall-1', admin)
		const agent = await server.enrol('agent', 'pc-7', admin)
		for (const place of ['kiosk-1', 'counter-1', 'nowhere', 'constructor', ''])
			expectProblem(await change(deviceId, { place }), 'invalid-command', `/api/devices/${deviceId}`)
		expectProblem(await change(agent.deviceId, { place: 'pc-8' }), 'invalid-command', `/api/devices/${agent.deviceId}`)
		expectProblem(await change(deviceId, {}), 'invalid-command', `/api/devices/${deviceId}`)
		expectProblem(await change(deviceId, { kind: 'kiosk' }), 'invalid-command', `/api/devices/${deviceId}`)
		expectProblem(await change('none', { label: 'x' }), 'not-found', '/api/devices/none')
	})
	it('is changed and restarted by an administrator alone, and not once it is revoked', async () => {
		const { deviceId, headers } = await server.enrol('display', 'wall-1', admin)
		for (const by of [supervisor, officer, headers]) {
			expectProblem(await change(deviceId, { label: 'x' }, by), 'not-permitted', `/api/devices/${deviceId}`)
			expectProblem(await server.post(`/devices/${deviceId}/restart`, undefined, by), 'not-permitted', `/api/devices/${deviceId}/restart`)
		}
		await server.call(`/devices/${deviceId}`, { method: 'DELETE', headers: admin })
		expectProblem(await change(deviceId, { label: 'x' }), 'not-found', `/api/devices/${deviceId}`)
		expectProblem(await server.post(`/devices/${deviceId}/restart`, undefined, admin), 'not-found', `/api/devices/${deviceId}/restart`)
	})
	it('may give itself up, and no other', async () => {
		const { deviceId, headers } = await server.enrol('kiosk', 'kiosk-1', admin)
		const other = await server.enrol('kiosk', 'kiosk-1', admin)
		const remove = async (path: string, by: Credentials) => answerOf(await server.call(path, { method: 'DELETE', headers: by }))
		expectProblem(await remove(`/devices/${other.deviceId}`, headers), 'not-permitted', `/api/devices/${other.deviceId}`)
		expectProblem(await remove('/devices/mine', {}), 'not-signed-in', '/api/devices/mine')
		expectProblem(await remove('/devices/mine', admin), 'not-found', '/api/devices/mine')
		expect((await server.call('/devices/mine', { method: 'DELETE', headers })).status).toBe(204)
		expect((await list()).devices.map((d) => d.deviceId)).not.toContain(deviceId)
		expect((await list()).devices.map((d) => d.deviceId)).toContain(other.deviceId)
	})
})
