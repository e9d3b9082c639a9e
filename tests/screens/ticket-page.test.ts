import { fireEvent, render, screen } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import type { TicketView } from '../../contract/views.ts'
import Ticket from '../../kiosk/ticket/Ticket.svelte'
import TicketPage from '../../kiosk/ticket/TicketPage.svelte'
import { WORDS } from '../../kiosk/ticket/words.ts'
import type { Answer, Send } from '../../ui/send.ts'

/** Monday 23 November 2026, 09:24:06 in the centre. */
const NOW = Date.UTC(2026, 10, 23, 2, 24, 6)
const MINUTE_MS = 60_000
const text = (vi: string, en = vi) => ({ vi, en })

const view = (over: Partial<TicketView> = {}): TicketView => ({
	...{ rev: 1, at: NOW, day: '2026-11-23', setupRev: 1, visitId: '0b6c7f2e-0000-4000-8000-000000000001' },
	centre: text('Trung tâm Phục vụ hành chính công tỉnh Sơn La'),
	number: 'A058',
	status: 'waiting',
	service: text('Đăng ký khai sinh', 'Birth registration'),
	zone: { letter: 'A', name: text('Hộ tịch'), where: text('Tầng 1, rẽ trái', 'Floor 1, turn left'), turn: 'left' },
	...{ ahead: 3, aheadAtIssue: 10, waitMs: { p50: 12 * MINUTE_MS, p90: 18 * MINUTE_MS }, attempt: 0, maxCalls: 3 },
	...{ issuedAt: NOW, language: 'vi', hotline: '0212 300 0000' },
	...over,
})
const called = (attempt: number, counter = 4) => view({ status: 'called', ahead: 0, waitMs: null, attempt, counter })

function open(shown: TicketView, answer: Answer = { ok: true, events: [] }) {
	const send = vi.fn<Send>(async () => answer)
	const alarm = { start: vi.fn(), stop: vi.fn(), near: vi.fn(), called: vi.fn() }
	const { rerender } = render(TicketPage, { view: shown, fresh: true, now: NOW, send, language: 'vi', w: WORDS.vi, alarm })
	return { send, alarm, see: rerender }
}
const words = (testid: string) => screen.getByTestId(testid).textContent?.replace(/\s+/g, ' ').trim()

describe('a number that waits', () => {
	it('says how many are ahead, how long it may take and where to sit', () => {
		open(view())
		expect(words('ticket-number')).toBe('A058')
		expect(words('ticket-status')).toBe('Đang chờ')
		expect(words('ahead')).toBe('3')
		expect(words('wait')).toBe('10–20 phút')
		expect(screen.getByRole('img', { name: 'Đã gọi 7 trong 10 người trước ông/bà' })).toBeTruthy()
		expect(words('zone')).toContain('Mời ngồi chờ ở khu A')
		expect(words('zone')).toContain('Tầng 1, rẽ trái')
		expect(document.title).toBe('A058 · còn 3 người')
	})

	it('says no wait where none is known', () => {
		open(view({ waitMs: null }))
		expect(screen.queryByTestId('wait')).toBeNull()
		expect(screen.queryByText('Chờ khoảng')).toBeNull()
	})

	it('is told to be near with two ahead, and next with none', async () => {
		const { see } = open(view({ ahead: 2 }))
		expect(words('ticket-status')).toBe('Sắp đến lượt')
		expect(document.title).toBe('Sắp đến lượt · A058')
		await see({ view: view({ ahead: 0 }) })
		expect(screen.getByText('Ông/bà là người tiếp theo')).toBeTruthy()
	})

	it('without the server says so, since when, and keeps what it knew', async () => {
		const { see } = open(view())
		await see({ fresh: false })
		await see({ now: NOW + 10 * MINUTE_MS })
		expect(words('stale')).toBe('Mất kết nối. Thông tin dưới đây là của lúc 09:24:06; xin nghe gọi số tại quầy.')
		expect(words('ticket-number')).toBe('A058')
		expect(screen.queryByText('Cập nhật lúc')).toBeNull()
		await see({ fresh: true })
		expect(screen.queryByTestId('stale')).toBeNull()
	})

	it('speaks English to who took it in English', () => {
		render(TicketPage, { view: view(), fresh: true, now: NOW, send: async () => ({ ok: true, events: [] }), language: 'en', w: WORDS.en })
		expect(words('ticket-status')).toBe('Waiting')
		expect(screen.getByText('Please sit in zone A')).toBeTruthy()
		expect(screen.getByText(/Birth registration/)).toBeTruthy()
	})
})

