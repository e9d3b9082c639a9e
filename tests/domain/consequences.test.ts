import { describe, expect, it } from 'vitest'
import type { Centre } from '../../contract/centre.ts'
import type { Edit } from '../../contract/draft.ts'
import { applyEdits } from '../../server/domain/centre-edits.ts'
import { consequencesOf } from '../../server/domain/consequences.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, kiosk, MONDAY_9, officer, supervisor, uuid, type Hall } from '../support/hall.ts'

const closedHall = (): Hall => createHall(testCentre({ demo: false }), MONDAY_9)
const centreOf = (hall: Hall): Centre => hall.day.setup.centre
const told = (hall: Hall, ...edits: Edit[]) => consequencesOf(hall.day, applyEdits(centreOf(hall), edits), hall.now())
const vi = (hall: Hall, ...edits: Edit[]) => told(hall, ...edits).map((c) => c.vi)
const put = (hall: Hall, part: 'services' | 'counters', id: string, changes: object): Edit => ({
	part,
	put: { ...centreOf(hall)[part].find((x) => x.id === id), ...changes },
})
const hours = (close: string): Edit => ({
	part: 'hours',
	set: { ...testCentre().hours, weekly: [{ days: [1, 2, 3, 4, 5], open: '07:00', close }] },
})

describe('what publishing means for the hall', () => {
	it('is nothing where it changes nothing for anybody there', () => {
		const hall = closedHall()
		hall.open(1)
		hall.issue(1)
		expect(told(hall, { part: 'hotline', set: '1900' }, { part: 'procedures', remove: '1.001193' })).toEqual([])
	})
	it('says first what keeps it from being published', () => {
		const hall = closedHall()
		hall.issue(1, 'chung-thuc')
		expect(told(hall, { part: 'services', remove: 'chung-thuc' }, { part: 'kiosks', remove: 'kiosk-1' })).toEqual([
			{
				vi: 'Chưa bỏ được dịch vụ Chứng thực: 1 người đang chờ.',
				en: 'The service Chứng thực cannot go yet: 1 waiting.',
				blocks: true,
			},
			{ vi: 'Máy lấy số K-01 ngừng cấp số ngay.', en: 'Kiosk K-01 stops giving numbers at once.' },
		])
	})
})

describe('hours', () => {
	it('that end sooner, later or now', () => {
		const hall = closedHall()
		hall.issue(1)
		hall.issue(2, 'dat-dai')
		expect(vi(hall, hours('16:00'))).toEqual([
			'Dịch vụ Hộ tịch, Chứng thực, Đất đai hôm nay đóng lúc 16:00 thay vì 17:00; 2 người đang chờ vẫn được phục vụ.',
		])
		expect(vi(hall, hours('08:30'))).toEqual(['Dịch vụ Hộ tịch, Chứng thực, Đất đai đóng ngay; 2 người đang chờ vẫn được phục vụ.'])
		hall.later(9 * 3_600_000)
		expect(vi(hall, hours('19:00'))).toEqual(['Dịch vụ Hộ tịch, Chứng thực, Đất đai hôm nay mở đến 19:00.'])
	})
	it('of one service tell of that one, and those of the demo of none', () => {
		const own = { ...testCentre().hours, weekly: [{ days: [1], open: '07:00', close: '15:00' }] }
		const hall = closedHall()
		expect(vi(hall, put(hall, 'services', 'dat-dai', { hours: own }))).toEqual(['Dịch vụ Đất đai hôm nay đóng lúc 15:00 thay vì 17:00.'])
		expect(told(createHall(), hours('08:30'))).toEqual([])
	})
})

