import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import FloorPage from '../../admin/floor/FloorPage.svelte'
import { workOf } from '../../admin/floor/work.ts'
import { inTurns, poll } from '../../admin/polling.ts'
import type { Session } from '../../contract/api.ts'
import type { FloorView } from '../../contract/floor-view.ts'
import type { Answer, Send } from '../../ui/send.ts'
import { testCentre } from '../support/centre.ts'
import { MINUTE_MS, NOW, sessionOf, setupOf } from './admin-support.ts'
import { alertOf, atDesk, floorCounter, floorView } from './floor-hall.ts'

const centre = setupOf(testCentre())
const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim()
const cells = (row: Element) => [...row.children].map(words)
const DONE: Answer = { ok: true, events: [] }

function show(view: FloorView = floorView(), over: { role?: Session['role']; send?: Send; fresh?: boolean } = {}) {
	const { role = 'supervisor', send = vi.fn<Send>(async () => DONE), fresh = true } = over
	const props = { view, centre, now: NOW, fresh, usual: undefined, person: sessionOf(role), send }
	return { send, ...render(FloorPage, { props }) }
}
const press = (name: string | RegExp, within_: HTMLElement = document.body) =>
	fireEvent.click(within(within_).getByRole('button', { name }))

describe('what a counter does', () => {
	it.each([
		['called', { current: atDesk('A001', 'called', NOW - MINUTE_MS) }],
		['serving', { current: atDesk('A001', 'serving', NOW - 25 * MINUTE_MS) }],
		['long', { current: atDesk('A001', 'serving', NOW - 25 * MINUTE_MS - 1) }],
		['ready', {}],
		['paused', { state: 'paused' }],
		['closed', { state: 'closed' }],
	] as const)('is %s', (work, over) => {
		expect(workOf(floorCounter(1, over), NOW)).toBe(work)
	})
})

describe('the live floor', () => {
	it('shows each counter with its state, number, time and officer', () => {
		const counters = [
			floorCounter(1, { current: atDesk('A047', 'serving', NOW - 430_000) }),
			floorCounter(2, { state: 'paused', pauseReason: 'hop' }),
			floorCounter(3, { freeSinceAt: NOW - 65_000 }),
		]
		show(floorView({ counters }))
		expect(words(screen.getByTestId('counter-1'))).toBe('Quầy 1 A047 đang phục vụ 07:10 Cán bộ 1')
		expect(words(screen.getByTestId('counter-2'))).toBe('Quầy 2 Tạm nghỉ Họp')
		expect(words(screen.getByTestId('counter-3'))).toBe('Quầy 3 Sẵn sàng 01:05 Cán bộ 3')
	})

	it('shows queues against their targets, with the range told to visitors and none that is not known', () => {
		show()
		expect(cells(screen.getByTestId('queue-ho-tich'))).toEqual(['AHộ tịch', '4', '2/2', '12 / 20 phút', '10–20'])
		expect(cells(screen.getByTestId('queue-dat-dai'))).toEqual(['BĐất đai', '3', '0/1', '41 / 30 phút', 'chưa tính được'])
		expect(screen.getByRole('img', { name: 'chờ lâu nhất 41 phút, mục tiêu 30 phút' })).toBeTruthy()
	})

	it('gives every figure its base', () => {
		show()
		const figure = (name: string) => words(screen.getByText(name, { selector: 'dt' }).parentElement)
		expect(figure('Đang chờ')).toBe('Đang chờ 7 người lâu nhất 12 phút')
		expect(figure('Chờ hôm nay')).toBe('Chờ hôm nay 9 phút trung vị · P90 27 phút')
		expect(figure('Đã phục vụ')).toBe('Đã phục vụ 112 trên 178 số đã lấy')
		expect(figure('Quầy mở')).toBe('Quầy mở 2/3')
		expect(figure('Hài lòng hôm nay')).toBe('Hài lòng hôm nay 97,14% 68/70 lượt đánh giá 12 lượt không đánh giá')
		expect(screen.getByRole('heading', { name: /Thiết bị/ }).textContent).toContain('3 trên 5 hoạt động')
	})

	it('is calm where nothing needs a hand, and keeps the picture when the server is lost', () => {
		show(floorView(), { fresh: false })
		expect(screen.getByText('Chưa có việc nào cần xử lý.')).toBeTruthy()
		expect(screen.getByText('Mất kết nối máy chủ, số liệu lúc 09:12')).toBeTruthy()
		expect(screen.getByTestId('counter-1')).toBeTruthy()
	})
})

