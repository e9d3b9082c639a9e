import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FINISH_AFTER_MS, NOTICE_MS, PRIMARY_LOCK_MS } from '../../counter/timing.ts'
import type { Answer, Send } from '../../ui/send.ts'
import { card, at, called, DONE, isOff, key, NOW, press, serving, showDesk, view, visitId, waiting, words } from './counter-desk.ts'

const refusal: Answer = { ok: false, code: 'queue-empty', vi: 'Chưa có ai chờ.' }
const about = { counterId: 'quay-3', visitId: visitId(47) }

beforeEach(() => {
	vi.useFakeTimers()
	localStorage.clear()
})
afterEach(() => {
	vi.useRealTimers()
})

describe('the green button', () => {
	it('sends one CallNext per press', async () => {
		const { send } = showDesk()
		await press('primary')
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'CallNext', counterId: 'quay-3' })
	})

	it('sends once for a double press, also when the answer is quick', async () => {
		const { send } = showDesk()
		await press('primary')
		await press('primary')
		await vi.advanceTimersByTimeAsync(PRIMARY_LOCK_MS - 1)
		await press('primary')
		expect(send).toHaveBeenCalledOnce()
		await vi.advanceTimersByTimeAsync(1)
		await press('primary')
		expect(send).toHaveBeenCalledTimes(2)
	})

	it('sends nothing more while an answer is awaited, whatever is pressed', async () => {
		let resolve: (answer: Answer) => void = () => {}
		const send = vi.fn<Send>(() => new Promise((done) => (resolve = done)))
		showDesk({ current: called({ recallAt: NOW }), noShows: [{ ...card(40, { state: 'no-show' }), noShowAt: NOW }] }, { send })
		await press('recall')
		expect(isOff('primary')).toBe(true)
		for (const other of ['primary', 'recall', 'hold', 'reinstate']) await press(other)
		expect(screen.queryByTestId('hold-dialog')).toBeNull()
		resolve(DONE)
		await vi.advanceTimersByTimeAsync(0)
		expect(send).toHaveBeenCalledOnce()
		expect(isOff('primary')).toBe(false)
	})

	it('says nothing to the second press of a double press', async () => {
		const { rerender } = showDesk()
		await press('primary')
		await rerender({ view: view({ waiting: waiting() }) })
		await press('primary')
		expect(screen.queryByTestId('notice')).toBeNull()
	})

	it('leaves the desk free once the view shows what was asked for, also before the answer', async () => {
		const send = vi.fn<Send>(() => new Promise(() => {}))
		const { rerender } = showDesk({}, { send })
		await press('primary')
		expect(isOff('hold')).toBe(true)
		await rerender({ view: view({ current: called({ noShowAt: NOW }) }) })
		await press('primary')
		await key('F8')
		expect(send.mock.calls.map(([draft]) => draft.type)).toEqual(['CallNext', 'MarkNoShow'])
	})

	it('is free at once after a refusal, and says it', async () => {
		const send = vi.fn<Send>(async () => refusal)
		showDesk({}, { send })
		await press('primary')
		expect(within(at('beside')).getByRole('status').textContent?.trim()).toBe('Chưa có ai chờ.')
		expect(isOff('primary')).toBe(false)
		await vi.advanceTimersByTimeAsync(NOTICE_MS)
		expect(screen.queryByTestId('notice')).toBeNull()
	})

	it('goes call → start → finish on F2 alone', async () => {
		const { send, rerender } = showDesk()
		await key('F2')
		await vi.advanceTimersByTimeAsync(PRIMARY_LOCK_MS)
		await rerender({ view: view({ current: called() }) })
		await key('F2')
		await vi.advanceTimersByTimeAsync(PRIMARY_LOCK_MS)
		await rerender({ view: view({ current: serving() }) })
		await key('F2')
		expect(send.mock.calls.map(([draft]) => draft)).toEqual([
			{ type: 'CallNext', counterId: 'quay-3' },
			{ type: 'StartServing', ...about },
			{ type: 'Complete', ...about },
		])
	})

	it('finishes no sooner than it was meant, and says when', async () => {
		const { send, rerender } = showDesk({ current: serving({ servingAt: NOW - FINISH_AFTER_MS + 1 }) })
		await key('F2')
		expect(send).not.toHaveBeenCalled()
		expect(words('notice')).toBe('Hoàn thành được sau 1 giây')
		await rerender({ now: NOW + 1 })
		await key('F2')
		expect(send).toHaveBeenCalledOnce()
	})

	it('is not locked by a clock that was set back', async () => {
		const { send } = showDesk({ current: serving({ servingAt: NOW + 3600_000 }) })
		await press('primary')
		expect(send).toHaveBeenCalledOnce()
	})

	it('sends the outcome that was picked, and none that was taken back', async () => {
		const { send } = showDesk({ current: serving() })
		await press('outcome-refused')
		expect(at('outcome-refused').getAttribute('aria-pressed')).toBe('true')
		await press('outcome-accepted')
		await press('primary')
		expect(send).toHaveBeenLastCalledWith({ type: 'Complete', ...about, outcome: 'accepted' })
		await vi.advanceTimersByTimeAsync(PRIMARY_LOCK_MS)
		await press('outcome-accepted')
		await press('primary')
		expect(send).toHaveBeenLastCalledWith({ type: 'Complete', ...about })
	})

	it('forgets the outcome of a visit that is gone', async () => {
		const { send, rerender } = showDesk({ current: serving() })
		await press('outcome-refused')
		await rerender({ view: view({ current: serving({ visitId: visitId(48), number: 'A048' }) }) })
		await press('primary')
		expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'Complete', counterId: 'quay-3', visitId: visitId(48) })
	})

	it('opens the counter, and goes on after a pause', async () => {
		const { send, rerender } = showDesk({ state: 'closed' })
		expect(words('open-counter')).toContain('Mở quầy 3')
		await press('open-counter')
		await rerender({ view: view({ state: 'paused', pauseReason: 'meeting' }) })
		expect(words('counter-state')).toContain('Tạm nghỉ · Họp')
		await vi.advanceTimersByTimeAsync(PRIMARY_LOCK_MS)
		await press('open-counter')
		expect(send.mock.calls.map(([draft]) => draft)).toEqual(Array(2).fill({ type: 'OpenCounter', counterId: 'quay-3' }))
	})

	it('calls nobody where nobody waits', async () => {
		const { send } = showDesk({ waiting: waiting() })
		expect(isOff('primary')).toBe(true)
		expect(words('counter-state')).toContain('Chưa có ai chờ')
		await press('primary')
		expect(send).not.toHaveBeenCalled()
	})
})

