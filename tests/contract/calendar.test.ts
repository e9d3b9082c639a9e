import { describe, expect, it } from 'vitest'
import { agencyCalendar, calendarOf, counterCalendar, serviceCalendar, united, weekAround, type Calendar } from '../../contract/calendar.ts'
import { Hours } from '../../contract/hours.ts'
import { testCentre } from '../support/centre.ts'
import { closedOn, OFFICE } from '../support/office-hours.ts'

const HOUR_MS = 3_600_000
/** `7–11.5 13.5–17` */
const hoursOn = (calendar: Calendar, day: string): string =>
	calendar
		.spansOn(day)
		.map(({ open, close }) => `${open / HOUR_MS}–${close / HOUR_MS}`)
		.join(' ')

const SATURDAY = '2026-11-28'
const MONDAY = '2026-11-23'
const HOLIDAY = '2026-11-24'
const own = (changes: Partial<Hours>): Hours => ({ weekly: OFFICE.weekly, closed: [], worked: [], ...changes })

describe('a calendar', () => {
	it('has the hours of the weekday, and none on the weekend', () => {
		const calendar = calendarOf(OFFICE)
		expect([MONDAY, '2026-11-27', SATURDAY, '2026-11-29'].map((day) => hoursOn(calendar, day))).toEqual([
			'7–11.5 13.5–17',
			'7–11.5 13.5–17',
			'',
			'',
		])
	})
	it('has no hours on a day off, and says why', () => {
		const calendar = calendarOf(OFFICE)
		expect(hoursOn(calendar, HOLIDAY)).toBe('')
		expect(calendar.specialOn(HOLIDAY)).toMatchObject({ kind: 'closed', reason: { vi: 'Ngày Văn hóa Việt Nam' } })
		expect(calendar.specialOn(MONDAY)).toBeUndefined()
	})
	it('has the hours of a Monday on a Saturday worked in its place', () => {
		const calendar = calendarOf({ ...OFFICE, worked: [{ day: SATURDAY, asWeekday: 1 }] })
		expect(hoursOn(calendar, SATURDAY)).toBe('7–11.5 13.5–17')
		expect(hoursOn(calendar, '2026-12-05')).toBe('')
	})
	it('has hours of one day alone', () => {
		const calendar = calendarOf({ ...OFFICE, partDays: [{ day: MONDAY, parts: [{ open: '07:00', close: '11:00' }] }] })
		expect(hoursOn(calendar, MONDAY)).toBe('7–11')
	})
	it('is closed where a day is said to be closed and worked', () => {
		const both: Hours = {
			...OFFICE,
			worked: [{ day: HOLIDAY, asWeekday: 2 }],
			partDays: [{ day: HOLIDAY, parts: [{ open: '07:00', close: '09:00' }] }],
		}
		expect(hoursOn(calendarOf(both), HOLIDAY)).toBe('')
		expect(hoursOn(calendarOf({ ...both, closed: [] }), HOLIDAY)).toBe('7–9')
	})
	it('takes hours that overlap or touch as one', () => {
		const open = (from: number, to: number) => ({ open: from, close: to })
		expect(united([open(8, 10), open(1, 3), open(2, 5), open(5, 6)])).toEqual([open(1, 6), open(8, 10)])
	})
	it('knows which years are settled', () => {
		expect([2025, 2026, 2027].map(calendarOf(OFFICE).isConfirmed)).toEqual([false, true, false])
	})
	it('is made once for the same hours, and anew for others', () => {
		expect(calendarOf(OFFICE)).toBe(calendarOf(OFFICE))
		expect(calendarOf({ ...OFFICE })).not.toBe(calendarOf(OFFICE))
	})
})

describe('own hours', () => {
	it('have their own week and the days off of the centre', () => {
		const calendar = calendarOf(OFFICE, own({ weekly: [{ days: [2, 6], open: '08:00', close: '11:00' }] }))
		expect([MONDAY, SATURDAY, HOLIDAY].map((day) => hoursOn(calendar, day))).toEqual(['', '8–11', ''])
	})
	it('add days of their own, which count where both name one', () => {
		const calendar = calendarOf(
			OFFICE,
			own({ closed: closedOn({ [MONDAY]: 'Kiểm kê' }), partDays: [{ day: HOLIDAY, parts: [{ open: '08:00', close: '10:00' }] }] }),
		)
		expect([MONDAY, HOLIDAY].map((day) => hoursOn(calendar, day))).toEqual(['', '8–10'])
	})
	it('work a day that the centre has off', () => {
		expect(hoursOn(calendarOf(OFFICE, own({ worked: [{ day: HOLIDAY, asWeekday: 2 }] })), HOLIDAY)).toBe('7–11.5 13.5–17')
	})
	it('cannot settle a year: the centre does', () => {
		expect(calendarOf(OFFICE, own({ confirmedYears: [2027] })).isConfirmed(2027)).toBe(false)
		expect(calendarOf(OFFICE, own({})).isConfirmed(2026)).toBe(true)
	})
})

