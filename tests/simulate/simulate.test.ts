import { describe, expect, it } from 'vitest'
import { simulate } from '../../server/simulate/simulate.ts'
import { table } from '../../server/simulate/table.ts'
import { busyDay, counter, dayTrace, MIN, visitor } from './traces.ts'

const LANES = ['regular', 'priority', 'appointment']
const timeless = (result: ReturnType<typeof simulate>) => ({ ...result, elapsedMs: 0 })

describe('the result', () => {
	const result = simulate([busyDay(1), busyDay(2)])

	it('has the fields that other programs read', () => {
		const keys = (value: object) => Object.keys(value).sort()
		const top = ['days', 'elapsedMs', 'fifo', 'forecast', 'left', 'noShows', 'overtaken', 'site', 'unserved', 'visits', 'waits', 'zms']
		expect(keys(result)).toEqual(top)
		for (const waits of [result.waits, result.zms.waits, result.fifo.waits]) {
			expect(keys(waits)).toEqual([...LANES].sort())
			for (const lane of Object.values(waits)) expect(keys(lane)).toEqual(['maxMs', 'meanMs', 'n', 'p90Ms'])
		}
		expect(keys(result.overtaken)).toEqual(['byOneCounterMax', 'totalMax'])
		expect(keys(result.forecast)).toEqual(['aboveP90', 'biasMs', 'insideP10P90', 'maeMs', 'n', 'pinball90Ms', 'unknown'])
		expect(keys(result.zms)).toEqual(['maeMs', 'pinball90Ms', 'waits'])
	})
	it('is the same for the same days, but for the time it took', () => {
		expect(timeless(simulate([busyDay(1), busyDay(2)]))).toEqual(timeless(result))
		expect(timeless(simulate([busyDay(2), busyDay(1)]))).not.toEqual(timeless(result))
	})
	it('accounts for every visitor', () => {
		const called = Object.values(result.waits).reduce((sum, { n }) => sum + n, 0)
		expect(result).toMatchObject({ days: 2, site: 'test', visits: 300 })
		expect(called + result.left + result.unserved).toBe(300)
		expect(result.noShows).toBeGreaterThan(0)
	})
	it('names the site where all days share it', () => {
		const elsewhere = { ...dayTrace(), site: 'elsewhere' }
		expect([simulate([elsewhere]).site, simulate([elsewhere, dayTrace()]).site]).toEqual(['elsewhere', 'mixed'])
	})
	it('holds on a day without visitors', () => {
		expect(simulate([dayTrace()])).toMatchObject({ visits: 0, waits: { regular: { n: 0, meanMs: null } }, forecast: { n: 0 } })
	})
})

describe('days before', () => {
	/** Five at once, two minutes each. */
	const quick = () => dayTrace({ visitors: [0, 0, 0, 0, 0].map(() => visitor(1, { serviceMs: 2 * MIN })) })
	const error = (result: ReturnType<typeof simulate>) => result.forecast.maeMs ?? NaN

	it('teach what a service usually takes, and are not counted as history', () => {
		const taught = simulate([quick()], [quick()])
		expect(taught).toMatchObject({ days: 1, visits: 5, forecast: { n: 4 } })
		// Waits are 2, 4, 6 and 8 minutes; untaught, each place in line is told a quarter of an hour.
		expect(error(taught)).toBe(0)
		expect(error(simulate([quick()]))).toBe(((15 - 2 + 30 - 4 + 45 - 6 + 60 - 8) / 4) * MIN)
	})
	it('teach the days after them in the order given', () => {
		expect(error(simulate([quick(), quick()]))).toBe(error(simulate([quick()])) / 2)
	})
	it('teach of a service they had no visitor for what the others took', () => {
		const services = ['a', 'b'].map((id) => ({ id, group: 'one' }))
		const counters = [counter('c1', ['a', 'b'])]
		const ofB = [0, 0].map(() => visitor(1, { service: 'b', serviceMs: 2 * MIN }))
		expect(error(simulate([dayTrace({ services, counters, visitors: ofB })], [quick()]))).toBe(0)
	})
	it('of another site teach nothing', () => {
		expect(error(simulate([quick()], [{ ...quick(), site: 'elsewhere' }]))).toBe(error(simulate([quick()])))
	})
})

describe('the table', () => {
	it('shows minutes in aligned columns', () => {
		const lines = table(simulate([dayTrace({ visitors: [visitor(0), visitor(0), visitor(0, { lane: 'priority' })] })]))
		expect(lines[0]).toMatch(/^test: 1 day, 3 tickets, replayed in \d+\.\d s$/)
		expect(lines.slice(2, 6)).toEqual([
			'wait, minutes     lane         called  mean   P90  longest',
			'our rule          regular           2   5.0  10.0     10.0',
			'                  priority          1   5.0   5.0      5.0',
			'                  appointment       0     –     –        –',
		])
		expect(lines).toContain('overtaken at most 1 time by one counter, 1 time in all')
		expect(lines).toContain('0 left, 0 did not come when called, 0 unserved at the end of the day')
	})
})
