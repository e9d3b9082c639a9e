import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import Calendar from '../../admin/calendar/Calendar.svelte'
import { Draft } from '../../admin/draft/draft.svelte.ts'
import type { Centre } from '../../contract/centre.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import { testCentre } from '../support/centre.ts'
import { OFFICE } from '../support/office-hours.ts'
import { NOW, setupOf } from './admin-support.ts'
import { draftServer } from './draft-server.ts'

const saturdays = { weekly: [...OFFICE.weekly, { days: [6], open: '07:00', close: '11:30' }], closed: [], worked: [] }
const base = testCentre({ hours: OFFICE, demo: false })
const withOwn: Centre = { ...base, agencies: base.agencies.map((agency) => ({ ...agency, hours: saturdays })) }

async function show({ centre = base, place = [] as string[] } = {}) {
	const server = draftServer(centre)
	const draft = new Draft(call)
	const setup = new Setup()
	setup.current = setupOf(centre)
	await draft.load()
	render(Calendar, { draft, place, setup, now: NOW })
	await waitFor(() => expect(document.querySelectorAll('[data-day]')).toHaveLength(365))
	return { ...server, draft }
}
/** A day of the year shown; looked up by its date, for a search by name among 365 takes seconds. */
function day(date: string): HTMLButtonElement {
	const found = document.querySelector<HTMLButtonElement>(`[data-day="${date}"]`)
	if (!found) throw new Error(`${date} is not shown`)
	return found
}
const told = (date: string) => day(date).getAttribute('aria-label')
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Ghi vào bản nháp' }))
const closed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
const due = () => screen.getByTestId('due').textContent.replace(/\s+/g, ' ').trim()

