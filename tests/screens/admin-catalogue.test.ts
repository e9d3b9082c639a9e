import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { call } from '../../admin/api.ts'
import Catalogue from '../../admin/catalogue/Catalogue.svelte'
import { formOf, problemsOf, procedureOf } from '../../admin/catalogue/procedure.ts'
import { Draft } from '../../admin/draft/draft.svelte.ts'
import { Procedure } from '../../contract/catalogue.ts'
import type { Centre } from '../../contract/centre.ts'
import { testCentre } from '../support/centre.ts'
import { draftServer } from './draft-server.ts'

const base = testCentre().procedures[0]
if (!base) throw new Error('the test centre has procedures')
const birth: Procedure = {
	...base,
	limit: { value: 1, unit: 'same_day', cutoff: '15:00' },
	feeVnd: 0,
	fees: [{ vnd: 8_000, from: '2026-01-01', until: '2026-12-31' }],
	documents: ['Tờ khai', 'Giấy chứng sinh'],
	forms: [{ name: 'Tờ khai', url: 'https://x.vn/a.docx', kind: 'form' }],
	aliases: ['giấy khai sinh'],
}
const LONG = `Cấp giấy chứng nhận ${'quyền sử dụng đất '.repeat(60)}`.trim()

async function show(place: readonly string[], inForce: Centre = testCentre({ procedures: [birth] })) {
	const server = draftServer(inForce)
	const draft = new Draft(call)
	await draft.load()
	render(Catalogue, { draft, call, place })
	return { ...server, draft }
}
const fill = (testId: string, value: string | number) => fireEvent.input(screen.getByTestId(testId), { target: { value: String(value) } })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const dialog = () => screen.findByRole('dialog')

beforeEach(() => (location.hash = ''))

describe('the list', () => {
	it('asks the server for what is typed and chosen, and tells how many there are', async () => {
		const { asked } = await show([])
		expect(await screen.findByText('1 thủ tục')).toBeTruthy()
		expect(screen.getByRole('row', { name: /1\.001193/ }).textContent).toContain('trong ngày')
		await fireEvent.input(screen.getByTestId('find'), { target: { value: 'khai sinh' } })
		await fireEvent.change(screen.getByTestId('field'), { target: { value: 'ho-tich' } })
		await waitFor(() => expect(asked.at(-1)?.path).toBe('/draft/procedures?search=khai+sinh&fieldId=ho-tich&after=0&limit=50'))
	})

	it('keeps a name of a thousand letters in two lines, and whole as its title', async () => {
		await show([], testCentre({ procedures: [{ ...birth, short: { vi: LONG, en: LONG } }] }))
		const name = await screen.findByTitle(LONG)
		expect(name.textContent).toBe(LONG)
	})

	it('offers every export, and the book', async () => {
		await show([])
		await screen.findByText('1 thủ tục')
		expect(screen.getByRole('link', { name: 'Thủ tục, Excel' }).getAttribute('href')).toBe('/api/exports/procedures.xlsx?from=current')
		expect(screen.getByRole('link', { name: 'Toàn bộ thiết lập, JSON' }).getAttribute('href')).toBe('/api/exports/centre.json?from=current')
		expect(screen.queryByRole('link', { name: 'Toàn bộ thiết lập, CSV' })).toBeNull()
		expect(screen.getByRole('link', { name: 'Sổ tay thủ tục (PDF)' }).getAttribute('href')).toBe('/api/exports/guide.pdf?from=current')
	})
})

