import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { call } from '../../admin/api.ts'
import { Draft } from '../../admin/draft/draft.svelte.ts'
import Hall from '../../admin/hall/Hall.svelte'
import { clashesOf, limitsOf, rangeOf } from '../../admin/hall/numbers.ts'
import { usesOf } from '../../admin/hall/uses.ts'
import { parseCentre, type Centre } from '../../contract/centre.ts'
import { testCentre } from '../support/centre.ts'
import { draftServer } from './draft-server.ts'

const centre = testCentre()
const [hoTich, , datDai] = centre.services
if (!hoTich || !datDai) throw new Error('the test centre has services')

/** Opens a list, or an item of it, as the address names them. */
async function show(place: string, inForce: Centre = centre) {
	const server = draftServer(inForce)
	const draft = new Draft(call)
	await draft.load()
	const [list = '', open] = place.split('/')
	const { rerender } = render(Hall, { draft, place: open === undefined ? [list] : [list, open] })
	await screen.findByRole('navigation')
	await waitFor(() => expect(screen.queryByText('Đang tải…')).toBeNull())
	return { ...server, draft, rerender }
}
const fill = (testId: string, value: string | number) => fireEvent.input(screen.getByTestId(testId), { target: { value: String(value) } })
const choose = (testId: string, value: string) => fireEvent.change(screen.getByTestId(testId), { target: { value } })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const save = () => press('Ghi vào bản nháp')
const alertText = () =>
	screen
		.getAllByRole('alert')
		.map((one) => one.textContent)
		.join(' ')
const rows = () => screen.getAllByTestId(/^item-/).map((row) => row.dataset['testid'])

beforeEach(() => (location.hash = ''))

describe('a list of the hall', () => {
	it('is found by any word, with or without marks, and by zone', async () => {
		await show('counters')
		expect(rows()).toHaveLength(3)
		const search = screen.getByPlaceholderText('Tìm')
		await fireEvent.input(search, { target: { value: 'chung thuc' } })
		expect(rows()).toEqual(['item-counter-1'])
		await fireEvent.input(search, { target: { value: '' } })
		await fireEvent.change(screen.getByRole('combobox'), { target: { value: 'zone-b' } })
		expect(rows()).toEqual(['item-counter-3'])
		await fireEvent.input(search, { target: { value: 'không có' } })
		expect(screen.getByText('Không có mục nào như vậy.')).toBeTruthy()
	})

	it('stays quick with hundreds', async () => {
		const [first] = centre.counters
		if (!first) throw new Error('no counter')
		const counters = Array.from({ length: 300 }, (_, i) => ({ ...first, id: `quay-${i + 1}`, number: i + 1 }))
		await show('counters', { ...centre, counters })
		const begun = performance.now()
		await fireEvent.input(screen.getByPlaceholderText('Tìm'), { target: { value: 'quầy 299' } })
		expect(rows()).toEqual(['item-quay-299'])
		expect(performance.now() - begun).toBeLessThan(5000)
	})

	it('has an address for each item', async () => {
		await show('zones')
		expect(screen.getByRole('link', { name: 'Sửa khu A' }).getAttribute('href')).toBe('#hall/zones/zone-a')
		expect(screen.getByRole('link', { name: 'Thêm khu' }).getAttribute('href')).toBe('#hall/zones/+')
	})

	it('says so when an item is no longer there', async () => {
		await show('zones/zone-x')
		expect(await screen.findByText('Mục này không còn trong bản nháp.')).toBeTruthy()
	})

	it('is put in another order, by buttons that keep the focus', async () => {
		const { drafted } = await show('zones/+order')
		const down = screen.getByRole('button', { name: 'Đưa A · Hộ tịch xuống' })
		down.focus()
		await fireEvent.click(down)
		await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Đưa A · Hộ tịch lên'))
		expect(screen.getByText('Nay ở vị trí 2 trên 2.')).toBeTruthy()
		await save()
		await waitFor(() => expect(drafted().zones.map(({ id }) => id)).toEqual(['zone-b', 'zone-a']))
	})
})

