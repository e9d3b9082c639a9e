import { fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LINK_PATIENCE_MS, NOTICE_MS } from '../../counter/timing.ts'
import {
	card,
	at,
	called,
	inLine,
	isOff,
	key,
	MINUTE_MS,
	NOW,
	press,
	rowsOf,
	serving,
	session,
	showDesk,
	view,
	visitId,
	waiting,
	words,
} from './counter-desk.ts'

beforeEach(() => {
	vi.useFakeTimers()
	localStorage.clear()
})
afterEach(() => {
	vi.useRealTimers()
})

describe('the waiting list', () => {
	it('tells the reason of each place', () => {
		showDesk({
			waiting: waiting(
				inLine(47),
				inLine(52, { lane: 'priority', why: { rule: 'priority', before: 'A048', passed: 1 } }),
				inLine(57, { lane: 'appointment', why: { rule: 'appointment', before: 'A048', passed: 2 } }),
				inLine(48, { why: { rule: 'yield-limit', passed: 3 } }),
				inLine(49, { transferredFrom: 1 }),
				inLine(50, { lane: 'priority' }),
			),
		})
		const reasons = [
			'Đến trước',
			'Ưu tiên: trước A048',
			'Có hẹn: trước A048',
			'Đã nhường 3 lượt',
			'Chuyển từ quầy 1',
			'Ưu tiên · Đến trước',
		]
		const rows = rowsOf('waiting-list').map((row) => row.textContent?.replace(/\s+/g, ' '))
		expect(rows).toEqual(reasons.map((reason) => expect.stringContaining(reason) as string))
	})

	it('is bounded, and says how many more there are and how long the longest has waited', () => {
		showDesk({ waiting: { ...waiting(inLine(47), inLine(48)), count: 40, longestSinceAt: NOW - 13 * MINUTE_MS } })
		expect(words('waiting-count')).toBe('40')
		expect(screen.getByText('và 38 số nữa')).toBeTruthy()
		expect(screen.getByRole('heading', { name: /Đang chờ/ }).textContent).toContain('13 phút')
	})

	it('calls a number from the list after a confirmation', async () => {
		const { send } = showDesk()
		await fireEvent.click(within(at('waiting-list')).getByRole('button', { name: /A048/ }))
		expect(send).not.toHaveBeenCalled()
		await press('confirm-number')
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'CallVisit', counterId: 'quay-3', visitId: visitId(48) })
	})

	it('calls a typed number, also one that is held; not one that is not here', async () => {
		const { send } = showDesk({ held: [{ ...card(41, { state: 'held' }), heldAt: NOW }] })
		await press('call-number')
		const field = screen.getByRole('textbox')
		await fireEvent.input(field, { target: { value: '99' } })
		expect(words('found')).toBe('Số này không chờ ở quầy này. Gõ đủ chữ và số, ví dụ A047.')
		await press('confirm-number')
		expect(send).not.toHaveBeenCalled()
		await fireEvent.input(field, { target: { value: 'a41' } })
		expect(words('found')).toContain('đang tạm giữ')
		await press('confirm-number')
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'CallVisit', counterId: 'quay-3', visitId: visitId(41) })
	})

	it('asks the server for a number beyond those it shows, once it is written in full', async () => {
		const ask = vi.fn(async () => Response.json(card(99)))
		vi.stubGlobal('fetch', ask)
		const { send } = showDesk({ waiting: { ...waiting(inLine(47), inLine(48)), count: 40 } })
		await press('call-number')
		const field = screen.getByRole('textbox')
		await fireEvent.input(field, { target: { value: '99' } })
		await fireEvent.input(field, { target: { value: 'a099' } })
		await vi.waitFor(() => expect(at('confirm-number').textContent).toContain('A099'))
		expect(ask).toHaveBeenCalledExactlyOnceWith('/api/visits/A099', expect.anything())
		await press('confirm-number')
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'CallVisit', counterId: 'quay-3', visitId: visitId(99) })
		vi.unstubAllGlobals()
	})

	it('offers no choice to whom it is not permitted', () => {
		showDesk({}, { session: { ...session, permissions: ['work-counter'] } })
		expect(screen.queryByTestId('call-number')).toBeNull()
		expect(within(at('waiting-list')).queryByRole('button')).toBeNull()
		expect(rowsOf('waiting-list')).toHaveLength(2)
	})
})

