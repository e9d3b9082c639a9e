import { screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Scan } from '../../contract/devices.ts'
import type { TicketAnswer } from '../../kiosk/ticket-status.ts'
import { MINUTE_MS, NOW, view } from '../kiosk/plain-hall.ts'
import { dialog, drafts, inDialog, pass, said, show, sounds, tap } from './kiosk-scan-desk.ts'

const VISIT = '3f2c9d6e-6c1b-4c8e-9a51-0b7d2f4e8a10'
const WAITING: TicketAnswer = { number: 'A058', status: 'waiting', ahead: 4, waitMs: { p50: 5 * MINUTE_MS, p90: 12 * MINUTE_MS } }
const ticket: Scan = { kind: 'ticket', visitId: VISIT }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a ticket', () => {
	it('tells its number, who is before and how long, anew every five seconds', async () => {
		const { scan, readTicket } = await show({ ticket: WAITING })
		await scan(ticket)
		expect(readTicket).toHaveBeenCalledExactlyOnceWith(VISIT)
		expect(inDialog('scanned-number').textContent).toBe('A058')
		expect(said()).toContain('Còn trước ông/bà 4 người')
		expect(said()).toContain('Chờ khoảng 5–15 phút')
		readTicket.mockResolvedValue({ ...WAITING, status: 'called', ahead: 0, counter: 12 })
		await pass(5000)
		expect(said()).toContain('Mời đến quầy 12')
		expect(sounds.scan).toHaveBeenCalled()
	})

	it('is printed again at this machine, whoever gave it', async () => {
		const { scan, send, rerender } = await show({ ticket: WAITING })
		await scan(ticket)
		await tap('scan-reprint', inDialog)
		expect(drafts(send)).toEqual([{ type: 'ReprintTicket', visitId: VISIT, printerId: 'printer-1' }])
		expect(said()).toContain('Đang in phiếu')
		expect(within(dialog()).queryByTestId('scan-reprint')).toBeNull()
		await rerender({ view: view({ rev: 2, slips: [{ visitId: VISIT, state: 'printed', reprint: true }] }) })
		expect(said()).toContain('Mời nhận phiếu ở khe bên dưới')
	})

	it('is printed at another machine where this one cannot', async () => {
		const printer = { state: 'paper-out' as const, since: NOW }
		const { scan, send } = await show({ ticket: WAITING, view: view({ printer, backup: { printerId: 'printer-9', label: 'K-09' } }) })
		await scan(ticket)
		expect(said()).toContain('Máy in hết giấy')
		expect(inDialog('scan-reprint').textContent).toContain('In ở máy K-09')
		await tap('scan-reprint', inDialog)
		expect(drafts(send)).toMatchObject([{ printerId: 'printer-9' }])
		expect(said()).toContain('Đang in phiếu ở máy K-09')
	})

	it.each([
		['no-show', 'Ông/bà vắng khi gọi', true],
		['held', 'Số đang được tạm giữ', true],
		['serving', 'Đang được phục vụ', false],
		['completed', 'Đã xong lượt này', false],
		['cancelled', 'Số này đã hủy', false],
	] as const)('that is %s says so, and is printed only where that helps', async (status, words, mayPrint) => {
		const { scan } = await show({ ticket: { ...WAITING, status } })
		await scan(ticket)
		expect(said()).toContain(words)
		expect(within(dialog()).queryByTestId('scan-reprint') !== null).toBe(mayPrint)
	})

	it('of yesterday, or of nobody, is not valid today', async () => {
		const { scan } = await show({ ticket: 'none' })
		await scan(ticket)
		expect(said()).toContain('Phiếu này không còn giá trị hôm nay')
	})

	it('is not called invalid while the server cannot be asked', async () => {
		const { scan, readTicket } = await show()
		await scan(ticket)
		expect(said()).toContain('máy đang thử lại')
		readTicket.mockResolvedValue(WAITING)
		await pass(5000)
		expect(inDialog('scanned-number').textContent).toBe('A058')
	})

	it('tells where it stands also while no numbers are given; nothing else does', async () => {
		const { scan } = await show({ ticket: WAITING, view: view({ open: false }) })
		await scan({ kind: 'card', ageFrom: 70 })
		expect(screen.queryByRole('dialog')).toBeNull()
		await scan(ticket)
		expect(inDialog('scanned-number').textContent).toBe('A058')
	})
})