describe('a zone', () => {
	it('is added with the next letter, under an id made of it', async () => {
		const { drafted, kept } = await show('zones/+')
		expect(screen.getByTestId<HTMLInputElement>('letter').value).toBe('C')
		await save()
		expect(alertText()).toMatch(/Chưa có tên.*Chưa có câu chỉ đường/s)
		await fill('name-vi', 'Căn cước')
		await fill('where-vi', 'Tầng 2')
		await save()
		await waitFor(() => expect(kept.batches.map(({ what }) => what)).toEqual(['Thêm khu']))
		expect(drafted().zones.at(-1)).toEqual({
			id: 'khu-c',
			letter: 'C',
			name: { vi: 'Căn cước', en: 'Căn cước' },
			where: { vi: 'Tầng 2', en: 'Tầng 2' },
			turn: 'ahead',
		})
		await waitFor(() => expect(location.hash).toBe('#hall/zones'))
	})

	it('keeps its id with another letter, which none other may have', async () => {
		const { drafted } = await show('zones/zone-a')
		await fill('letter', 'b')
		await save()
		expect(alertText()).toContain('Đã có khu B.')
		await fill('letter', 'k')
		await save()
		await waitFor(() => expect(drafted().zones[0]).toMatchObject({ id: 'zone-a', letter: 'K' }))
	})

	it('is removed after what refers to it was told', async () => {
		const { drafted } = await show('zones/zone-b')
		await press('Xóa')
		expect(await screen.findByText(/1 dịch vụ \(Đất đai\); 1 quầy \(3\)/)).toBeTruthy()
		expect(drafted().zones).toHaveLength(2)
		const [, yes] = screen.getAllByRole('button', { name: 'Xóa' })
		if (yes) await fireEvent.click(yes)
		await waitFor(() => expect(drafted().zones.map(({ id }) => id)).toEqual(['zone-a']))
	})

	it('that was refused stays open, with the reason', async () => {
		const { kept, drafted } = await show('zones/zone-a')
		await fill('name-vi', 'Tư pháp')
		kept.rev += 1
		await save()
		await waitFor(() => expect(alertText()).toContain('Bản nháp vừa được người khác sửa'))
		await save()
		await waitFor(() => expect(drafted().zones[0]?.name.vi).toBe('Tư pháp'))
	})
})

describe('numbers', () => {
	it('are read as they will be', () => {
		expect(rangeOf(hoTich)).toBe('A001–A999')
		expect(rangeOf({ prefix: '', numbers: { sequence: 'x', first: 1000, last: 1999, width: 4 } })).toBe('1000–1999')
		expect(limitsOf({ quotaPerDay: 80, quotas: [{ from: '07:00', to: '11:30', count: 50 }] })).toEqual([
			'80 phiếu mỗi ngày',
			'07:00–11:30: 50 phiếu',
		])
	})

	it('clash just when the set-up would say so', () => {
		for (const [prefix, first, width] of [
			['A', 1, 3],
			['A', 1, 4],
			['A', 999, 3],
			['B', 1, 3],
			['', 1, 3],
		] as const) {
			const changed = { ...datDai, prefix, numbers: { ...datDai.numbers, first, width } }
			const services = centre.services.map((one) => (one.id === datDai.id ? changed : one))
			expect(clashesOf(changed, centre.services).length > 0, `${prefix} ${first} ${width}`).toBe(!parseCentre({ ...centre, services }).ok)
		}
	})
})

describe('a service', () => {
	it('shows its first and last number, and a clash, while it is typed', async () => {
		const { kept } = await show('services/dat-dai')
		expect(screen.getByTestId('sample').textContent).toContain('Số đầu tiên B001, số cuối cùng B999; 999 số')
		await fill('prefix', 'a')
		expect(screen.getByTestId('sample').textContent).toContain('A001')
		expect(alertText()).toContain('Có thể trùng số với: Hộ tịch, Chứng thực.')
		await save()
		expect(kept.batches).toEqual([])
		await fill('width', 4)
		expect(screen.queryByRole('alert')).toBeNull()
	})

	it('takes its numbers from another’s sequence', async () => {
		const { drafted } = await show('services/dat-dai')
		await choose('sequence', 'a')
		expect(screen.getByTestId('sample').textContent).toContain('A001')
		await save()
		await waitFor(() =>
			expect(drafted().services[2]).toMatchObject({ prefix: 'A', numbers: { sequence: 'a', first: 1, last: 999, width: 3 } }),
		)
	})

	it('changes the numbers of all that share them, in one step', async () => {
		const { drafted, kept } = await show('services/ho-tich')
		expect(screen.getByText(/đổi cả cho: Chứng thực/)).toBeTruthy()
		await fill('last', 500)
		await save()
		await waitFor(() => expect(kept.batches).toHaveLength(1))
		expect(drafted().services.map(({ numbers }) => numbers.last)).toEqual([500, 500, 999])
		expect(parseCentre(drafted()).ok).toBe(true)
	})

	it('leaves a shared sequence for one of its own', async () => {
		const { drafted } = await show('services/ho-tich')
		await choose('sequence', '')
		await fill('prefix', 'T')
		await save()
		await waitFor(() => expect(drafted().services[0]).toMatchObject({ prefix: 'T', numbers: { sequence: 'ho-tich' } }))
		expect(drafted().services[1]).toEqual(centre.services[1])
		expect(parseCentre(drafted()).ok).toBe(true)
	})

	it('is added in minutes and tickets, not in milliseconds', async () => {
		const { drafted } = await show('services/+')
		await fill('name-vi', 'Lý lịch tư pháp')
		await fill('prefix', 'L')
		await fill('usual', 7.5)
		await fill('quota', 120)
		await save()
		await waitFor(() => expect(drafted().services).toHaveLength(4))
		expect(drafted().services.at(-1)).toMatchObject({
			id: 'ly-lich-tu-phap',
			usualMs: 450_000,
			quotaPerDay: 120,
			numbers: { sequence: 'ly-lich-tu-phap' },
		})
	})

	it.each([
		['prefix', 'O', 'trừ I, O, Q'],
		['first', 2000, 'Số đầu phải nhỏ hơn'],
		['width', 2, 'đủ để viết số cuối'],
		['quota', -1, 'Giới hạn phải là số nguyên'],
		['usual', '', 'Chưa có thời gian một lượt'],
	])('is not taken where %s is %s', async (field, value, words) => {
		const { kept } = await show('services/dat-dai')
		await fill(field, value)
		await save()
		expect(alertText()).toContain(words)
		expect(kept.batches).toEqual([])
	})
})

