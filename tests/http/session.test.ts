import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Session } from '../../contract/api.ts'
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
		expect(res.headers.getSetCookie()).toEqual([
			expect.stringMatching(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
			expect.stringMatching(/^browser=[\w-]{43}; Max-Age=34560000; Path=\/api; HttpOnly; SameSite=Strict$/),
		])
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
		for (let i = 0; i < 5; i++) {
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