describe('whose hours they are', () => {
	const saturdays = own({ weekly: [...OFFICE.weekly, { days: [6], open: '07:00', close: '11:30' }] })
	const evening = own({ weekly: [{ days: [1], open: '18:00', close: '20:00' }] })
	const base = testCentre({ hours: OFFICE })
	const centre = testCentre({
		hours: OFFICE,
		agencies: base.agencies.map((agency) => ({ ...agency, hours: saturdays })),
		counters: base.counters.map((counter) =>
			counter.id === 'counter-2'
				? { ...counter, agencyId: 'UBX' }
				: counter.id === 'counter-3'
					? { ...counter, agencyId: 'UBX', hours: evening }
					: counter,
		),
	})
	const service = (id: string) => serviceCalendar(centre, centre.services.find((s) => s.id === id) ?? { id })
	const counter = (id: string) => counterCalendar(centre, centre.counters.find((c) => c.id === id) ?? {})

	it('a counter goes by its own, else by its agency’s, else by the centre’s', () => {
		expect(['counter-1', 'counter-2', 'counter-3'].map((id) => hoursOn(counter(id), SATURDAY))).toEqual(['', '7–11.5', ''])
		expect(hoursOn(counter('counter-3'), MONDAY)).toBe('18–20')
	})
	it('an agency without its own goes by the centre’s, as does one nobody knows', () => {
		expect(agencyCalendar(base, 'UBX')).toBe(calendarOf(base.hours))
		expect(agencyCalendar(centre, 'nobody')).toBe(calendarOf(centre.hours))
	})
	it('a service without its own is open while any counter is that may serve it', () => {
		expect(hoursOn(service('ho-tich'), SATURDAY)).toBe('7–11.5')
		expect(hoursOn(service('ho-tich'), MONDAY)).toBe('7–11.5 13.5–17')
		expect([hoursOn(service('chung-thuc'), SATURDAY), hoursOn(service('dat-dai'), MONDAY)]).toEqual(['', '18–20'])
	})
	it('a counter that helps with a service only at times does not open it', () => {
		const step = { services: ['ho-tich'], when: { queueOver: 3 } }
		const helping = { ...centre, profiles: [{ id: 'helper', name: { vi: 'Giúp', en: 'Help' }, steps: [step, { services: ['dat-dai'] }] }] }
		const counters = centre.counters.map((c) => (c.id === 'counter-2' ? { ...c, profileId: 'helper' } : c))
		expect(hoursOn(serviceCalendar({ ...helping, counters }, { id: 'ho-tich' }), SATURDAY)).toBe('')
	})
	it('a service with its own goes by those, and by the days off of the centre', () => {
		const with24 = own({ weekly: [{ days: [2], open: '18:00', close: '20:00' }] })
		expect(hoursOn(serviceCalendar(centre, { id: 'ho-tich', hours: with24 }), HOLIDAY)).toBe('')
		expect(hoursOn(serviceCalendar(centre, { id: 'ho-tich', hours: with24 }), '2026-12-01')).toBe('18–20')
	})
	it('a service that no counter serves keeps the centre’s', () => {
		expect(hoursOn(serviceCalendar(centre, { id: 'nothing' }), MONDAY)).toBe('7–11.5 13.5–17')
	})
})

describe('hours as data', () => {
	it('remember the years that are settled, and may do without', () => {
		expect(Hours.parse(OFFICE).confirmedYears).toEqual([2026])
		expect(Hours.parse({ weekly: [] })).not.toHaveProperty('confirmedYears')
		expect(Hours.safeParse({ weekly: [], confirmedYears: [26] }).success).toBe(false)
	})
	it('know the week of a day from its Monday', () => {
		expect(weekAround('2026-11-29')).toEqual([
			'2026-11-23',
			'2026-11-24',
			'2026-11-25',
			'2026-11-26',
			'2026-11-27',
			'2026-11-28',
			'2026-11-29',
		])
		expect(weekAround(MONDAY)[0]).toBe(MONDAY)
	})
})
