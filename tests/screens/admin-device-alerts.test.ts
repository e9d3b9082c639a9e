import { render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import { alertsOf } from '../../admin/floor/alerts.ts'
import type { Hardware, Seen } from '../../admin/floor/seen.ts'
import Today from '../../admin/floor/Today.svelte'
import type { KioskView } from '../../contract/views.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import { testCentre } from '../support/centre.ts'
import { counterView, fakeServer, kioskView, MINUTE_MS, NOW, ok, setupOf, wallView } from './admin-support.ts'

const centre = setupOf(testCentre())
const quiet = kioskView({ services: [] })
const device = (over: Partial<Hardware>): Hardware => ({
	...{ deviceId: 'p1', kind: 'rating-pad', state: 'ready', model: 'X', slips: 0, since: NOW - 4 * MINUTE_MS, seenAt: NOW, agentId: 'here' },
	...over,
})
const seen = (hardware: Hardware[], kiosks: KioskView[] = [quiet]): Seen => ({
	...{ centre, counters: [counterView(1)], kiosks, hardware, voices: [], now: NOW },
})
/** Words as they are read: a space that does not break is a space. */
const told = (hardware: Hardware[], kiosks?: KioskView[]) =>
	alertsOf(seen(hardware, kiosks)).map(({ title, detail, action }) => [title, detail, action].map((text) => text.replaceAll('\u00a0', ' ')))

describe('devices that need a hand', () => {
	it('are none while they are ready', () => {
		expect(told([device({}), device({ deviceId: 'printer-1', kind: 'printer' })])).toEqual([])
	})

	it.each([
		[
			{ kind: 'rating-pad', state: 'stuck', counterId: 'counter-3' },
			'Nút đánh giá quầy 3 có nút bị kẹt',
			'Bỏ vật đè lên nút, bấm nhả từng nút.',
		],
		[
			{ kind: 'keypad', state: 'offline', counterId: 'counter-1' },
			'Bàn phím cán bộ quầy 1 mất kết nối',
			'Kiểm tra dây và cổng cắm của thiết bị.',
		],
		[
			{ kind: 'scanner', state: 'error', kioskId: 'kiosk-1' },
			'Máy quét K-01 chưa đọc được',
			'Rút ra cắm lại; vẫn lỗi thì báo quản trị xem mục Thiết bị.',
		],
	] as const)('are named by their place: %o', (over, title, action) => {
		const [alert] = told([device(over)])
		expect(alert?.[0]).toBe(title)
		expect(alert?.[1]).toMatch(/^Từ 09:08, đã 4 phút\. \S/)
		expect(alert?.[2]).toBe(action)
	})

	it('are one alert where many have one trouble', () => {
		const off = ['counter-1', 'counter-2', 'counter-3'].map((counterId, i) => device({ deviceId: `p${i}`, state: 'offline', counterId }))
		expect(told(off)).toEqual([
			[
				'3 nút đánh giá mất kết nối',
				'Quầy 1, quầy 2, quầy 3. Từ 09:08, đã 4 phút. Công dân vẫn đánh giá được bằng mã trên phiếu.',
				'Kiểm tra dây và cổng cắm của thiết bị.',
			],
		])
	})

	it('tell of a printer once, as its agent says, and warnings after faults', () => {
		const kiosks = [{ ...quiet, printer: { state: 'ready' as const, since: NOW } }]
		const printers = [
			device({ deviceId: 'printer-9', kind: 'printer', state: 'near-end' }),
			device({ deviceId: 'printer-1', kind: 'printer', state: 'cover-open' }),
		]
		expect(told(printers, kiosks).map(([title]) => title)).toEqual(['Máy in K-01 đang mở nắp', 'Máy in printer-9 sắp hết giấy'])
	})
})

describe('slips that may not have come out', () => {
	const visitId = '00000000-0000-4000-8000-000000000001'
	const doubtful = { visitId, state: 'doubtful' as const, reprint: false }

	it('are told by their kiosk, until one is printed again', () => {
		expect(told([], [{ ...quiet, slips: [doubtful] }])).toEqual([
			[
				'K-01: 1 phiếu có thể chưa in',
				'Máy in mất kết nối đúng lúc in. Số vẫn có hiệu lực.',
				'Xem khe giấy ở K-01; công dân chưa có phiếu thì in lại.',
			],
		])
		expect(told([], [{ ...quiet, slips: [{ visitId, state: 'printed', reprint: true }, doubtful] }])).toEqual([])
	})
})

describe('the live floor', () => {
	beforeEach(() => vi.useFakeTimers({ now: NOW }))
	afterEach(() => vi.useRealTimers())

	it('shows trouble of a device within two seconds, and counts keypads and scanners', async () => {
		const hardware = [device({ deviceId: 'k1', kind: 'keypad', counterId: 'counter-1' }), device({ deviceId: 's1', kind: 'scanner' })]
		const server = fakeServer({
			'GET /centre': ok(centre),
			'GET /views/kiosk/kiosk-1': ok(kioskView()),
			'GET /views/display/wall-1': ok(wallView()),
			'GET /views/counter/counter-1': ok(counterView(1)),
			'GET /devices': ok({ devices: [], pending: [], hardware }),
		})
		render(Today, { setup: new Setup(), call })
		await vi.advanceTimersByTimeAsync(50)
		expect(screen.getByText('Bàn phím cán bộ').textContent).toContain('1/1')
		server.routes['GET /devices'] = ok({ devices: [], pending: [], hardware: hardware.map((d) => ({ ...d, state: 'offline' })) })
		await vi.advanceTimersByTimeAsync(1900)
		expect(screen.getByTestId('alert-keypad-offline')).toBeTruthy()
		expect(screen.getByText('Máy quét', { exact: false, selector: 'li' }).textContent).toContain('0/1')
	})
})
