import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { NewPassword, Session } from '../../contract/api.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { PASSWORD, startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

let at = MONDAY_9
let server: TestServer
let admin: Credentials
beforeAll(async () => {
	server = await startTestServer({ now: () => at })
	admin = await server.signIn('admin')
})
afterAll(() => server.stop())

const enter = (username: string, password = PASSWORD) => server.post('/session', { username, password })
const who = async (cookie: Credentials) => answerOf(await server.call('/session', { headers: cookie }))
const callNext = (as: Credentials) => server.post('/commands', { commandId: randomUUID(), type: 'CallNext' }, as)

describe('signing in and out', () => {
	it('tells who it is and what they may do, and hands over a cookie that no script reads and no other site sends', async () => {
		const { status, res, body } = await enter('officer1')
		expect(status).toBe(200)
		expect(Session.strict().parse(body)).toEqual({
			actor: 'officer:officer1',
			role: 'officer',
			name: 'Lò Thị Mai',
			counterId: 'counter-1',
			permissions: ['issue', 'reprint', 'cancel', 'work-counter', 'call-chosen'],
		})
		const cookies = res.headers.getSetCookie()
		expect(cookies).toHaveLength(1)
		expect(cookies[0]).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
		expect(res.headers.get('cache-control')).toBe('no-store')
	})
	it('the cookie is the session until it is ended, and then is nothing', async () => {
		const cookie = await server.signIn('officer1')
		expect(await who(cookie)).toMatchObject({ status: 200, body: { actor: 'officer:officer1' } })
		const out = await server.call('/session', { method: 'DELETE', headers: cookie })
		expect(out.status).toBe(204)
		expect(out.headers.getSetCookie()).toEqual([expect.stringMatching(/^session=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/)])
		expectProblem(await who(cookie), 'not-signed-in', '/api/session')
		expectProblem(await callNext(cookie), 'not-signed-in')
	})
	it('without a cookie, or with a device’s token, there is nobody signed in', async () => {
		expectProblem(await who({}), 'not-signed-in', '/api/session')
		const tablet = await server.enrol('rating', 'counter-1', admin)
		expectProblem(await who(tablet.headers), 'not-signed-in', '/api/session')
	})
	it('does not tell a wrong name from a wrong password, in words or in time', async () => {
		const timed = async (username: string) => {
			const begun = performance.now()
			const answer = await enter(username, 'wrong')
			const told = expectProblem(answer, 'wrong-credentials', '/api/session')
			expect(answer.res.headers.getSetCookie()).toEqual([])
			return { ms: performance.now() - begun, told, body: answer.body }
		}
		const best = { known: Infinity, unknown: Infinity }
		for (let i = 0; i < 2; i++) {
			const known = await timed('officer2')
			const unknown = await timed('nobody')
			expect(unknown.body).toEqual(known.body)
			best.known = Math.min(best.known, known.ms)
			best.unknown = Math.min(best.unknown, unknown.ms)
		}
		expect(best.unknown).toBeGreaterThan(best.known / 3)
	})
	it.each([[{ username: 'officer1' }], [{ username: 1, password: 2 }], [{ username: '', password: '' }], [[]], [null]])(
		'%j is no way to sign in',
		async (body) => {
			expectProblem(await server.post('/session', body), 'invalid-command', '/api/session')
		},
	)
})

