import { render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandDraft } from '../../contract/commands.ts'
import type { Scan } from '../../contract/devices.ts'
import KioskScreen from '../../kiosk/KioskScreen.svelte'
import type { OnScan } from '../../kiosk/scanning.svelte.ts'
import type { ReadTicket, TicketAnswer } from '../../kiosk/ticket-status.ts'
import type { Send } from '../../ui/send.ts'
import { issued, MINUTE_MS, NOW, setup, view } from '../kiosk/plain-hall.ts'

const BIRTH = 'quick-pick-1.001193'
const VISIT = '3f2c9d6e-6c1b-4c8e-9a51-0b7d2f4e8a10'
const WAITING: TicketAnswer = { number: 'A058', status: 'waiting', ahead: 4, waitMs: { p50: 5 * MINUTE_MS, p90: 12 * MINUTE_MS } }
const ticket: Scan = { kind: 'ticket', visitId: VISIT }
const silent = { tick: vi.fn(), ticket: vi.fn(), refusal: vi.fn(), scan: vi.fn() }
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

async function show(over: { view?: ReturnType<typeof view>; setup?: typeof setup; ticket?: TicketAnswer } = {}) {
	const send = vi.fn<Send>((draft) => Promise.resolve(issued(draft)))
	const readTicket = vi.fn<ReadTicket>(() => Promise.resolve(over.ticket))
	let take: (scan: Scan) => void = () => {}
	const onScan: OnScan = (listener) => ((take = listener), () => (take = () => {}))
	const props = { view: over.view ?? view(), setup: over.setup ?? setup, fresh: true, now: NOW }
	const { rerender, unmount } = render(KioskScreen, { ...props, send, readTicket, onScan, sounds: silent })
	await vi.dynamicImportSettled()
	const scan = async (what: Scan) => (take(what), await pass(0))
	return { send, readTicket, rerender, unmount, scan }
}
async function tap(id: string, within_ = screen.getByTestId) {
	await pass(350)
	within_(id).click()
	await pass(0)
}
const dialog = () => screen.getByRole('dialog')
const inDialog = (id: string) => within(dialog()).getByTestId(id)
const said = () => dialog().textContent?.replace(/\s+/g, ' ') ?? ''
const heading = () => screen.getByRole('heading', { level: 1 }).textContent?.replace(/\s+/g, ' ')
const drafts = (send: { mock: { calls: [CommandDraft][] } }) => send.mock.calls.map(([draft]) => draft)

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
		expect(silent.scan).toHaveBeenCalled()
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

describe('a dossier', () => {
	const dossier: Scan = { kind: 'dossier', code: '000.00.12.H40-200626-0001' }
	it('shows its code, says what is not known, and gives a number for the result with one touch', async () => {
		const { scan, send } = await show()
		await scan(dossier)
		expect(said()).toContain('000.00.12.H40-200626-0001')
		expect(said()).toContain('Máy này chưa xem được hồ sơ đã xong hay chưa')
		await tap('take-number', inDialog)
		expect(drafts(send)).toMatchObject([{ type: 'IssueTicket', serviceId: 'nhan-ket-qua', lane: 'regular' }])
		expect(screen.queryByRole('dialog')).toBeNull()
		expect(screen.getByTestId('ticket-number').textContent).toBe('A058')
		expect(document.body.textContent).not.toContain('H40')
	})
})

