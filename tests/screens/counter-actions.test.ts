import { screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Send } from '../../ui/send.ts'
import { card, at, called, DONE, isOff, MINUTE_MS, NOW, press, serving, session, showDesk, view, visitId, words } from './counter-desk.ts'

const about = { counterId: 'quay-3', visitId: visitId(47) }

beforeEach(() => {
	vi.useFakeTimers()
	localStorage.clear()
})
afterEach(() => {
	vi.useRealTimers()
})

describe('what may be done with a called number', () => {
	it('recalls from recallAt on, and says before it when', async () => {
		const { send, rerender } = showDesk({ current: called() })
		expect(isOff('recall')).toBe(true)
		expect(at('recall').getAttribute('title')).toBe('Gọi lại được sau 00:30')
		await press('recall')
		expect(send).not.toHaveBeenCalled()
		expect(words('notice')).toBe('Gọi lại được sau 00:30')
		await rerender({ now: NOW + MINUTE_MS / 2 })
		await press('recall')
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'Recall', ...about })
	})

	it('recalls no more than allowed, and records nobody absent too soon', () => {
		const { recallAt: _, noShowAt: __, ...rest } = called({ attempt: 3 })
		showDesk({ current: rest })
		expect(at('recall').getAttribute('title')).toBe('Đã gọi đủ 3 lần')
		expect(at('no-show').getAttribute('title')).toBe('Ghi vắng mặt được sau lần gọi thứ 2')
	})

	it('holds with a reason, or with none', async () => {
		const { send } = showDesk({ current: serving() })
		await press('hold')
		await press('reason-copying')
		expect(send).toHaveBeenLastCalledWith({ type: 'Hold', ...about, reason: 'copying' })
		expect(screen.queryByTestId('hold-dialog')).toBeNull()
		await press('hold')
		await press('reason-none')
		expect(send).toHaveBeenLastCalledWith({ type: 'Hold', ...about })
	})

	it('transfers to a counter or a service, after a confirmation', async () => {
		const { send } = showDesk({ current: serving() })
		await press('transfer')
		expect(screen.queryByTestId('to-quay-3')).toBeNull()
		await press('confirm-transfer')
		expect(send).not.toHaveBeenCalled()
		await press('to-quay-5')
		await press('confirm-transfer')
		expect(send).toHaveBeenLastCalledWith({ type: 'Transfer', ...about, toCounterId: 'quay-5' })
		await press('transfer')
		await press('to-dat-dai')
		await press('confirm-transfer')
		expect(send).toHaveBeenLastCalledWith({ type: 'Transfer', ...about, toServiceId: 'dat-dai' })
	})

	it('ends a question about a number that is gone', async () => {
		const { rerender } = showDesk({ current: serving() })
		await press('hold')
		await rerender({ view: view() })
		expect(screen.queryByTestId('hold-dialog')).toBeNull()
		await rerender({ view: view({ current: serving() }) })
		expect(screen.queryByTestId('hold-dialog')).toBeNull()
	})

	it('counts the time since the call, and since the start, by the server’s clock', async () => {
		const { rerender } = showDesk({ current: called() })
		expect(screen.getByRole('timer').textContent).toContain('00:30')
		await rerender({ view: view({ current: serving() }) })
		expect(screen.getByRole('timer').textContent).toContain('04:00')
		await rerender({ now: NOW + 36_000 })
		expect(screen.getByRole('timer').textContent).toContain('04:36')
	})
})

describe('numbers set aside', () => {
	const aside = {
		held: [{ ...card(41, { state: 'held' }), heldAt: NOW - 12 * MINUTE_MS, reason: 'copying' }],
		noShows: [{ ...card(39, { state: 'no-show' }), noShowAt: NOW - 20 * MINUTE_MS }],
	}
	it('come back to the desk, or to the queue', async () => {
		const { send } = showDesk(aside)
		expect(words('held')).toBe('Tạm giữ 1 A041 Đi photo thêm giấy tờgiữ 12 phút Tiếp tục')
		expect(words('no-shows')).toBe('Vắng mặt 1 A039 lúc 08:52 Nhận lại')
		await press('resume')
		await press('reinstate')
		expect(send.mock.calls.map(([draft]) => draft)).toEqual([
			{ type: 'Resume', counterId: 'quay-3', visitId: visitId(41) },
			{ type: 'Reinstate', visitId: visitId(39) },
		])
	})

	it('wait while somebody is at the desk', async () => {
		const { send } = showDesk({ ...aside, current: serving() })
		await press('resume')
		expect(send).not.toHaveBeenCalled()
		expect(words('notice')).toBe('Hoàn tất lượt A047 trước')
	})
})

describe('the counter', () => {
	it('pauses with a reason', async () => {
		const { send } = showDesk()
		await press('pause')
		await press('reason-meeting')
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'PauseCounter', counterId: 'quay-3', reason: 'meeting' })
	})

	it('closes, but not on somebody', async () => {
		const { send, rerender } = showDesk({ current: serving() })
		await press('account')
		await press('close-counter')
		expect(send).not.toHaveBeenCalled()
		await rerender({ view: view() })
		await press('close-counter')
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'CloseCounter', counterId: 'quay-3' })
	})

	it('is closed on the way out if the officer says so, and then only leaves when it closed', async () => {
		const leave = vi.fn(async () => true)
		const send = vi
			.fn<Send>()
			.mockResolvedValueOnce({ ok: false, code: 'counter-busy', vi: 'Quầy đang có công dân.' })
			.mockResolvedValue(DONE)
		showDesk({}, { leave, send })
		for (const id of ['account', 'sign-out', 'close-and-leave']) await press(id)
		await vi.advanceTimersByTimeAsync(0)
		expect(leave).not.toHaveBeenCalled()
		expect(words('notice')).toBe('Quầy đang có công dân.')
		for (const id of ['account', 'sign-out', 'close-and-leave']) await press(id)
		await vi.advanceTimersByTimeAsync(0)
		expect(leave).toHaveBeenCalledOnce()
	})

	it('says so when the server could not be told of a signing out', async () => {
		showDesk({ state: 'closed' }, { leave: async () => false })
		await press('account')
		await press('sign-out')
		await vi.advanceTimersByTimeAsync(0)
		expect(words('notice')).toBe('Chưa nối được với máy chủ. Xin thử lại.')
	})

	it('of another officer may be looked at only; a supervisor may help', async () => {
		const other = { officer: { username: 'officer9', name: 'Hoàng Văn Sơn', title: { vi: 'Chuyên viên', en: 'Officer' } } }
		const { send, rerender } = showDesk(other)
		expect(at('counter-state').dataset['state']).toBe('taken')
		expect(words('counter-state')).toContain('Quầy 3 đang có Hoàng Văn Sơn ngồi')
		await press('primary')
		expect(send).not.toHaveBeenCalled()
		await rerender({ session: { ...session, permissions: [...session.permissions, 'any-counter'] } })
		await press('primary')
		expect(send).toHaveBeenCalledOnce()
	})

	it('names the other counter an officer still has open', async () => {
		const send = vi.fn<Send>(async () => ({
			ok: false,
			code: 'already-at-counter',
			vi: 'Ông/bà đang mở một quầy khác.',
			detail: 'quay-5',
		}))
		showDesk({ state: 'closed' }, { send })
		await press('open-counter')
		expect(words('notice')).toContain('Ông/bà đang mở quầy 5')
	})
})
