import { monitorEventLoopDelay } from 'node:perf_hooks'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { AccountList } from '../../contract/accounts.ts'
import type { Problem } from '../../contract/problems.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { PASSWORD, startTestServer, tempFolder, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

const MINUTE_MS = 60_000
const folder = tempFolder()
let at = MONDAY_9
let server: TestServer
let admin: Credentials
const start = async () => {
	server = await startTestServer({ now: () => at, dataDir: folder.path })
}
beforeAll(async () => {
	await start()
	admin = await server.signIn('admin')
})
afterAll(async () => {
	await server.stop()
	folder.remove()
})

const enter = (username: string, password = PASSWORD, browser: Credentials = {}) => server.post('/session', { username, password }, browser)
/** The cookie by which a browser is known after a good sign-in. */
async function browserOf(username: string): Promise<Credentials> {
	const { status, res } = await enter(username)
	expect(status).toBe(200)
	const cookie = res.headers.getSetCookie().find((c) => c.startsWith('browser='))
	return { cookie: cookie?.split(';')[0] ?? '' }
}
const retryOf = (answer: Awaited<ReturnType<typeof enter>>) => (answer.body as Problem).retryAt ?? 0
const nextHour = () => (at += 61 * MINUTE_MS + 16 * MINUTE_MS)

describe('a hundred wrong passwords in a minute', () => {
	it('for one name lock out the guesser, however the name is written, and nobody else', async () => {
		const own = await browserOf('officer1')
		const guesses = await Promise.all(Array.from({ length: 100 }, (_, i) => enter(i % 2 ? 'Officer1' : 'officer1', `guess ${i}`)))
		const told = (status: number) => guesses.filter((g) => g.status === status).length
		expect([told(401), told(429)]).toEqual([10, 90])

		const late = await enter('officer1')
		expectProblem(late, 'too-many-requests', '/api/session')
		expect(retryOf(late)).toBe(at + 30_000)
		expect(late.res.headers.get('retry-after')).toBe('30')

		// The officer's own browser, behind the very same address; and everybody else.
		expect((await enter('officer1', PASSWORD, own)).status).toBe(200)
		for (const username of ['officer2', 'inspector', 'admin']) expect((await enter(username)).status).toBe(200)
	})
	it('are seen by the administrator, who may let the person in', async () => {
		nextHour()
		admin = await server.signIn('admin')
		await Promise.all(Array.from({ length: 12 }, (_, i) => enter('officer2', `guess ${i}`)))
		const card = async () =>
			AccountList.parse((await server.getJson('/accounts', admin)).body).accounts.find((a) => a.username === 'officer2')
		expect(await card()).toMatchObject({ lockedUntil: at + 30_000 })
		const { body } = await server.post('/accounts/officer2/password', {}, admin)
		expect(await card()).toMatchObject({ lockedUntil: null })
		expect((await enter('officer2', (body as { password: string }).password)).status).toBe(200)
	})
	it('for many names lock the place out, but no browser that is known', async () => {
		nextHour()
		admin = await server.signIn('admin')
		const own = await browserOf('officer3')
		const told: number[] = []
		for (let wave = 0; wave < 10; wave++) {
			const guesses = await Promise.all(Array.from({ length: 10 }, (_, i) => enter(`name-${wave}-${i}`, 'guess')))
			told.push(...guesses.map((g) => g.status))
		}
		expect([told.filter((s) => s === 401).length, told.filter((s) => s === 429).length]).toEqual([60, 40])
		expectProblem(await enter('inspector'), 'too-many-requests', '/api/session')
		expect((await enter('officer3', PASSWORD, own)).status).toBe(200)
		// A browser is known for whom it signed in, not for others.
		expectProblem(await enter('inspector', PASSWORD, own), 'too-many-requests', '/api/session')
		expect((await server.call('/session', { headers: admin })).status).toBe(200)
	})
	it('by a known browser lock that browser out for that name', async () => {
		nextHour()
		const own = await browserOf('officer1')
		for (let i = 0; i < 10; i++) expect((await enter('officer1', `guess ${i}`, own)).status).toBe(401)
		expectProblem(await enter('officer1', PASSWORD, own), 'too-many-requests', '/api/session')
		expect((await enter('officer1')).status).toBe(200)
	})
})

describe('the wait', () => {
	it('grows with each further guess, and outlasts a restart', async () => {
		nextHour()
		for (let i = 0; i < 10; i++) await enter('inspector', `guess ${i}`)
		const waits: number[] = []
		for (let i = 0; i < 7; i++) {
			const retryAt = retryOf(await enter('inspector', 'guess'))
			waits.push((retryAt - at) / 1000)
			at = retryAt
			expect((await enter('inspector', 'guess')).status).toBe(401)
		}
		expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900])
		await server.stop()
		await start()
		expectProblem(await enter('inspector'), 'too-many-requests', '/api/session')
		at += 15 * MINUTE_MS
		expect((await enter('inspector')).status).toBe(200)
	})
})

describe('a flood of guesses', () => {
	it('does not keep tickets waiting', async () => {
		nextHour()
		const kiosk = (await server.enrol('kiosk', 'kiosk-1', await server.signIn('admin'))).headers
		const delay = monitorEventLoopDelay({ resolution: 5 })
		delay.enable()
		const flood = Promise.all(Array.from({ length: 300 }, (_, i) => enter(`officer${(i % 3) + 1}`, `guess ${i}`)))
		const waits: number[] = []
		for (let i = 0; i < 20; i++) {
			const begun = performance.now()
			const { status } = await server.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, kiosk)
			expect(status).toBe(201)
			waits.push(performance.now() - begun)
		}
		await flood
		delay.disable()
		waits.sort((a, b) => a - b)
		expect(waits[10]).toBeLessThan(1500)
		expect(delay.percentile(90) / 1e6).toBeLessThan(500)
	})
})
