import { screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandDraft } from '../../contract/commands.ts'
import type { Scan } from '../../contract/devices.ts'
import type { Lane } from '../../contract/ids.ts'
import { UNREACHABLE, type Answer } from '../../ui/send.ts'
import { issued, MINUTE_MS, NOW, setup, view } from '../kiosk/plain-hall.ts'
import { dialog, drafts, heading, inDialog, pass, said, show, sounds, tap } from './kiosk-scan-desk.ts'

const booking: Scan = { kind: 'appointment', code: 'HEN0930' }
const FIRST = '3f2c9d6e-6c1b-4c8e-9a51-0b7d2f4e8a10'
const AT = NOW + 18 * MINUTE_MS

/** The server's answer to a check-in: the ticket of the booking, which may be an older one. */
function checkedIn(draft: CommandDraft, { lane = 'appointment', visitId }: { lane?: Lane; visitId?: string } = {}): Answer {
	if (draft.type !== 'CheckIn') throw new Error(`not a check-in: ${draft.type}`)
	const answer = issued({ type: 'IssueTicket', serviceId: 'ho-tich', lane, visitId: visitId ?? draft.visitId })
	if (!answer.ok) return answer
	return { ok: true, events: answer.events.map((e) => (e.type === 'TicketIssued' ? { ...e, appointmentAt: AT } : e)) }
}
const refused = (code: Extract<Answer, { ok: false }>['code'], retryAt?: number): Answer => ({
	...{ ok: false, code, vi: 'Lý do của máy chủ.' },
	...(retryAt !== undefined && { retryAt }),
})
async function showAnswering(answer: (draft: CommandDraft) => Answer, over: Parameters<typeof show>[0] = {}) {
	const shown = await show(over)
	shown.send.mockImplementation((draft) => Promise.resolve(answer(draft)))
	return shown
}
/** The page for codes is fetched when it is opened. */
async function openBooked() {
	await tap('booked')
	await vi.dynamicImportSettled()
	await pass(0)
}
const field = () => screen.getByTestId<HTMLInputElement>('booking-code')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a booking that is scanned', () => {
	it('gives its ticket at once, with the booked time and where to wait', async () => {
		const { scan, send } = await showAnswering(checkedIn)
		await scan(booking)
		expect(drafts(send)).toEqual([
			{ type: 'CheckIn', visitId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, code: 'HEN0930', language: 'vi' },
		])
		expect(screen.queryByRole('dialog')).toBeNull()
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
		expect(screen.getByTestId('ticket-appointment').textContent).toBe('Có hẹn lúc 09:30')
		expect(document.body.textContent).toContain('Mời ngồi chờ ở khu A')
		expect(sounds.ticket).toHaveBeenCalled()
	})

	it('too late for its time is told that it waits like others', async () => {
		const { scan } = await showAnswering((draft) => checkedIn(draft, { lane: 'regular' }))
		await scan(booking)
		expect(screen.getByTestId('ticket-appointment').textContent).toBe('Đã quá giờ hẹn 09:30, chờ như người lấy số thường')
	})

	it('too early is asked to come back, and from when on', async () => {
		const { earlyMs } = setup.appointments
		const { scan } = await showAnswering(() => refused('appointment-too-early', NOW + 60 * MINUTE_MS))
		await scan(booking)
		expect(earlyMs).toBe(60 * MINUTE_MS)
		expect(said()).toContain('Chưa đến giờ hẹn 11:12')
		expect(said()).toContain('Xin quay lại sau 10:12')
		expect(sounds.refusal).toHaveBeenCalled()
		await tap('scan-close', inDialog)
		expect(heading()).toBe('Ông/bà cần làm gì hôm nay?')
	})

	it('that is none is answered calmly, and the page below knows nothing of it', async () => {
		const { scan } = await showAnswering(() => refused('appointment-not-found'))
		await tap('quick-pick-1.001193')
		await scan(booking)
		expect(said()).toContain('Mã hẹn HEN0930')
		expect(said()).toContain('Không có mã hẹn này trong hôm nay')
		await tap('scan-close', inDialog)
		expect(screen.queryByRole('alert')).toBeNull()
		expect(screen.getByTestId('take-number')).toBeTruthy()
	})

	it('already checked in shows the ticket it has, to be printed again', async () => {
		const ticket = { number: 'A058', status: 'waiting' as const, ahead: 4, waitMs: null }
		const { scan, send, readTicket } = await showAnswering((draft) => checkedIn(draft, { visitId: FIRST }), { ticket })
		await scan(booking)
		expect(readTicket).toHaveBeenCalledWith(FIRST)
		expect(inDialog('scanned-number').textContent).toBe('A058')
		expect(screen.queryByTestId('ticket-appointment')).toBeNull()
		send.mockImplementation(() => Promise.resolve({ ok: true, events: [] }))
		await tap('scan-reprint', inDialog)
		expect(drafts(send)[1]).toMatchObject({ type: 'ReprintTicket', visitId: FIRST })
	})

	it('whose answer was lost is tried again as the same visit', async () => {
		let lost = true
		const { scan, send } = await showAnswering((draft) => (lost ? UNREACHABLE : checkedIn(draft)))
		await scan(booking)
		expect(said()).toContain('Chưa nối được với máy chủ')
		lost = false
		await tap('scan-retry', inDialog)
		const [first, second] = drafts(send)
		expect(second).toEqual(first)
		expect(screen.getByTestId('ticket-appointment')).toBeTruthy()
	})

	it('just after another ticket is checked in by itself once the machine has rested', async () => {
		let resting = true
		const { scan, send } = await showAnswering((draft) => (resting ? refused('too-many-requests', NOW + 4000) : checkedIn(draft)))
		await scan(booking)
		expect(said()).toContain('Máy vừa cấp số. Xin chờ ít giây.')
		resting = false
		await pass(3900)
		expect(send).toHaveBeenCalledTimes(1)
		await pass(200)
		expect(screen.getByTestId('ticket-appointment')).toBeTruthy()
	})
})

