import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf, isWorkingDay } from '../../contract/calendar.ts'
import type { Limit } from '../../contract/catalogue.ts'
import { dueAt } from '../../contract/due-date.ts'
import type { Hours } from '../../contract/hours.ts'
import { clockMs, localDay, msOfDay, startOfDay } from '../../contract/local-time.ts'
import vectors from '../fixtures/calendar.json' with { type: 'json' }
import { closedOn, moment, OFFICE } from '../support/office-hours.ts'

const office = calendarOf(OFFICE)
const limit = (value: number, unit: Limit['unit'], cutoff?: string): Limit => ({ value, unit, ...(cutoff && { cutoff }) })
/** `2026-11-26`, or `2026-11-26T10:30` where a moment is due. */
function due(received: string, asked: Limit, hours: Hours = OFFICE): string | undefined {
	const answer = dueAt(moment(received), asked, calendarOf(hours))
	return answer?.at === undefined ? answer?.day : new Date(answer.at + 7 * 3_600_000).toISOString().slice(0, 16)
}

describe('a limit in days', () => {
	it.each(vectors.due)('received $received, $n $unit: $due ($why)', ({ received, n, unit, due: day }) => {
		expect(due(`${received}T09:00`, limit(n, unit as Limit['unit']))).toBe(day)
	})
	it('counts from the day after receipt, also from a day off', () => {
		expect(due('2026-11-21T09:00', limit(1, 'working_day'))).toBe('2026-11-23')
		expect(due('2026-11-22T09:00', limit(1, 'calendar_day'))).toBe('2026-11-23')
	})
	it('takes a Saturday worked instead as a working day', () => {
		const swapped: Hours = {
			...OFFICE,
			closed: [...OFFICE.closed, ...closedOn({ '2026-11-30': 'Nghỉ hoán đổi' })],
			worked: [{ day: '2026-11-28', asWeekday: 1 }],
		}
		expect(due('2026-11-27T09:00', limit(1, 'working_day'), swapped)).toBe('2026-11-28')
		expect(due('2026-11-27T09:00', limit(2, 'working_day'), swapped)).toBe('2026-12-01')
		expect(due('2026-11-27T09:00', limit(1, 'calendar_day'), swapped)).toBe('2026-11-28')
	})
	it('takes half a day worked as a working day', () => {
		const half: Hours = { ...OFFICE, partDays: [{ day: '2026-11-28', parts: [{ open: '07:00', close: '11:30' }] }] }
		expect(due('2026-11-27T09:00', limit(1, 'working_day'), half)).toBe('2026-11-28')
	})
	it('of no days ends on the day itself, or the next working day', () => {
		expect(due('2026-11-23T09:00', limit(0, 'working_day'))).toBe('2026-11-23')
		expect(due('2026-11-24T09:00', limit(0, 'calendar_day'))).toBe('2026-11-25')
	})
})

describe('the same day', () => {
	it.each(vectors.same_day_cutoff_15h)('received $received: $due', ({ received, due: day }) => {
		expect(due(received, limit(1, 'same_day', '15:00'))).toBe(day)
	})
	it('is over after the cutoff, by a millisecond', () => {
		const after = dueAt(moment('2026-11-23T15:00') + 1, limit(1, 'same_day', '15:00'), office)
		expect(after?.day).toBe('2026-11-25')
	})
	it('is over after 15:00 where the procedure names no cutoff', () => {
		expect([due('2026-11-25T15:00', limit(1, 'same_day')), due('2026-11-25T15:01', limit(1, 'same_day'))]).toEqual([
			'2026-11-25',
			'2026-11-26',
		])
	})
	it('is the next working day of what is received on a day off, at whatever hour', () => {
		expect([due('2026-11-28T09:00', limit(1, 'same_day')), due('2026-11-28T20:00', limit(1, 'same_day'))]).toEqual([
			'2026-11-30',
			'2026-11-30',
		])
	})
	it('is the next once the office has closed, where that is before the cutoff', () => {
		const half: Hours = { ...OFFICE, partDays: [{ day: '2026-11-25', parts: [{ open: '07:00', close: '11:30' }] }] }
		expect([due('2026-11-25T11:29', limit(1, 'same_day'), half), due('2026-11-25T11:30', limit(1, 'same_day'), half)]).toEqual([
			'2026-11-25',
			'2026-11-26',
		])
	})
	it('is the same before opening', () => {
		expect(due('2026-11-25T05:00', limit(1, 'same_day'))).toBe('2026-11-25')
	})
})