describe('a counter', () => {
	it('changes its number and services, and keeps its id', async () => {
		const { drafted, kept } = await show('counters/counter-3')
		await fill('number', 1)
		await save()
		expect(alertText()).toContain('Đã có quầy 1.')
		await fill('number', 31)
		await press('Hộ tịch')
		await choose('agency', 'UBX')
		await save()
		await waitFor(() => expect(kept.batches.map(({ what }) => what)).toEqual(['Sửa quầy 3']))
		expect(drafted().counters[2]).toEqual({
			id: 'counter-3',
			number: 31,
			zoneId: 'zone-b',
			services: ['dat-dai', 'ho-tich'],
			agencyId: 'UBX',
		})
	})

	it('serves at least something', async () => {
		const { kept } = await show('counters/counter-3')
		await press('Đất đai')
		await save()
		expect(alertText()).toContain('Chưa chọn dịch vụ nào.')
		expect(kept.batches).toEqual([])
	})

	it('comes in a row of many, in one step', async () => {
		const { drafted, kept } = await show('counters/++')
		expect(screen.getByTestId<HTMLInputElement>('from').value).toBe('4')
		await fill('to', 15)
		await press('Đất đai')
		expect(screen.getByText('Sẽ thêm 12 quầy.')).toBeTruthy()
		await save()
		await waitFor(() => expect(kept.batches.map(({ what }) => what)).toEqual(['Thêm quầy 4–15']))
		expect(drafted().counters.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
		expect(drafted().counters.at(-1)?.id).toBe('quay-15')
	})

	it('does not come twice with one number', async () => {
		const { kept } = await show('counters/++')
		await fill('from', 2)
		await press('Đất đai')
		await save()
		expect(alertText()).toContain('Đã có quầy 2, 3.')
		expect(kept.batches).toEqual([])
	})
})

describe('agencies and fields', () => {
	it('are added under ids made of their names', async () => {
		const first = await show('agencies/+')
		await fill('name-vi', 'Sở Tư pháp')
		await fill('short-vi', 'Sở Tư pháp')
		await save()
		await waitFor(() => expect(first.drafted().agencies.at(-1)).toMatchObject({ id: 'so-tu-phap', level: 'province' }))
	})

	it('keep what the form does not show', async () => {
		const hours = { weekly: [{ days: [6], open: '07:00', close: '11:00' }], closed: [], worked: [] }
		const [agency] = centre.agencies
		if (!agency) throw new Error('no agency')
		const { drafted } = await show('agencies/UBX', { ...centre, agencies: [{ ...agency, hours }] })
		await fill('short-vi', 'Xã')
		await save()
		await waitFor(() => expect(drafted().agencies[0]).toMatchObject({ short: { vi: 'Xã' }, hours }))
	})

	it('tell how many procedures would lose them', async () => {
		const { draft } = await show('fields')
		expect(await usesOf(draft, 'fields', 'ho-tich')).toContain('1 thủ tục')
		expect(await usesOf(draft, 'agencies', 'UBX')).toContain('1 thủ tục')
		expect(await usesOf(draft, 'agencies', 'none')).toBe('Không nơi nào khác trong thiết lập đang dùng.')
		expect(await usesOf(draft, 'services', 'ho-tich')).toContain('2 quầy (1, 2); 1 lĩnh vực (Hộ tịch); 1 thủ tục')
		expect(await usesOf(draft, 'counters', 'counter-1')).toContain('1 cán bộ (Lò Thị Mai); 1 màn hình (Bảng quầy 1)')
	})
})
