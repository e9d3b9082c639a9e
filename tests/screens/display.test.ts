import { render, screen, within } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import type { CentreSetup } from '../../contract/centre.ts'
import type { Call, DisplayView, SignView } from '../../contract/views.ts'
import Sign from '../../display/sign/Sign.svelte'
import Wall from '../../display/wall/Wall.svelte'

/** Monday 23 November 2026, 09:12 in the centre. */
const NOW = Date.UTC(2026, 10, 23, 2, 12)
const MINUTE_MS = 60_000
const text = (vi: string) => ({ vi, en: vi })

const setup = {
	name: text('Trung tâm Phục vụ hành chính công tỉnh Sơn La'),
	hotline: '0212 300 0000',
	zones: [
		{ id: 'a', letter: 'A', name: text('Hộ tịch, chứng thực'), where: text('Tầng 1'), turn: 'left' },
		{ id: 'b', letter: 'B', name: text('Đất đai, xây dựng'), where: text('Tầng 1'), turn: 'right' },
	],
	pauseReasons: [{ id: 'break', name: text('Nghỉ giải lao') }],
} as unknown as CentreSetup

const call = (callId: number, over: Partial<Call> = {}): Call => ({
	callId,
	number: `A${String(callId).padStart(3, '0')}`,
	counterId: 'quay-3',
	counterNumber: 3,
	zoneId: 'a',
	attempt: 1,
	calledAt: NOW,
	language: 'vi',
	...over,
})

const view = (over: Partial<DisplayView> = {}): DisplayView => ({
	rev: 1,
	at: NOW,
	day: '2026-11-23',
	setupRev: 1,
	displayId: 'wall-1',
	layout: 'wall',
	calls: [],
	zones: [
		{ zoneId: 'a', waiting: 10, waitMs: { p50: 10 * MINUTE_MS, p90: 20 * MINUTE_MS } },
		{ zoneId: 'b', waiting: 2, waitMs: null },
	],
	satisfied: { count: 1204, n: 1249, unanswered: 12, percent: 96.4 },
	open: true,
	notices: [text('Mang bản chính để đối chiếu.'), text('Nghỉ lễ thứ Ba.')],
	voice: { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 1 },
	holdMs: 12_000,
	...over,
})

const props = (over: Partial<DisplayView> = {}) => ({
	view: view(over),
	setup,
	now: NOW,
	fresh: true,
	sound: 'ready' as const,
	speaking: undefined as number | undefined,
	onunlock: () => {},
})
const plate = () => screen.getByTestId('plate')
const recent = () => within(screen.getByRole('region', { name: 'Vừa gọi' })).queryAllByRole('listitem')

