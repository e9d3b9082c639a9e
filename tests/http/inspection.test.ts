import Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { FactPage, StoredFact, TrailCheck } from '../../contract/audit.ts'
import type { ReplayMoment, ReplayOutline } from '../../contract/replay.ts'
import type { DisplayView } from '../../contract/views.ts'
import { chainHash } from '../../server/store/hash-chain.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'

vi.setConfig(PATIENT)
const MINUTE_MS = 60_000
const DAY = '2026-11-23'
let at = MONDAY_9
let server: TestServer
let inspector: Credentials
let admin: Credentials
let officer: Credentials
let kiosk: Credentials
const [an, binh] = [randomUUID(), randomUUID()]
/** What the wall and the counter board showed, by the minute. */
const shown = new Map<number, DisplayView[]>()

const get = async <T>(path: string, who = inspector) => (await server.getJson<T>(path, who)).body
const look = async () => {
	const ids = ['wall-1', 'sign-1']
	shown.set(at, await Promise.all(ids.map((id) => get<DisplayView>(`/views/display/${id}`, admin))))
}

async function playMorning(): Promise<void> {
	const send = async (minute: number, command: Parameters<TestServer['send']>[0], who: Credentials) => {
		at = MONDAY_9 + minute * MINUTE_MS
		expect((await server.send(command, who)).status, command.type).toBe(201)
	}
	const counterId = 'counter-1'
	await send(1, { type: 'IssueTicket', visitId: an, serviceId: 'ho-tich' }, kiosk)
	await send(5, { type: 'IssueTicket', visitId: binh, serviceId: 'ho-tich' }, kiosk)
	await look()
	await send(10, { type: 'OpenCounter', counterId }, officer)
	await send(11, { type: 'CallNext', counterId }, officer)
	await look()
	await send(12, { type: 'StartServing', counterId }, officer)
	await send(30, { type: 'Complete', counterId }, officer)
	await send(41, { type: 'CallNext', counterId }, officer)
	at = MONDAY_9 + 42 * MINUTE_MS
	await look()
	await send(43, { type: 'StartServing', counterId }, officer)
	await look()
}

beforeAll(async () => {
	server = await startTestServer({ now: () => at })
	inspector = await server.signIn('inspector')
	admin = await server.signIn('admin')
	officer = await server.signIn('officer1')
	kiosk = (await server.enrol('kiosk', 'kiosk-1', admin)).headers
	await playMorning()
})
afterAll(() => server.stop())

describe('a day replayed', () => {
	it('at 9:42 and every other moment it shows what the walls showed then', async () => {
		expect(shown.size).toBe(4)
		for (const [moment, views] of shown) {
			const then = await get<ReplayMoment>(`/replay/${DAY}/views?at=${moment}&displays=wall-1,sign-1`)
			const untold = ({ rev: _, zones, ...view }: DisplayView) => ({ ...view, zones: zones.map((zone) => ({ ...zone, waitMs: null })) })
			expect(then.displays).toEqual(views.map(untold))
		}
		const [wall] = shown.get(MONDAY_9 + 42 * MINUTE_MS) ?? []
		expect(wall?.calls.map(({ number, counterNumber }) => [number, counterNumber])).toEqual([
			['A002', 1],
			['A001', 1],
		])
	})
	it('tells counters, queues and what tickets were told, at any moment and in any order', async () => {
		const late = await get<ReplayMoment>(`/replay/${DAY}/views?at=${MONDAY_9 + 43 * MINUTE_MS}`)
		expect(late.counters.find(({ number }) => number === 1)).toMatchObject({
			state: 'open',
			current: { number: 'A002', state: 'serving', since: MONDAY_9 + 43 * MINUTE_MS },
		})
		const early = await get<ReplayMoment>(`/replay/${DAY}/views?at=${MONDAY_9 + 5 * MINUTE_MS}`)
		expect(early.queues.find(({ serviceId }) => serviceId === 'ho-tich')?.waiting).toBe(2)
		expect(early.issued.map(({ number, ahead }) => [number, ahead])).toEqual([
			['A002', 1],
			['A001', 0],
		])
		expect(early.counters.every(({ state }) => state === 'closed')).toBe(true)
		expect((await get<ReplayMoment>(`/replay/${DAY}/views?at=0`)).position).toBe(0)
	})
	it('has an outline: minutes in which something happened, and every call', async () => {
		const outline = await get<ReplayOutline>(`/replay/${DAY}`)
		expect(outline.calls).toEqual([11, 41].map((minute) => MONDAY_9 + minute * MINUTE_MS))
		expect(outline.minutes.find(({ at: minute }) => minute === MONDAY_9 + 30 * MINUTE_MS)).toMatchObject({ completed: 1, issued: 0 })
	})
	it('goes on with the day while it lasts', async () => {
		const before = (await get<ReplayOutline>(`/replay/${DAY}`)).facts
		await server.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'dat-dai' }, kiosk)
		expect((await get<ReplayOutline>(`/replay/${DAY}`)).facts).toBeGreaterThan(before)
	})
	it.each(['/replay/2001-01-01', '/replay/2001-01-01/views?at=1'])('%s: nothing is on record', async (path) => {
		expect((await server.call(path, { headers: inspector })).status).toBe(404)
	})
	it.each([`/replay/23-11-2026`, `/replay/${DAY}/views`, `/replay/${DAY}/views?at=x`, `/replay/${DAY}/views?at=1&displays=a%20b`])(
		'%s: is not well formed',
		async (path) => expect((await server.call(path, { headers: inspector })).status).toBe(400),
	)
})

