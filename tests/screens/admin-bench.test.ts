import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import DeviceBench from '../../admin/devices/DeviceBench.svelte'
import type { Bench } from '../../contract/api.ts'
import { testCentre } from '../support/centre.ts'
import { done, fakeServer, NOW, ok, refused, unreachable } from './admin-support.ts'

const slip = (n: number) => ({
	jobId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
	number: `A${String(n).padStart(3, '0')}`,
	printedAt: NOW + n * 1000,
})
const bench = (over: Partial<Bench['printers'][number]> = {}): Bench => ({
	printers: [
		{
			id: 'printer-1',
			model: 'Simulated 80 mm',
			widthDots: 576,
			state: 'ready',
			fault: null,
			on: true,
			slips: [slip(1), slip(2)],
			...over,
		},
	],
	pads: [{ id: 'pad-1', counterId: 'counter-1' }],
	keypads: [],
	scanners: [],
	levels: testCentre().rating.levels.map(({ level, name }) => ({ level, name })),
})
const index = { name: { vi: 'Thử', en: 'Test' }, demo: true, kiosks: [], displays: [], counters: [{ id: 'counter-1', number: 1 }] }

async function show(routes: Parameters<typeof fakeServer>[0] = {}) {
	const server = fakeServer({ 'GET /bench': ok(bench()), 'GET /screens': ok(index), ...routes })
	render(DeviceBench)
	await vi.advanceTimersByTimeAsync(10)
	return server
}
const fault = (name: string) => within(screen.getByTestId('fault-printer-1')).getByRole<HTMLInputElement>('radio', { name })
const set = async (name: string) => {
	await fireEvent.click(fault(name))
	await vi.advanceTimersByTimeAsync(10)
}
const press = async (level: number) => {
	await fireEvent.click(screen.getByTestId(`press-pad-1-${level}`))
	await vi.advanceTimersByTimeAsync(10)
	return within(screen.getByTestId('pad-pad-1')).getByRole('status').textContent
}

beforeEach(() => vi.useFakeTimers({ now: NOW }))
afterEach(() => vi.useRealTimers())

