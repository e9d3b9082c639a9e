import fc from 'fast-check'
import { expect, it } from 'vitest'
import { waitRange } from '../../hardware/printer/wait-range.ts'

const minutes = (p50: number, p90: number) => waitRange({ p50: p50 * 60_000, p90: p90 * 60_000 })

it('rounds outwards to five minutes', () => {
	expect(minutes(12, 18)).toEqual({ from: 10, to: 20 })
	expect(minutes(10, 20)).toEqual({ from: 10, to: 20 })
	expect(minutes(95, 131)).toEqual({ from: 95, to: 135 })
})
it('never tells a range without width', () => {
	expect(minutes(0, 0)).toEqual({ from: 0, to: 5 })
	expect(minutes(15, 15)).toEqual({ from: 15, to: 20 })
})
it('holds the forecast, in steps of five, whatever it is', () => {
	fc.assert(
		fc.property(fc.nat(36_000_000), fc.nat(36_000_000), (p50, p90) => {
			const { from, to } = waitRange({ p50, p90 })
			expect(from * 60_000).toBeLessThanOrEqual(Math.min(p50, p90))
			expect(to * 60_000).toBeGreaterThanOrEqual(Math.max(p50, p90))
			expect([from % 5, to % 5, from < to]).toEqual([0, 0, true])
		}),
	)
})
