import { describe, expect, it } from 'vitest'
import { comparedWith, inWords, monthsBefore, periodOf, PRESETS, trendOf } from '../../contract/figures/periods.ts'
import { addressOf, questionOf } from '../../contract/figures/questions.ts'
import { ReportQuery } from '../../contract/reports.ts'

const told = (today: string) => Object.fromEntries(PRESETS.map((preset) => [preset, Object.values(periodOf(preset, today)).join(' ')]))

describe('periods', () => {
	it('are whole calendar spans around today', () => {
		expect(told('2026-11-25')).toEqual({
			today: '2026-11-25 2026-11-25',
			yesterday: '2026-11-24 2026-11-24',
			'this-week': '2026-11-23 2026-11-29',
			'last-week': '2026-11-16 2026-11-22',
			'this-month': '2026-11-01 2026-11-30',
			'last-month': '2026-10-01 2026-10-31',
			'this-quarter': '2026-10-01 2026-12-31',
			'last-quarter': '2026-07-01 2026-09-30',
			'this-year': '2026-01-01 2026-12-31',
			'last-year': '2025-01-01 2025-12-31',
		})
	})

	it('go over the turn of the year', () => {
		const { 'last-month': month, 'last-quarter': quarter, 'this-week': week } = told('2027-01-01')
		expect([month, quarter, week]).toEqual(['2026-12-01 2026-12-31', '2026-10-01 2026-12-31', '2026-12-28 2027-01-03'])
	})

	it('are held against as many whole months, else as many days, or the same a year before', () => {
		expect(comparedWith({ from: '2026-03-01', to: '2026-03-31' }, 'before')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
		expect(comparedWith({ from: '2026-01-01', to: '2026-12-31' }, 'before')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
		expect(comparedWith({ from: '2026-11-02', to: '2026-11-05' }, 'before')).toEqual({ from: '2026-10-29', to: '2026-11-01' })
		expect(comparedWith({ from: '2028-02-01', to: '2028-02-29' }, 'last-year')).toEqual({ from: '2027-02-01', to: '2027-02-28' })
		expect(comparedWith({ from: '2026-11-02', to: '2026-11-05' }, 'none')).toBeUndefined()
	})

	it('are told as people write dates', () => {
		expect(inWords({ from: '2026-11-01', to: '2026-11-30' })).toBe('01/11 – 30/11/2026')
		expect(inWords({ from: '2025-12-01', to: '2026-01-31' })).toBe('01/12/2025 – 31/01/2026')
		expect(inWords({ from: '2026-11-23', to: '2026-11-23' })).toBe('23/11/2026')
	})

	it('are drawn over two years by month, or by day while there are some weeks', () => {
		const month = { from: '2026-11-01', to: '2026-11-30' }
		expect(trendOf(month, '2020-01-01')).toEqual({ from: '2024-12-01', to: '2026-11-30', by: ['month'] })
		expect(trendOf(month, '2026-10-15')).toEqual({ from: '2026-10-15', to: '2026-11-30', by: ['day'] })
		expect(trendOf(month, '2026-05-20')).toEqual({ from: '2026-05-01', to: '2026-11-30', by: ['month'] })
		expect(trendOf({ from: '2026-01-01', to: '2026-01-31' }, '2026-10-15').from).toBe('2026-01-31')
	})

	it('that are over are the months from the first with facts on, at most two years of them', () => {
		expect(monthsBefore('2026-11-25', '2026-09-30')).toEqual(['2026-10', '2026-09'])
		expect(monthsBefore('2026-11-25', '2001-01-01')).toHaveLength(24)
		expect(monthsBefore('2026-11-25', undefined)).toEqual([])
	})

	it('become addresses that the server reads', () => {
		const asked = {
			period: { from: '2026-11-01', to: '2026-11-30' },
			compare: { from: '2026-10-01', to: '2026-10-31' },
			scope: { dimension: 'zone' as const, key: 'zone-a' },
		}
		const url = new URL(addressOf(questionOf('hours', asked, undefined)), 'http://x')
		const many = Object.fromEntries([...new Set(url.searchParams.keys())].map((key) => [key, url.searchParams.getAll(key)]))
		const query = ReportQuery.parse(
			Object.fromEntries(Object.entries(many).map(([key, values]) => [key, values.length > 1 ? values : values[0]])),
		)
		expect(query).toEqual({
			...{ from: '2026-11-01', to: '2026-11-30', compareFrom: '2026-10-01', compareTo: '2026-10-31' },
			...{ by: ['hour'], parts: ['volumes', 'waits', 'services', 'ratings'], zone: ['zone-a'] },
		})
	})
})