describe('a limit in hours', () => {
	it.each([
		['within a morning', '2026-11-25T08:15', 2, '2026-11-25T10:15'],
		['over lunch', '2026-11-25T10:30', 4, '2026-11-25T16:30'],
		['received at lunch', '2026-11-25T12:00', 1, '2026-11-25T14:30'],
		['to the minute of lunch', '2026-11-25T09:30', 2, '2026-11-25T11:30'],
		['to the closing minute', '2026-11-25T15:00', 2, '2026-11-25T17:00'],
		['over night', '2026-11-25T16:00', 2, '2026-11-26T08:00'],
		['received before opening', '2026-11-25T05:30', 1, '2026-11-25T08:00'],
		['received after closing', '2026-11-25T18:00', 1, '2026-11-26T08:00'],
		['received as it closes', '2026-11-25T17:00', 1, '2026-11-26T08:00'],
		['over a weekend', '2026-11-27T16:30', 1, '2026-11-30T07:30'],
		['received on a Sunday', '2026-11-29T10:00', 1, '2026-11-30T08:00'],
		['over a holiday', '2026-11-23T16:00', 8, '2026-11-25T16:00'],
		['of eight hours, a working day', '2026-11-25T07:00', 8, '2026-11-25T17:00'],
		['of none, at once', '2026-11-25T09:00', 0, '2026-11-25T09:00'],
		['of none, at the next opening', '2026-11-28T09:00', 0, '2026-11-30T07:00'],
	])('%s: received %s, %i hours, due %s', (_, received, hours, at) => {
		expect(due(received, limit(hours, 'hour'))).toBe(at)
	})
	it('goes by the hours of half a day, and of a Saturday worked instead', () => {
		const hours: Hours = {
			...OFFICE,
			partDays: [{ day: '2026-11-26', parts: [{ open: '07:00', close: '09:00' }] }],
			worked: [{ day: '2026-11-28', asWeekday: 1 }],
		}
		expect(due('2026-11-25T16:00', limit(4, 'hour'), hours)).toBe('2026-11-27T08:00')
		expect(due('2026-11-27T16:30', limit(1, 'hour'), hours)).toBe('2026-11-28T07:30')
	})
	it('goes by the agency’s own hours', () => {
		const own = calendarOf(OFFICE, { weekly: [{ days: [6], open: '07:00', close: '11:30' }], closed: [], worked: [] })
		expect(dueAt(moment('2026-11-27T09:00'), limit(1, 'hour'), own)?.at).toBe(moment('2026-11-28T08:00'))
	})
})

describe('what is not settled', () => {
	const certain = (received: string, asked: Limit, hours = OFFICE) => dueAt(moment(received), asked, calendarOf(hours))?.certain
	it('is told: the year it ends in, or one it was reckoned over', () => {
		expect([certain('2026-11-23T09:00', limit(5, 'working_day')), certain('2026-12-31T09:00', limit(1, 'working_day'))]).toEqual([
			true,
			false,
		])
		expect(certain('2026-12-31T16:30', limit(1, 'hour'))).toBe(false)
		expect(certain('2026-11-23T09:00', limit(5, 'working_day'), { ...OFFICE, confirmedYears: [2027] })).toBe(false)
		expect(certain('2026-12-31T09:00', limit(400, 'calendar_day'), { ...OFFICE, confirmedYears: [2026, 2028] })).toBe(false)
		expect(certain('2026-12-31T09:00', limit(1, 'working_day'), { ...OFFICE, confirmedYears: [2026, 2027] })).toBe(true)
	})
})

describe('what cannot be reckoned', () => {
	it('has no answer: nobody ever works, or it lies beyond ten years', () => {
		const never: Hours = { weekly: [], closed: [], worked: [] }
		const units = ['working_day', 'calendar_day', 'hour', 'same_day'] as const
		expect(units.map((unit) => due('2026-11-23T09:00', limit(1, unit), never))).toEqual([undefined, undefined, undefined, undefined])
		expect(units.slice(0, 3).map((unit) => due('2026-11-23T09:00', limit(1e9, unit)))).toEqual([undefined, undefined, undefined])
	})
})