describe('the calendar', () => {
	it('shows a year, each day in words', async () => {
		await show()
		expect(document.querySelectorAll('[role=grid]')).toHaveLength(12)
		expect([told('2026-11-24'), day('2026-11-24').className]).toEqual([
			'Thứ Ba 24/11/2026: nghỉ, Ngày Văn hóa Việt Nam',
			expect.stringContaining('closed'),
		])
		expect([told('2026-11-23'), day('2026-11-23').getAttribute('aria-current')]).toEqual([
			'Thứ Hai 23/11/2026: 07:00–11:30, 13:30–17:00',
			'date',
		])
		expect([told('2026-11-29'), day('2026-11-29').className]).toEqual([
			'Chủ nhật 29/11/2026: không làm việc',
			expect.stringContaining('off'),
		])
		const list = screen.getByRole('heading', { name: 'Ngày khác thường năm 2026' }).parentElement
		expect(list?.querySelectorAll('li')).toHaveLength(12)
	})

	it('is walked by arrows, with one day in the order of Tab', async () => {
		await show()
		const today = day('2026-11-23')
		expect([...document.querySelectorAll('[data-day][tabindex="0"]')]).toEqual([today])
		today.focus()
		await fireEvent.keyDown(today, { key: 'ArrowDown' })
		await waitFor(() => expect(document.activeElement?.getAttribute('data-day')).toBe('2026-11-30'))
		await fireEvent.keyDown(day('2026-11-30'), { key: 'PageUp' })
		await waitFor(() => expect(document.activeElement?.getAttribute('data-day')).toBe('2026-10-30'))
		expect([...document.querySelectorAll('[data-day][tabindex="0"]')]).toEqual([document.activeElement])
	})

	it('closes a day through the draft, with a reason', async () => {
		const { drafted, kept } = await show()
		await fireEvent.click(day('2026-11-25'))
		await fireEvent.click(screen.getByRole('radio', { name: 'nghỉ' }))
		await save()
		expect(screen.getByRole('dialog').textContent).toContain('Chưa có lý do nghỉ.')
		expect(kept.batches).toEqual([])
		await fireEvent.input(screen.getByTestId('reason-vi'), { target: { value: 'Mất điện toàn khu' } })
		await save()
		await closed()
		expect(drafted().hours.closed).toContainEqual({ day: '2026-11-25', reason: { vi: 'Mất điện toàn khu', en: 'Mất điện toàn khu' } })
		expect(kept.batches.map(({ what }) => what)).toEqual(['25/11/2026: nghỉ (Trung tâm)'])
		await waitFor(() => expect(told('2026-11-25')).toBe('Thứ Tư 25/11/2026: nghỉ, Mất điện toàn khu'))
	})

	it('sets a Saturday worked instead, and a half day', async () => {
		const { drafted } = await show()
		await fireEvent.click(day('2026-11-28'))
		await fireEvent.click(screen.getByRole('radio', { name: 'làm bù, theo giờ của một ngày khác' }))
		await fireEvent.change(screen.getByTestId('as-weekday'), { target: { value: '2' } })
		await save()
		await closed()
		expect(drafted().hours.worked).toEqual([{ day: '2026-11-28', asWeekday: 2 }])
		await fireEvent.click(day('2026-12-31'))
		await fireEvent.click(screen.getByRole('radio', { name: 'giờ riêng' }))
		await fireEvent.click(screen.getByRole('button', { name: 'Bỏ Buổi 2, ngày này' }))
		await save()
		await closed()
		expect(drafted().hours.partDays).toEqual([{ day: '2026-12-31', parts: [{ open: '07:00', close: '11:30' }] }])
	})

	it('changes the week: a part more on Monday, and the same for the others', async () => {
		const { drafted } = await show()
		await fireEvent.click(screen.getByRole('button', { name: 'Sửa giờ hằng tuần' }))
		await fireEvent.click(screen.getByRole('button', { name: 'Thêm buổi, thứ Hai' }))
		await fireEvent.input(screen.getByLabelText('Từ giờ, Buổi 3, thứ Hai'), { target: { value: '18:00' } })
		await save()
		expect(screen.getByRole('dialog').textContent).toContain('Thứ Hai: có buổi chưa điền đủ giờ.')
		await fireEvent.input(screen.getByLabelText('Đến giờ, Buổi 3, thứ Hai'), { target: { value: '20:00' } })
		await fireEvent.click(screen.getByRole('button', { name: 'Dùng giờ thứ Hai cho thứ Ba đến thứ Sáu' }))
		await save()
		await closed()
		expect(drafted().hours.weekly).toEqual([...OFFICE.weekly, { days: [1, 2, 3, 4, 5], open: '18:00', close: '20:00' }])
		expect(drafted().hours.confirmedYears).toEqual([2026])
	})
})

describe('the year to come', () => {
	it('is asked for from November on, proposed, and settled', async () => {
		const { drafted } = await show()
		await fireEvent.click(screen.getByRole('button', { name: 'Năm 2027' }))
		expect(screen.getByTestId('year-state').textContent).toContain('Lịch nghỉ năm 2027 chưa chốt.')
		expect(told('2027-02-04')).toMatch(/; đề xuất nghỉ, chưa chốt: Tết Nguyên đán$/)
		expect(day('2027-02-04').className).toContain('proposed')
		await fireEvent.click(screen.getByRole('button', { name: 'Xem đề xuất và chốt năm 2027' }))
		const dialog = within(screen.getByRole('dialog'))
		expect(dialog.getAllByRole('checkbox')).toHaveLength(12)
		await fireEvent.click(dialog.getByRole('checkbox', { name: 'Giỗ Tổ Hùng Vương' }))
		await fireEvent.input(dialog.getByLabelText('Ngày nghỉ Quốc khánh (liền kề)'), { target: { value: '2027-09-01' } })
		await save()
		await closed()
		const days = drafted().hours.closed.map((one) => one.day)
		expect(days.filter((one) => one.startsWith('2027'))).toHaveLength(11)
		expect([days.includes('2027-04-16'), days.includes('2027-09-01'), days.includes('2027-09-03')]).toEqual([false, true, false])
		expect(drafted().hours.confirmedYears).toEqual([2026, 2027])
		await waitFor(() => expect(screen.getByTestId('year-state').textContent).toContain('đã chốt'))
		expect(screen.queryByRole('button', { name: 'Năm 2027' })).toBeNull()
		expect(document.querySelector('.proposed')).toBeNull()
		await fireEvent.click(screen.getByRole('button', { name: 'Mở lại để sửa' }))
		await waitFor(() => expect(drafted().hours.confirmedYears).toEqual([2026]))
	})
})