describe('services', () => {
	it('tell the next number, and when there is none', () => {
		const hall = closedHall()
		for (const n of [1, 2]) hall.issue(n, 'dat-dai')
		expect(vi(hall, put(hall, 'services', 'dat-dai', { prefix: 'D' }))).toEqual([
			'Dịch vụ Đất đai: số tiếp theo là D003; 2 số đã cấp hôm nay vẫn giữ nguyên.',
		])
		expect(vi(hall, put(hall, 'services', 'dat-dai', { numbers: { sequence: 'b', first: 1, last: 2, width: 3 } }))).toEqual([
			'Dịch vụ Đất đai hết số ngay hôm nay.',
		])
		expect(vi(hall, put(hall, 'services', 'dat-dai', { quotaPerDay: 2 }))).toEqual([
			'Dịch vụ Đất đai ngừng cấp số ngay: đã hết hạn mức mới.',
		])
	})
	it('that move to another zone while people wait, who hold a slip of the old one', () => {
		const hall = closedHall()
		hall.issue(1)
		expect(vi(hall, put(hall, 'services', 'ho-tich', { zoneId: 'zone-b' }))).toEqual([
			'Dịch vụ Hộ tịch chuyển sang khu B; phiếu của 1 người đang chờ còn ghi khu A.',
		])
	})
	it('that no open counter calls any more', () => {
		const hall = closedHall()
		hall.open(1)
		hall.issue(1, 'chung-thuc')
		expect(
			vi(
				hall,
				put(hall, 'counters', 'counter-1', { services: ['ho-tich'] }),
				put(hall, 'counters', 'counter-2', { services: ['ho-tich', 'chung-thuc'] }),
			),
		).toEqual(['Không còn quầy nào đang mở gọi dịch vụ Chứng thực; 1 người đang chờ.'])
	})
	it('that go, with bookings and numbers of absent visitors', () => {
		const hall = closedHall()
		hall.open(1)
		hall.issue(1, 'chung-thuc')
		hall.callNext(1)
		hall.must({ type: 'MarkNoShow' }, officer(1))
		const booking = { code: 'HEN1', at: MONDAY_9, serviceId: 'chung-thuc' }
		hall.must({ type: 'ImportAppointments', forDay: '2026-11-23', appointments: [booking] }, supervisor)
		expect(vi(hall, { part: 'services', remove: 'chung-thuc' })).toEqual([
			'1 lịch hẹn hôm nay của dịch vụ Chứng thực sẽ không lấy được số.',
			'1 số vắng mặt của dịch vụ Chứng thực sẽ không nhận lại được.',
		])
	})
})

describe('desks', () => {
	it('whose officer may not work there any more', () => {
		const hall = closedHall()
		hall.open(1)
		const gone: Edit = { part: 'people', remove: 'officer1' }
		expect(vi(hall, gone)).toEqual(['Lò Thị Mai đang ngồi quầy 1 sẽ không làm việc ở quầy được nữa; cán bộ khác mở quầy này để làm tiếp.'])
		hall.issue(1)
		hall.callNext(1)
		expect(vi(hall, gone)[0]).toMatch(/để tiếp số A001\.$/)
	})
	it('that get another number while somebody is on the way', () => {
		const hall = closedHall()
		hall.open(1)
		hall.issue(1)
		expect(vi(hall, put(hall, 'counters', 'counter-1', { number: 11 }))).toEqual([])
		hall.callNext(1)
		expect(vi(hall, put(hall, 'counters', 'counter-1', { number: 11 }))).toEqual(['Quầy 1 thành quầy 11 khi số A001 đang được gọi đến đó.'])
	})
	it('that go, with visitors who were sent there or stepped away from there', () => {
		const hall = closedHall()
		hall.open(1)
		hall.open(2)
		for (const n of [1, 2]) hall.issue(n)
		hall.callNext(1)
		hall.must({ type: 'Transfer', toCounterId: 'counter-2' }, officer(1))
		hall.callNext(2)
		hall.must({ type: 'Hold' }, officer(2))
		hall.must({ type: 'CloseCounter' }, officer(2))
		expect(vi(hall, { part: 'counters', remove: 'counter-2' })).toEqual([
			'Quầy 2 bị bỏ; 1 người của quầy này được quầy khác cùng dịch vụ phục vụ.',
		])
	})
})

describe('screens', () => {
	it('that go', () => {
		expect(vi(closedHall(), { part: 'displays', remove: 'wall-1' })).toEqual(['Màn hình Sảnh chính ngừng hiển thị ngay.'])
	})
	it('tell another scale, the ratings given, and keys without a level', () => {
		const hall = closedHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		hall.must({ type: 'RatePressed', counterId: 'counter-1', level: 4, pressedAt: hall.now() }, kiosk)
		const { rating } = testCentre()
		const pad = {
			...{ id: 'pad-1', kind: 'rating-pad', usb: { vendorId: 1, productId: 2 }, counterId: 'counter-1', release: true },
			keys: [{ report: '04', means: 4 }],
		}
		const levels = rating.levels.filter((l) => l.level !== 4)
		expect(vi(hall, { part: 'rating', set: { ...rating, levels } }, { part: 'devices', put: pad })).toEqual([
			'Thang đánh giá đổi ngay; 1 lượt đã đánh giá hôm nay giữ mức đã chọn.',
			'Thiết bị pad-1 có phím của mức không còn trong thang đánh giá.',
		])
		expect(hall.state(uuid(1))).toBe('serving')
	})
})
