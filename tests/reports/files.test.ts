import { parse } from 'csv-parse/sync'
import { randomUUID } from 'node:crypto'
import { Buffer } from 'node:buffer'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ReportAnswer } from '../../contract/reports.ts'
import { ReportPack, ReportPacks } from '../../contract/report-packs.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { startTestServer, tempFolder, type Credentials, type TestServer } from '../support/running.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const MINUTE_MS = 60_000
const NOVEMBER = 'from=2026-11-01&to=2026-11-30'
const folder = tempFolder()
let server: TestServer
let at = MONDAY_9
let supervisor: Credentials
let officer: Credentials

beforeAll(async () => {
	server = await startTestServer({ dataDir: folder.path, now: () => at })
	const kiosk = (await server.enrol('kiosk', 'kiosk-1')).headers
	officer = await server.signIn('officer1')
	supervisor = await server.signIn('supervisor')
	await server.send({ type: 'OpenCounter', counterId: 'counter-1' }, officer)
	for (const waitMin of [3, 12, 45]) {
		await server.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, kiosk)
		at += waitMin * MINUTE_MS
		for (const type of ['CallNext', 'StartServing'] as const) await server.send({ type }, officer)
		at += 5 * MINUTE_MS
		await server.send({ type: 'Complete' }, officer)
	}
})
afterAll(async () => {
	await server.stop()
	folder.remove()
})

const ask = (path: string, headers: Credentials = supervisor) => server.call(`/reports${path}`, { headers })
async function csv(path: string): Promise<string[][]> {
	const res = await ask(path)
	expect(res.status).toBe(200)
	return parse(Buffer.from(await res.arrayBuffer()).toString(), { bom: true, relax_column_count: true })
}

describe('GET /reports/files', () => {
	it('says what the page’s answers say', async () => {
		const answer = ReportAnswer.parse(await (await ask(`?${NOVEMBER}&by=hour`)).json())
		const { volumes, wait } = answer.total
		const lines = await csv(`/files/report.csv?${NOVEMBER}`)
		const told = (name: string) => lines.find(([first]) => first === name)?.slice(1)
		expect([volumes?.issued, volumes?.completed, wait?.n, wait?.medianMs]).toEqual([3, 3, 3, 12 * MINUTE_MS])
		expect(told('Lượt lấy số')).toEqual(['3', ''])
		expect(told('Chờ, trung vị (phút)')).toEqual(['12', '3'])
		expect(told('Chờ trong mục tiêu')).toEqual(['66.67', '3'])
		const waits = await csv(`/files/waits.csv?${NOVEMBER}`)
		expect(waits.slice(1).map(([hour, n]) => [hour, n])).toEqual(
			answer.rows.map(({ key, figures }) => [`${key[0]}h`, String(figures.wait?.n)]),
		)
	})

	it('is narrowed as it is asked, and says so', async () => {
		const lines = await csv(`/files/report.csv?${NOVEMBER}&zone=zone-b&compareFrom=2026-10-01&compareTo=2026-10-31`)
		expect(lines.find(([name]) => name === 'Phạm vi')?.[1]).toMatch(/^B · /)
		expect(lines.find(([name]) => name === 'So với')?.[1]).toBe('01/10 – 31/10/2026')
		expect(lines.find(([name]) => name === 'Lượt lấy số')).toEqual(['Lượt lấy số', '0', '', '0', ''])
	})

	it('tells an officer’s figures of three visits in no file', async () => {
		expect((await csv(`/files/officers.csv?${NOVEMBER}`)).slice(1).map((row) => new Set(row.slice(1)))).toEqual([new Set(['dưới 10 lượt'])])
	})

	it('comes with a name and a type that programs know', async () => {
		const res = await ask(`/files/report.xlsx?${NOVEMBER}`)
		expect(res.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
		expect(res.headers.get('content-disposition')).toMatch(/^attachment; filename="bao-cao-2026-11-01-2026-11-30-[\w.-]+\.xlsx"$/)
	})

	it('is for those who may read reports, and only of tables there are', async () => {
		expect((await ask(`/files/report.pdf?${NOVEMBER}`, officer)).status).toBe(403)
		expect((await ask(`/files/secrets.csv?${NOVEMBER}`)).status).toBe(400)
		expect((await ask('/files/report.csv?from=2026-11-30&to=2026-11-01')).status).toBe(400)
	})
})

describe('reports of months', () => {
	it('are made on request once the month is over, and can be taken away', async () => {
		const make = (month: string) =>
			server.call('/reports/packs', {
				method: 'POST',
				headers: { ...supervisor, 'content-type': 'application/json' },
				body: JSON.stringify({ month }),
			})
		expect((await make('2026-11')).status).toBe(400)
		at += 9 * 24 * 60 * MINUTE_MS
		supervisor = await server.signIn('supervisor')
		const made = await make('2026-11')
		expect(made.status).toBe(201)
		expect(ReportPack.parse(await made.json()).month).toBe('2026-11')
		expect(ReportPacks.parse(await (await ask('/packs')).json()).packs.map(({ month }) => month)).toEqual(['2026-11'])
		const pdf = await ask('/packs/2026-11.pdf')
		const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer())), { mergePages: true })
		expect(text).toContain('Báo cáo giao ban tháng 11/2026')
		expect(text).toContain('Chất lượng số liệu')
		expect((await ask('/packs/2026-10.pdf')).status).toBe(404)
	})
})