describe('the wall', () => {
	it('shows a new call lit, tells it aloud to a screen reader, and settles after the hold', async () => {
		const { rerender } = render(Wall, props({ calls: [call(47)] }))
		expect(plate().dataset).toMatchObject({ number: 'A047', lit: 'true' })
		expect(screen.getByTestId('call-number').textContent).toBe('A047')
		expect(screen.getByTestId('call-counter').textContent).toBe('3')
		const announced = screen.getByText('Mời số A 0 4 7 đến quầy 3, khu A')
		expect(announced.getAttribute('aria-live')).toBe('assertive')
		await rerender({ now: NOW + 12_000 })
		expect(plate().dataset).toMatchObject({ number: 'A047', lit: 'false' })
	})

	it('gives calls made together the plate in turn, each beside it meanwhile', async () => {
		const { rerender } = render(Wall, props({ calls: [call(2), call(1)] }))
		expect(plate().dataset['number']).toBe('A001')
		expect(recent().map((li) => [li.textContent?.includes('A002'), li.classList.contains('waiting')])).toEqual([[true, true]])
		await rerender({ now: NOW + 4999 })
		expect(plate().dataset['number']).toBe('A001')
		await rerender({ now: NOW + 5000 })
		expect(plate().dataset['number']).toBe('A002')
		expect(recent().map((li) => li.classList.contains('waiting'))).toEqual([false])
	})

	it('keeps the call that is being spoken', async () => {
		const { rerender } = render(Wall, { ...props({ calls: [call(2), call(1)] }), speaking: 1 })
		await rerender({ now: NOW + 8000 })
		expect(plate().dataset['number']).toBe('A001')
		await rerender({ speaking: 2, now: NOW + 8250 })
		expect(plate().dataset['number']).toBe('A002')
	})

	it('says that a number is called again', () => {
		render(Wall, props({ calls: [call(47, { attempt: 2 })] }))
		expect(plate().textContent).toContain('Gọi lần 2')
	})

	it('lists six recent numbers, newest first', () => {
		const calls = [9, 8, 7, 6, 5, 4, 3, 2].map((id) => call(id, { calledAt: NOW - MINUTE_MS }))
		render(Wall, props({ calls }))
		expect(recent().map((li) => /A\d+/.exec(li.textContent ?? '')?.[0])).toEqual(['A008', 'A007', 'A006', 'A005', 'A004', 'A003'])
	})

	it('gives people and a range for each zone, and no range that is not known', () => {
		render(Wall, props())
		const rows = screen.getAllByRole('row').slice(1)
		const cells = rows.map((row) =>
			within(row)
				.getAllByRole('cell')
				.map((cell) => cell.textContent?.trim()),
		)
		expect(cells).toEqual([
			['A', 'Hộ tịch, chứng thực', '10', '10–20'],
			['B', 'Đất đai, xây dựng', '2', '–chưa biết'],
		])
	})

	it('keeps the longest range and the names apart', () => {
		const long = { p50: 115 * MINUTE_MS, p90: 160 * MINUTE_MS }
		const zones = Array.from({ length: 6 }, (_, i) => ({ zoneId: 'abcdef'.charAt(i), waiting: 120, waitMs: long }))
		render(Wall, props({ zones }))
		const table = screen.getByRole('table').closest('section')
		const rangePx = Number.parseFloat(table?.style.getPropertyValue('--range') ?? '')
		expect(screen.getAllByText('115–160').length).toBeGreaterThan(0)
		expect(rangePx).toBeGreaterThanOrEqual('115–160'.length * 22)
	})

	it('shows a rate only with its base and period', async () => {
		const { rerender } = render(Wall, props())
		expect(screen.getByText('96,40%').closest('section')?.textContent?.replace(/\s+/g, ' ').trim()).toBe(
			'Hài lòng 96,40% 1.204/1.249 lượt đánh giá Hôm nay',
		)
		await rerender({ view: view({ rev: 2, satisfied: { count: 0, n: 0, unanswered: 0, percent: null } }) })
		expect(screen.queryByText(/Hài lòng/)).toBeNull()
	})

	it('turns its notices every ten seconds', async () => {
		const { rerender } = render(Wall, props())
		const first = screen.queryByText('Mang bản chính để đối chiếu.') ? 0 : 1
		await rerender({ now: NOW + 10_000 })
		expect(screen.queryByText('Mang bản chính để đối chiếu.') ? 0 : 1).toBe(1 - first)
	})

	it('without the server keeps the calls, greys the clock and says what to do', async () => {
		const { rerender } = render(Wall, props({ calls: [call(47)] }))
		await rerender({ fresh: false })
		expect(screen.getByRole('status').textContent).toBe('Mất kết nối, nghe gọi số tại quầy')
		expect(plate().dataset['number']).toBe('A047')
		expect(screen.getByRole('banner').classList.contains('stale')).toBe(true)
		await rerender({ fresh: true })
		expect(screen.queryByRole('status')).toBeNull()
	})

	it('shows clock and date of the centre', () => {
		render(Wall, props())
		expect(screen.getByRole('banner').textContent).toContain('Thứ Hai 23/11/2026')
		expect(screen.getByText('09:12')).toBeTruthy()
	})

	it('asks for a touch when the browser holds the sound back, and for none when it is ready', async () => {
		const onunlock = vi.fn()
		const { rerender } = render(Wall, { ...props(), sound: 'held-back', onunlock })
		screen.getByRole('button', { name: 'Chạm để bật tiếng' }).click()
		expect(onunlock).toHaveBeenCalledOnce()
		await rerender({ sound: 'ready' })
		expect(screen.queryByRole('button')).toBeNull()
		expect(screen.getByRole('img', { name: 'Tiếng đã sẵn sàng' })).toBeTruthy()
	})

	it('when closed says when the doors open again, and keeps a call made before closing', async () => {
		const closed = { open: false, opensAt: Date.UTC(2026, 10, 25, 0, 0), zones: [] }
		const { rerender } = render(Wall, props(closed))
		expect(screen.getByTestId('idle').textContent).toContain('Mở cửa lại 07:00 thứ Tư 25/11')
		await rerender({ view: view({ ...closed, rev: 2, calls: [call(47)] }) })
		expect(plate().dataset['number']).toBe('A047')
	})
})

