import { describe, expect, it } from 'vitest'
import type { Hours } from '../../contract/hours.ts'
import { startOfDay } from '../../contract/local-time.ts'
import { openingAt, serviceOpening } from '../../server/domain/opening.ts'
import { testCentre } from '../support/centre.ts'

const { hours } = testCentre()
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
		expect(openingAt(hours, on(MONDAY, clock)).open).toBe(open)
	})
	it('close at the closing minute, not a millisecond later', () => {
		expect(openingAt(hours, on(MONDAY, '17:00') - 1).open).toBe(true)
		expect(openingAt(hours, on(MONDAY, '17:00')).open).toBe(false)
		expect(openingAt(hours, on(MONDAY, '07:00') - 1).open).toBe(false)
	})
	it('say when they open next: after lunch, and after a holiday', () => {
		expect(openingAt(hours, on(MONDAY, '12:00')).opensAt).toBe(on(MONDAY, '13:30'))
		expect(openingAt(hours, on(MONDAY, '18:00')).opensAt).toBe(on('2026-11-25', '07:00'))
	})
	it('say when they open next: on Monday after a weekend', () => {
		expect(openingAt(hours, on('2026-11-27', '17:00')).opensAt).toBe(on('2026-11-30', '07:00'))
	})
	it('are closed on a holiday, and say which', () => {
		expect(openingAt(hours, on('2026-11-24', '09:00'))).toEqual({
			open: false,
			opensAt: on('2026-11-25', '07:00'),
			reason: { vi: 'Ngày Văn hóa Việt Nam', en: 'Ngày Văn hóa Việt Nam' },
		})
	})
	it('give no reason on an ordinary evening', () => {
		expect(openingAt(hours, on(MONDAY, '20:00'))).not.toHaveProperty('reason')
	})
	it('count a Saturday worked instead as the weekday it stands for', () => {
		const swapped: Hours = { ...hours, worked: [{ day: '2026-11-28', asWeekday: 2 }] }
		expect(openingAt(hours, on('2026-11-28', '09:00')).open).toBe(false)
		expect(openingAt(swapped, on('2026-11-28', '09:00')).open).toBe(true)
	})
	it('know no next opening when nothing ever opens', () => {
		expect(openingAt({ weekly: [], closed: [], worked: [] }, on(MONDAY, '09:00'))).toEqual({ open: false })
	})
})

describe('a service', () => {
	const evening: Hours = { weekly: [{ days: [1], open: '18:00', close: '20:00' }], closed: [], worked: [] }
	it('keeps its own hours where it has some', () => {
		const centre = { demo: false, hours }
		expect(serviceOpening(centre, { hours: evening }, on(MONDAY, '19:00')).open).toBe(true)
		expect(serviceOpening(centre, { hours: evening }, on(MONDAY, '09:00')).open).toBe(false)
		expect(serviceOpening(centre, {}, on(MONDAY, '09:00')).open).toBe(true)
	})
	it('is open at every hour of every day in the demo', () => {
		expect(serviceOpening({ demo: true, hours }, { hours: evening }, on('2026-11-24', '03:00'))).toEqual({ open: true })
	})
})
