import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DraftState } from '../../contract/draft.ts'
import type { ImportState } from '../../contract/imports.ts'
import type { Procedure } from '../../contract/catalogue.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'

vi.setConfig(PATIENT)
let server: TestServer
let admin: Credentials
beforeAll(async () => {
	server = await startTestServer()
	admin = await server.signIn('admin')
})
afterAll(() => server.stop())

async function bring(query: string, bytes: Uint8Array<ArrayBuffer>, type = 'application/octet-stream') {
	const res = await server.call(`/imports?${query}`, { method: 'POST', body: bytes, headers: { 'content-type': type, ...admin } })
	return { status: res.status, body: (await res.json()) as ImportState & { type?: string } }
}
const csv = (text: string) => new Uint8Array(Buffer.from(text))

/** The file as it is once it is read. */
async function read(query: string, bytes: Uint8Array<ArrayBuffer>): Promise<ImportState> {
	const { status, body } = await bring(query, bytes)
	expect(status).toBe(202)
	return settled(body.importId)
}
async function settled(importId: string): Promise<ImportState> {
	return vi.waitFor(
		async () => {
			const { body } = await server.getJson<ImportState>(`/imports/${importId}`, admin)
			if (body.state === 'reading') throw new Error('still being read')
			return body
		},
		{ timeout: 30_000, interval: 50 },
	)
}
const draft = async () => (await server.getJson<DraftState>('/draft', admin)).body
const drafted = async () => (await server.getJson<{ value: Procedure[] }>('/draft/parts/procedures', admin)).body.value
const take = (importId: string, body: { rev: number; removeAbsent?: boolean }) => server.post(`/imports/${importId}/take`, body, admin)

describe('a list on its way into the draft', () => {
	it('is read in the background, taken as one change, and undone as one', async () => {
		const before = await drafted()
		const state = await read('kind=procedures&format=csv&name=b%E1%BA%A3ng.csv', csv('Mã,Lệ phí\n1.001193,20.000\n9.9,5.000\n'))
		expect(state).toMatchObject({ state: 'ready', fileName: 'bảng.csv', total: 3, report: { changed: 1, refused: 1, added: 0 } })
		expect(await drafted()).toEqual(before)
		const { rev, batchCount } = await draft()
		const taken = await take(state.importId, { rev })
		expect(taken).toMatchObject({ status: 200, body: { batchCount: batchCount + 1 } })
		expect((taken.body as DraftState).batches.at(-1)).toMatchObject({ what: 'Nhập tệp bảng.csv: sửa 1', by: 'officer:admin', edits: 1 })
		expect((await drafted()).find(({ id }) => id === '1.001193')).toHaveProperty('feeVnd', 20_000)
		expect(await take(state.importId, { rev: (await draft()).rev })).toMatchObject({
			status: 409,
			body: { type: '/problems/import-not-ready' },
		})
		await server.post('/draft/undo', { rev: (await draft()).rev }, admin)
		expect(await drafted()).toEqual(before)
	})

	it('is read again where the draft has moved on meanwhile, and is not taken', async () => {
		const state = await read('kind=procedures&format=csv&name=a.csv', csv('Mã,Lệ phí\n1.001193,30.000\n'))
		const { rev } = await draft()
		const edited = await server.post('/draft/edits', { rev, what: 'x', edits: [{ part: 'procedures', remove: '1.001193' }] }, admin)
		expect(edited.status).toBe(200)
		expect(await take(state.importId, { rev })).toMatchObject({ status: 409, body: { type: '/problems/draft-changed' } })
		expect(await settled(state.importId)).toMatchObject({ state: 'ready', report: { changed: 0, refused: 1 } })
		await server.post('/draft/undo', { rev: (await draft()).rev }, admin)
	})

	it('removes what it does not have only where asked', async () => {
		const kept = (await drafted()).length
		const state = await read('kind=procedures&format=csv&name=a.csv', csv('Mã,Lệ phí\n1.001193,30.000\n'))
		expect(state.report?.absent).toBe(kept - 1)
		await take(state.importId, { rev: (await draft()).rev, removeAbsent: true })
		expect((await drafted()).map(({ id }) => id)).toEqual(['1.001193'])
		await server.post('/draft/undo', { rev: (await draft()).rev }, admin)
		expect(await drafted()).toHaveLength(kept)
	})

	it('brings people as well, and says in which column a line is wrong', async () => {
		const state = await read(
			'kind=people&format=csv&name=a.csv',
			csv('Tài khoản,Họ tên,Chức danh,Vai trò\nlan.nt,Lan,Chuyên viên,cán bộ\nb,B,C,thủ quỹ\n'),
		)
		expect(state.report).toMatchObject({ added: 1, refused: 1, problems: [{ line: 3, column: 'Vai trò', code: 'unknown-choice' }] })
	})

	it('says why a file cannot be read, and can be given up', async () => {
		const state = await read('kind=procedures&format=xlsx&name=a.xlsx', csv('không phải bảng'))
		expect(state).toMatchObject({ state: 'failed', failed: { code: 'not-xlsx', vi: expect.stringContaining('.xlsx') as string } })
		expect(await take(state.importId, { rev: (await draft()).rev })).toMatchObject({
			status: 409,
			body: { type: '/problems/import-not-ready' },
		})
		expect((await server.call(`/imports/${state.importId}`, { method: 'DELETE', headers: admin })).status).toBe(204)
		expect((await server.getJson(`/imports/${state.importId}`, admin)).status).toBe(404)
	})

	it('is refused over 10 MB, as another type, and of an unknown kind', async () => {
		expect((await bring('kind=procedures&format=csv&name=a', new Uint8Array(10 * 1024 * 1024 + 1))).status).toBe(413)
		expect((await bring('kind=procedures&format=csv&name=a', csv('x'), 'text/plain')).status).toBe(415)
		expect((await bring('kind=cats&format=csv&name=a', csv('x'))).status).toBe(400)
	})

	it('keeps nobody waiting while 50,000 lines are read', async () => {
		const line = '1.001193;Thủ tục đăng ký khai sinh;50\n'
		const { body } = await bring('kind=procedures&format=csv&name=a', csv(`Mã;Tên thủ tục;Lệ phí\n${line.repeat(50_000)}`))
		let slowest = 0
		let state: ImportState
		do {
			const begun = performance.now()
			state = (await server.getJson<ImportState>(`/imports/${body.importId}`, admin)).body
			slowest = Math.max(slowest, performance.now() - begun)
			await new Promise((resolve) => setTimeout(resolve, 5))
		} while (state.state === 'reading')
		expect(state).toMatchObject({ state: 'ready', total: 50_001, report: { lines: 50_000, refused: 50_000 } })
		expect(state.report?.problems).toHaveLength(2_000)
		expect(state.report?.problemCounts).toEqual({ duplicate: 50_000, 'fee-maybe-thousands': 50_000 })
		expect(slowest).toBeLessThan(2000)
	})
})

