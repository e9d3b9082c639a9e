import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CounterView, DisplayView, KioskView, RatingView, TicketView } from '../../contract/views.ts'
import { PATIENT } from '../http/patient.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { startTestServer, type ScreenSocket, type TestServer } from '../support/running.ts'
import { connected, join, openScreen, pause, shown } from './open-screen.ts'

vi.setConfig(PATIENT)

let server: TestServer
const an = randomUUID()
type Auth = { token?: string; cookie?: string }
type Who = 'admin' | 'supervisor' | 'inspector' | 'officer1' | 'kiosk' | 'wall' | 'tablet' | 'agent' | 'nobody'
let by: Record<Who, Auth>
beforeAll(async () => {
	server = await startTestServer({ now: () => MONDAY_9 })
	const admin = await server.signIn('admin')
	const device = async (kind: 'kiosk' | 'display' | 'rating' | 'agent', id: string) => ({
		token: (await server.enrol(kind, id, admin)).token,
	})
	by = {
		admin,
		supervisor: await server.signIn('supervisor'),
		inspector: await server.signIn('inspector'),
		officer1: await server.signIn('officer1'),
		kiosk: await device('kiosk', 'kiosk-1'),
		wall: await device('display', 'wall-1'),
		tablet: await device('rating', 'counter-1'),
		agent: await device('agent', 'pc-1'),
		nobody: {},
	}
	await server.send({ type: 'IssueTicket', visitId: an, serviceId: 'ho-tich' }, admin)
})
afterAll(() => server.stop())

const LEADERS: Who[] = ['admin', 'supervisor', 'inspector']
const EVERYBODY: Who[] = [...LEADERS, 'officer1', 'kiosk', 'wall', 'tablet', 'agent', 'nobody']

describe('a screen is joined by whom it is for', () => {
	it.each([
		['kiosk', 'kiosk-1', [...LEADERS, 'kiosk'], KioskView],
		['display', 'wall-1', [...LEADERS, 'wall'], DisplayView],
		['counter', 'counter-1', [...LEADERS, 'officer1'], CounterView],
		['rating', 'counter-1', [...LEADERS, 'tablet'], RatingView],
		['ticket', an, EVERYBODY, TicketView],
	] as const)('%s %s', async (screen, id, allowed, schema) => {
		for (const who of EVERYBODY) {
			const socket = await connected(server.connect(by[who]))
			const views: unknown[] = []
			socket.on(`${screen}:view` as 'kiosk:view', (view) => void views.push(view))
			const may = (allowed as readonly Who[]).includes(who)
			const refusal = { ok: false, code: who === 'nobody' ? 'not-signed-in' : 'not-permitted' }
			expect([who, await join(socket, { screen, id })]).toEqual([who, may ? { ok: true } : refusal])
			expect(views.map((view) => schema.safeParse(view).error)).toEqual(may ? [undefined] : [])
			socket.disconnect()
		}
	})
	it('of its own id alone', async () => {
		const wall = await connected(server.connect(by.wall))
		expect(await join(wall, { screen: 'display', id: 'sign-1' })).toEqual({ ok: false, code: 'not-permitted' })
		const tablet = await connected(server.connect(by.tablet))
		expect(await join(tablet, { screen: 'rating', id: 'counter-2' })).toEqual({ ok: false, code: 'not-permitted' })
		expect(await join(tablet, { screen: 'counter', id: 'counter-1' })).toEqual({ ok: false, code: 'not-permitted' })
	})
	it('when there is such a screen', async () => {
		const socket = await connected(server.connect(by.supervisor))
		for (const screen of ['kiosk', 'display', 'counter', 'rating'])
			expect(await join(socket, { screen, id: 'constructor' })).toEqual({ ok: false, code: 'not-found' })
		expect(await join(socket, { screen: 'ticket', id: randomUUID() })).toEqual({ ok: false, code: 'visit-not-found' })
	})
	it('and shows the same as HTTP does', async () => {
		for (const [screen, id] of [
			['kiosk', 'kiosk-1'],
			['display', 'wall-1'],
			['counter', 'counter-1'],
		] as const) {
			const { views } = await openScreen(server, screen, id, by.supervisor)
			const { body } = await server.getJson<object>(`/views/${screen}/${id}`, await server.signIn('supervisor'))
			expect(shown(views[0] ?? {})).toEqual(shown(body))
		}
	})
})

