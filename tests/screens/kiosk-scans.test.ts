import { screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Scan } from '../../contract/devices.ts'
import { setup } from '../kiosk/plain-hall.ts'
import { dialog, drafts, heading, inDialog, pass, said, show, sounds, tap } from './kiosk-scan-desk.ts'

const BIRTH = 'quick-pick-1.001193'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

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
	it('an unknown one is answered with those that are known, in the visitor’s language', async () => {
		const { scan } = await show()
		await tap('language-en')
		await scan({ kind: 'unknown' })
		expect(said()).toContain('This code could not be read')
		expect(within(dialog()).getAllByRole('listitem')).toHaveLength(4)
		expect(sounds.refusal).toHaveBeenCalled()
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