describe('an alert on the floor', () => {
	const wait = (over = {}) =>
		alertOf(
			'wait-zone-a',
			{ kind: 'wait', zoneId: 'zone-a', serviceId: 'ho-tich', sinceAt: NOW - 41 * MINUTE_MS, targetMs: 30 * MINUTE_MS },
			{
				action: { counterId: 'counter-2', officer: 'officer2', effect: { nowMs: 41 * MINUTE_MS, thenMs: 28 * MINUTE_MS } },
				...over,
			},
		)

	it('names its cause, its one next step and what that would do; the step is one press', async () => {
		const { send } = show(floorView({ alerts: [wait()] }))
		const alert = screen.getByTestId('alert-wait-zone-a')
		expect(words(alert)).toBe(
			'Khu A: chờ 41 phút, mục tiêu 30 Hộ tịch. Người lấy số bây giờ chờ khoảng 41 phút; mở quầy 2 thì còn khoảng 28 phút. Mở quầy 2 Tôi xử lý Nhắc sau',
		)
		await press('Mở quầy 2', alert)
		expect(send).toHaveBeenCalledWith({ type: 'OpenCounter', counterId: 'counter-2', officer: 'officer2' })
		expect(await screen.findByText('Đã mở quầy 2.')).toBeTruthy()
	})

	it('is taken, put off, and then waits below with its time', async () => {
		const { send, rerender } = show(floorView({ alerts: [wait()] }))
		await press('Tôi xử lý')
		expect(send).toHaveBeenLastCalledWith({ type: 'TakeAlert', alertId: 'wait-zone-a' })
		await rerender({ view: floorView({ alerts: [wait({ taken: { by: 'Trần Thị Hoa', at: NOW } })] }) })
		expect(screen.getByTestId('taken').textContent).toBe('Trần Thị Hoa nhận lúc 09:12')
		expect(screen.queryByRole('button', { name: 'Tôi xử lý' })).toBeNull()
		await press('Nhắc sau')
		expect(send).toHaveBeenLastCalledWith({ type: 'SnoozeAlert', alertId: 'wait-zone-a' })
		await rerender({ view: floorView({ alerts: [wait({ snoozedUntil: NOW + 15 * MINUTE_MS })] }) })
		expect(screen.queryByTestId('alert-wait-zone-a')).toBeNull()
		expect(words(screen.getByTestId('later-wait-zone-a'))).toContain('nhắc lại lúc 09:27')
	})

	it('of help is ended where help was given; one about a counter leads to it', async () => {
		const alerts = [
			alertOf('help-counter-1', { kind: 'help', counterId: 'counter-1' }),
			alertOf('long-counter-2', { kind: 'long', counterId: 'counter-2', number: 'A027', sinceAt: NOW - 26 * MINUTE_MS }),
		]
		const { send } = show(floorView({ alerts }))
		await press('Đã hỗ trợ')
		expect(send).toHaveBeenLastCalledWith({ type: 'EndHelp', counterId: 'counter-1' })
		await press('Xem quầy 2')
		expect(within(screen.getByRole('dialog', { hidden: true })).getByText(/Quầy 2 · Khu A/)).toBeTruthy()
	})

	it('can only be read by an inspector, and a low rating by anybody', () => {
		show(floorView({ alerts: [wait()] }), { role: 'inspector' })
		expect(within(screen.getByTestId('alert-wait-zone-a')).queryAllByRole('button')).toEqual([])
		expect(within(screen.getByTestId('alert-wait-zone-a')).getByText(/^Báo lại thời gian chờ/)).toBeTruthy()
		show(floorView({ alerts: [alertOf('low-rating', { kind: 'low-rating', ratedAt: NOW, count: 1, zoneId: 'zone-a' })] }))
		const low = screen.getByTestId('alert-low-rating')
		expect(words(low)).toContain('Đánh giá không hài lòng Khoảng 09:12 · khu A. Không nêu quầy')
		expect(within(low).queryAllByRole('button')).toEqual([])
	})

	it('is one of five at first; the others are one press away', async () => {
		const alerts = Array.from({ length: 8 }, (_, i) => alertOf(`unserved-${i}`, { kind: 'unserved', serviceId: `${i}`, waiting: 1 }))
		show(floorView({ alerts, alertsLeftOut: 2 }))
		expect(screen.getAllByTestId(/^alert-/)).toHaveLength(5)
		expect(screen.getByRole('status', { name: '10 cần xử lý' })).toBeTruthy()
		await press('Hiện cả 8 việc')
		expect(screen.getAllByTestId(/^alert-/)).toHaveLength(8)
	})

	it('tells why a step was refused', async () => {
		const send: Send = async () => ({ ok: false, code: 'already-at-counter', vi: 'Ông/bà đang mở một quầy khác.' })
		show(floorView({ alerts: [wait()] }), { send })
		await press('Mở quầy 2')
		expect(await screen.findByText('Ông/bà đang mở một quầy khác.')).toBeTruthy()
	})
})

