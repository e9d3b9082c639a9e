import Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PrivacyFindings, PrivacyState, SealedReports } from '../../contract/erasure.ts'
import type { Recorded } from '../../contract/facts.ts'
import { proveTrail } from '../../server/store/proof.ts'
import { testCentre } from '../support/centre.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { expectProblem } from './problem-shape.ts'
import { ROUTES } from './routes-matrix.ts'

vi.setConfig(PATIENT)
const SECRET = 'goi-y-thu'
const [counterId, visitId] = ['counter-1', randomUUID()]
let at = MONDAY_9
let server: TestServer
const by = {} as Record<'admin' | 'supervisor' | 'inspector' | 'officer1', Credentials>
let rating: Credentials
let answered: { status: number; events?: Recorded[] }

const centre = (changes: { people?: ReturnType<typeof testCentre>['people'] } = {}) => {
	const plain = testCentre(changes)
	return { ...plain, rating: { ...plain.rating, confidentialReaders: ['supervisor'] } }
}
const state = async () => (await server.getJson<PrivacyState>('/privacy', by.admin)).body
const read = (who: Credentials) => server.post('/sealed-reports/readings', {}, who)
const search = (query: object) => server.post('/privacy/searches', query, by.admin) as Promise<{ status: number; body: PrivacyFindings }>

beforeAll(async () => {
	server = await startTestServer({ centre: centre(), now: () => at })
	for (const name of ['admin', 'supervisor', 'inspector', 'officer1'] as const) by[name] = await server.signIn(name)
	rating = (await server.enrol('rating', counterId, by.admin)).headers
	const kiosk = (await server.enrol('kiosk', 'kiosk-1', by.admin)).headers
	await server.send({ type: 'IssueTicket', visitId, serviceId: 'ho-tich' }, kiosk)
	await server.send({ type: 'OpenCounter', counterId }, by.officer1)
	await server.send({ type: 'CallNext', counterId }, by.officer1)
	await server.send({ type: 'StartServing', counterId }, by.officer1)
	at += 60_000
	answered = await server.send({ type: 'Rate', counterId, level: 1, reasons: ['cho-lau', SECRET] }, rating)
	await server.send({ type: 'Complete', counterId }, by.officer1)
})
afterAll(() => server.stop())

describe('a reason told in confidence', () => {
	it('is in no fact: only that there is one, and its seal', async () => {
		expect(answered).toMatchObject({
			status: 201,
			events: [{ reasons: ['cho-lau', 'confidential'], sealed: expect.stringMatching(/^[0-9a-f]{64}$/) as string }],
		})
		const everything = JSON.stringify(
			(await server.getJson<{ events: Recorded[] }>('/events?limit=1000', by.inspector)).body.events.filter(
				({ type }) => type !== 'CentreConfigured',
			),
		)
		expect(everything).toContain('"confidential"')
		expect(everything).not.toContain(SECRET)
	})
	it.each(['admin', 'inspector', 'officer1'] as const)('is not read by %s', async (name) => {
		expectProblem(await read(by[name]), 'not-permitted', '/api/sealed-reports/readings')
	})
	it('is read by whom the set-up names, and each reading is recorded', async () => {
		const before = (await state()).readings.length
		const { status, body } = (await read(by.supervisor)) as { status: number; body: SealedReports }
		expect(status).toBe(200)
		expect(body).toMatchObject({ reports: [{ visitId, number: 'A001', counterId, reasons: [SECRET] }], next: null })
		const { readings, readers } = await state()
		expect(readers).toEqual(['supervisor'])
		expect(readings).toHaveLength(before + 1)
		expect(readings[0]).toMatchObject({ actor: 'officer:supervisor', count: 1, at })
	})
	it('names no account to screens', async () => {
		for (const path of ['/centre', '/views/counter/counter-1']) {
			const { body } = await server.getJson<object>(path, by.officer1)
			expect(JSON.stringify(body)).not.toContain('confidentialReaders')
		}
	})
})

