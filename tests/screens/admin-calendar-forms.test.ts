import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../contract/calendar.ts'
import { Hours } from '../../contract/hours.ts'
import { weekdayOf } from '../../contract/local-time.ts'
import { dayAt, daysBetween, daysOfYear, markOf, weeksOf } from '../../admin/calendar/days.ts'
import {
	dayFormOf,
	dayProblems,
	partProblems,
	weekFormOf,
	weeklyOf,
	weekProblems,
	withDays,
	type DayForm,
} from '../../admin/calendar/hours-form.ts'
import { addressOf, calendarFor, firstHours, hoursEdit, nameOf, openWeekdays, ownHours, whoseAt } from '../../admin/calendar/whose.ts'
import { dayInWords, whatIsOn } from '../../admin/calendar/words.ts'
import { proposalsFor, reopened, saidOf, withYear, yearProblems } from '../../admin/calendar/year-form.ts'
import { testCentre } from '../support/centre.ts'
import { OFFICE } from '../support/office-hours.ts'

const centre = testCentre({ hours: OFFICE, demo: false })
const MONDAY = '2026-11-23'
const reason = { vi: 'Tổng kết năm', en: '' }
const usual = [{ open: '07:00', close: '11:30' }]
const form = (over: Partial<DayForm>): DayForm => ({ ...dayFormOf(OFFICE, MONDAY, usual), ...over })

describe('a month', () => {
	it('is drawn in weeks from Monday, with empty places around it', () => {
		const february = weeksOf(2027, 2)
		expect(february).toHaveLength(4)
		expect(february[0]?.[0]).toBe('2027-02-01')
		const november = weeksOf(2026, 11)
		expect(november[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, '2026-11-01'])
		expect(november.flat().filter(Boolean)).toHaveLength(30)
		expect(november.every((week) => week.length === 7)).toBe(true)
		expect(november.flat().every((day, i) => day === undefined || weekdayOf(day) === (i % 7) + 1)).toBe(true)
	})
	it('has every day of the year once', () => {
		const days = Array.from({ length: 12 }, (_, i) =>
			weeksOf(2028, i + 1)
				.flat()
				.filter((day) => day !== undefined),
		).flat()
		expect(days).toEqual(daysOfYear(2028))
		expect(days).toHaveLength(366)
		expect(daysBetween('2026-12-30', '2027-01-02')).toHaveLength(4)
		expect(daysBetween('2026-12-30', '2026-12-29')).toEqual([])
	})
	it.each([
		['ArrowLeft', '2026-11-22'],
		['ArrowRight', '2026-11-24'],
		['ArrowUp', '2026-11-16'],
		['ArrowDown', '2026-11-30'],
		['Home', '2026-11-23'],
		['End', '2026-11-29'],
		['PageUp', '2026-10-23'],
		['PageDown', '2026-12-23'],
		['a', undefined],
	])('is walked by the keyboard: %s leads from 23/11 to %s', (key, day) => {
		expect(dayAt(MONDAY, key)).toBe(day)
	})
	it('is not walked out of its year, nor past the end of a shorter month', () => {
		expect([dayAt('2026-01-01', 'ArrowLeft'), dayAt('2026-12-30', 'ArrowDown'), dayAt('2026-03-31', 'PageUp')]).toEqual([
			'2026-01-01',
			'2026-12-31',
			'2026-02-28',
		])
	})
})

describe('a day in words and shape', () => {
	const hours: Hours = {
		...OFFICE,
		worked: [{ day: '2026-11-28', asWeekday: 1 }],
		partDays: [{ day: '2026-12-31', parts: [{ open: '07:00', close: '11:30' }], reason: { vi: 'Tổng kết năm', en: 'Year end' } }],
	}
	const calendar = calendarOf(hours)
	it.each([
		[MONDAY, 'open', '07:00–11:30, 13:30–17:00'],
		['2026-11-24', 'closed', 'nghỉ, Ngày Văn hóa Việt Nam'],
		['2026-11-28', 'worked', 'làm bù theo thứ Hai, 07:00–11:30, 13:30–17:00'],
		['2026-11-29', 'off', 'không làm việc'],
		['2026-12-31', 'part', '07:00–11:30, Tổng kết năm'],
	])('%s is %s: %s', (day, mark, words) => {
		expect([markOf(calendar, day), whatIsOn(calendar, day)]).toEqual([mark, words])
	})
	it('is named with its weekday', () => {
		expect([dayInWords(MONDAY), dayInWords('2026-11-29')]).toEqual(['Thứ Hai 23/11/2026', 'Chủ nhật 29/11/2026'])
	})
})