describe('a counter’s window', () => {
	const open = async (over: Parameters<typeof floorCounter>[1], role?: Session['role']) => {
		const shown = show(floorView({ counters: [floorCounter(2, over)] }), role ? { role } : {})
		await fireEvent.click(screen.getByTestId('counter-2'))
		return { ...shown, window: screen.getByRole('dialog', { hidden: true }) }
	}
	const name = (window: HTMLElement, text: string) => within(window).getByText(text, { selector: 'button' })

	it('opens a closed one for its officer, or for oneself', async () => {
		const { window, send } = await open({ state: 'closed', seat: { username: 'officer2', name: 'Hoàng Văn Sơn' } })
		await fireEvent.click(name(window, 'Mở quầy 2 cho Hoàng Văn Sơn'))
		expect(send).toHaveBeenLastCalledWith({ type: 'OpenCounter', counterId: 'counter-2', officer: 'officer2' })
		expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
	})

	it('pauses and closes an open one, but not while somebody is there', async () => {
		const { window, send } = await open({})
		await fireEvent.click(name(window, 'Tạm nghỉ'))
		expect(send).toHaveBeenLastCalledWith({ type: 'PauseCounter', counterId: 'counter-2', reason: 'hop' })
		document.body.replaceChildren()
		const busy = await open({ current: atDesk('A001', 'serving', NOW) })
		expect((name(busy.window, 'Đóng quầy') as HTMLButtonElement).disabled).toBe(true)
	})

	it('shows an inspector what it serves, and nothing to press', async () => {
		const { window } = await open({ waiting: 3 }, 'inspector')
		expect(words(window)).toContain('3 người đang chờ các dịch vụ này.')
		expect(within(window).getAllByRole('button', { hidden: true })).toHaveLength(1)
	})
})
describe('polling', () => {
	beforeEach(() => vi.useFakeTimers())
	afterEach(() => vi.useRealTimers())
	const hide = (hidden: boolean) => {
		vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
		document.dispatchEvent(new Event('visibilitychange'))
	}

	it('rests while the page is hidden and begins at once when it is seen', async () => {
		const work = vi.fn(async () => {})
		const stop = poll(work, 1000)
		await vi.advanceTimersByTimeAsync(2500)
		expect(work).toHaveBeenCalledTimes(3)
		hide(true)
		await vi.advanceTimersByTimeAsync(10_000)
		expect(work).toHaveBeenCalledTimes(3)
		hide(false)
		expect(work).toHaveBeenCalledTimes(4)
		stop()
		await vi.advanceTimersByTimeAsync(10_000)
		expect(work).toHaveBeenCalledTimes(4)
	})

	it('never runs twice at a time', async () => {
		let running = 0
		let most = 0
		const work = async () => {
			most = Math.max(most, ++running)
			await new Promise((done) => setTimeout(done, 5000))
			running--
		}
		const stop = poll(work, 1000)
		hide(false)
		await vi.advanceTimersByTimeAsync(20_000)
		expect(most).toBe(1)
		stop()
	})

	it('asks a bounded number at a time and keeps the order', async () => {
		let running = 0
		let most = 0
		const answers = inTurns([5, 1, 4, 2, 3], 2, async (n) => {
			most = Math.max(most, ++running)
			await new Promise((done) => setTimeout(done, n * 10))
			running--
			return n * n
		})
		await vi.advanceTimersByTimeAsync(1000)
		expect(await answers).toEqual([25, 1, 16, 4, 9])
		expect(most).toBe(2)
	})
})
