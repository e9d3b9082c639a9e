import { render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandDraft } from '../../contract/commands.ts'
import KioskScreen from '../../kiosk/KioskScreen.svelte'
import { UNREACHABLE, type Answer, type Send } from '../../ui/send.ts'
import { issued, MINUTE_MS, NOW, setup, view, withService } from '../kiosk/plain-hall.ts'

const BIRTH = 'quick-pick-1.001193'
const GUARD_MS = 350
const silent = { tick: vi.fn(), ticket: vi.fn(), refusal: vi.fn(), scan: vi.fn() }

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
/** A touch, after the time in which a second one would be taken for the same. */
async function tap(id: string) {
	await pass(GUARD_MS)
	screen.getByTestId(id).click()
	await pass(0)
}
/** On the keys of the glass. */
async function type(letters: string) {
	for (const name of letters) {
		screen.getByRole('button', { name }).click()
		await pass(0)
	}
}
function show(over: { view?: ReturnType<typeof view>; send?: Send } = {}) {
	const send = vi.fn<Send>(over.send ?? ((draft) => Promise.resolve(issued(draft))))
	const { rerender } = render(KioskScreen, {
		view: over.view ?? view(),
		setup,
		fresh: true,
		now: NOW,
		send,
		readTicket: () => Promise.resolve(undefined),
		sounds: silent,
	})
	return { send, rerender }
}
const drafts = (send: { mock: { calls: [CommandDraft][] } }) => send.mock.calls.map(([draft]) => draft)
const heading = () => screen.getByRole('heading', { level: 1 }).textContent?.replace(/\s+/g, ' ')
const text = () => document.body.textContent?.replace(/\s+/g, ' ') ?? ''

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('two touches from the first page', () => {
	it('send one ticket, and show its number, who is before and how long', async () => {
		const { send } = show()
		await tap(BIRTH)
		expect(text()).toContain('10 người đang chờ')
		expect(text()).toContain('Chờ khoảng 10–20 phút')
		await tap('take-number')
		expect(drafts(send)).toEqual([
			{
				...{ type: 'IssueTicket', serviceId: 'ho-tich', procedureId: '1.001193', lane: 'regular', language: 'vi' },
				visitId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
			},
		])
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
		expect(screen.getByText('Số của ông/bà: A 0 5 8')).toBeTruthy()
		expect(text()).toContain('Còn trước ông/bà 10 người')
		expect(text()).toContain('dự kiến gọi 09:22–09:32')
		expect(silent.ticket).toHaveBeenCalled()
	})

	it('lead to a result and to guidance as well', async () => {
		const { send } = show()
		await tap('collect')
		await tap('take-number')
		await tap('done')
		await tap('guidance')
		await tap('take-number')
		expect(drafts(send)).toMatchObject([{ serviceId: 'nhan-ket-qua' }, { serviceId: 'huong-dan' }])
	})

	it('a trembling hand takes no second number', async () => {
		let answer: (a: Answer) => void = () => {}
		const { send } = show({ send: () => new Promise((done) => (answer = done)) })
		await tap(BIRTH)
		await tap('take-number')
		screen.getByTestId('take-number').click()
		await tap('take-number')
		await tap('take-priority')
		expect(send).toHaveBeenCalledTimes(1)
		answer(issued(drafts(send)[0] as CommandDraft))
		await pass(0)
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
	})

	it('the papers ticked as brought go along, by their places', async () => {
		const { send } = show()
		await tap(BIRTH)
		await pass(GUARD_MS)
		screen.getByRole('checkbox', { name: 'Giấy chứng sinh' }).click()
		await tap('take-number')
		expect(drafts(send)).toMatchObject([{ documents: [1] }])
	})
})

describe('what the papers say', () => {
	it('stands before the ticket: time, fee, place, papers', async () => {
		show()
		await tap(BIRTH)
		expect(text()).toContain('Thời hạn Trong ngày Nhận sau 15:00: trả ngày làm việc kế tiếp')
		expect(text()).toContain('Lệ phí Miễn phí')
		expect(text()).toContain('Khu A Tầng 1, rẽ trái, quầy 1, 2')
		expect(screen.getAllByRole('checkbox')).toHaveLength(2)
	})
})

