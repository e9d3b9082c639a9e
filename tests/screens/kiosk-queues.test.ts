import { screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Scan } from '../../contract/devices.ts'
import { isLong } from '../../kiosk/long-queue.ts'
import { issued, MINUTE_MS, NOW, setup, view, withService } from '../kiosk/plain-hall.ts'
import { dialog, drafts, heading, inDialog, pass, said, show, tap } from './kiosk-scan-desk.ts'

const BIRTH = 'quick-pick-1.001193'
const text = () => document.body.textContent?.replace(/\s+/g, ' ') ?? ''

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a long queue', () => {
	const long = { ...setup, longQueue: { waiting: 9 } }

	it('is told before a number is taken, and the number given to who still wants it', async () => {
		const { send } = await show({ setup: long })
		await tap(BIRTH)
		await tap('take-number')
		expect(send).not.toHaveBeenCalled()
		expect(text()).toContain('Hàng đang dài: 10 người chờ, khoảng 10–20 phút. Ông/bà còn muốn lấy số?')
		expect(document.activeElement).toBe(screen.getByRole('alertdialog'))
		await tap('take-anyway')
		expect(drafts(send)).toMatchObject([{ type: 'IssueTicket', serviceId: 'ho-tich', lane: 'regular' }])
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
	})

	it('may be left for later', async () => {
		const { send } = await show({ setup: long })
		await tap(BIRTH)
		await tap('take-number')
		await tap('take-not-now')
		expect(send).not.toHaveBeenCalled()
		expect(heading()).toBe('Ông/bà cần làm gì hôm nay?')
	})

	it('is no question to who has priority', async () => {
		const { send } = await show({ setup: long })
		await tap(BIRTH)
		await tap('take-priority')
		expect(drafts(send)).toMatchObject([{ lane: 'priority' }])
	})

	it('says no minutes where none are known', async () => {
		await show({ setup: long, view: withService('ho-tich', { waitMs: null }) })
		await tap(BIRTH)
		await tap('take-number')
		expect(text()).toContain('Hàng đang dài: 10 người chờ. Ông/bà còn muốn lấy số?')
	})

	const waitMs = (p50: number) => ({ p50, p90: 99 * MINUTE_MS })
	it.each([
		['as long as the bound is not above it', 9, waitMs(0), { waiting: 9 }, false],
		['one more is', 10, waitMs(0), { waiting: 9 }, true],
		['by the usual wait, not the longest', 0, waitMs(30 * MINUTE_MS), { waitMs: 30 * MINUTE_MS }, false],
		['by a longer wait', 0, waitMs(30 * MINUTE_MS + 1), { waitMs: 30 * MINUTE_MS }, true],
		['of an unknown wait', 99, null, { waitMs: 1 }, false],
		['where nothing is bound', 999, waitMs(999 * MINUTE_MS), {}, false],
	])('%s', (_, waiting, wait, bound, long) => {
		expect(isLong({ waiting, waitMs: wait }, bound)).toBe(long)
	})
})

describe('numbers that run out', () => {
	it.each([
		[10, true],
		[11, false],
	])('%i left: told %s', async (remaining, told) => {
		await show({ view: withService('ho-tich', { remaining }) })
		expect(screen.getByTestId(BIRTH).textContent.includes(`còn ${remaining} số`)).toBe(told)
		await tap(BIRTH)
		expect(screen.getByTestId('take-number').textContent.includes(`Còn ${remaining} số`)).toBe(told)
	})
})

describe('a machine that has just given a number', () => {
	it('says so, and gives the next by itself again after its rest', async () => {
		const { send } = await show()
		send.mockResolvedValueOnce({ ok: false, code: 'too-many-requests', vi: '', retryAt: NOW + 8000 })
		await tap(BIRTH)
		await tap('take-number')
		expect(screen.getByRole('status').textContent).toBe('Máy vừa cấp số. Xin chờ ít giây.')
		expect(screen.queryByRole('alert')).toBeNull()
		expect(screen.getByTestId('take-number').getAttribute('aria-disabled')).toBe('true')
		await tap('take-number')
		expect(send).toHaveBeenCalledTimes(1)
		await pass(8000)
		expect(text()).not.toContain('Máy vừa cấp số')
		await tap('take-number')
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
	})
})

describe('the slot for codes', () => {
	it('is pointed to only where there is one', async () => {
		const { rerender } = await show()
		expect(screen.getByTestId('scan-open')).toBeTruthy()
		await rerender({ view: view({ rev: 2, scanner: false }) })
		expect(screen.queryByTestId('scan-open')).toBeNull()
	})
})

describe('who was held and is back', () => {
	const VISIT = '3f2c9d6e-6c1b-4c8e-9a51-0b7d2f4e8a10'
	const ticket: Scan = { kind: 'ticket', visitId: VISIT }
	const held = { number: 'A058', status: 'held' as const, ahead: 0, waitMs: null, counter: 2 }
	const envelope = { position: 9, at: NOW, day: '2026-11-23', actor: 'kiosk:kiosk-1', v: 1, hash: '0'.repeat(64) }

	it('says so with one touch, and is told which counter calls', async () => {
		const { scan, send, readTicket } = await show({ ticket: held })
		await scan(ticket)
		expect(said()).toContain('Quầy 2 đang chờ ông/bà quay lại.')
		send.mockResolvedValueOnce({ ok: true, events: [{ type: 'VisitReturned', visitId: VISIT, toCounterId: 'counter-2', ...envelope }] })
		readTicket.mockResolvedValue({ ...held, status: 'waiting', ahead: 1 })
		await tap('scan-return', inDialog)
		expect(drafts(send)).toEqual([{ type: 'ReturnVisit', visitId: VISIT }])
		expect(said()).toContain('Xin chờ quầy 2 gọi lại')
		expect(said()).toContain('Còn trước ông/bà 1 người')
		expect(dialog().querySelector('[data-testid=scan-return]')).toBeNull()
	})

	it('is told when the counter could not be, and may try again', async () => {
		const { scan, send } = await show({ ticket: held })
		await scan(ticket)
		send.mockResolvedValueOnce({ ok: false, code: 'store-unavailable', vi: '' })
		await tap('scan-return', inDialog)
		expect(said()).toContain('Chưa báo được cho quầy')
		send.mockResolvedValueOnce(issued({ type: 'ReturnVisit', visitId: VISIT }))
		await tap('scan-return', inDialog)
		expect(said()).toContain('Xin chờ quầy gọi lại')
	})

	it('whom the officer has taken on meanwhile sees that instead', async () => {
		const { scan, send, readTicket } = await show({ ticket: held })
		await scan(ticket)
		send.mockResolvedValueOnce({ ok: false, code: 'wrong-state', vi: '' })
		readTicket.mockResolvedValue({ ...held, status: 'serving' })
		await tap('scan-return', inDialog)
		expect(said()).toContain('Đang được phục vụ')
		expect(said()).not.toContain('Chưa báo được')
	})
})
