import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../contract/calendar.ts'
import type { Hours } from '../../contract/hours.ts'
import { startOfDay } from '../../contract/local-time.ts'
import { openingAt, serviceOpening } from '../../server/domain/opening.ts'
import { testCentre } from '../support/centre.ts'

const centre = testCentre({ demo: false })
const { hours } = centre
/** Asked of a calendar of its own, which remembers nothing. */
const openingOf = (asked: Hours, at: number) => openingAt(calendarOf({ ...asked }), at)
const on = (day: string, clock: string): number => {
	const [h = 0, m = 0] = clock.split(':').map(Number)
	return startOfDay(day) + (h * 60 + m) * 60_000
}
const MONDAY = '2026-11-23'

describe('hours', () => {
	it.each([
		['06:59', false],
		['07:00', true],
		['11:29', true],
		['11:30', false],
		['13:29', false],
		['13:30', true],
		['16:59', true],
		['17:00', false],
	])('on a Monday at %s are open: %s', (clock, open) => {
		expect(openingOf(hours, on(MONDAY, clock)).open).toBe(open)
	})
	it('close at the closing minute, not a millisecond later', () => {
		expect(openingOf(hours, on(MONDAY, '17:00') - 1).open).toBe(true)
		expect(openingOf(hours, on(MONDAY, '17:00')).open).toBe(false)
		expect(openingOf(hours, on(MONDAY, '07:00') - 1).open).toBe(false)
	})
	it('say when they open next: after lunch, and after a holiday', () => {
		expect(openingOf(hours, on(MONDAY, '12:00')).opensAt).toBe(on(MONDAY, '13:30'))
		expect(openingOf(hours, on(MONDAY, '18:00')).opensAt).toBe(on('2026-11-25', '07:00'))
	})
	it('say when they open next: on Monday after a weekend', () => {
		expect(openingOf(hours, on('2026-11-27', '17:00')).opensAt).toBe(on('2026-11-30', '07:00'))
	})
	it('are closed on a holiday, and say which', () => {
		expect(openingOf(hours, on('2026-11-24', '09:00'))).toEqual({
			open: false,
			opensAt: on('2026-11-25', '07:00'),
			reason: { vi: 'Ngày Văn hóa Việt Nam', en: 'Ngày Văn hóa Việt Nam' },
		})
	})
	it('give no reason on an ordinary evening', () => {
		expect(openingOf(hours, on(MONDAY, '20:00'))).not.toHaveProperty('reason')
	})
	it('count a Saturday worked instead as the weekday it stands for', () => {
		const swapped: Hours = { ...hours, worked: [{ day: '2026-11-28', asWeekday: 2 }] }
		expect(openingOf(hours, on('2026-11-28', '09:00')).open).toBe(false)
		expect(openingOf(swapped, on('2026-11-28', '09:00')).open).toBe(true)
	})
	it('know no next opening when nothing ever opens', () => {
		expect(openingOf({ weekly: [], closed: [], worked: [] }, on(MONDAY, '09:00'))).toEqual({ open: false })
	})
})

describe('a service', () => {
	const evening: Hours = { weekly: [{ days: [1], open: '18:00', close: '20:00' }], closed: [], worked: [] }
	const saturdays: Hours = { ...evening, weekly: [{ days: [6], open: '07:00', close: '11:30' }] }
	it('keeps its own hours where it has some', () => {
		const own = { id: 'ho-tich', hours: evening }
		expect(serviceOpening(centre, own, on(MONDAY, '19:00')).open).toBe(true)
		expect(serviceOpening(centre, own, on(MONDAY, '09:00')).open).toBe(false)
		expect(serviceOpening(centre, { id: 'ho-tich' }, on(MONDAY, '09:00')).open).toBe(true)
	})
	it('without its own is open while a counter that serves it is', () => {
		const counters = centre.counters.map((c) => (c.id === 'counter-2' ? { ...c, hours: saturdays } : c))
		const hall = { ...centre, counters }
		expect(serviceOpening(hall, { id: 'ho-tich' }, on('2026-11-28', '09:00')).open).toBe(true)
		expect(serviceOpening(hall, { id: 'chung-thuc' }, on('2026-11-28', '09:00')).open).toBe(false)
		expect(serviceOpening(hall, { id: 'dat-dai' }, on('2026-11-28', '09:00')).opensAt).toBe(on('2026-11-30', '07:00'))
	})
	it('is closed on a day off of the centre, whatever its own hours', () => {
		const own = { id: 'ho-tich', hours: { ...evening, weekly: [{ days: [2], open: '18:00', close: '20:00' }] } }
		expect(serviceOpening(centre, own, on('2026-11-24', '19:00'))).toMatchObject({ open: false, reason: { vi: 'Ngày Văn hóa Việt Nam' } })
	})
	it('is open at every hour of every day in the demo', () => {
		expect(serviceOpening({ ...centre, demo: true }, { id: 'ho-tich', hours: evening }, on('2026-11-24', '03:00'))).toEqual({ open: true })
	})
})

describe('an answer', () => {
	const day = Array.from({ length: 2 * 1440 }, (_, minute) => on(MONDAY, '00:00') + minute * 60_000)
	it('is the same whether it was asked before or not, at every minute, forwards and back', () => {
		const calendar = calendarOf(hours)
		for (const at of [...day, ...day.toReversed()]) expect(openingAt(calendar, at)).toEqual(openingOf(hours, at))
	})
})
