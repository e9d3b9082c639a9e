import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import Catalogue from '../../admin/catalogue/Catalogue.svelte'
import { groupsOf, problemCsv } from '../../admin/catalogue/problem-csv.ts'
import { Draft } from '../../admin/draft/draft.svelte.ts'
import type { ImportReport, ImportState } from '../../contract/imports.ts'
import { testCentre } from '../support/centre.ts'
import { done, ok, refused } from './admin-support.ts'
import { draftServer } from './draft-server.ts'

const { xlsx: report } = JSON.parse(readFileSync('tests/fixtures/catalogue-dirty.report.json', 'utf8')) as { xlsx: ImportReport }
const IMPORT = '/imports/00000000-0000-4000-8000-000000000001'
const state = (over: Partial<ImportState>): ImportState => ({
	...{ importId: IMPORT.slice('/imports/'.length), kind: 'procedures', fileName: 'danh-muc.xlsx', state: 'reading', done: 0, total: null },
	...over,
})
const ready = state({ state: 'ready', done: 36, total: 36, report })

async function show(routes: Parameters<typeof draftServer>[1] = {}, place = ['import', 'procedures']) {
	const server = draftServer(testCentre(), {
		'POST /imports': ok(state({}), 202),
		[`GET ${IMPORT}`]: ok(ready),
		[`DELETE ${IMPORT}`]: done,
		...routes,
	})
	const draft = new Draft(call)
	await draft.load()
	const { unmount } = render(Catalogue, { draft, call, place })
	return { ...server, draft, unmount }
}
const bring = (name = 'danh-muc.xlsx') =>
	fireEvent.change(screen.getByTestId('import-file'), { target: { files: [new File(['x'], name)] } })
const found = () => screen.findByRole('heading', { name: 'Kết quả đọc danh-muc.xlsx' })

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => void vi.useRealTimers())

describe('a file that is brought', () => {
	it('is sent as it is, watched while it is read, and reported by kind of trouble', async () => {
		const { asked } = await show()
		await bring()
		await found()
		expect(asked.find(({ method, path }) => method === 'POST' && path.startsWith('/imports'))?.path).toBe(
			'/imports?kind=procedures&format=xlsx&name=danh-muc.xlsx',
		)
		expect(screen.getByTestId('added').textContent).toBe('23')
		expect(screen.getByTestId('refused').textContent).toBe('12')
		const duplicates = within(screen.getByTestId('duplicate'))
		expect(duplicates.getByText('2 chỗ')).toBeTruthy()
		expect(duplicates.getAllByRole('row', { hidden: true })[1]?.textContent).toContain('15')
		expect(screen.getByText('Không nhận các dòng này')).toBeTruthy()
	})

	it('shows how far it is read', async () => {
		await show({ [`GET ${IMPORT}`]: ok(state({ done: 600, total: 2600 })) })
		await bring()
		expect(await screen.findByText('600 trên 2.600 dòng')).toBeTruthy()
		expect(screen.getByRole('progressbar', { name: 'Đang đọc danh-muc.xlsx' }).getAttribute('value')).toBe('600')
	})

	it('is refused by its ending before it is sent', async () => {
		const { sent } = await show()
		await bring('danh-muc.pdf')
		expect(await screen.findByText('Chỉ đọc được tệp .xlsx, .csv và .json.')).toBeTruthy()
		expect(sent('POST', '/imports')).toEqual([])
	})

	it('says why it cannot be read, and lets another be chosen', async () => {
		const failed = { code: 'not-xlsx', vi: 'Đây không phải tệp Excel .xlsx.', en: '' }
		await show({ [`GET ${IMPORT}`]: ok(state({ state: 'failed', failed })) })
		await bring()
		expect(await screen.findByText('Không đọc được danh-muc.xlsx. Đây không phải tệp Excel .xlsx.')).toBeTruthy()
		await fireEvent.click(screen.getByRole('button', { name: 'Chọn tệp khác' }))
		expect(screen.getByTestId('import-file')).toBeTruthy()
	})

	it('is taken as one change, without what it does not have unless that is asked', async () => {
		const bodies: unknown[] = []
		const { state: drafted } = await show({
			[`GET ${IMPORT}`]: ok({ ...ready, report: { ...report, absent: 3 } }),
			[`POST ${IMPORT}/take`]: ({ body }) => {
				bodies.push(body)
				return { status: 200, body: { ...drafted(), batchCount: 1 } }
			},
		})
		await bring()
		await found()
		await fireEvent.click(screen.getByTestId('remove-absent'))
		expect(screen.getByRole('button', { name: 'Nhận 27 thay đổi vào bản nháp' })).toBeTruthy()
		await fireEvent.click(screen.getByTestId('remove-absent'))
		await fireEvent.click(screen.getByRole('button', { name: 'Nhận 24 thay đổi vào bản nháp' }))
		expect(await screen.findByText(/^Đã ghi vào bản nháp/)).toBeTruthy()
		expect(bodies).toEqual([{ rev: 1, removeAbsent: false }])
	})

	it('is shown anew where the draft has moved on', async () => {
		await show({ [`POST ${IMPORT}/take`]: refused('draft-changed') })
		await bring()
		await found()
		await fireEvent.click(screen.getByTestId('take'))
		expect(await screen.findByText(/^Bản nháp vừa có thay đổi khác nên tệp đã được đọc lại/)).toBeTruthy()
		expect(await found()).toBeTruthy()
	})

	it('is given up when the page is left', async () => {
		const { sent, unmount } = await show()
		await bring()
		await found()
		unmount()
		await waitFor(() => expect(sent('DELETE', IMPORT)).toHaveLength(1))
	})
})

describe('people and whole centres', () => {
	it('have a page and a template of their own', async () => {
		await show({}, ['import', 'people'])
		expect(screen.getByRole('heading', { name: 'Nhập từ tệp: cán bộ' })).toBeTruthy()
		expect(screen.getByRole('link', { name: 'Cán bộ' }).getAttribute('aria-current')).toBe('page')
		expect(screen.getByRole('link', { name: 'Tệp mẫu (.xlsx)' }).getAttribute('href')).toBe('/api/exports/people.xlsx?from=template')
	})
})

describe('the report as a file', () => {
	it('has a line for each problem, and no cell that a spreadsheet takes for a formula', () => {
		const [first] = report.problems
		if (!first) throw new Error('a report without problems')
		const lines = problemCsv([{ ...first, value: '=1+1', column: 'A "b"' }]).split('\r\n')
		expect(lines).toHaveLength(3)
		expect(lines[1]).toContain(`"A ""b""","'=1+1"`)
	})

	it('names what the sentences of a kind have in common', () => {
		const titles = groupsOf(report.problems, report.problemCounts).map(({ code, severity, title }) => [code, severity, title])
		expect(titles).toContainEqual(['bad-code', 'error', 'Mã có ký tự không dùng được…'])
		expect(titles).toContainEqual(['unknown-agency', 'error', 'Không có cơ quan này.'])
		const severities = titles.map(([, severity]) => severity)
		expect(severities).toEqual([...severities].sort())
	})
})
