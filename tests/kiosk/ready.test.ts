import { describe, expect, it } from 'vitest'
import type { Limit, Procedure } from '../../contract/catalogue.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import { closedReasonOf, sessionsOf } from '../../kiosk/opening.ts'
import { readyAt, readyInWords } from '../../kiosk/ready.ts'
import { WORDS } from '../../kiosk/words.ts'
import { moment, OFFICE } from '../support/office-hours.ts'
import { MINUTE_MS, setup, view } from './plain-hall.ts'

const hall: CentreSetup = { ...setup, hours: OFFICE }
const procedure = (limit?: Limit): Procedure => {
	const [first] = setup.procedures
	if (!first) throw new Error('the small centre has a procedure')
	const { limit: _, ...rest } = first
	return limit ? { ...rest, limit } : rest
}
const at = (local: string) => view({ at: moment(local) })
const vi = { w: WORDS.vi, language: 'vi' as const }
const en = { w: WORDS.en, language: 'en' as const }
const told = (limit: Limit, local: string, reader: typeof vi | typeof en = vi) => {
	const due = readyAt(procedure(limit), hall, at(local))
	return due && readyInWords(due, moment(local), reader)
}

describe('when it will be ready', () => {
	it('is told as a day', () => {
		expect(told({ value: 3, unit: 'working_day' }, '2026-11-23T09:12')).toBe('thứ Sáu 27/11')
		expect(told({ value: 3, unit: 'working_day' }, '2026-11-23T09:12', en)).toBe('Friday 27/11')
	})
	it('is told as today where it is so', () => {
		expect(told({ value: 1, unit: 'same_day', cutoff: '15:00' }, '2026-11-23T09:12')).toBe('hôm nay')
		expect(told({ value: 1, unit: 'same_day', cutoff: '15:00' }, '2026-11-23T09:12', en)).toBe('today')
	})
	it('counts from when the counter will receive it: after the wait', () => {
		expect(told({ value: 1, unit: 'same_day', cutoff: '15:00' }, '2026-11-25T14:40')).toBe('hôm nay')
		expect(told({ value: 1, unit: 'same_day', cutoff: '15:00' }, '2026-11-25T14:41')).toBe('thứ Năm 26/11')
		expect(told({ value: 2, unit: 'hour' }, '2026-11-25T08:00')).toBe('10:20, hôm nay')
		expect(told({ value: 8, unit: 'hour' }, '2026-11-27T08:00')).toBe('08:20, thứ Hai 30/11')
	})
	it('takes a wait that nobody knows as none', () => {
		const unknown = view({ at: moment('2026-11-25T15:00'), services: view().services.map((s) => ({ ...s, waitMs: null })) })
		expect(readyAt(procedure({ value: 1, unit: 'same_day' }), hall, unknown)?.day).toBe('2026-11-25')
		expect(view().services[0]?.waitMs?.p90).toBe(20 * MINUTE_MS)
	})
	it('names the year where it is another', () => {
		const settled = { ...hall, hours: { ...OFFICE, confirmedYears: [2026, 2027] } }
		const due = readyAt(procedure({ value: 1, unit: 'working_day' }), settled, at('2026-12-31T09:00'))
		expect(due?.certain).toBe(true)
		expect(due && readyInWords(due, moment('2026-12-31T09:00'), vi)).toBe('thứ Hai 04/01/2027')
	})
	it('is not promised over days off that are not settled, nor where the limit is not known', () => {
		expect(readyAt(procedure({ value: 1, unit: 'working_day' }), hall, at('2026-12-31T09:00'))?.certain).toBe(false)
		expect(readyAt(procedure(), hall, at('2026-11-23T09:12'))).toBeUndefined()
	})
	it('goes by the calendar of the agency', () => {
		const own = { weekly: [{ days: [6], open: '07:00', close: '11:30' }], closed: [], worked: [] }
		const police = { ...hall, agencies: hall.agencies.map((agency) => ({ ...agency, hours: own })) }
		expect(readyAt(procedure({ value: 1, unit: 'working_day' }), police, at('2026-11-23T09:12'))?.day).toBe('2026-11-28')
	})
})

describe('the hours of a kiosk that is closed', () => {
	const saturdays = { weekly: [{ days: [6], open: '07:00', close: '11:30' }], closed: [], worked: [] }
	const police = { ...hall, counters: hall.counters.map((c) => (c.number === 3 ? { ...c, hours: saturdays } : c)) }
	it('are those of the day it opens again: a day worked instead, a half day', () => {
		expect(sessionsOf(hall, moment('2026-11-25T06:00'))).toEqual(['07:00–11:30', '13:30–17:00'])
		const other = {
			...hall,
			hours: {
				...OFFICE,
				worked: [{ day: '2026-11-28', asWeekday: 1 }],
				partDays: [{ day: '2026-11-27', parts: [{ open: '08:00', close: '10:15' }] }],
			},
		}
		expect(sessionsOf(other, moment('2026-11-28T06:00'))).toEqual(['07:00–11:30', '13:30–17:00'])
		expect(sessionsOf(other, moment('2026-11-27T06:00'))).toEqual(['08:00–10:15'])
	})
	it('are those of whoever works', () => {
		expect(sessionsOf(hall, moment('2026-11-28T06:00'))).toEqual([])
		expect(sessionsOf(police, moment('2026-11-28T06:00'))).toEqual(['07:00–11:30'])
	})
	it('make a day off of a day without any', () => {
		const shut = view({ open: false, closed: {} })
		expect(closedReasonOf(shut, hall, moment('2026-11-28T12:00'))).toBe('day-off')
		expect(closedReasonOf(shut, police, moment('2026-11-28T12:00'))).toBe('over')
	})
})