describe('hours of one’s own', () => {
	it('begin when something is saved for somebody who has none', async () => {
		const { drafted } = await show({ place: ['counters', 'counter-2'] })
		expect(screen.getByText(/Đang theo giờ của cơ quan/)).toBeTruthy()
		expect(screen.getByTestId<HTMLSelectElement>('whose').value).toBe('#calendar/counters/counter-2')
		await fireEvent.click(day('2026-11-24'))
		expect(screen.getByRole('dialog').textContent).toContain('Lịch Trung tâm ngày này: nghỉ, Ngày Văn hóa Việt Nam.')
		await fireEvent.click(screen.getByRole('radio', { name: /làm bù/ }))
		await save()
		await closed()
		expect(drafted().counters[1]).toEqual({
			...base.counters[1],
			hours: { weekly: OFFICE.weekly, closed: [], worked: [{ day: '2026-11-24', asWeekday: 1 }] },
		})
		expect(await screen.findByText(/Đang dùng giờ riêng/)).toBeTruthy()
		expect(day('2026-11-24').className).toContain('worked')
	})

	it('are taken away again', async () => {
		const { drafted } = await show({ centre: withOwn, place: ['agencies', 'UBX'] })
		expect(told('2026-11-28')).toBe('Thứ Bảy 28/11/2026: 07:00–11:30')
		await fireEvent.click(screen.getByRole('button', { name: 'Bỏ giờ riêng' }))
		await waitFor(() => expect(drafted().agencies).toEqual(base.agencies))
		await waitFor(() => expect(told('2026-11-28')).toBe('Thứ Bảy 28/11/2026: không làm việc'))
	})

	it('of nobody who is there are the centre’s', async () => {
		await show({ place: ['services', 'nothing'] })
		expect(screen.getByTestId<HTMLSelectElement>('whose').value).toBe('#calendar')
	})
})

describe('a due date', () => {
	it('is reckoned by the calendar that is shown', async () => {
		await show({ centre: withOwn, place: ['agencies', 'UBX'] })
		expect(due()).toBe('Hẹn trả: Thứ Hai 30/11/2026')
		await fireEvent.change(screen.getByTestId('due-unit'), { target: { value: 'hour' } })
		await fireEvent.input(screen.getByTestId('due-value'), { target: { value: '8' } })
		expect(due()).toBe('Hẹn trả: 09:12, Thứ Tư 25/11/2026')
	})
	it('is told to be uncertain over a year that is not settled, and not told of half a question', async () => {
		await show()
		await fireEvent.input(screen.getByTestId('due-day'), { target: { value: '2026-12-31' } })
		expect(due()).toMatch(/^Hẹn trả: Thứ Sáu 08\/01\/2027 Có thể thay đổi/)
		await fireEvent.input(screen.getByTestId('due-value'), { target: { value: '' } })
		expect(due()).toBe('Xin điền ngày, giờ và thời hạn.')
	})
	it('of the same day goes by the cutoff', async () => {
		await show()
		await fireEvent.change(screen.getByTestId('due-unit'), { target: { value: 'same_day' } })
		expect(due()).toBe('Hẹn trả: Thứ Hai 23/11/2026')
		await fireEvent.input(screen.getByTestId('due-cutoff'), { target: { value: '09:00' } })
		expect(due()).toBe('Hẹn trả: Thứ Tư 25/11/2026')
	})
})

describe('when somebody else was first', () => {
	it('nothing is kept, and it is said', async () => {
		const { kept } = await show()
		await fireEvent.click(day('2026-11-25'))
		kept.rev++
		await fireEvent.click(screen.getByRole('radio', { name: /làm bù/ }))
		await save()
		await vi.waitFor(() => expect(within(screen.getByRole('dialog')).getByRole('alert')).toBeTruthy())
		expect(kept.batches).toEqual([])
	})
})