describe('priority', () => {
	it('is one neutral way in: the lane is sent, no reason is asked or sent', async () => {
		const { send } = show()
		await tap('priority-open')
		expect(screen.getAllByText('Phục vụ ưu tiên')).toHaveLength(1)
		await tap('field-ho-tich')
		await tap('take-priority')
		const [draft] = drafts(send)
		expect(draft).toMatchObject({ lane: 'priority', serviceId: 'ho-tich' })
		expect(Object.keys(draft ?? {}).sort()).toEqual(['lane', 'language', 'serviceId', 'type', 'visitId'])
	})

	it('ends with the ticket: the next visitor begins without it', async () => {
		const { send } = show()
		await tap('priority-open')
		await tap('home')
		await tap(BIRTH)
		await tap('take-number')
		expect(drafts(send)).toMatchObject([{ lane: 'regular' }])
	})
})

describe('a refusal', () => {
	const refused: Answer = { ok: false, code: 'quota-reached', vi: 'Hôm nay đã hết số của dịch vụ này.' }

	it('is told in its own sentence, and gone on another page', async () => {
		const { send } = show({ send: () => Promise.resolve(refused) })
		await tap(BIRTH)
		await tap('take-number')
		expect(screen.getByRole('alert').textContent).toContain('Hôm nay đã hết số của dịch vụ này.')
		expect(screen.queryByTestId('ticket-number')).toBeNull()
		expect(send).toHaveBeenCalledOnce()
		await tap('home')
		await tap('collect')
		expect(screen.queryByRole('alert')).toBeNull()
	})

	it('is told in English to whoever chose English', async () => {
		show({ send: () => Promise.resolve(refused) })
		await tap('language-en')
		await tap(BIRTH)
		await tap('take-number')
		expect(screen.getByRole('alert').textContent).toContain('There are no more numbers for this service today.')
	})

	it('after an answer that never came, pressing again asks for the same ticket', async () => {
		const answers: Answer[] = [UNREACHABLE]
		const { send } = show({ send: (draft) => Promise.resolve(answers.shift() ?? issued(draft)) })
		await tap(BIRTH)
		await tap('take-number')
		expect(screen.getByRole('alert').textContent).toContain('Chưa nối được với máy chủ')
		await tap('take-number')
		const [first, second] = drafts(send)
		expect(second).toEqual(first)
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
	})

	it('is foreseen: where no number can be had there is no button for one', async () => {
		show({ view: withService('ho-tich', { open: false, closedBecause: 'quota', remaining: 0 }) })
		await tap(BIRTH)
		expect(screen.queryByTestId('take-number')).toBeNull()
		expect(text()).toContain('Hôm nay đã hết số lĩnh vực Hộ tịch')
	})

	it('is foreseen: few numbers left are told', async () => {
		show({ view: withService('ho-tich', { remaining: 3 }) })
		await tap(BIRTH)
		expect(screen.getByTestId('take-number').textContent).toContain('Còn 3 số')
	})
})

describe('the paper', () => {
	const ticketOf = async (over: Parameters<typeof show>[0] = {}) => {
		const shown = show(over)
		await tap(BIRTH)
		await tap('take-number')
		const draft = drafts(shown.send)[0]
		return { ...shown, visitId: draft?.type === 'IssueTicket' ? draft.visitId : '' }
	}
	const slip = (visitId: string, state: 'printing' | 'printed', reprint = false) => view({ rev: 2, slips: [{ visitId, state, reprint }] })

	it('is promised only once it is there, and may be printed again', async () => {
		const { send, rerender, visitId } = await ticketOf()
		expect(text()).toContain('Đang in phiếu')
		await tap('reprint')
		expect(send).toHaveBeenCalledTimes(1)
		await rerender({ view: slip(visitId, 'printed') })
		expect(text()).toContain('Mời nhận phiếu ở khe bên dưới')
		await tap('reprint')
		expect(drafts(send)[1]).toEqual({ type: 'ReprintTicket', visitId })
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
	})

	it.each([
		['paper-out', 'Máy in hết giấy'],
		['cover-open', 'Nắp máy in đang mở'],
		['cutter-error', 'Kẹt giấy'],
		['offline', 'Mất kết nối máy in'],
	] as const)('when it fails (%s) the number stays on the glass, three times as long', async (state, title) => {
		await ticketOf({ view: view({ printer: { state, since: NOW } }) })
		expect(screen.getByRole('alert').textContent).toContain(title)
		expect(text()).toContain('Số của ông/bà vẫn có hiệu lực')
		await pass(50_000)
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
		await tap('keep')
		await pass(60_000)
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
		await pass(12_000)
		expect(screen.queryByTestId('ticket-number')).toBeNull()
	})

	it('closes by itself after twenty seconds, counting them, and forgets the visitor', async () => {
		const { rerender, visitId } = await ticketOf()
		await rerender({ view: slip(visitId, 'printed') })
		await pass(5000)
		expect(text()).toContain('Tự đóng sau15 giây')
		await pass(15_500)
		expect(heading()).toBe('Ông/bà cần làm gì hôm nay?')
	})
})