describe('a week as a form', () => {
	it('comes back as it was, whatever it was', () => {
		const part = fc
			.constantFrom(['07:00', '11:30'], ['13:30', '17:00'], ['18:00', '20:00'])
			.map(([open = '', close = '']) => ({ open, close }))
		const week = fc.array(fc.uniqueArray(part, { selector: ({ open }) => open }), { minLength: 7, maxLength: 7 })
		fc.assert(
			fc.property(week, (days) => {
				const sorted = days.map((parts) => parts.toSorted((a, b) => (a.open < b.open ? -1 : 1)))
				expect(weekFormOf({ weekly: weeklyOf(days) })).toEqual(sorted)
				expect(Hours.safeParse({ weekly: weeklyOf(days) }).success).toBe(true)
			}),
		)
		expect(weeklyOf(weekFormOf(OFFICE))).toEqual(OFFICE.weekly)
	})
	it('is told what is wrong with it', () => {
		const part = (open: string, close: string) => ({ open, close })
		expect(partProblems([part('07:00', '11:30'), part('11:30', '17:00')], 'thứ Hai')).toEqual([])
		expect(partProblems([part('07:00', '')], 'thứ Hai')).toEqual(['Thứ Hai: có buổi chưa điền đủ giờ.'])
		expect(partProblems([part('11:30', '07:00')], 'thứ Ba')).toEqual(['Thứ Ba: giờ kết thúc phải sau giờ bắt đầu.'])
		expect(partProblems([part('10:00', '12:00'), part('07:00', '11:00')], 'Chủ nhật')).toEqual(['Chủ nhật: các buổi chồng lên nhau.'])
		expect(weekProblems([[part('08:00', '08:00')], [], [], [], [], [], []])).toHaveLength(1)
	})
})

describe('a day as a form', () => {
	it('says what these hours say of it', () => {
		expect(dayFormOf(OFFICE, '2026-11-24', usual)).toMatchObject({ kind: 'closed', reason: { vi: 'Ngày Văn hóa Việt Nam', en: '' } })
		expect(form({})).toMatchObject({ kind: 'usual', from: MONDAY, to: MONDAY, parts: usual })
		const worked: Hours = { ...OFFICE, worked: [{ day: MONDAY, asWeekday: 3 }] }
		expect(dayFormOf(worked, MONDAY, usual)).toMatchObject({ kind: 'worked', asWeekday: '3' })
	})
	it.each<DayForm['kind']>(['closed', 'worked', 'part'])('makes it %s, and of that nothing else, and back', (kind) => {
		const changed = Hours.parse(withDays(OFFICE, form({ kind, reason })))
		expect(calendarOf(changed).specialOn(MONDAY)?.kind).toBe(kind)
		expect(saidOf(changed, 2026).size).toBe(saidOf(OFFICE, 2026).size + 1)
		for (const other of ['closed', 'worked', 'part'] as const) {
			const again = withDays(changed, form({ kind: other, reason }))
			expect(calendarOf(again).specialOn(MONDAY)?.kind).toBe(other)
		}
		expect(withDays(changed, form({ kind: 'usual' }))).toEqual(OFFICE)
	})
	it('holds for several days that follow each other, in order with the others', () => {
		const changed = withDays(OFFICE, form({ kind: 'closed', reason, from: '2026-11-22', to: '2026-11-25' }))
		expect(changed.closed.filter(({ day }) => day.startsWith('2026-11')).map((one) => [one.day, one.reason.en])).toEqual(
			['22', '23', '24', '25'].map((date) => [`2026-11-${date}`, 'Tổng kết năm']),
		)
		expect(changed.closed.map(({ day }) => day)).toEqual(changed.closed.map(({ day }) => day).toSorted())
	})
	it('is told what is wrong with it', () => {
		expect(dayProblems(form({ kind: 'closed' }))).toEqual(['Chưa có lý do nghỉ.'])
		expect(dayProblems(form({ to: '2026-11-22' }))).toEqual(['Ngày kết thúc phải bằng hoặc sau ngày bắt đầu.'])
		expect(dayProblems(form({ to: '2027-11-22' }))).toEqual(['Mỗi lần sửa nhiều nhất 62 ngày.'])
		expect(dayProblems(form({ kind: 'part', parts: [] }))).toHaveLength(1)
		expect(dayProblems(form({ kind: 'part' }))).toEqual([])
	})
})

