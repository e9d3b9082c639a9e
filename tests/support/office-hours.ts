import type { Hours } from '../../contract/hours.ts'
import { clockMs, startOfDay } from '../../contract/local-time.ts'
import vectors from '../fixtures/calendar.json' with { type: 'json' }

const text = (vi: string) => ({ vi, en: vi })
export const closedOn = (days: Record<string, string>): Hours['closed'] =>
	Object.entries(days).map(([day, reason]) => ({ day, reason: text(reason) }))

/** Monday to Friday, 07:00–11:30 and 13:30–17:00; the days off of 2026, which is settled, and the first of 2027, which is not. */
export const OFFICE: Hours = {
	weekly: [
		{ days: [1, 2, 3, 4, 5], open: '07:00', close: '11:30' },
		{ days: [1, 2, 3, 4, 5], open: '13:30', close: '17:00' },
	],
	closed: closedOn({ ...vectors.holidays_2026, '2027-01-01': 'Tết Dương lịch' }),
	worked: [],
	confirmedYears: [2026],
}

/** `2026-11-23T15:00` in the centre, epoch ms. */
export const moment = (local: string): number => startOfDay(local.slice(0, 10)) + clockMs(local.slice(11))