describe('exports', () => {
	const get = async (path: string) => {
		const res = await server.call(`/exports/${path}`, { headers: admin })
		return { status: res.status, headers: res.headers, bytes: new Uint8Array(await res.arrayBuffer()) }
	}

	it.each([
		['procedures', 'xlsx'],
		['people', 'csv'],
		['centre', 'json'],
	])('%s.%s comes back as an import that changes nothing', async (kind, format) => {
		const { status, bytes, headers } = await get(`${kind}.${format}?from=draft`)
		expect(status).toBe(200)
		expect(headers.get('content-disposition')).toMatch(new RegExp(`attachment; filename="[a-z-]+-test\\.${format}"`))
		const state = await read(`kind=${kind}&format=${format}&name=x`, bytes)
		expect(state.report).toMatchObject({ added: 0, changed: 0, refused: 0, absent: 0 })
		expect(await take(state.importId, { rev: (await draft()).rev })).toMatchObject({
			status: 409,
			body: { type: '/problems/nothing-drafted' },
		})
	})

	it('a whole centre has no CSV', async () => expect((await get('centre.csv')).status).toBe(404))

	it('the book is a PDF, and the template an empty table', async () => {
		const book = await get('guide.pdf')
		expect(book.headers.get('content-type')).toBe('application/pdf')
		expect(Buffer.from(book.bytes.subarray(0, 5)).toString()).toBe('%PDF-')
		const template = await get('people.csv?from=template')
		expect(Buffer.from(template.bytes).toString()).toMatch(/^\ufeffTên tài khoản,Họ và tên,/)
	})

	it('the fixture of dirty lines is read through the door as well', async () => {
		const state = await read('kind=procedures&format=xlsx&name=x', new Uint8Array(readFileSync('tests/fixtures/catalogue-dirty.xlsx')))
		expect(state.report).toMatchObject({ changed: 1, added: 23, refused: 12 })
	})
})