describe('the bench', () => {
	it('shows the paper of each printer, newest first, as wide as it is', async () => {
		await show()
		const slips = within(screen.getByTestId('printer-printer-1')).getAllByRole('listitem')
		expect(slips.map((li) => li.dataset['testid'])).toEqual(['slip-A002', 'slip-A001'])
		const picture = screen.getByRole('img', { name: 'Phiếu số A002, in lúc 09:12' })
		expect(picture.getAttribute('src')).toBe('/api/bench/slips/00000000-0000-4000-8000-000000000002.png')
		expect(picture.getAttribute('width')).toBe('288')
		expect(picture.hasAttribute('height')).toBe(false)
	})

	it('looks every second', async () => {
		const server = await show()
		server.routes['GET /bench'] = ok(bench({ slips: [slip(3), slip(2), slip(1)] }))
		await vi.advanceTimersByTimeAsync(1000)
		expect(screen.getByTestId('slip-A003')).toBeTruthy()
		expect(server.sent('GET', '/bench')).toHaveLength(2)
	})

	it('sets a fault, and says what the printer says', async () => {
		const server = await show({ 'PUT /bench/printers/printer-1/fault': done })
		server.routes['GET /bench'] = ok(bench({ state: 'paper-out', fault: 'paper-out' }))
		await set('Hết giấy')
		expect(screen.getByTestId('state-printer-1').textContent).toBe('hết giấy')
		expect(fault('Hết giấy').checked).toBe(true)
		await set('Không lỗi')
		expect(server.sent('PUT', '/bench/printers/printer-1/fault').map(({ body }) => body)).toEqual([{ fault: 'paper-out' }, { fault: null }])
	})

	it('goes back to what is so when a fault is refused', async () => {
		await show({ 'PUT /bench/printers/printer-1/fault': refused('internal-error') })
		await set('Mất kết nối')
		expect(screen.getByRole('alert').textContent).toContain('Có lỗi trong máy chủ.')
		expect(fault('Không lỗi').checked).toBe(true)
	})

	it('has the buttons of the centre’s own scale, the highest first', async () => {
		const server = await show()
		const pad = screen.getByTestId('pad-pad-1')
		expect(within(pad).getByRole('heading').textContent).toBe('Quầy 1')
		const names = within(pad)
			.getAllByRole('button')
			.map((button) => button.getAttribute('aria-label'))
		expect(names).toEqual(['Mức 4, rất hài lòng', 'Mức 3, hài lòng', 'Mức 2, bình thường', 'Mức 1, không hài lòng'])
		expect(server.sent('GET', '/centre')).toEqual([])
	})

	it('presses, and says calmly when a press was refused', async () => {
		const server = await show({ 'POST /bench/pads/pad-1/press': done })
		expect(await press(4)).toBe('Đã bấm mức 4.')
		expect(server.sent('POST', '/bench/pads/pad-1/press').map(({ body }) => body)).toEqual([{ level: 4 }])
		server.routes['POST /bench/pads/pad-1/press'] = refused('nothing-to-rate')
		expect(await press(1)).toBe('Chưa có lượt nào để đánh giá.')
		server.routes['POST /bench/pads/pad-1/press'] = refused('too-soon')
		expect(await press(1)).toBe('Chưa nhận: bấm quá sát lần trước. Xin bấm lại sau một giây.')
	})

	it('keeps the picture when the server is lost', async () => {
		const server = await show()
		server.routes['GET /bench'] = unreachable
		await vi.advanceTimersByTimeAsync(1000)
		expect(screen.getByRole('alert').textContent).toContain('Mất kết nối máy chủ')
		expect(screen.getByTestId('slip-A002')).toBeTruthy()
	})

	it('says so where there is no bench', async () => {
		await show({ 'GET /bench': refused('not-found') })
		expect(screen.getByRole('heading', { name: 'Chưa có thiết bị mô phỏng nào ở đây' })).toBeTruthy()
	})

	it('drops a session that has ended and asks again', async () => {
		let signedOut = false
		await show({
			'GET /bench': (asked) => (signedOut ? ok(bench()) : refused('not-signed-in'))(asked),
			'DELETE /session': () => {
				signedOut = true
				return { status: 204 }
			},
		})
		expect(screen.getByTestId('slip-A002')).toBeTruthy()
	})

	it('turns printers off, presses keys and scans codes', async () => {
		const more = {
			...bench(),
			keypads: [{ id: 'k1', counterId: 'counter-1' }],
			scanners: [{ id: 's1', kioskId: 'kiosk-1' }],
		}
		const server = await show({
			'GET /bench': ok(more),
			'GET /screens': ok({ ...index, kiosks: [{ id: 'kiosk-1', label: 'K-01' }] }),
			'PUT /bench/printers/printer-1/power': done,
			'POST /bench/keypads/k1/press': refused('queue-empty'),
			'POST /bench/scanners/s1/scan': done,
		})
		const click = async (element: HTMLElement) => {
			await fireEvent.click(element)
			await vi.advanceTimersByTimeAsync(10)
		}
		await click(screen.getByRole('button', { name: 'Tắt nguồn' }))
		await click(screen.getByTestId('key-k1-call-next'))
		expect(within(screen.getByTestId('keypad-k1')).getByRole('status').textContent).toBe('Chưa có ai chờ.')
		await fireEvent.input(screen.getByLabelText('Nội dung mã, Máy lấy số K-01'), { target: { value: 'XYZ123' } })
		await click(screen.getByRole('button', { name: 'Quét' }))
		expect(within(screen.getByTestId('scanner-s1')).getByRole('status').textContent).toBe('Đã quét. Xem máy lấy số.')
		expect(server.asked.filter(({ method }) => method !== 'GET').map(({ path, body }) => [path, body])).toEqual([
			['/bench/printers/printer-1/power', { on: false }],
			['/bench/keypads/k1/press', { action: 'call-next' }],
			['/bench/scanners/s1/scan', { text: 'XYZ123' }],
		])
	})

	it('says that a printer without power keeps its slips waiting, and leaves out kinds of which there is none', async () => {
		await show({ 'GET /bench': ok(bench({ on: false, state: 'offline' })) })
		expect(screen.getByText('Máy in đang tắt. Phiếu chờ trong hàng.')).toBeTruthy()
		expect(screen.getByRole('button', { name: 'Bật nguồn' })).toBeTruthy()
		expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual(['Máy in', 'Nút đánh giá'])
	})
})
