import { describe, expect, it } from 'vitest'
import { jobsOf, simulate, tally } from '../../server/simulate/simulate.ts'
import { chartsOf } from '../../server/simulate/charts.ts'
import { simulateInParallel } from '../../server/simulate/in-parallel.ts'
import { playDay } from '../../server/simulate/play-day.ts'
import { table } from '../../server/simulate/table.ts'
import { busyDay, dayTrace, MIN, visitor } from './traces.ts'

const LANES = ['regular', 'priority', 'appointment']
const timeless = (result: ReturnType<typeof simulate>) => ({ ...result, elapsedMs: 0 })

/** Whole days take their time where the machine is busy. */
const patient = { timeout: 120_000 }

describe('the result', patient, () => {
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

describe('days before', patient, () => {
	/** Five at once, two minutes each, and one more when all is quiet. */
	const quick = (site = 'test') => ({ ...dayTrace({ visitors: [0, 0, 0, 0, 0].map(() => visitor(1, { serviceMs: 2 * MIN })) }), site })
	const days = (n: number, site?: string) => Array.from({ length: n }, () => quick(site))
	const error = (result: ReturnType<typeof simulate>) => result.forecast.maeMs ?? NaN

	it('teach what a service really takes, and are not counted as history', () => {
		const taught = simulate([quick()], days(8))
		expect(taught).toMatchObject({ days: 1, visits: 5, forecast: { n: 4, unknown: 0 } })
		// Waits are 2, 4, 6 and 8 minutes; untaught, a visit is thought to take a quarter of an hour.
		expect(error(taught)).toBeLessThan(2 * MIN)
		expect(error(simulate([quick()]))).toBeGreaterThan(10 * MIN)
	})
	it('teach the days after them in the order given', () => {
		expect(error(simulate(days(8)))).toBeLessThan(error(simulate(days(2))))
	})
	it('of another site teach nothing', () => {
		expect(error(simulate([quick()], days(4, 'elsewhere')))).toBe(error(simulate([quick()])))
	})
})

describe('days in processes of their own', patient, () => {
	it('give what they give one after the other', async () => {
		const days = [1, 2, 3].map((seed) => busyDay(seed))
		const seen: number[] = []
		const { result, samples } = await simulateInParallel({ days, orders: ['strict', 'novoSga'] }, (done) => seen.push(done), 0)
		expect(timeless(result)).toEqual(timeless(simulate(days)))
		expect(seen).toEqual(days.map((_, i) => i + 1))
		expect(samples.strict?.priority.length).toBeGreaterThan(0)
	})
})

/** What past days make of the days after them, on days that only these tests know. */
describe('the forecast of generated days', patient, () => {
	const seeds = Array.from({ length: 18 }, (_, i) => 100 + i)
	const { forecast, zms } = simulate(
		seeds.slice(10).map((seed) => busyDay(seed)),
		seeds.slice(0, 10).map((seed) => busyDay(seed)),
	)
	it('is nearer than the formula of ZMS', () => {
		expect(forecast.unknown).toBe(0)
		expect(forecast.maeMs ?? NaN).toBeLessThan(0.7 * (zms.maeMs ?? NaN))
		expect(forecast.pinball90Ms ?? NaN).toBeLessThan(0.8 * (zms.pinball90Ms ?? NaN))
	})
	it('holds four of five waits between P10 and P90, give or take', () => {
		expect(forecast.insideP10P90).toBeGreaterThan(0.7)
		expect(forecast.insideP10P90).toBeLessThan(0.9)
		expect(forecast.aboveP90).toBeGreaterThan(0.03)
		expect(forecast.aboveP90).toBeLessThan(0.18)
	})
})

describe('the table', () => {
	const simulated = () => {
		const question = {
			days: [dayTrace({ visitors: [visitor(0), visitor(0), visitor(0, { lane: 'priority' })] })],
			orders: ['strict', 'novoSga'] as const,
		}
		return tally(question, jobsOf(question).map(playDay), performance.now())
	}
	it('shows minutes in aligned columns, and the orders of others beside', () => {
		const lines = table(simulated())
		expect(lines[0]).toMatch(/^test: 1 day, 3 tickets, replayed in \d+\.\d s$/)
		expect(lines.slice(2, 6)).toEqual([
			'wait, minutes     lane         called  mean   P90  longest',
			'our rule          regular           2   5.0  10.0     10.0',
			'                  priority          1   5.0   5.0      5.0',
			'                  appointment       0     –     –        –',
		])
		for (const order of ['order of arrival', 'strict priority', 'ZMS order', 'Novo SGA order'])
			expect(lines.some((line) => line.startsWith(order))).toBe(true)
		expect(lines).toContain('overtaken at most 1 time by one counter, 1 time in all')
		expect(lines).toContain('0 left, 0 did not come when called, 0 unserved at the end of the day')
	})
	it('can be drawn: one panel a lane, one line an order', () => {
		const svg = chartsOf(simulated())
		expect(svg.match(/font-weight="bold"/g)).toHaveLength(3)
		expect(svg.match(/<polyline/g)).toHaveLength(10)
		expect(svg).not.toMatch(/NaN|undefined/)
	})
})