describe('keys', () => {
	it('recall, record absent, hold and transfer', async () => {
		const { send } = showDesk({ current: called({ recallAt: NOW, noShowAt: NOW }) })
		await key('F4')
		await key('F8')
		expect(send.mock.calls.map(([draft]) => draft.type)).toEqual(['Recall', 'MarkNoShow'])
		await key('F9')
		expect(at('hold-dialog')).toBeTruthy()
		await press('close-dialog')
		await key('F7')
		expect(at('transfer-dialog')).toBeTruthy()
	})

	it('do nothing once switched off, on this screen and after a reload', async () => {
		const first = showDesk()
		await press('account')
		await press('keys')
		await fireEvent.click(at('keys-enabled'))
		await press('close-dialog')
		await key('F2')
		expect(first.send).not.toHaveBeenCalled()
		expect(at('primary').getAttribute('aria-keyshortcuts')).toBeNull()
		cleanup()
		const second = showDesk()
		await key('F2')
		expect(second.send).not.toHaveBeenCalled()
	})

	it('can be given to another action, which takes the old key in exchange', async () => {
		const { send } = showDesk({ current: called({ recallAt: NOW }) })
		await press('account')
		await press('keys')
		await fireEvent.change(screen.getByLabelText('Gọi lại'), { target: { value: 'F2' } })
		await press('close-dialog')
		await key('F2')
		expect(send).toHaveBeenLastCalledWith({ type: 'Recall', ...about })
		await key('F4')
		expect(send).toHaveBeenLastCalledWith({ type: 'StartServing', ...about })
		expect(at('primary').getAttribute('aria-keyshortcuts')).toBe('F4')
		expect(words('recall')).toBe('Gọi lại F2')
	})

	it('are silent while something is typed, asked or held down, and with another key', async () => {
		const { send } = showDesk()
		await fireEvent.keyDown(window, { key: 'F2', repeat: true })
		await fireEvent.keyDown(window, { key: 'F2', ctrlKey: true })
		await press('call-number')
		await key('F2', screen.getByRole('textbox'))
		await key('F2')
		expect(send).not.toHaveBeenCalled()
	})

	it('are silent in a field beside the desk', async () => {
		const { send } = showDesk()
		const field = document.body.appendChild(document.createElement('input'))
		await key('F2', field)
		field.remove()
		expect(send).not.toHaveBeenCalled()
	})

	it('never fall through to the browser where they mean something here', () => {
		showDesk()
		const event = new KeyboardEvent('keydown', { key: 'F7', cancelable: true })
		window.dispatchEvent(event)
		const other = new KeyboardEvent('keydown', { key: 'F5', cancelable: true })
		window.dispatchEvent(other)
		expect([event.defaultPrevented, other.defaultPrevented]).toEqual([true, false])
	})
})
