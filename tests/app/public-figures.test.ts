import { describe, expect, it, vi } from 'vitest'
import type { ReportQuery } from '../../contract/reports.ts'
import { createPublicFigures, spanOf } from '../../server/app/public-figures.ts'
import { testCentre } from '../support/centre.ts'
import { MONDAY_9 } from '../support/hall.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

function desk(ratings: (query: ReportQuery) => { count: number; n: number }, building = false) {
	let at = MONDAY_9
	const report = vi.fn((query: ReportQuery) => {
		const { count, n } = ratings(query)
		const satisfied = { count, n, percent: n ? (count / n) * 100 : null, unanswered: 2 }
		const total = { ratings: { satisfied, neutral: satisfied, negative: satisfied, levels: [], reasons: [] } }
		const answer = { ...query, total, rows: [], by: [], at, ...(building && { building: { done: 1, total: 2, through: null } }) }
		return Promise.resolve({ ok: true as const, json: new TextEncoder().encode(JSON.stringify(answer)) })
	})
	const read = createPublicFigures({ report, centre: testCentre, clock: { now: () => at } })
	return { read, report, later: (ms: number) => (at += ms) }
}

describe('the public figure', () => {
	it('is of days that are over, and of their month, quarter and year', async () => {
		const { read, report } = desk(() => ({ count: 19, n: 20 }))
		const told = await read()
		// MONDAY_9 is 23 November 2026.
		expect(told?.periods.map(({ period, from, to }) => [period, from, to])).toEqual([
			['day', '2026-11-22', '2026-11-22'],
			['month', '2026-11-01', '2026-11-22'],
			['quarter', '2026-10-01', '2026-11-22'],
			['year', '2026-01-01', '2026-11-22'],
		])
		for (const [query] of report.mock.calls) expect(query.to < '2026-11-23').toBe(true)
		expect(told).toMatchObject({ target: 95, at: MONDAY_9, periods: [{ satisfied: { count: 19, n: 20, unanswered: 2 } }, {}, {}, {}] })
	})
	it('is not told of fewer than ten ratings', async () => {
		const { read } = desk(({ from }) => ({ count: 9, n: from === '2026-11-22' ? 9 : 10 }))
		expect((await read())?.periods.map(({ satisfied }) => satisfied?.n ?? null)).toEqual([null, 10, 10, 10])
	})
	it('is counted once an hour, however many ask at once, and anew when a day is over', async () => {
		const { read, report, later } = desk(() => ({ count: 10, n: 10 }))
		await Promise.all([read(), read(), read()])
		expect(report).toHaveBeenCalledTimes(4)
		later(HOUR_MS - 1)
		await read()
		expect(report).toHaveBeenCalledTimes(4)
		later(1)
		await read()
		expect(report).toHaveBeenCalledTimes(8)
		later(DAY_MS)
		expect((await read())?.periods[0]?.to).toBe('2026-11-23')
	})
	it('is looked for again soon while days are still being counted', async () => {
		const { read, report, later } = desk(() => ({ count: 10, n: 10 }), true)
		await read()
		later(60_000)
		await read()
		expect(report).toHaveBeenCalledTimes(8)
	})
	it('is not there while it cannot be counted', async () => {
		const read = createPublicFigures({ report: () => Promise.resolve({ ok: false }), centre: testCentre, clock: { now: () => MONDAY_9 } })
		expect(await read()).toBeUndefined()
	})
	it('knows every quarter', () => {
		expect(['2026-01-31', '2026-06-01', '2026-09-30', '2026-12-01'].map((day) => spanOf('quarter', day).from)).toEqual([
			'2026-01-01',
			'2026-04-01',
			'2026-07-01',
			'2026-10-01',
		])
	})
})