describe('whose calendar', () => {
	const police = { ...firstHours(centre, undefined), weekly: [...OFFICE.weekly, { days: [6], open: '07:00', close: '11:30' }] }
	const agency = { part: 'agencies', id: 'UBX' } as const
	const counter = { part: 'counters', id: 'counter-3' } as const
	const withAgency = {
		...centre,
		agencies: centre.agencies.map((one) => ({ ...one, hours: police })),
		counters: centre.counters.map((one) => (one.id === 'counter-3' ? { ...one, agencyId: 'UBX' } : one)),
	}
	it('stands in the address', () => {
		expect(whoseAt(['agencies', 'UBX'], centre)).toEqual(agency)
		expect([whoseAt([], centre), whoseAt(['agencies', 'nobody'], centre), whoseAt(['zones', 'zone-a'], centre)]).toEqual([
			undefined,
			undefined,
			undefined,
		])
		expect([addressOf(agency), addressOf(undefined)]).toEqual(['#calendar/agencies/UBX', '#calendar'])
		expect([undefined, agency, counter].map((one) => nameOf(centre, one))).toEqual(['Trung tâm', 'UBND xã', 'Quầy 3'])
	})
	it('is their own, or that of who is above them', () => {
		expect([ownHours(withAgency, undefined), ownHours(withAgency, agency), ownHours(withAgency, counter)]).toEqual([
			centre.hours,
			police,
			undefined,
		])
		expect(calendarFor(withAgency, counter)).toBe(calendarFor(withAgency, agency))
		expect(markOf(calendarFor(withAgency, { part: 'services', id: 'dat-dai' }), '2026-11-28')).toBe('open')
		expect(markOf(calendarFor(withAgency, undefined), '2026-11-28')).toBe('off')
		expect(openWeekdays(withAgency)).toEqual({ open: new Set([1, 2, 3, 4, 5]), anyone: new Set([1, 2, 3, 4, 5, 6]) })
	})
	it('begins as the week that holds now', () => {
		expect(firstHours(withAgency, counter)).toEqual({ weekly: police.weekly, closed: [], worked: [] })
		expect(firstHours(withAgency, { part: 'services', id: 'dat-dai' }).weekly).toEqual(OFFICE.weekly)
	})
	it('is changed where it belongs, and nothing else of that', () => {
		expect(hoursEdit(withAgency, undefined, OFFICE)).toEqual({ part: 'hours', set: OFFICE })
		expect(hoursEdit(withAgency, counter, police)).toEqual({ part: 'counters', put: { ...withAgency.counters[2], hours: police } })
		expect(hoursEdit(withAgency, agency, undefined)).toEqual({ part: 'agencies', put: centre.agencies[0] })
	})
})

describe('a year to settle', () => {
	const taken = (year: number) => ({ rows: proposalsFor(centre, year), confirm: true })
	it('has nothing left to propose where all is said', () => {
		expect(proposalsFor(centre, 2026)).toEqual([])
		expect(proposalsFor(centre, 2027).map(({ day }) => day)).not.toContain('2027-01-01')
		expect(proposalsFor(centre, 2027)).toHaveLength(11)
	})
	it('is settled with what was taken over, and can be opened again', () => {
		const settled = Hours.parse(withYear(OFFICE, 2027, taken(2027)))
		expect(settled.confirmedYears).toEqual([2026, 2027])
		expect(saidOf(settled, 2027).size).toBe(12)
		expect(reopened(settled, 2027).confirmedYears).toEqual([2026])
		expect(withYear(settled, 2027, { rows: [], confirm: true })).toEqual(settled)
	})
	it('keeps days that were moved where they were moved to, and those left out, out', () => {
		const rows = proposalsFor(centre, 2027).map((row, i) => ({ ...row, take: i < 2, ...(i === 0 && { day: '2027-02-03' }) }))
		const settled = withYear(OFFICE, 2027, { rows, confirm: false })
		expect([...saidOf(settled, 2027)]).toEqual(['2027-01-01', '2027-02-03', '2027-02-05'])
		expect(settled.confirmedYears).toEqual([2026])
	})
	it('is told of a day outside it, twice, or said already', () => {
		const [first, second, ...others] = proposalsFor(centre, 2027)
		if (!first || !second) throw new Error('a year has days off')
		const problems = (one: string, two: string) =>
			yearProblems({ rows: [{ ...first, day: one }, { ...second, day: two }, ...others], confirm: true }, 2027, saidOf(OFFICE, 2027))
		expect(problems(first.day, second.day)).toEqual([])
		expect(problems('2026-02-04', second.day)).toEqual(['Ngày 04/02/2026 không thuộc năm 2027.'])
		expect(problems('', second.day)).toEqual(['Có ngày đề xuất chưa điền.'])
		expect(problems(second.day, second.day)).toEqual(['Ngày 05/02/2027 đã có trong lịch hoặc có hai lần.'])
		expect(problems('2027-01-01', second.day)).toEqual(['Ngày 01/01/2027 đã có trong lịch hoặc có hai lần.'])
	})
})