describe('without the server', () => {
	it('keeps the desk, says what is still true, and sends nothing', async () => {
		const { send, rerender } = showDesk({ current: serving() })
		await rerender({ fresh: false })
		expect(screen.queryByTestId('link-band')).toBeNull()
		await vi.advanceTimersByTimeAsync(LINK_PATIENCE_MS)
		expect(words('link-band')).toBe('Mất kết nối với máy chủ từ 09:12. Ông/bà cứ phục vụ tiếp số A047; khi nối lại thì bấm hoàn thành.')
		expect(words('current-number')).toBe('A047')
		for (const id of ['primary', 'recall', 'hold', 'transfer', 'no-show']) {
			expect(isOff(id)).toBe(true)
			await press(id)
		}
		await key('F2')
		expect(send).not.toHaveBeenCalled()
		expect(at('primary').getAttribute('aria-describedby')).toBe('beside-primary')
		expect(words('devices')).toBe('Máy chủ mất kết nối')
		await rerender({ fresh: true })
		expect(screen.queryByTestId('link-band')).toBeNull()
		expect(isOff('primary')).toBe(false)
	})

	it('asks nothing and does nothing once the session has ended', async () => {
		const { send, rerender } = showDesk()
		await press('call-number')
		await rerender({ signedIn: false })
		expect(screen.queryByTestId('number-dialog')).toBeNull()
		await key('F2')
		await press('primary')
		expect(send).not.toHaveBeenCalled()
	})
})

describe('a press at the desk that was refused', () => {
	const refusedAt = (at: number, over: object = {}) => ({ refusedPress: { at, means: 4, code: 'nothing-to-rate', ...over } })

	it('is told for half a minute by the server’s clock, without the level', async () => {
		const { rerender } = showDesk(refusedAt(NOW - 1000))
		expect(words('notice')).toBe('Nút đánh giá vừa bấm không được nhận: chưa có lượt nào để đánh giá.')
		await rerender({ now: NOW + 29_000 })
		expect(words('notice')).toContain('Nút đánh giá')
		await rerender({ now: NOW + 29_001 })
		expect(screen.queryByTestId('notice')).toBeNull()
	})

	it('names the key of a keypad, and a code of another version as it is', async () => {
		const { rerender } = showDesk(refusedAt(NOW, { means: 'call-next', code: 'counter-busy' }))
		expect(words('notice')).toBe('Phím “Gọi tiếp” không được nhận: quầy đang có công dân. Hoàn tất lượt này trước.')
		await rerender({ view: view(refusedAt(NOW, { means: 'primary', code: 'brand-new' })) })
		expect(words('notice')).toBe('Phím “Nút chính” không được nhận: brand-new')
	})

	it('gives way to what the officer does, and to what was finished after it', async () => {
		const { rerender } = showDesk({ ...refusedAt(NOW - 2000), lastCompleted: { number: 'A043', completedAt: NOW - 1000 } })
		expect(words('notice')).toBe('A043 đã hoàn thành · đã mời đánh giá')
		await rerender({ view: view({ ...refusedAt(NOW - 1000), lastCompleted: { number: 'A043', completedAt: NOW - 2000 } }) })
		expect(words('notice')).toContain('Nút đánh giá vừa bấm')
		await press('recall')
		expect(words('notice')).toBe('Chỉ dùng khi đang chờ công dân đến')
	})
})

describe('what the desk shows', () => {
	it('shows the officer’s day, and what was just finished', async () => {
		const { rerender } = showDesk({ lastCompleted: { number: 'A043', completedAt: NOW - NOTICE_MS + 1 } })
		expect(rowsOf('my-day').map((li) => li.textContent?.trim())).toEqual([
			'16 lượt đã phục vụ',
			'8,5 phút mỗi lượt (trung vị)',
			'2 vắng mặt',
			'1 chuyển quầy',
		])
		expect(words('notice')).toBe('A043 đã hoàn thành · đã mời đánh giá')
		await rerender({ now: NOW + 1 })
		expect(screen.queryByTestId('notice')).toBeNull()
	})

	it('shows the papers that were declared, and only then', async () => {
		const { rerender } = showDesk({ current: serving({ procedureId: '1.001193', documents: [1] }) })
		const papers = within(screen.getByRole('region', { name: 'Giấy tờ tự khai' })).getAllByRole('listitem')
		expect(papers.map((li) => li.textContent?.replace(/\s+/g, ' ').trim())).toEqual(['chưa mang: Tờ khai', 'đã mang: Giấy chứng sinh'])
		await rerender({ view: view({ current: serving({ procedureId: '1.001193' }) }) })
		expect(screen.queryByRole('region', { name: 'Giấy tờ tự khai' })).toBeNull()
	})

	it('shows nobody’s name but officers’, and no rating', () => {
		showDesk({
			current: { ...serving(), name: 'Nguyễn Thị Bưởi', rating: { level: 1 } } as never,
			...({ ratings: [{ level: 1, reasons: ['goi-y-thu'] }] } as object),
		})
		const shown = document.body.textContent ?? ''
		expect(shown).toContain('A047')
		expect(shown).not.toMatch(/Bưởi|goi-y-thu|hài lòng/i)
	})

	it('tells a screen reader the state and the number, spelled', () => {
		showDesk({ current: called() })
		expect(screen.getByText('Đã gọi, chờ công dân đến: A 0 4 7').getAttribute('aria-live')).toBe('polite')
	})
})