describe('an officer', () => {
	it('reads a rating through no route there is', async () => {
		// The set-up names the scale, and a bench of the demo alone has its keys.
		const reads = Object.entries(ROUTES).filter(
			([route, { type }]) => /^GET \/api\/(?!docs|openapi|sign-in|oidc|centre$|bench)/.test(route) && !type,
		)
		expect(reads.length).toBeGreaterThan(30)
		for (const [route, line] of reads) {
			const path = (line.at ?? route.slice('GET '.length)).replace(':number', 'A001').replace(/:\w+/g, 'counter-1')
			const res = await server.call(path.replace(/^\/api/, ''), { headers: by.officer1 })
			const said = (await res.text()).replace(/type="VisitRated"/g, '')
			expect(said, route).not.toMatch(/"(level|rating)":\s*[1-5]\b|"VisitRated"/)
		}
	})
	it('is told no rating by its own views, before and after the answer', async () => {
		const view = async () => (await server.getJson<{ rev: number }>(`/views/counter/${counterId}`, by.officer1)).body
		const said = JSON.stringify(await view())
		expect(said).not.toMatch(/"(level|satisfied|reasons)"/)
		const socket = server.connect({ cookie: by.officer1['cookie'] ?? '' })
		for (const [screen, id] of [
			['display', 'wall-1'],
			['rating', counterId],
			['floor', 'hall'],
		] as const)
			expect(await socket.emitWithAck('screen:join', { screen, id })).toEqual({ ok: false, code: 'not-permitted' })
	})
})

describe('what a person asks for', () => {
	it('is found by ticket and day, as kinds and counts alone', async () => {
		const { body } = await search({ about: 'visit', number: 'A001', day: '2026-11-23' })
		expect(body.found).toContainEqual({ kind: 'sealed', count: 1, erasable: true })
		expect(body.found).toContainEqual({ kind: 'ratings', count: 1, erasable: false })
		expect((await search({ about: 'visit', number: 'A001', day: '2026-11-22' })).body.found).toEqual([])
	})
	it('is erased with a record that names nobody, and the trail still holds', async () => {
		const query = { about: 'visit', number: 'A001', day: '2026-11-23' }
		const { status, body } = (await server.post('/privacy/erasures', query, by.admin)) as { status: number; body: PrivacyFindings }
		expect(status).toBe(200)
		expect(body.found.every(({ erasable }) => !erasable)).toBe(true)
		const [removal] = (await state()).removals
		expect(removal).toMatchObject({ what: 'visit', actor: 'officer:admin', removed: { sealed: 1 } })
		const { body: page } = await server.getJson<{ events: Recorded[] }>('/events?limit=1000', by.inspector)
		const fact = page.events.find(({ type }) => type === 'ErasureDone')
		expect(JSON.stringify(fact)).not.toMatch(new RegExp(`${visitId}|A001`))
		expect(((await read(by.supervisor)).body as SealedReports).reports).toEqual([])
		const db = new Database(join(server.folder, 'centre.sqlite'), { readonly: true })
		expect(proveTrail(db, () => undefined)).toMatchObject({ ok: true })
		db.close()
		expectProblem(await server.post('/privacy/erasures', query, by.admin), 'not-found', '/api/privacy/erasures')
	})
	it('is not erased of somebody who works here; of a former officer it is', async () => {
		const query = { about: 'account', username: 'officer2' }
		await server.signIn('officer2')
		expect((await search(query)).body.found).toContainEqual({ kind: 'accounts', count: 1, erasable: true })
		expectProblem(await server.post('/privacy/erasures', query, by.admin), 'wrong-state', '/api/privacy/erasures')
		const people = testCentre().people.filter(({ username }) => username !== 'officer2')
		await server.send({ type: 'ConfigureCentre', centre: centre({ people }) }, by.admin)
		expect((await server.post('/privacy/erasures', query, by.admin)).status).toBe(200)
		expect((await search(query)).body.found).toEqual([])
	})
})
