import { describe, expect, it } from 'vitest'
import type { Limit, Procedure } from '../../contract/catalogue.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import type { Language } from '../../contract/ids.ts'
import type { KioskView } from '../../contract/views.ts'
import { closedReasonOf } from '../../kiosk/opening.ts'
import { readyAt, readyInWords } from '../../kiosk/ready.ts'
import { moment, OFFICE } from '../support/office-hours.ts'
import { MINUTE_MS, NOW, setup, view } from './plain-hall.ts'

const hall: CentreSetup = { ...setup, hours: OFFICE }
const procedure = (limit?: Limit): Procedure => {
	const [first] = setup.procedures
	if (!first) throw new Error('the small centre has a procedure')
	const { limit: _, ...rest } = first
	return limit ? { ...rest, limit } : rest
}
const at = (local: string) => view({ at: moment(local) })
const told = (limit: Limit, local: string, language: Language = 'vi') => {
	const due = readyAt(procedure(limit), hall, at(local))
	return due && readyInWords(due, moment(local), language)
}

describe('when it will be ready', () => {
	it('is told as a day', () => {
		expect(told({ value: 3, unit: 'working_day' }, '2026-11-23T09:12')).toBe('thứ Sáu 27/11')
		expect(told({ value: 3, unit: 'working_day' }, '2026-11-23T09:12', 'en')).toBe('Friday 27/11')
	})
	it('is told as today where it is so', () => {
		expect(told({ value: 1, unit: 'same_day', cutoff: '15:00' }, '2026-11-23T09:12')).toBe('hôm nay')
		expect(told({ value: 1, unit: 'same_day', cutoff: '15:00' }, '2026-11-23T09:12', 'en')).toBe('today')
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
		expect(due && readyInWords(due, moment('2026-12-31T09:00'), 'vi')).toBe('thứ Hai 04/01/2027')
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

describe('a kiosk that is closed', () => {
	const because = (closed: NonNullable<KioskView['closed']>) => closedReasonOf(view({ open: false, closed }), NOW)
	it('says why: before hours, after them, a day without any, a holiday', () => {
		expect(because({ opensAt: NOW + MINUTE_MS })).toBe('not-yet')
		expect(because({ opensAt: NOW + 24 * 60 * MINUTE_MS })).toBe('over')
		expect(because({ opensAt: NOW + 24 * 60 * MINUTE_MS, dayOff: true })).toBe('day-off')
		expect(because({ dayOff: true, reason: { vi: 'Quốc khánh', en: 'National Day' } })).toBe('holiday')
	})
})
