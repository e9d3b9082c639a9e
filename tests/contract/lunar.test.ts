import { describe, expect, it } from 'vitest'
import { proposedDays, yearsToConfirm } from '../../contract/holidays.ts'
import { weekdayOf } from '../../contract/local-time.ts'
import { LUNAR_DAYS } from '../../contract/lunar.ts'
import { lunarDays, newMoon, sunLongitude } from '../../scripts/make-lunar.mjs'
import vectors from '../fixtures/calendar.json' with { type: 'json' }

const OFFICE_DAYS = new Set([1, 2, 3, 4, 5])
const WITH_SATURDAY = new Set([1, 2, 3, 4, 5, 6])
const YEARS = Array.from({ length: 36 }, (_, i) => 2025 + i)
const daysOf = (year: number, open = OFFICE_DAYS, anyone = open) => proposedDays(year, open, anyone).map(({ day }) => day)

describe('lunar days', () => {
	it.each(Object.entries(vectors.lunar))('of %s', (year, { tet1, gio_to }) => {
		expect(LUNAR_DAYS[Number(year)]?.map((day) => `${year}-${day}`)).toEqual([tet1, gio_to])
	})
	it('are what the Moon and the Sun give, for every year of the table', () => {
		expect(Object.keys(LUNAR_DAYS).map(Number)).toEqual(YEARS)
		for (const year of YEARS) expect(LUNAR_DAYS[year]?.map((day) => `${year}-${day}`)).toEqual(lunarDays(year))
	})
	it('are those that past years had, where other calendars differ', () => {
		// 1985: a month before the Chinese; 2007: a day before.
		expect([1985, 2007, 2024].map((year) => lunarDays(year)[0])).toEqual(['1985-01-21', '2007-02-17', '2024-02-10'])
	})
	it('come of a moon and a sun where the almanac has them', () => {
		// Meeus, examples 49.a and 25.a, in dynamical time; the difference to universal time is under a minute and a half.
		expect(newMoon(-283)).toBeCloseTo(2443192.65118, 2)
		expect(sunLongitude(2448908.5)).toBeCloseTo(199.909, 2)
	})
})

describe('the days off proposed for a year', () => {
	it('are those decided for 2026', () => {
		expect(daysOf(2026)).toEqual(Object.keys(vectors.holidays_2026))
	})
	it('are those decided for 2025', () => {
		expect(daysOf(2025)).toEqual(
			['01-01', '01-27', '01-28', '01-29', '01-30', '01-31', '04-07', '04-30', '05-01', '09-01', '09-02'].map((day) => `2025-${day}`),
		)
	})
	it('make up for holidays on the weekend, and say for which', () => {
		const of2027 = proposedDays(2027, OFFICE_DAYS).map(({ day, reason }) => `${day.slice(5)} ${reason.vi}`)
		expect(of2027).toContain('02-09 Nghỉ bù Tết Nguyên đán')
		expect(of2027).toContain('05-03 Nghỉ bù Quốc tế Lao động')
		expect(of2027).not.toContain('05-01 Quốc tế Lao động')
	})
	it('name a holiday on the weekend where somebody works then', () => {
		expect(daysOf(2027, OFFICE_DAYS, WITH_SATURDAY)).toEqual(expect.arrayContaining(['2027-05-01', '2027-05-03', '2027-02-06']))
		expect(daysOf(2026, OFFICE_DAYS, WITH_SATURDAY)).not.toContain('2026-04-26')
	})
	it('need no day instead where Saturday is worked', () => {
		expect(daysOf(2027, WITH_SATURDAY)).toContain('2027-05-01')
		expect(daysOf(2027, WITH_SATURDAY)).not.toContain('2027-05-03')
	})
	it('lie on working days, each once, as many as the law gives', () => {
		for (const year of YEARS) {
			const days = daysOf(year)
			expect(new Set(days).size).toBe(days.length)
			expect(days).toEqual(days.toSorted())
			expect(days.every((day) => OFFICE_DAYS.has(weekdayOf(day)))).toBe(true)
			expect(days).toHaveLength(year >= 2026 ? 12 : 11)
		}
	})
	it('are the fixed ones alone beyond the table, and none where nobody works', () => {
		expect(daysOf(2061)).toHaveLength(6)
		expect(daysOf(2026, new Set())).toEqual([])
	})
})

describe('the years to settle', () => {
	it('are this one, and from November on the next', () => {
		expect(yearsToConfirm({ confirmedYears: [2026] }, '2026-10-31')).toEqual([])
		expect(yearsToConfirm({ confirmedYears: [2026] }, '2026-11-01')).toEqual([2027])
		expect(yearsToConfirm({}, '2026-12-31')).toEqual([2026, 2027])
		expect(yearsToConfirm({ confirmedYears: [2026, 2027] }, '2026-12-31')).toEqual([])
	})
})
