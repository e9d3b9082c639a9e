import { describe, expect, it } from 'vitest'
import { localDay, msOfDay, nextDay, startOfDay, weekdayOf } from '../../contract/local-time.ts'

const MIDNIGHT = Date.UTC(2026, 10, 22, 17)

describe('the day of the centre', () => {
	it('turns at midnight in Vietnam, seven hours before UTC', () => {
		expect(localDay(MIDNIGHT - 1)).toBe('2026-11-22')
		expect(localDay(MIDNIGHT)).toBe('2026-11-23')
		expect(localDay(MIDNIGHT + 86_399_999)).toBe('2026-11-23')
	})
	it('is told in milliseconds since midnight', () => {
		expect(msOfDay(MIDNIGHT - 1)).toBe(86_399_999)
		expect(msOfDay(MIDNIGHT)).toBe(0)
		expect(msOfDay(MIDNIGHT + 9 * 3_600_000)).toBe(9 * 3_600_000)
	})
	it('begins where it says', () => {
		expect(startOfDay('2026-11-23')).toBe(MIDNIGHT)
		expect(localDay(startOfDay('2028-02-29'))).toBe('2028-02-29')
	})
	it('comes after the day before, over months, leap days and years', () => {
		expect(nextDay('2026-11-30')).toBe('2026-12-01')
		expect(nextDay('2026-12-31')).toBe('2027-01-01')
		expect(nextDay('2028-02-28')).toBe('2028-02-29')
		expect(nextDay('2027-02-28')).toBe('2027-03-01')
	})
	it('has a weekday from 1 Monday to 7 Sunday', () => {
		expect(['2026-11-23', '2026-11-28', '2026-11-29'].map(weekdayOf)).toEqual([1, 6, 7])
	})
	it('holds for the first hours of 1970', () => {
		expect(localDay(0)).toBe('1970-01-01')
		expect(msOfDay(0)).toBe(7 * 3_600_000)
	})
})