describe('nobody is there any more', () => {
	it('is asked after a minute, counted down, and then the next visitor finds a clean page', async () => {
		show()
		await tap('language-en')
		await tap(BIRTH)
		await pass(59_000)
		expect(screen.queryByRole('alertdialog')).toBeNull()
		await pass(1500)
		expect(within(screen.getByRole('alertdialog')).getByText('Are you still there?')).toBeTruthy()
		const seconds = Number(/start in (\d+)/.exec(text())?.[1])
		await pass(5000)
		expect(Number(/start in (\d+)/.exec(text())?.[1])).toBe(seconds - 5)
		await pass(10_000)
		expect(heading()).toBe('Ông/bà cần làm gì hôm nay?')
		expect(document.documentElement.lang).toBe('vi')
	})

	it('an answer goes on where they were, as often as it takes', async () => {
		show()
		await tap(BIRTH)
		for (let i = 0; i < 3; i++) {
			await pass(61_000)
			await tap('stay')
			expect(screen.queryByRole('alertdialog')).toBeNull()
			expect(heading()).toBe('Đăng ký khai sinh')
		}
	})

	it('the first page as it should be asks nobody', async () => {
		show()
		await pass(10 * MINUTE_MS)
		expect(screen.queryByRole('alertdialog')).toBeNull()
	})
})

describe('without the server', () => {
	it('no number is promised; the page comes back where it was', async () => {
		const { rerender } = show()
		await tap(BIRTH)
		await rerender({ fresh: false })
		expect(heading()).toContain('Máy này')
		expect(screen.queryByRole('button')).toBeNull()
		expect(text()).toContain('Số đã lấy vẫn có hiệu lực')
		await rerender({ fresh: true })
		expect(screen.getByTestId('take-number')).toBeTruthy()
	})

	it('a number already given stays', async () => {
		const { rerender } = show()
		await tap(BIRTH)
		await tap('take-number')
		await rerender({ fresh: false })
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
	})
})

describe('closed', () => {
	it('says why and when it opens again', () => {
		const reason = { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnam Culture Day' }
		const on25 = (hour: number, minute: number) => Date.UTC(2026, 10, 25, hour - 7, minute)
		const sessions = [
			{ openAt: on25(7, 0), closeAt: on25(11, 30) },
			{ openAt: on25(13, 30), closeAt: on25(17, 0) },
		]
		show({ view: view({ open: false, closed: { reason, opensAt: on25(7, 0), sessions } }) })
		expect(text()).toContain('Hôm nay Trung tâm nghỉ lễ')
		expect(text()).toContain('Ngày Văn hóa Việt Nam')
		expect(text()).toContain('Mở cửa lại: Thứ Tư 25/11, 07:00')
		expect(text()).toContain('Buổi sáng 07:00–11:30, buổi chiều 13:30–17:00')
		expect(text()).toContain('Open again: Wednesday 25/11, 07:00')
	})
})

describe('English', () => {
	it('is spoken on every page and goes along with the ticket', async () => {
		const { send } = show()
		await tap('language-en')
		expect(heading()).toBe('What do you need to do today?')
		expect(document.documentElement.lang).toBe('en')
		await tap(BIRTH)
		expect(heading()).toBe('Birth registration')
		expect(text()).toContain('Time Same day After 15:00: next working day')
		await tap('take-number')
		expect(drafts(send)).toMatchObject([{ language: 'en' }])
		expect(text()).toContain('Ahead of you 10 people')
	})
})

describe('searching', () => {
	it('finds as one types, without marks, and leads to the ticket', async () => {
		const { send } = show()
		await tap('search-open')
		await type('khai')
		expect(screen.getByRole('status').textContent).toContain('1 thủ tục phù hợp')
		await tap('procedure-1.001193')
		await tap('take-number')
		expect(drafts(send)).toMatchObject([{ procedureId: '1.001193' }])
	})

	it('that finds nothing leads to guidance', async () => {
		show()
		await tap('search-open')
		await type('xzx')
		expect(screen.getByRole('status').textContent).toContain('Không tìm thấy “xzx”')
		expect(screen.getByRole('button', { name: /^Hướng dẫn/ })).toBeTruthy()
	})
})