describe('a number that is called', () => {
	it('names the counter, which call it is, and what to do when late', () => {
		open(called(2))
		expect(words('ticket-status')).toBe('Đến lượt ông/bà')
		expect(words('counter')).toBe('4')
		expect(screen.getByText('Gọi lần 2 trên 3. Đến muộn xin báo bàn Hướng dẫn, số vẫn được giữ.')).toBeTruthy()
		expect(document.title).toBe('Đến lượt A058 · quầy 4')
		expect(screen.getByText('Đến lượt số A 0 5 8, mời đến quầy 4').getAttribute('aria-live')).toBe('assertive')
	})

	it('shakes the phone once for each call, asked or not', async () => {
		const { alarm, see } = open(view())
		expect(alarm.called).not.toHaveBeenCalled()
		await see({ view: called(1) })
		await see({ view: { ...called(1), rev: 2 }, fresh: false })
		await see({ fresh: true, now: NOW + MINUTE_MS })
		expect(alarm.called).toHaveBeenCalledTimes(1)
		await see({ view: called(2) })
		expect(alarm.called).toHaveBeenCalledTimes(2)
		await see({ view: view() })
		await see({ view: called(2) })
		expect(alarm.called).toHaveBeenCalledTimes(3)
	})
})

describe('why numbers are called', () => {
	const why = { rule: 'appointment' as const, before: 'A058', appointmentAt: NOW - 9 * MINUTE_MS - 6000, passed: 1 }
	const passed = { number: 'B012', why, calledAt: NOW }

	it('is told of one’s own', () => {
		open({ ...called(1), called: { number: 'A058', why: { rule: 'yield-limit', passed: 2 }, calledAt: NOW } })
		expect(words('why')).toBe('A058 được gọi vì quầy này đã gọi 2 người lấy số sau.')
		expect(screen.queryByTestId('passed')).toBeNull()
	})

	it('is told of one that came later, with what the rules promise', () => {
		open(view({ called: passed, yieldLimit: 2 }))
		expect(words('passed')).toBe(
			'B012 được gọi trước A058 vì có hẹn lúc 09:15. Mỗi quầy chỉ gọi trước nhiều nhất 2 người lấy số sau ông/bà.',
		)
	})

	it.each([
		['the figure is not known', {}, why],
		['nobody may be let before', { yieldLimit: 0 }, why],
		['an officer chose, whom no rule binds', { yieldLimit: 2 }, { ...why, rule: 'chosen' as const }],
	])('promises nothing where %s', (_, over, reason) => {
		open(view({ called: { ...passed, why: reason }, ...over }))
		expect(words('passed')).toContain('B012 được gọi trước A058')
		expect(words('passed')).not.toContain('nhiều nhất')
	})

	it('is no matter where nobody was let before', () => {
		open(view({ yieldLimit: 2 }))
		expect(screen.queryByTestId('passed')).toBeNull()
	})
})

describe('a visit of several steps', () => {
	it.each(['waiting', 'serving', 'held'] as const)('that is %s tells where to go afterwards', (status) => {
		open(view({ status, next: [text('Thuế'), text('Nhận kết quả')] }))
		expect(words('next')).toContain('Sau đó, vẫn số này')
		expect(screen.getAllByRole('listitem').map((li) => li.textContent)).toEqual(['Thuế', 'Nhận kết quả'])
	})

	it('has nothing to tell once it is over, or where there is one', async () => {
		const { see } = open(view({ next: [] }))
		expect(screen.queryByTestId('next')).toBeNull()
		await see({ view: view({ status: 'completed', next: [text('Thuế')] }) })
		expect(screen.queryByTestId('next')).toBeNull()
	})
})