describe('whatever the calendar', () => {
	const FIRST = startOfDay('2026-01-01')
	const day = fc.integer({ min: 0, max: 500 }).map((n) => localDay(FIRST + n * 86_400_000))
	const clock = fc
		.integer({ min: 0, max: 1439 })
		.map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
	const part = fc
		.tuple(clock, clock)
		.filter(([a, b]) => clockMs(a) + clockMs('01:00') <= clockMs(b))
		.map(([open, close]) => ({ open, close }))
	const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
	const hours: fc.Arbitrary<Hours> = fc.record({
		weekly: fc.array(
			fc.tuple(weekdays, part).map(([days, times]) => ({ days, ...times })),
			{ minLength: 1, maxLength: 3 },
		),
		closed: fc.array(day, { maxLength: 40 }).map((days) => days.map((d) => ({ day: d, reason: { vi: 'Nghỉ', en: 'Off' } }))),
		worked: fc.array(fc.record({ day, asWeekday: fc.integer({ min: 1, max: 7 }) }), { maxLength: 5 }),
		partDays: fc.array(fc.record({ day, parts: fc.array(part, { minLength: 1, maxLength: 2 }) }), { maxLength: 5 }),
	})
	const asked = fc.record({
		calendar: hours.map((h) => calendarOf(h)),
		received: fc.integer({ min: FIRST, max: FIRST + 450 * 86_400_000 }),
		later: fc.integer({ min: 0, max: 3 * 86_400_000 }),
		value: fc.integer({ min: 0, max: 60 }),
		more: fc.integer({ min: 0, max: 5 }),
		unit: fc.constantFrom<Limit['unit'][]>('working_day', 'calendar_day', 'hour', 'same_day'),
		cutoff: fc.option(clock, { nil: undefined }),
	})
	const reckoned = ({
		calendar,
		received,
		value,
		unit,
		cutoff,
	}: {
		calendar: ReturnType<typeof calendarOf>
		received: number
		value: number
		unit: Limit['unit']
		cutoff: string | undefined
	}) => {
		const answer = dueAt(received, limit(value, unit, cutoff), calendar)
		if (!answer) throw new Error('somebody works every week, so there is an answer')
		return answer
	}
	const endsAt = ({ day: last, at }: { day: string; at?: number }) => at ?? startOfDay(last)

	it('is never due on a day off, nor outside its hours, nor before receipt', () => {
		fc.assert(
			fc.property(asked, (one) => {
				const { day: last, at } = reckoned(one)
				expect(isWorkingDay(one.calendar, last)).toBe(true)
				expect(last >= localDay(one.received)).toBe(true)
				if (at === undefined) return
				expect(at).toBeGreaterThanOrEqual(one.received)
				expect(localDay(at)).toBe(last)
				expect(one.calendar.spansOn(last).some(({ open, close }) => open <= msOfDay(at) && msOfDay(at) <= close)).toBe(true)
			}),
		)
	})
	it('is due no sooner for more days or hours, nor for coming later', () => {
		fc.assert(
			fc.property(asked, (one) => {
				const sooner = endsAt(reckoned(one))
				expect(endsAt(reckoned({ ...one, value: one.value + one.more }))).toBeGreaterThanOrEqual(sooner)
				expect(endsAt(reckoned({ ...one, received: one.received + one.later }))).toBeGreaterThanOrEqual(sooner)
			}),
		)
	})
	it('counts as many working days as it says, and as many hours', () => {
		fc.assert(
			fc.property(asked, (one) => {
				const days = reckoned({ ...one, unit: 'working_day', value: one.value + 1 })
				let worked = 0
				for (let d = startOfDay(localDay(one.received)) + 86_400_000; localDay(d) <= days.day; d += 86_400_000)
					if (isWorkingDay(one.calendar, localDay(d))) worked++
				expect(worked).toBe(one.value + 1)
				const { at = 0 } = reckoned({ ...one, unit: 'hour' })
				let open = 0
				for (let d = startOfDay(localDay(one.received)); d <= at; d += 86_400_000)
					for (const span of one.calendar.spansOn(localDay(d)))
						open += Math.max(0, Math.min(at, d + span.close) - Math.max(one.received, d + span.open))
				expect(open).toBe(one.value * clockMs('01:00'))
			}),
		)
	})
})