describe('the counter sign', () => {
	const sign = (over: Partial<SignView> = {}): SignView => ({
		counterId: 'quay-3',
		counterNumber: 3,
		zoneId: 'a',
		state: 'open',
		officer: { name: 'Lò Thị Mai', title: text('Chuyên viên') },
		instead: [1, 2, 4],
		...over,
	})
	const show = (over: Partial<SignView>, fresh = true) => {
		render(Sign, { sign: sign(over), setup, fresh })
		return screen.getByTestId('sign')
	}
	const current = { number: 'A047', calledAt: NOW, attempt: 1 }

	it.each([
		['called', { current: { ...current, state: 'called' } }, 'Mời số A047 Hộ tịch, chứng thực'],
		['called', { current: { ...current, state: 'called', attempt: 2 } }, 'Mời số Gọi lần 2 A047 Hộ tịch, chứng thực'],
		['serving', { current: { ...current, state: 'serving' } }, 'Đang phục vụ A047 Hộ tịch, chứng thực'],
		['open', { lastServed: 'A046' }, 'Hộ tịch, chứng thực Xin chờ gọi số Số vừa phục vụ A046'],
		['paused', { state: 'paused', pauseReason: 'break' }, 'Hộ tịch, chứng thực Tạm nghỉ Mời theo dõi quầy 1, 2 và 4'],
		['paused', { state: 'paused', pauseReason: 'break', instead: [] }, 'Hộ tịch, chứng thực Tạm nghỉ Nghỉ giải lao'],
		['closed', { state: 'closed' }, 'Hộ tịch, chứng thực Quầy đóng Mời theo dõi quầy 1, 2 và 4'],
	] as [string, Partial<SignView>, string][])('shows %s', (state, over, words) => {
		const board = show(over)
		expect(board.dataset['state']).toBe(state)
		expect(screen.queryByTestId('sign-number')?.textContent).toBe(over.current?.number)
		expect(board.textContent?.replace(/\s+/g, ' ').trim()).toBe(words)
	})

	it('names the officer while the counter is worked, not when it is closed', () => {
		show({})
		expect(screen.getByText('Lò Thị Mai')).toBeTruthy()
		expect(screen.getByText('Chuyên viên')).toBeTruthy()
	})
	it('names nobody at a closed counter', () => {
		show({ state: 'closed' })
		expect(screen.queryByText('Lò Thị Mai')).toBeNull()
	})

	it('without the server keeps the number and says what to do', () => {
		const board = show({ current: { ...current, state: 'called' } }, false)
		expect(board.textContent).toContain('A047')
		expect(within(board).getByRole('status').textContent).toBe('Mất kết nối, nghe gọi số tại quầy')
	})
})
