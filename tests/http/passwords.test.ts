import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { AccountList, NewPassword } from '../../contract/accounts.ts'
import { Session } from '../../contract/api.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { PASSWORD, startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

const GOOD = 'Suối reo giữa bản xa'
const at = MONDAY_9
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
const change = (as: Credentials, current: string, next: string) => server.post('/session/password', { current, next }, as, 'PUT')
const renew = async (username: string) =>
	NewPassword.strict().parse((await server.post(`/accounts/${username}/password`, {}, admin)).body).password
const cardOf = async (username: string) => {
	const { body } = await server.getJson('/accounts', admin)
	return AccountList.parse(body).accounts.find((a) => a.username === username)
}

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
	it('opens nothing but the way to one’s own', async () => {
		const once = await renew('officer2')
		const entered = await enter('officer2', once)
		expect(Session.strict().parse(entered.body)).toMatchObject({ mustChange: true, permissions: [] })
		const cookie = await server.signIn('officer2', once)
		expectProblem(await callNext(cookie), 'change-password-first')
		expectProblem(await answerOf(await server.call('/centre', { headers: cookie })), 'change-password-first', '/api/centre')
		expect(await cardOf('officer2')).toMatchObject({ mustChange: true, hasPassword: true, sessions: 2, lastSignInAt: at })
		expect((await change(cookie, once, GOOD)).status).toBe(204)
		expect((await who(cookie)).body).toMatchObject({ permissions: expect.arrayContaining(['work-counter']) as string[] })
		expectProblem(await callNext(cookie), 'counter-closed')
		expect(await cardOf('officer2')).toMatchObject({ mustChange: false, sessions: 1 })
	})
	it('opens no socket either', async () => {
		const cookie = await server.signIn('officer3', await renew('officer3'))
		const socket = server.connect(cookie)
		const answer = (await socket.timeout(3000).emitWithAck('screen:join', { screen: 'counter', id: 'counter-3' })) as unknown
		expect(answer).toEqual({ ok: false, code: 'not-permitted' })
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

describe('one’s own password', () => {
	it('ends the other sessions, and works in either composition of its marks', async () => {
		const [here, elsewhere] = [await server.signIn('supervisor'), await server.signIn('supervisor')]
		expect((await change(here, PASSWORD, GOOD.normalize('NFD'))).status).toBe(204)
		expect((await who(here)).status).toBe(200)
		expectProblem(await who(elsewhere), 'not-signed-in', '/api/session')
		expectProblem(await enter('supervisor'), 'wrong-credentials', '/api/session')
		expect((await enter('supervisor', GOOD.normalize('NFC'))).status).toBe(200)
	})
	it.each([
		['too short', 'Ngắn quá1', 'short'],
		['what all choose', 'matkhau12345', 'common'],
		['their own name', 'Lê Văn Bình 1990', 'personal'],
		['one key again and again', 'aaaaaaaaaaaa', 'repeated'],
		['the one they have', PASSWORD, 'same'],
	])('is refused when it is %s', async (_, next, detail) => {
		const answer = await change(await server.signIn('inspector'), PASSWORD, next)
		expect(expectProblem(answer, 'weak-password', '/api/session/password')).toBe(detail)
		expect((await enter('inspector')).status).toBe(200)
	})
	it('needs the present one, and a session', async () => {
		const cookie = await server.signIn('inspector')
		expectProblem(await change(cookie, 'not this one', GOOD), 'wrong-credentials', '/api/session/password')
		expectProblem(await change({}, PASSWORD, GOOD), 'not-signed-in', '/api/session/password')
		expect((await enter('inspector')).status).toBe(200)
	})
})

describe('signing out everywhere', () => {
	it('ends every session of one’s own, and none of others', async () => {
		const [here, elsewhere] = [await server.signIn('officer1'), await server.signIn('officer1')]
		expect((await server.call('/sessions', { method: 'DELETE', headers: here })).status).toBe(204)
		for (const cookie of [here, elsewhere]) expectProblem(await who(cookie), 'not-signed-in', '/api/session')
		expect((await who(admin)).status).toBe(200)
		expectProblem(await answerOf(await server.call('/sessions', { method: 'DELETE' })), 'not-signed-in', '/api/sessions')
	})
	it('is done to others by an administrator alone, sockets and all', async () => {
		const cookie = await server.signIn('officer1')
		const socket = server.connect(cookie)
		await new Promise<void>((done) => socket.on('connect', done))
		const cut = new Promise<void>((done) => socket.on('disconnect', () => done()))
		const end = async (as: Credentials) => server.call('/accounts/officer1/sessions', { method: 'DELETE', headers: as })
		expectProblem(await answerOf(await end(cookie)), 'not-permitted', '/api/accounts/officer1/sessions')
		expect((await end(admin)).status).toBe(204)
		await cut
		expectProblem(await who(cookie), 'not-signed-in', '/api/session')
		expect((await enter('officer1')).status).toBe(200)
	})
})