describe('an old session', () => {
	it('ends when nobody used it for five hours, and no sooner', async () => {
		const begun = at
		const cookie = await server.signIn('officer1')
		at = begun + 4.9 * HOUR_MS
		expect((await who(cookie)).status).toBe(200)
		at += 4.9 * HOUR_MS
		expect((await who(cookie)).status).toBe(200)
		at += 5 * HOUR_MS + MINUTE_MS
		expectProblem(await callNext(cookie), 'not-signed-in')
		at = begun
	})
	it('ends after fourteen hours, however busy', async () => {
		const begun = at
		const cookie = await server.signIn('officer1')
		for (let hour = 1; hour < 14; hour++) {
			at = begun + hour * HOUR_MS
			expect((await who(cookie)).status).toBe(200)
		}
		at = begun + 14 * HOUR_MS + MINUTE_MS
		expectProblem(await who(cookie), 'not-signed-in', '/api/session')
		at = begun
	})
	it('keeps nobody from what is for anyone, nor from signing in again', async () => {
		const old = { cookie: 'session=of-yesterday' }
		for (const path of ['/screens', '/health', '/openapi.json', '/docs', '/metrics'])
			expect({ path, status: (await server.call(path, { headers: old })).status }).toEqual({ path, status: 200 })
		expect((await server.post('/enrolments', { kind: 'display', id: 'wall-1' }, old)).status).toBe(201)
		expect((await server.post('/session', { username: 'officer1', password: PASSWORD }, old)).status).toBe(200)
		expect((await server.call('/session', { method: 'DELETE', headers: old })).status).toBe(204)
	})
	it('is never taken for a visitor who may give a number up', async () => {
		const visitId = randomUUID()
		await server.send({ type: 'IssueTicket', visitId, serviceId: 'ho-tich' }, admin)
		const cancel = { commandId: randomUUID(), type: 'CancelVisit', visitId }
		expectProblem(await server.post('/commands', cancel, { cookie: 'session=of-yesterday' }), 'not-signed-in')
		expectProblem(await server.post('/commands', cancel, { authorization: 'Bearer revoked' }), 'not-signed-in')
		expectProblem(await server.post('/commands', cancel, { authorization: 'Basic b3ZlcjpsYXk=' }), 'not-signed-in')
	})
})

describe('a new password', () => {
	it('is made by the server, told once, and ends the sessions of the account', async () => {
		const cookie = await server.signIn('officer3')
		const { status, body } = await server.post('/accounts/officer3/password', {}, admin)
		expect(status).toBe(201)
		const { username, password } = NewPassword.strict().parse(body)
		expect(username).toBe('officer3')
		expect(password).toMatch(/^[a-z2-9]{12}$/)
		expectProblem(await callNext(cookie), 'not-signed-in')
		expectProblem(await enter('officer3'), 'wrong-credentials', '/api/session')
		expect((await enter('officer3', password)).status).toBe(200)
		expect((await who(admin)).status).toBe(200)
	})
	it('is made by an administrator, for a person of the set-up', async () => {
		const supervisor = await server.signIn('supervisor')
		const path = '/accounts/officer2/password'
		expectProblem(await server.post(path, {}, supervisor), 'not-permitted', `/api${path}`)
		expectProblem(await server.post(path, {}), 'not-signed-in', `/api${path}`)
		expectProblem(await server.post('/accounts/nobody/password', {}, admin), 'not-found', '/api/accounts/nobody/password')
	})
	it.each([
		['another site', { 'sec-fetch-site': 'cross-site' }],
		['another port of this machine', { 'sec-fetch-site': 'same-site' }],
		['an old browser, from elsewhere', { origin: 'http://elsewhere.example' }],
		['a page without an origin', { origin: 'null' }],
	])('is not made for a page of %s, though the browser sends the cookie', async (_, headers: Credentials) => {
		const res = await server.call('/accounts/officer2/password', { method: 'POST', headers: { ...admin, ...headers } })
		expectProblem(await answerOf(res), 'not-permitted', '/api/accounts/officer2/password')
	})
	it('is made for a page of this server', async () => {
		const headers = { ...admin, origin: server.url, host: new URL(server.url).host }
		const res = await server.call('/accounts/officer2/password', { method: 'POST', headers })
		expect(res.status).toBe(201)
	})
})

describe('guessing', () => {
	it('at one account is stopped after ten, however the name is written, and locks out nobody else', async () => {
		const guesses = await Promise.all(Array.from({ length: 12 }, (_, i) => enter(i % 2 ? 'Officer1' : 'officer1', `guess ${i}`)))
		expect(guesses.filter(({ status }) => status === 401)).toHaveLength(10)
		const late = await enter('officer1')
		expectProblem(late, 'too-many-requests', '/api/session')
		const wait = Number(late.res.headers.get('retry-after'))
		expect(wait).toBeGreaterThan(0)
		expect(wait).toBeLessThanOrEqual(60)
		expect((await enter('inspector')).status).toBe(200)
		expect((await who(admin)).status).toBe(200)
	})
	it('at many accounts is stopped after sixty from one place; who is signed in works on', async () => {
		const names = Array.from({ length: 60 }, (_, i) => `name-${i}`)
		await Promise.all(names.map((username) => server.post('/session', { username, password: '' })))
		expectProblem(await enter('inspector'), 'too-many-requests', '/api/session')
		expectProblem(await callNext(admin), 'counter-closed')
	})
})
