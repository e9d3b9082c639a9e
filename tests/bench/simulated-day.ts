import { keptByRules } from '../../server/simulate/by-rules.ts'
import { replay } from '../../server/simulate/replay.ts'
import { centreOf } from '../../server/simulate/trace-centre.ts'
import type { Trace } from '../../server/simulate/trace.ts'
import { at, counter, dayTrace, MIN, shift, visitor } from '../simulate/traces.ts'
import { median, type Figure } from './figures.ts'

const VISITORS = 1500
const COUNTERS = 60
const SERVICES = 24
const MINUTES = 480
const ROUNDS = 5
const BOUND_MS = 1000

/** A province's day, the same at every run: spread over eight hours, one in six with a claim, nobody in a hurry. */
function provinceDay(): Trace {
	const spread = (n: number, of: number) => (n * 48_271) % of
	const service = (n: number) => `s${n % SERVICES}`
	return dayTrace({
		sessions: [{ open: at(0), close: at(MINUTES), kioskFrom: at(-30), kioskTo: at(MINUTES - 10) }],
		services: Array.from({ length: SERVICES }, (_, n) => ({ id: service(n), name: service(n), group: `g${n % 6}` })),
		counters: Array.from({ length: COUNTERS }, (_, n) =>
			counter(`c${n}`, [service(n), service(n + 6), service(n + 12)], {
				planned: [{ from: at(0), to: at(MINUTES) }],
				shifts: [shift(spread(n, 7), MINUTES, MINUTES + 60)],
			}),
		),
		visitors: Array.from({ length: VISITORS }, (_, n) => (n * MINUTES) / VISITORS).map((minutes, n) =>
			visitor(minutes, {
				t: Math.round(at(minutes)),
				service: service(spread(n, SERVICES)),
				lane: n % 6 === 0 ? 'priority' : 'normal',
				serviceMs: (5 + spread(n, 15)) * MIN,
				walkMs: 20_000,
			}),
		),
	})
}

/** The whole day through the real `decide` and `evolve`, in virtual time. */
export function measureSimulatedDay(): Figure[] {
	const trace = provinceDay()
	const took = Array.from({ length: ROUNDS }, () => {
		const begun = performance.now()
		const tickets = replay(trace, keptByRules(trace, centreOf(trace)))
		if (tickets.length !== VISITORS) throw new Error(`${tickets.length} of ${VISITORS} visitors came`)
		return performance.now() - begun
	})
	return [
		{
			part: 'forecast',
			figure: `a day of ${VISITORS} visitors and ${COUNTERS} counters simulated`,
			value: median(took),
			unit: 'ms',
			bound: BOUND_MS,
		},
	]
}