describe('facts as stored', () => {
	const find = async (query: string) => (await get<FactPage>(`/audit/facts?${query}`)).facts
	const typesOf = (facts: StoredFact[]) => facts.map(({ type }) => type)

	it('come newest first, page after page to the beginning, each with the hash before it', async () => {
		const all: StoredFact[] = []
		for (let next: number | null = Number.MAX_SAFE_INTEGER; next !== null;) {
			const page: FactPage = await get(`/audit/facts?limit=4&before=${next}`)
			all.push(...page.facts)
			next = page.next
		}
		expect(all.map(({ position }) => position)).toEqual(all.map((_, i) => all.length - i))
		for (const fact of all) if (fact.body !== null) expect(chainHash(fact.before, { ...fact, body: fact.body })).toBe(fact.hash)
		expect(all.filter(({ body }) => body !== null).length).toBeGreaterThan(5)
	})
	it('are narrowed by day, type, number, counter, person and text, and by several at once', async () => {
		expect(await find('day=2001-01-01')).toEqual([])
		expect((await find(`day=${DAY}`)).length).toBeGreaterThan(5)
		expect(typesOf(await find('type=TicketCalled'))).toEqual(['TicketCalled', 'TicketCalled'])
		expect(typesOf(await find('number=a001')).filter((type) => !/Print/.test(type))).toEqual([
			...['VisitCompleted', 'ServingStarted', 'TicketCalled', 'TicketIssued'],
		])
		expect(new Set((await find('number=A001')).map(({ number }) => number))).toEqual(new Set(['A001']))
		expect(typesOf(await find('counterId=counter-1&type=CounterOpened'))).toEqual(['CounterOpened'])
		expect(await find('counterId=counter-3')).toEqual([])
		expect((await find('actor=officer1')).every(({ actor }) => actor === 'officer:officer1')).toBe(true)
		expect(new Set((await find(`text=${binh}`)).map(({ number }) => number))).toEqual(new Set(['A002']))
		expect(await find(`text=${randomUUID()}`)).toEqual([])
		expect((await find('text=%22rule%22')).length).toBe(2)
		expect(await find('text=%25_%5C')).toEqual([])
	})
	it('one is given whole, and a visit with all that happened to it', async () => {
		const setup = await get<StoredFact>('/audit/facts/1')
		expect(setup).toMatchObject({ type: 'CentreConfigured', before: '0'.repeat(64) })
		expect(chainHash(setup.before, { ...setup, body: setup.body ?? '' })).toBe(setup.hash)
		const { facts } = await get<{ facts: StoredFact[] }>(`/audit/visits/${an}`)
		expect(typesOf(facts).filter((type) => !/Print/.test(type))).toEqual([
			'TicketIssued',
			'TicketCalled',
			'ServingStarted',
			'VisitCompleted',
		])
		for (const path of ['/audit/facts/99999', `/audit/visits/${randomUUID()}`])
			expect((await server.call(path, { headers: inspector })).status).toBe(404)
	})
})

describe('the trail, proved while the hall goes on', () => {
	const check = async () => {
		expect((await server.post('/audit/check', {}, inspector)).status).toBe(202)
		return vi.waitUntil(async () => {
			const now = await get<TrailCheck>('/audit/check')
			return now.state !== 'running' && now
		}, PATIENT.hookTimeout)
	}
	it('is found sound, with the hash to note down', async () => {
		expect((await get<TrailCheck>('/audit/check')).state).toBe('never')
		const done = await check()
		const newest = await get<StoredFact>(`/audit/facts/${done.checked}`)
		expect(done).toMatchObject({ state: 'proved', head: newest.hash, total: newest.position })
	})
	it('and the fact that was altered is named', async () => {
		const db = new Database(join(server.folder, 'centre.sqlite'))
		db.exec('DROP TRIGGER facts_keep_update')
		db.exec("UPDATE facts SET actor = 'officer:officer2' WHERE position = 4")
		db.close()
		expect(await check()).toMatchObject({ state: 'altered', position: 4, problem: expect.stringContaining('hash') as string })
	})
})