describe('a booking that is typed', () => {
	const booked = view({ bookings: true })

	it('is asked for only on days on which somebody has booked', async () => {
		const { rerender } = await show()
		expect(screen.queryByTestId('booked')).toBeNull()
		await rerender({ view: { ...booked, rev: 2 } })
		expect(screen.getByTestId('booked').textContent).toContain('Tôi có hẹn')
	})

	it('goes in by the keys on the glass, and gives the ticket', async () => {
		const { send } = await showAnswering(checkedIn, { view: booked })
		await openBooked()
		expect(heading()).toBe('Tôi có hẹn')
		expect(document.activeElement).toBe(field())
		for (const name of 'HEN') screen.getByRole('button', { name }).click()
		await pass(0)
		await tap('check-in')
		expect(send).not.toHaveBeenCalled()
		for (const name of '0931') screen.getByRole('button', { name }).click()
		screen.getByTestId('code-erase').click()
		screen.getByRole('button', { name: '0' }).click()
		await pass(0)
		expect(field().value).toBe('HEN0930')
		await tap('check-in')
		expect(drafts(send)).toMatchObject([{ type: 'CheckIn', code: 'HEN0930' }])
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
	})

	it('keeps what was typed when there is no such booking', async () => {
		await showAnswering(() => refused('appointment-not-found'), { view: booked })
		await openBooked()
		field().value = 'hẹn-09 31xyz7890'
		field().dispatchEvent(new Event('input', { bubbles: true }))
		await pass(0)
		expect(field().value).toBe('HEN0931XYZ78')
		field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
		await pass(0)
		expect(within(dialog()).getByRole('heading').textContent).toBe('Không có mã hẹn này trong hôm nay')
		await tap('scan-close', inDialog)
		expect(field().value).toBe('HEN0931XYZ78')
	})

	it('may come from a scanner that types the bare code, here and nowhere else', async () => {
		const { send } = await showAnswering(checkedIn, { view: booked })
		burst('HEN0930')
		await pass(0)
		expect(said()).toContain('Không đọc được mã này')
		await tap('scan-close', inDialog)
		await openBooked()
		burst('HEN0930')
		await pass(0)
		expect(drafts(send)).toMatchObject([{ type: 'CheckIn', code: 'HEN0930' }])
	})
})

/** Keys as a scanner types them, ended by Enter. */
function burst(code: string): void {
	for (const key of [...code, 'Enter']) {
		const target = document.activeElement ?? document.body
		target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
	}
}
