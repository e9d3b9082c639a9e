import { randomUUID } from 'node:crypto'
import { existsSync, openSync, closeSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ReportAnswer, ReportOptions, VisitsAnswer } from '../../contract/reports.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { startTestServer, tempFolder, type Credentials, type TestServer } from '../support/running.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const DAY_MS = 86_400_000
const PERIOD = 'from=2026-11-01&to=2026-12-31'

let folder: ReturnType<typeof tempFolder>
let server: TestServer
let at = MONDAY_9
let officer: Credentials
let supervisor: Credentials
let kiosk: Credentials
const file = () => join(folder.path, 'reports.sqlite')

async function start(): Promise<void> {
	server = await startTestServer({ dataDir: folder.path, now: () => at })
	officer = await server.signIn('officer1')
	supervisor = await server.signIn('supervisor')
}
beforeEach(async () => {
	at = MONDAY_9
	folder = tempFolder()
	await start()
	kiosk = (await server.enrol('kiosk', 'kiosk-1')).headers
})
afterEach(async () => {
	await server.stop()
	folder.remove()
})

/** Serves so many visits, ten minutes each. */
async function serve(visits: number): Promise<void> {
	const must = async (command: Parameters<TestServer['send']>[0], by: Credentials) => {
		const answer = await server.send(command, by)
		if (answer.status > 201) throw new Error(`${command.type}: ${answer.code}`)
	}
	await must({ type: 'OpenCounter', counterId: 'counter-1' }, officer)
	for (let i = 0; i < visits; i++) {
		await must({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, kiosk)
		at += 60_000
		for (const type of ['CallNext', 'StartServing'] as const) await must({ type }, officer)
		at += 600_000
		await must({ type: 'Complete' }, officer)
	}
	await must({ type: 'CloseCounter' }, officer)
}
/** Another day begins, so that the ones before are in the file. */
async function nextDay(): Promise<void> {
	at += DAY_MS
	officer = await server.signIn('officer1')
	supervisor = await server.signIn('supervisor')
	await serve(1)
}
const report = async (query = ''): Promise<ReportAnswer> => {
	const { status, body } = await server.getJson(`/reports?${PERIOD}${query}`, supervisor)
	expect(status).toBe(200)
	return ReportAnswer.parse(body)
}
/** Once all facts are read. */
const whole = async (query = ''): Promise<ReportAnswer> =>
	vi.waitFor(async () => {
		const answer = await report(query)
		expect(answer.building).toBeUndefined()
		return answer
	}, 20_000)
const figures = ({ total, rows }: ReportAnswer) => ({ total, rows })

describe('reports', () => {
	it('count what has happened up to the moment they are asked for', async () => {
		expect((await report()).total.volumes).toMatchObject({ issued: 0 })
		await serve(1)
		expect((await report()).total).toMatchObject({
			volumes: { issued: 1, completed: 1 },
			wait: { maxMs: 60_000 },
			service: { maxMs: 600_000 },
		})
		await serve(2)
		expect((await report('&by=day')).rows).toMatchObject([{ key: ['2026-11-23'], figures: { volumes: { issued: 3 } } }])
	})
	it('compare two periods, list the visits behind a figure and tell what can be asked', async () => {
		await serve(2)
		await nextDay()
		const { total, before } = await report('&compareFrom=2026-11-23&compareTo=2026-11-23&service=ho-tich&service=dat-dai')
		expect([total.volumes?.issued, before?.total.volumes?.issued]).toEqual([3, 2])
		const visits = await server.getJson(`/reports/visits?${PERIOD}&of=completed&after=1&limit=1`, supervisor)
		expect(VisitsAnswer.parse(visits.body)).toMatchObject({ total: 3, visits: [{ number: 'A002', waitMs: 60_000, end: 'completed' }] })
		const options = ReportOptions.parse((await server.getJson('/reports/options', supervisor)).body)
		expect(options.days).toEqual({ first: '2026-11-23', last: '2026-11-24' })
		expect(options.service.map(({ id }) => id)).toEqual(['ho-tich', 'chung-thuc', 'dat-dai'])
		expect(options.officer.some(({ id }) => id === 'inspector')).toBe(false)
	})
	it('refuse what is not well formed, or more than anyone can read', async () => {
		const asked = async (query: string) => (await server.getJson<{ type: string }>(`/reports?${query}`, supervisor)).body.type
		for (const query of [
			'',
			'from=2026-11-02&to=2026-11-01',
			'from=1969-01-01&to=1970-01-01',
			'from=1990-01-01&to=2060-01-01',
			'from=2000-01-01&to=2040-12-31&by=day&by=day',
			`${PERIOD}&by=rating`,
			`${PERIOD}&by=day&by=hour&by=lane`,
			`${PERIOD}&compareFrom=2026-11-01`,
		])
			expect(await asked(query), query).toBe('/problems/invalid-command')
		expect((await server.getJson('/reports?from=2000-01-01&to=2040-12-31&by=day&by=procedure', supervisor)).status).toBe(200)
	})
})

describe('the file of the figures', () => {
	const damages: Record<string, () => void> = {
		'was deleted': () => rmSync(file()),
		'was cut off': () => truncateSync(file(), statSync(file()).size >> 1),
		'is something else': () => writeFileSync(file(), 'Đây không phải là cơ sở dữ liệu.'),
		'has bytes that are not its own': () => {
			const handle = openSync(file(), 'r+')
			for (let place = 4096; place < statSync(file()).size; place += 4096) writeSync(handle, 'XXXXXXXXXXXXXXXX', place)
			closeSync(handle)
		},
	}
	for (const [how, damage] of Object.entries(damages))
		it(`is made again from the facts when it ${how}`, async () => {
			await serve(3)
			await nextDay()
			await nextDay()
			const before = figures(await whole('&by=day&by=service'))
			await server.stop()
			expect(existsSync(file())).toBe(true)
			damage()
			await start()
			expect(figures(await whole('&by=day&by=service'))).toEqual(before)
			expect(before.total.volumes?.issued).toBe(5)
		})
	it('is made again when it was made from another log', async () => {
		await serve(3)
		await nextDay()
		expect((await whole()).total.volumes?.issued).toBe(4)
		await server.stop()
		for (const end of ['', '-wal', '-shm', '.sha256']) rmSync(join(folder.path, `centre.sqlite${end}`), { force: true })
		at = MONDAY_9
		await start()
		expect((await whole()).total.volumes?.issued).toBe(0)
	})
	it('does not count a day twice when the clock was set back', async () => {
		await serve(2)
		await nextDay()
		expect((await whole()).total.volumes?.issued).toBe(3)
		at -= DAY_MS
		officer = await server.signIn('officer1')
		supervisor = await server.signIn('supervisor')
		await serve(1)
		const rows = async () => (await whole('&by=day')).rows.map(({ key, figures: { volumes } }) => [key[0], volumes?.issued])
		expect(await rows()).toEqual([
			['2026-11-23', 3],
			['2026-11-24', 1],
		])
		await server.stop()
		await start()
		expect(await rows()).toEqual([
			['2026-11-23', 3],
			['2026-11-24', 1],
		])
	})
})