describe('being told', () => {
	it('is asked for with a button that says what it needs', async () => {
		const { alarm, see } = open(view())
		await fireEvent.click(screen.getByRole('button', { name: 'Báo tôi khi sắp đến lượt' }))
		expect(alarm.start).toHaveBeenCalledOnce()
		expect(screen.getByText(/Xin để trang này mở và bật tiếng/)).toBeTruthy()
		await see({ view: view({ ahead: 2 }) })
		await see({ view: view({ ahead: 1 }) })
		expect(alarm.near).toHaveBeenCalledOnce()
		await fireEvent.click(screen.getByRole('button', { name: 'Sẽ báo khi sắp đến lượt' }))
		expect(alarm.stop).toHaveBeenCalledOnce()
	})
})

describe('giving the number back', () => {
	const confirm = () => screen.getByTestId<HTMLButtonElement>('cancel-confirm')
	const ask = async () => {
		await fireEvent.click(screen.getByTestId('cancel'))
		expect(screen.getByRole('heading', { name: 'Hủy số A058?' })).toBeTruthy()
		await vi.waitFor(() => expect(confirm().disabled).toBe(false))
	}

	it('asks once, and sends it once', async () => {
		const { send } = open(view())
		await ask()
		expect(send).not.toHaveBeenCalled()
		await fireEvent.click(confirm())
		await fireEvent.click(confirm())
		expect(send.mock.calls).toEqual([[{ type: 'CancelVisit', visitId: view().visitId }]])
	})

	it('does not take the second of two quick touches for an answer', async () => {
		const { send } = open(view())
		await fireEvent.click(screen.getByTestId('cancel'))
		await fireEvent.click(confirm())
		expect(send).not.toHaveBeenCalled()
	})

	it('may be thought better of', async () => {
		const { send } = open(view())
		await ask()
		await fireEvent.click(screen.getByRole('button', { name: 'Giữ số' }))
		expect(screen.queryByTestId('cancel-confirm')).toBeNull()
		expect(send).not.toHaveBeenCalled()
	})

	it.each([
		['unreachable', 'Chưa nối được với máy chủ. Xin thử lại.'],
		['wrong-state', 'Chưa hủy được số.'],
	] as const)('says when it was not done: %s', async (code, sentence) => {
		open(view(), { ok: false, code, vi: '' })
		await ask()
		await fireEvent.click(confirm())
		expect((await screen.findByText(sentence)).getAttribute('role')).toBe('alert')
		expect(confirm().disabled).toBe(false)
	})
})

describe('the calm pages', () => {
	it.each([
		['serving', 'Đang được phục vụ', 'Ông/bà đang được phục vụ tại quầy 4.', false],
		['held', 'Số đang được tạm giữ', 'Quầy 4 đang chờ ông/bà. Khi quay lại, xin quét phiếu ở máy lấy số hoặc báo cán bộ.', true],
		['no-show', 'Ông/bà vắng khi gọi', 'Mời đến bàn Hướng dẫn, số vẫn có thể nhận lại trong hôm nay.', true],
		['completed', 'Đã xong lượt này', 'Cảm ơn ông/bà. Cần làm việc khác, mời lấy số mới ở máy lấy số.', false],
		['cancelled', 'Số này đã hủy', 'Số sẽ không được gọi nữa. Cần làm tiếp, mời lấy số mới ở máy lấy số.', false],
	] as const)('%s', (status, title, sentence, cancellable) => {
		open(view({ status, counter: 4, ahead: 0, waitMs: null }))
		expect(words('ticket-status')).toBe(title)
		expect(words('ticket-number')).toBe('A058')
		expect(screen.getByText(sentence)).toBeTruthy()
		expect(screen.queryByTestId('cancel') !== null).toBe(cancellable)
	})

	it('a code that is none has ended, in both languages', async () => {
		render(Ticket, { visitId: 'A058' })
		expect(words('ticket-status')).toBe('Trang này đã hết hạn')
		await fireEvent.click(screen.getByRole('button', { name: 'English' }))
		expect(words('ticket-status')).toBe('This page has ended')
		expect(document.documentElement.lang).toBe('en')
	})
})
