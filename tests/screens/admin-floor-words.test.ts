import { render, screen } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { effectOf, sentenceOf } from '../../admin/floor/alert-words.ts'
import DayCurve from '../../admin/floor/DayCurve.svelte'
import { usualDay, usualOf } from '../../admin/floor/usual.ts'
import type { AlertCause } from '../../contract/floor-view.ts'
import type { ReportRow } from '../../contract/reports.ts'
import type { VoiceState } from '../../contract/voice-pack.ts'
import { testCentre } from '../support/centre.ts'
import { MINUTE_MS, NOW, setupOf } from './admin-support.ts'
import { troubled } from './floor-hall.ts'

const centre = setupOf(testCentre())
/** Words as they are read: a space that does not break is a space. */
const told = (cause: AlertCause) => {
	const { title, detail, action } = sentenceOf(cause, { centre, now: NOW })
	return [title, detail, action].map((text) => text?.replaceAll('\u00a0', ' '))
}

describe('a printer', () => {
	it.each([
		['paper-out', 'Máy in K-01 hết giấy', 'Thay cuộn giấy.'],
		['near-end', 'Máy in K-01 sắp hết giấy', 'Mang sẵn cuộn giấy mới đến máy.'],
		['cover-open', 'Máy in K-01 đang mở nắp', 'Đóng nắp máy in.'],
		['cutter-error', 'Máy in K-01 kẹt dao cắt', 'Mở nắp, gỡ giấy kẹt ở dao cắt.'],
		['offline', 'Máy in K-01 mất kết nối', 'Kiểm tra nguồn và dây của máy in.'],
		['error', 'Máy in K-01 chưa in được', 'Tắt máy in, đợi 10 giây rồi bật lại.'],
	] as const)('that is %s says what to do, and what still works', (state, title, action) => {
		const [said, detail, step] = told({ kind: 'printer', device: troubled({ state }) })
		expect([said, step]).toEqual([title, action])
		expect(detail).toMatch(/^Từ 09:08, đã 4 phút\. Máy vẫn/)
	})
})

describe('other devices', () => {
	it.each([
		[{ kind: 'rating-pad', state: 'stuck', counterId: 'counter-3' }, 'Nút đánh giá quầy 3 có nút bị kẹt'],
		[{ kind: 'keypad', state: 'offline', counterId: 'counter-1' }, 'Bàn phím cán bộ quầy 1 mất kết nối'],
		[{ kind: 'scanner', state: 'error', kioskId: 'kiosk-1' }, 'Máy quét K-01 chưa đọc được'],
	] as const)('are named by their place: %o', (over, title) => {
		expect(told({ kind: 'input', count: 1, devices: [troubled(over)] })[0]).toBe(title)
	})
	it('are told together where many have one trouble', () => {
		const devices = ['counter-1', 'counter-2'].map((counterId) => troubled({ kind: 'rating-pad', state: 'offline', counterId }))
		expect(told({ kind: 'input', count: 5, devices })).toEqual([
			'5 nút đánh giá mất kết nối',
			'Quầy 1, quầy 2… Từ 09:08, đã 4 phút. Công dân vẫn đánh giá được bằng mã trên phiếu.',
			'Kiểm tra dây và cổng cắm của thiết bị.',
		])
	})
	it('and slips that may not have come out, screens and the disk say what is still true', () => {
		expect(told({ kind: 'slips', kioskId: 'kiosk-1', count: 2 })[0]).toBe('K-01: 2 phiếu có thể chưa in')
		expect(told({ kind: 'screen', screen: 'display', screenId: 'wall-1', sinceAt: NOW }).slice(0, 2)).toEqual([
			'Sảnh chính mất kết nối',
			'Từ 09:12. Số gọi vẫn hiện ở màn hình khác và bảng quầy.',
		])
		expect(told({ kind: 'disk', freeShare: 0.04 })[0]).toBe('Ổ đĩa dữ liệu còn trống 4,00%')
		expect(told({ kind: 'calendar', year: 2027 })[0]).toBe('Lịch nghỉ năm 2027 chưa chốt')
	})
})

