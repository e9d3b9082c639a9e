import { render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import { alertsOf } from '../../admin/floor/alerts.ts'
import type { Seen } from '../../admin/floor/seen.ts'
import Today from '../../admin/floor/Today.svelte'
import { workOf } from '../../admin/floor/work.ts'
import { inTurns, poll } from '../../admin/polling.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import { testCentre } from '../support/centre.ts'
import {
	atCounter,
	counterView,
	fakeServer,
	kioskView,
	MINUTE_MS,
	NOW,
	ok,
	refused,
	setupOf,
	unreachable,
	wallView,
} from './admin-support.ts'

const centre = setupOf(testCentre())
const cells = (row: Element) => [...row.children].map(words)
const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim()

describe('what a counter does', () => {
	it.each([
		['called', { current: atCounter('A001', 'called', NOW - MINUTE_MS) }],
		['serving', { current: atCounter('A001', 'serving', NOW - 25 * MINUTE_MS) }],
		['long', { current: atCounter('A001', 'serving', NOW - 25 * MINUTE_MS - 1) }],
		['ready', {}],
		['paused', { state: 'paused' }],
		['closed', { state: 'closed' }],
	] as const)('is %s', (work, over) => {
		expect(workOf(counterView(1, over), NOW)).toBe(work)
	})
})

describe('alerts', () => {
	const quiet = { ...kioskView(), services: [] }
	const seen = (over: Partial<Seen>): Seen => ({
		centre,
		counters: [1, 2, 3].map((n) => counterView(n)),
		kiosks: [quiet],
		hardware: [],
		voices: [],
		now: NOW,
		...over,
	})

	it('are none when nothing needs a hand', () => {
		expect(alertsOf(seen({}))).toEqual([])
	})

	it('name the counter to open where people wait and nobody serves', () => {
		const counters = [counterView(1), counterView(2), counterView(3, { state: 'closed' })]
		expect(alertsOf(seen({ counters, kiosks: [kioskView()] }))).toMatchObject([
			{ key: 'unserved-dat-dai', title: 'Không quầy nào đang mở phục vụ Đất đai: 3 người chờ', action: 'Mở quầy 3.' },
		])
	})

	it('count a counter whose work profile helps there, and none whose profile leaves it out', () => {
		const steps = (...services: string[]) => services.map((service) => ({ services: [service] }))
		const called = (profile: ReturnType<typeof steps>, counterId: string) => ({
			...centre,
			profiles: [{ id: 'p', name: { vi: 'p', en: 'p' }, steps: profile }],
			counters: centre.counters.map((c) => (c.id === counterId ? { ...c, profileId: 'p' } : c)),
		})
		const kiosks = [kioskView()]
		const titles = (over: Partial<Seen>) => alertsOf(seen({ kiosks, ...over })).map(({ title }) => title)
		const counters = [counterView(1), counterView(2), counterView(3, { state: 'closed' })]
		expect(titles({ counters, centre: called(steps('ho-tich', 'dat-dai'), 'counter-2') })).toEqual([])
		expect(titles({ centre: called(steps('ho-tich'), 'counter-3') })).toEqual(['Không quầy nào đang mở phục vụ Đất đai: 3 người chờ'])
	})

	it('rather call back an officer who pauses', () => {
		const counters = [counterView(1), counterView(2), counterView(3, { state: 'paused' })]
		expect(alertsOf(seen({ counters, kiosks: [kioskView()] }))[0]?.action).toBe('Mời cán bộ quầy 3 trở lại.')
	})

	it.each([
		['paper-out', 'Máy in K-01 hết giấy', 'Thay cuộn giấy.'],
		['near-end', 'Máy in K-01 sắp hết giấy', 'Mang sẵn cuộn giấy mới đến máy.'],
		['cover-open', 'Máy in K-01 đang mở nắp', 'Đóng nắp máy in.'],
		['cutter-error', 'Máy in K-01 kẹt dao cắt', 'Mở nắp, gỡ giấy kẹt ở dao cắt.'],
		['offline', 'Máy in K-01 mất kết nối', 'Kiểm tra nguồn và dây của máy in.'],
		['error', 'Máy in K-01 chưa in được', 'Tắt máy in, đợi 10 giây rồi bật lại.'],
	] as const)('say for a printer that is %s what to do', (state, title, action) => {
		const alerts = alertsOf(seen({ kiosks: [{ ...quiet, printer: { state, since: NOW } }] }))
		expect(alerts).toMatchObject([{ title, action }])
		expect(alerts[0]?.detail).toContain('Từ 09:12.')
	})

	it('tell of a long wait once in its zone, and of a long visit', () => {
		const longest = { waiting: { count: 9, longestSinceAt: NOW - 41 * MINUTE_MS, head: [] } }
		const counters = [
			counterView(1, { ...longest, current: atCounter('A027', 'serving', NOW - 26 * MINUTE_MS) }),
			counterView(2, { ...longest, state: 'closed' }),
			counterView(3),
		]
		expect(alertsOf(seen({ counters })).map(({ title, action }) => [title, action])).toEqual([
			['Khu A: có người chờ 41 phút', 'Mở quầy 2.'],
			['Quầy 1 phục vụ A027 đã 26 phút', 'Hỏi cán bộ quầy 1 có cần hỗ trợ không.'],
		])
	})
})

describe('a call nobody answered', () => {
	const alerts = (sinceMs: number) => {
		const counters = [counterView(2, { current: atCounter('A031', 'called', NOW - sinceMs) })]
		return alertsOf({ centre, counters, kiosks: [], hardware: [], voices: [], now: NOW }).map(({ title, action }) => [title, action])
	}

	it('is an alert from the fifth minute on', () => {
		expect(alerts(5 * MINUTE_MS - 1)).toEqual([])
		expect(alerts(5 * MINUTE_MS)).toEqual([['Quầy 2 gọi A031 đã 5 phút', 'Hỏi cán bộ quầy 2 công dân đã đến chưa.']])
	})
})

describe('the live floor', () => {
	const routes = (): Parameters<typeof fakeServer>[0] => ({
		'GET /centre': ok(centre),
		'GET /views/kiosk/kiosk-1': ok(kioskView()),
		'GET /views/display/wall-1': ok(wallView()),
		'GET /views/counter/counter-1': ok(
			counterView(1, {
				current: atCounter('A047', 'serving', NOW - 430_000),
				waiting: { count: 4, longestSinceAt: NOW - 12 * MINUTE_MS, head: [] },
			}),
		),
		'GET /views/counter/counter-2': ok(counterView(2, { state: 'paused', pauseReason: 'hop' })),
		'GET /views/counter/counter-3': ok(counterView(3, { state: 'closed' })),
	})
	const show = async () => {
		const server = fakeServer(routes())
		render(Today, { setup: new Setup(), call })
		await vi.advanceTimersByTimeAsync(10)
		return server
	}

	beforeEach(() => vi.useFakeTimers({ now: NOW }))
	afterEach(() => vi.useRealTimers())

	it('shows each counter with its state, number, time and officer', async () => {
		await show()
		expect(words(screen.getByTestId('counter-1'))).toBe('Quầy 1 A047 07:10 đang phục vụ Cán bộ 1')
		expect(words(screen.getByTestId('counter-2'))).toBe('Quầy 2 Tạm nghỉ Họp')
		expect(screen.getByTestId('counter-3').dataset['state']).toBe('closed')
		await vi.advanceTimersByTimeAsync(2000)
		expect(words(screen.getByTestId('counter-1'))).toContain('07:12')
	})

	it('shows queues with the range told to visitors, and none that is not known', async () => {
		await show()
		expect(cells(screen.getByTestId('queue-ho-tich'))).toEqual(['AHộ tịch', '4', '2/2', '10–20'])
		expect(cells(screen.getByTestId('queue-dat-dai'))).toEqual(['BĐất đai', '3', '0/1', 'chưa tính được'])
	})

	it('never shows a percentage without its base and those who did not answer', async () => {
		await show()
		expect(words(screen.getByText('Hài lòng hôm nay').parentElement)).toBe(
			'Hài lòng hôm nay 97,14% 68/70 lượt đánh giá 12 lượt không đánh giá',
		)
	})

	it('names what waits, for how long, and the devices that work', async () => {
		await show()
		expect(words(screen.getByText('Chờ lâu nhất').parentElement)).toMatch(/^Chờ lâu nhất 12\s?phút$/)
		expect(screen.getByRole('heading', { name: /Thiết bị/ }).textContent).toContain('5 trên 7 hoạt động')
		expect(within(screen.getByTestId('alert-unserved-dat-dai')).getByText('Mở quầy 3.')).toBeTruthy()
	})

	it('asks again three seconds after an answer, and keeps the picture when the server is lost', async () => {
		const server = await show()
		expect(server.sent('GET', '/views/counter/counter-1')).toHaveLength(1)
		await vi.advanceTimersByTimeAsync(3000)
		expect(server.sent('GET', '/views/counter/counter-1')).toHaveLength(2)
		server.routes['GET /views/counter/counter-1'] = unreachable
		await vi.advanceTimersByTimeAsync(3000)
		expect(screen.getByText('Mất kết nối máy chủ, số liệu lúc 09:12')).toBeTruthy()
		expect(words(screen.getByTestId('counter-1'))).toContain('A047')
		expect(server.sent('GET', '/centre')).toHaveLength(2)
	})

	it('says so when the person may not see it', async () => {
		fakeServer({ 'GET /centre': ok(centre), 'GET /views/counter/counter-1': refused('not-permitted') })
		render(Today, { setup: new Setup(), call })
		await vi.advanceTimersByTimeAsync(10)
		expect(screen.getByRole('status').textContent).toBe('Tài khoản này không có quyền đó.')
	})
})

describe('polling', () => {
	beforeEach(() => vi.useFakeTimers())
	afterEach(() => vi.useRealTimers())
	const hide = (hidden: boolean) => {
		vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
		document.dispatchEvent(new Event('visibilitychange'))
	}

	it('rests while the page is hidden and begins at once when it is seen', async () => {
		const work = vi.fn(async () => {})
		const stop = poll(work, 1000)
		await vi.advanceTimersByTimeAsync(2500)
		expect(work).toHaveBeenCalledTimes(3)
		hide(true)
		await vi.advanceTimersByTimeAsync(10_000)
		expect(work).toHaveBeenCalledTimes(3)
		hide(false)
		expect(work).toHaveBeenCalledTimes(4)
		stop()
		await vi.advanceTimersByTimeAsync(10_000)
		expect(work).toHaveBeenCalledTimes(4)
	})

	it('never runs twice at a time', async () => {
		let running = 0
		let most = 0
		const work = async () => {
			most = Math.max(most, ++running)
			await new Promise((done) => setTimeout(done, 5000))
			running--
		}
		const stop = poll(work, 1000)
		hide(false)
		await vi.advanceTimersByTimeAsync(20_000)
		expect(most).toBe(1)
		stop()
	})

	it('asks a bounded number at a time and keeps the order', async () => {
		let running = 0
		let most = 0
		const answers = inTurns([5, 1, 4, 2, 3], 2, async (n) => {
			most = Math.max(most, ++running)
			await new Promise((done) => setTimeout(done, n * 10))
			running--
			return n * n
		})
		await vi.advanceTimersByTimeAsync(1000)
		expect(await answers).toEqual([25, 1, 16, 4, 9])
		expect(most).toBe(2)
	})
})