describe('a card', () => {
	it('of somebody of the age suggests priority, and decides nothing', async () => {
		const { scan, send } = await show()
		await tap(BIRTH)
		await pass(350)
		screen.getByRole('checkbox', { name: 'Giấy chứng sinh' }).click()
		await scan({ kind: 'card', ageFrom: 65 })
		expect(said()).toContain('Ông/bà được ưu tiên')
		expect(said()).toContain('Đã đọc thẻ, thẻ không được lưu')
		await tap('scan-close', inDialog)
		await tap('take-number')
		expect(drafts(send)).toMatchObject([{ lane: 'regular', documents: [1] }])
	})

	it('leads to a priority number where they were, once they say so', async () => {
		const { scan, send } = await show()
		await tap(BIRTH)
		await scan({ kind: 'card', ageFrom: 60 })
		await tap('scan-priority', inDialog)
		expect(heading()).toBe('Đăng ký khai sinh')
		await tap('take-priority')
		expect(drafts(send)).toMatchObject([{ lane: 'priority', procedureId: '1.001193' }])
		expect(Object.keys(drafts(send)[0] ?? {}).sort()).toEqual(['lane', 'language', 'procedureId', 'serviceId', 'type', 'visitId'])
	})

	it('from the first page leads on the way to a number', async () => {
		const { scan } = await show()
		await scan({ kind: 'card', ageFrom: 80 })
		await tap('scan-priority', inDialog)
		expect(screen.getByText('Phục vụ ưu tiên')).toBeTruthy()
		expect(heading()).toBe('Ông/bà làm việc gì?')
	})

	it.each([
		['younger', 55, setup],
		['of no readable age', null, setup],
		['in a centre that asks for more years', 60, { ...setup, priorityFromAge: 65 }],
		['in a centre without a priority lane', 80, { ...setup, lanes: ['regular' as const] }],
	])('%s says nothing but that it was read', async (_, ageFrom, centre) => {
		const { scan } = await show({ setup: centre })
		await scan({ kind: 'card', ageFrom })
		expect(within(dialog()).getByRole('heading').textContent).toBe('Đã đọc thẻ, thẻ không được lưu')
		expect(within(dialog()).getAllByRole('button')).toHaveLength(1)
	})

	it('is forgotten after thirty seconds without a touch; a touch keeps it', async () => {
		const { scan } = await show()
		await scan({ kind: 'card', ageFrom: 65 })
		await pass(25_000)
		window.dispatchEvent(new Event('pointerdown'))
		await pass(25_000)
		expect(said()).toContain('Ông/bà được ưu tiên')
		await pass(6000)
		expect(screen.queryByRole('dialog')).toBeNull()
		expect(heading()).toBe('Ông/bà cần làm gì hôm nay?')
	})
})

describe('a procedure', () => {
	it.each(['1.001193', '1.001193.000.00.00.H40'])('%s opens its page', async (procedureId) => {
		const { scan } = await show()
		await scan({ kind: 'procedure', procedureId })
		expect(heading()).toBe('Đăng ký khai sinh')
		expect(screen.queryByRole('dialog')).toBeNull()
	})
	it('that this machine does not have leads to guidance', async () => {
		const { scan } = await show()
		await scan({ kind: 'procedure', procedureId: '9.999999' })
		expect(said()).toContain('Mã thủ tục 9.999999')
		await tap('scan-guidance', inDialog)
		expect(heading()).toBe('Hướng dẫn')
	})
})

describe('other codes', () => {
	it('a booking is said to be of no use here', async () => {
		const { scan } = await show()
		await scan({ kind: 'appointment', code: 'AB12' })
		expect(said()).toContain('Mã hẹn AB12 chưa dùng được ở máy này')
	})

	it('an unknown one is answered with those that are known, in the visitor’s language', async () => {
		const { scan } = await show()
		await tap('language-en')
		await scan({ kind: 'unknown' })
		expect(said()).toContain('This code could not be read')
		expect(within(dialog()).getAllByRole('listitem')).toHaveLength(4)
		expect(silent.refusal).toHaveBeenCalled()
	})
})

describe('scanning', () => {
	it('hears the same code once in three seconds, and again later', async () => {
		const { scan } = await show()
		await scan({ kind: 'unknown' })
		await tap('scan-close', inDialog)
		await scan({ kind: 'unknown' })
		await pass(2900)
		await scan({ kind: 'unknown' })
		expect(screen.queryByRole('dialog')).toBeNull()
		await pass(3100)
		await scan({ kind: 'unknown' })
		expect(said()).toContain('Không đọc được mã này')
	})

	it('brings what is under the dialog back as it was, by Escape too', async () => {
		const { scan } = await show()
		await tap(BIRTH)
		await scan({ kind: 'unknown' })
		expect(document.querySelector('.pages')?.hasAttribute('inert')).toBe(true)
		expect(document.activeElement?.textContent).toBe('Không đọc được mã này')
		window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
		await pass(0)
		expect(screen.queryByRole('dialog')).toBeNull()
		expect(heading()).toBe('Đăng ký khai sinh')
	})

	it('waits while the server is lost', async () => {
		const { scan, rerender } = await show()
		await rerender({ fresh: false })
		await scan({ kind: 'card', ageFrom: 65 })
		await rerender({ fresh: true })
		expect(screen.queryByRole('dialog')).toBeNull()
	})

	it('is explained on a page of its own, and needed for nothing', async () => {
		await show()
		await tap('scan-open')
		await vi.dynamicImportSettled()
		await pass(0)
		expect(heading()).toBe('Quét mã')
		expect(document.body.textContent).toContain('Gợi ý phục vụ ưu tiên từ 60 tuổi')
		await tap('without-scan')
		expect(heading()).toBe('Ông/bà cần làm gì hôm nay?')
	})

	it('ends with the screen', async () => {
		const { unmount, scan } = await show()
		unmount()
		await scan({ kind: 'unknown' })
		expect(screen.queryByRole('dialog')).toBeNull()
	})
})