describe('the form of one procedure', () => {
	it('holds everything, and changes only what was changed', async () => {
		const { drafted } = await show(['edit', birth.id])
		await dialog()
		await fill('fee', 5000)
		await fill('documents', 'Tờ khai\n  Giấy chứng sinh \n\nCăn cước')
		await press('Ghi vào bản nháp')
		await waitFor(() => expect(location.hash).toBe('#catalogue'))
		expect(drafted().procedures).toEqual([{ ...birth, feeVnd: 5000, documents: ['Tờ khai', 'Giấy chứng sinh', 'Căn cước'] }])
	})

	it('makes a new one, whose field brings its service', async () => {
		const { drafted } = await show(['+'])
		const form = within(await dialog())
		await fill('code', '2.000635')
		await fill('short-vi', 'Cấp bản sao')
		await fill('legal', 'Cấp bản sao trích lục hộ tịch')
		await fireEvent.change(screen.getByTestId('agency-of'), { target: { value: 'UBX' } })
		await fireEvent.change(screen.getByTestId('field-of'), { target: { value: 'ho-tich' } })
		await fireEvent.change(screen.getByTestId('limit-unit'), { target: { value: 'working_day' } })
		await fill('limit', 3)
		await fireEvent.click(form.getByRole('button', { name: 'Ghi vào bản nháp' }))
		await waitFor(() => expect(drafted().procedures).toHaveLength(2))
		expect(drafted().procedures[1]).toMatchObject({
			...{ id: '2.000635', short: { vi: 'Cấp bản sao', en: 'Cấp bản sao' }, serviceId: 'ho-tich', level: 'in_person', status: 'plausible' },
			limit: { value: 3, unit: 'working_day' },
		})
		expect(drafted().procedures[1]).not.toHaveProperty('feeVnd')
	})

	it('does not take a code that is there', async () => {
		const { drafted } = await show(['+'])
		await dialog()
		await fill('code', birth.id)
		await fill('short-vi', 'X')
		await fill('legal', 'X')
		await fireEvent.change(screen.getByTestId('agency-of'), { target: { value: 'UBX' } })
		await fireEvent.change(screen.getByTestId('field-of'), { target: { value: 'ho-tich' } })
		await press('Ghi vào bản nháp')
		expect((await screen.findAllByText(`Mã ${birth.id} đã có trong danh mục.`)).length).toBeGreaterThan(0)
		expect(drafted().procedures).toHaveLength(1)
	})

	it('shows the square of a form as soon as its address is one', async () => {
		await show(['edit', birth.id])
		const form = within(await dialog())
		expect(form.getByRole('img', { name: 'Mã QR của Tờ khai' })).toBeTruthy()
		await fireEvent.input(form.getByDisplayValue('https://x.vn/a.docx'), { target: { value: 'x.vn' } })
		expect(form.queryByRole('img')).toBeNull()
		await press('Ghi vào bản nháp')
		expect(screen.getByText(/^Biểu mẫu 1: cần có tên/)).toBeTruthy()
	})

	it('says so where the procedure is gone', async () => {
		await show(['edit', 'khong-co'])
		expect(await screen.findByText('Thủ tục này không còn trong bản nháp.')).toBeTruthy()
	})

	it('warns before a procedure of the first page is removed', async () => {
		const { drafted } = await show(['edit', birth.id], testCentre({ procedures: [birth], quickPicks: [birth.id] }))
		await dialog()
		await press('Xóa thủ tục')
		expect(await screen.findByText(/đang ở trang đầu của máy lấy số/)).toBeTruthy()
		await press('Xóa')
		await waitFor(() => expect(drafted().procedures).toHaveLength(0))
	})
})

describe('what a form holds', () => {
	it('goes in and out without a change', () => {
		for (const procedure of [birth, base, { ...birth, limit: { value: 15, unit: 'working_day' as const } }])
			expect(Procedure.parse(procedureOf(formOf(procedure), procedure))).toEqual(procedure)
	})

	it('is held against the contract in whole sentences', () => {
		const form = formOf(birth)
		expect(problemsOf(form, false)).toEqual([])
		form.fees.push(
			{ key: 'x', value: { vnd: 1, from: '2027-02-01', until: '2027-01-01' } },
			{ key: 'y', value: { vnd: null, from: '', until: '' } },
		)
		form.id = 'có dấu'
		expect(problemsOf(form, false)).toEqual([
			'Mã thủ tục: chỉ dùng chữ không dấu, số, dấu chấm, gạch; tối đa 64 ký tự.',
			'Mức phí 3: chưa có số tiền.',
			'Mức phí 2: ngày hết hiệu lực đứng trước ngày bắt đầu.',
		])
	})
})