describe('the voice of a wall', () => {
	const voice = (over: Partial<VoiceState>): VoiceState => ({
		...{ displayId: 'wall-1', state: 'ready', packs: [], calls: {}, seenAt: NOW, since: NOW - 5 * MINUTE_MS, wrong: true },
		...over,
	})
	const lacking = (...missing: string[]): VoiceState['packs'] => [
		{ id: 'chi-lan', missing, missingCount: missing.length, unreachable: false },
	]
	it.each([
		[
			voice({ state: 'held-back' }),
			'Sảnh chính chưa phát được tiếng',
			'Từ 09:07. Trình duyệt chờ có người chạm. Số vẫn hiện trên màn hình.',
		],
		[voice({ state: 'stalled' }), 'Sảnh chính không ra tiếng', 'Từ 09:07. Số vẫn hiện trên màn hình.'],
		[
			voice({ packs: [{ id: 'chi-lan', missing: [], missingCount: 0, unreachable: true }] }),
			'Sảnh chính chưa mở được giọng chi-lan',
			'Từ 09:07. Số vẫn hiện trên màn hình.',
		],
		[
			voice({ packs: lacking('một', 'hai', 'ba', 'bốn', 'năm') }),
			'Sảnh chính: giọng đọc thiếu 5 từ',
			'Từ 09:07. Giọng chi-lan thiếu: một, hai, ba, bốn… Số vẫn hiện trên màn hình.',
		],
	])('is told by the label of the wall', (state, title, detail) => {
		expect(told({ kind: 'voice', voice: state }).slice(0, 2)).toEqual([title, detail])
	})
})

describe('what a counter more would do', () => {
	const effect = (nowMs: number | null, thenMs: number) =>
		effectOf({ action: { counterId: 'counter-2', effect: { nowMs, thenMs } } }, centre)
	it('is told in minutes, and honestly where it does nothing', () => {
		expect(effect(null, 12 * MINUTE_MS)).toBe('Mở quầy 2 thì chờ khoảng 12 phút.')
		expect(effect(41 * MINUTE_MS, 28 * MINUTE_MS)).toContain('mở quầy 2 thì còn khoảng 28 phút.')
		expect(effect(9 * MINUTE_MS, 9 * MINUTE_MS)).toBe('Mở quầy 2 chưa làm ngắn thời gian chờ (khoảng 9 phút).')
		expect(effectOf({ action: { counterId: 'counter-2' } }, centre)).toBeUndefined()
	})
})

describe('a usual day', () => {
	const row = (day: string, hour: number, issued: number, medianMs: number | null): ReportRow =>
		({ key: [day, String(hour)], figures: { volumes: { issued }, wait: { medianMs } } }) as ReportRow
	const rows = [
		row('2026-11-02', 8, 10, 60_000),
		row('2026-11-09', 8, 30, 180_000),
		row('2026-11-16', 8, 20, null),
		row('2026-11-16', 9, 7, 60_000),
	]
	it('is the middle of its days by hour; a day without anybody in an hour counts as none', () => {
		const usual = usualOf({ rows })
		expect(usual?.days).toBe(3)
		expect(usual?.hours.get(8)).toEqual({ issued: 20, medianMs: 120_000 })
		expect(usual?.hours.get(9)).toEqual({ issued: 0, medianMs: 60_000 })
		expect(usualOf({ rows: rows.slice(0, 2) })).toBeUndefined()
	})
	it('is asked of the same weekday, today left out', async () => {
		const asked: string[] = []
		const call = async (path: string) => (asked.push(path), { ok: false, code: 'not-permitted', vi: '' }) as never
		expect(await usualDay(call, '2026-11-23')).toBeUndefined()
		expect(asked).toEqual(['/reports?from=2026-09-28&to=2026-11-22&weekday=1&by=day&by=hour&parts=volumes&parts=waits'])
	})
	it('stands beside today, hour by hour', () => {
		const hours = [{ hour: 9, issued: 12, called: 4, medianMs: 5 * MINUTE_MS }]
		render(DayCurve, { props: { hours, usual: usualOf({ rows }), at: NOW } })
		const texts = [...screen.getByRole('row', { name: /Lượt lấy số/ }).querySelectorAll('td')].map((td) =>
			td.textContent?.replace(/\s+/g, ' ').trim(),
		)
		expect(texts).toEqual(['0 ngày thường 20', '12 ngày thường 0'])
		expect(screen.getByText(/trung vị của 3 thứ Hai gần nhất/i)).toBeTruthy()
	})
})