describe('credentials that are not good open no socket', () => {
	const refusalOf = (auth: object, extraHeaders: Record<string, string> = {}) =>
		new Promise<string>((done) => {
			const socket = io(server.url, { transports: ['websocket'], reconnection: false, forceNew: true, auth, extraHeaders })
			const end = (what: string) => (socket.disconnect(), done(what))
			socket.on('connect', () => end('connected')).on('connect_error', (error) => end(error.message))
		})
	it.each([
		['a made-up token', { token: 'made-up' }, {}],
		['an empty token', { token: '' }, {}],
		['a token that is no text', { token: { $ne: '' } }, {}],
		['an old cookie', {}, { cookie: 'session=of-yesterday' }],
		['two cookies of one name', {}, { cookie: 'session=a; session=b' }],
	])('%s', async (_, auth, headers: Record<string, string>) => {
		expect(await refusalOf(auth, headers)).toBe('not-signed-in')
	})
	it.each(['http://elsewhere.example', 'http://127.0.0.1:1', 'null', 'file://'])(
		'a page of %s, though the browser sends the cookie',
		async (origin) => {
			const { cookie = '' } = by.admin
			expect(await refusalOf({}, { cookie, origin })).toBe('websocket error')
		},
	)
	it('a program may begin by polling, and show its token in a header, as on HTTP', async () => {
		const { token } = await server.enrol('display', 'wall-1')
		const socket = io(server.url, { forceNew: true, reconnection: false, extraHeaders: { authorization: `Bearer ${token}` } })
		const answer = await new Promise((done) =>
			socket.on('connect', () => socket.emit('screen:join', { screen: 'display', id: 'wall-1' }, done)).on('connect_error', done),
		)
		socket.disconnect()
		expect(answer).toEqual({ ok: true })
		expect(await refusalOf({}, { authorization: 'Bearer made-up' })).toBe('not-signed-in')
	})
	it('a page of this server opens one', async () => {
		const { cookie = '' } = by.admin
		expect(await refusalOf({}, { cookie, origin: server.url })).toBe('connected')
	})
})

/** Sends what no screen of this program would. */
const emitterOf = (socket: ScreenSocket) => (socket as unknown as { emit: (...args: unknown[]) => void }).emit.bind(socket)

describe('what is no join does no harm', () => {
	const strange = [null, undefined, 0, '', 'kiosk-1', [], [['kiosk', 'kiosk-1']], {}, { screen: 'kiosk' }, { id: 'kiosk-1' }, () => 0]
	const wrong = [
		{ screen: 'fridge', id: 'kiosk-1' },
		{ screen: 'kiosk', id: 7 },
		{ screen: 'kiosk', id: 'kiosk-1', more: 1 },
		{ screen: ['kiosk'], id: 'kiosk-1' },
		{ screen: 'kiosk', id: 'kiosk-1\u0000' },
		{ screen: 'device', id: 'kiosk-1' },
		{ screen: '__proto__', id: 'x' },
		{ screen: 'kiosk', id: 'k'.repeat(60_000) },
		{ screen: 'kiosk', id: Buffer.from('kiosk-1') },
	]
	it.each([...strange, ...wrong].map((request) => [request]))('%j is refused', async (request) => {
		const socket = await connected(server.connect(by.kiosk))
		expect(await join(socket, request)).toEqual({ ok: false, code: 'invalid-command' })
		expect(await join(socket, { screen: 'kiosk', id: 'kiosk-1' })).toEqual({ ok: true })
		socket.disconnect()
	})
	it('without a way to answer, or with more than was asked for', async () => {
		const socket = await connected(server.connect(by.kiosk))
		const emit = emitterOf(socket)
		emit('screen:join')
		emit('screen:join', { screen: 'kiosk', id: 'kiosk-1' })
		emit('screen:join', { screen: 'kiosk', id: 'kiosk-1' }, 'not a function')
		emit('screen:join', ...Array.from({ length: 100 }, (_, i) => i))
		emit('IssueTicket', { visitId: randomUUID() })
		expect(await join(socket, { screen: 'kiosk', id: 'kiosk-1' })).toEqual({ ok: true })
	})
	it('a join of a megabyte ends that socket alone', async () => {
		const other = await openScreen(server, 'kiosk', 'kiosk-1', by.kiosk)
		const socket = await connected(server.connect(by.kiosk))
		const ended = new Promise((done) => void socket.on('disconnect', done))
		socket.emit('screen:join', { screen: 'kiosk', id: 'x'.repeat(1 << 20) }, () => undefined)
		expect(await ended).toBe('transport close')
		expect(other.socket.connected).toBe(true)
	})
	it('a thousand joins of one socket are answered, each', async () => {
		const socket = await connected(server.connect(by.wall))
		const answers = await Promise.all(Array.from({ length: 1000 }, () => join(socket, { screen: 'display', id: 'wall-1' })))
		expect(new Set(answers.map((a) => a.ok))).toEqual(new Set([true]))
	})
	it('a command sent by socket does nothing', async () => {
		const socket = await connected(server.connect(by.admin))
		const visitId = randomUUID()
		emitterOf(socket)('IssueTicket', { commandId: randomUUID(), type: 'IssueTicket', visitId, serviceId: 'ho-tich' })
		await pause(50)
		expect((await server.call(`/tickets/${visitId}`)).status).toBe(404)
	})
})
