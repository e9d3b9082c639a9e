import { render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandDraft } from '../../contract/commands.ts'
import type { KioskView } from '../../contract/views.ts'
import KioskScreen from '../../kiosk/KioskScreen.svelte'
import { UNREACHABLE, type Send } from '../../ui/send.ts'
import { issued, NOW, setup, view } from '../kiosk/plain-hall.ts'

const silent = { tick: vi.fn(), ticket: vi.fn(), refusal: vi.fn(), scan: vi.fn() }
const OUT = { printer: { state: 'paper-out' as const, since: NOW } }
const BACKUP = { ...OUT, backup: { printerId: 'printer-3', label: 'K-03' } }
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
async function tap(id: string) {
	await pass(350)
	screen.getByTestId(id).click()
	await pass(0)
}
const text = () => document.body.textContent?.replace(/\s+/g, ' ') ?? ''

/** A ticket taken, and a way to tell how its slip fares. */
async function ticket(over: Partial<KioskView> = {}, answer: Send = (draft) => Promise.resolve(issued(draft))) {
	const send = vi.fn<Send>(answer)
	const props = { view: view(over), setup, fresh: true, now: NOW, send, readTicket: () => Promise.resolve(undefined), sounds: silent }
	const { rerender } = render(KioskScreen, props)
	await tap('quick-pick-1.001193')
	await tap('take-number')
	const [draft] = send.mock.calls[0] ?? []
	const visitId = draft?.type === 'IssueTicket' ? draft.visitId : ''
	const slip = (state: KioskView['slips'][number]['state'], reprint = false, also: Partial<KioskView> = over) =>
		rerender({ view: view({ rev: 2, ...also, slips: [{ visitId, state, reprint }] }) })
	const reprints = () =>
		send.mock.calls.map(([d]) => d).filter((d): d is Extract<CommandDraft, { type: 'ReprintTicket' }> => d.type === 'ReprintTicket')
	return { visitId, slip, reprints }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a slip that may not have come out', () => {
	it('is said to be so; number and code stay; one touch prints again', async () => {
		const { slip, reprints, visitId } = await ticket()
		await slip('doubtful')
		expect(screen.getByRole('alert').textContent).toContain('Phiếu có thể chưa in ra')
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
		expect(screen.getByRole('img', { name: 'Mã QR' })).toBeTruthy()
		await pass(50_000)
		await tap('reprint')
		expect(reprints()).toEqual([{ type: 'ReprintTicket', visitId }])
		await slip('printed', true)
		expect(text()).toContain('Mời nhận phiếu ở khe bên dưới')
	})

	it('blames no printer that works', async () => {
		const { slip } = await ticket()
		await slip('doubtful')
		expect(text()).not.toContain('Đã báo nhân viên')
		expect(screen.getByTestId('done').textContent).toBe('Tôi đã có phiếu')
	})

	it('is printed elsewhere where this machine cannot', async () => {
		const { slip, reprints, visitId } = await ticket()
		await slip('doubtful', false, BACKUP)
		await tap('reprint')
		expect(reprints()).toEqual([{ type: 'ReprintTicket', visitId, printerId: 'printer-3' }])
	})
})

describe('a printer that cannot print', () => {
	it('has another in its place: named, asked for with one touch, followed to the paper', async () => {
		const { slip, reprints, visitId } = await ticket(BACKUP)
		expect(screen.getByRole('alert').textContent).toContain('Máy in hết giấy')
		expect(screen.getByTestId('reprint').textContent).toContain('In ở máy K-03')
		await tap('reprint')
		expect(reprints()).toEqual([{ type: 'ReprintTicket', visitId, printerId: 'printer-3' }])
		expect(text()).toContain('Đang in phiếu ở máy K-03')
		await slip('printed', true)
		expect(text()).toContain('Mời nhận phiếu ở máy K-03')
		expect(text()).not.toContain('khe bên dưới')
	})

	it('says so again when the other does not print either', async () => {
		const { slip } = await ticket(BACKUP)
		await tap('reprint')
		await slip('failed', true)
		expect(screen.getByRole('alert').textContent).toContain('Máy in chưa in được phiếu')
		expect(screen.getByTestId('reprint')).toBeTruthy()
	})

	it('stays so when asking for the other failed', async () => {
		await ticket(BACKUP, (draft) => Promise.resolve(draft.type === 'ReprintTicket' ? UNREACHABLE : issued(draft)))
		await tap('reprint')
		expect(screen.getByRole('alert').textContent).toContain('Máy in hết giấy')
	})

	it('without another keeps the number on the glass, and offers no paper', async () => {
		await ticket(OUT)
		expect(screen.queryByTestId('reprint')).toBeNull()
		expect(screen.getByTestId('done').textContent).toBe('Tôi đã nhớ số')
		expect(screen.getByTestId('keep')).toBeTruthy()
	})
})
