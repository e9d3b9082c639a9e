import { describe, expect, it } from 'vitest'
import { parseCentre } from '../../contract/centre.ts'
import { keptByArrival, keptByZms } from '../../server/simulate/by-order.ts'
import { keptByRules } from '../../server/simulate/by-rules.ts'
import { replay, type Keeper, type Ticket } from '../../server/simulate/replay.ts'
import { centreOf } from '../../server/simulate/trace-centre.ts'
import type { Trace } from '../../server/simulate/trace.ts'
import { at, busyDay, counter, dayTrace, MIN, shift, visitor } from './traces.ts'

const centre = centreOf
const play = (trace: Trace) => replay(trace, keptByRules(trace, centre(trace)))
/** Minutes after 08:00 at which each was called, in order of arrival. */
const calls = (tickets: Ticket[]) => tickets.map(({ calledAt }) => (calledAt === undefined ? undefined : (calledAt - at(0)) / MIN))
const ends = (tickets: Ticket[]) => tickets.map(({ end }) => end)
const passes = (tickets: Ticket[]) => tickets.map(({ passedBy }) => Object.fromEntries(passedBy))

describe('a day replayed', () => {
	it('calls one after the other, each for the walk and the service', () => {
		const tickets = play(dayTrace({ visitors: [visitor(0, { walkMs: MIN }), visitor(1), visitor(2), visitor(30)] }))
		expect(calls(tickets)).toEqual([0, 6, 11, 30])
		expect(tickets.map(({ queued }) => queued)).toEqual([false, true, true, false])
		expect(ends(tickets)).toEqual(Array(4).fill('served'))
	})
	it('lets claims pass an ordinary visitor three times at a counter, then calls them', () => {
		const claims = [2, 2, 2, 2, 2].map((minutes) => visitor(minutes, { lane: 'priority' }))
		const tickets = play(dayTrace({ visitors: [visitor(0), visitor(1), ...claims] }))
		expect(calls(tickets)).toEqual([0, 20, 5, 10, 15, 25, 30])
		expect(passes(tickets)).toEqual([{}, { c1: 3 }, {}, {}, {}, {}, {}])
	})
	it('counts as overtaken only those whom the counter could have called', () => {
		const services = ['a', 'b'].map((id) => ({ id, name: id, group: 'one' }))
		const counters = [counter('c1', ['a', 'b']), counter('c2', ['b'])]
		const later = visitor(2, { service: 'b', lane: 'priority' })
		const tickets = play(
			dayTrace({
				services,
				counters,
				visitors: [visitor(0), visitor(0, { service: 'b' }), visitor(1), later, visitor(3, { ...later, t: at(3) })],
			}),
		)
		// c1 and c2 are free together at 5: the third waits for service a, which c2 does not serve.
		expect(calls(tickets)).toEqual([0, 0, 10, 5, 5])
		expect(passes(tickets)[2]).toEqual({ c1: 1 })
	})
	it('gives a free counter to a newcomer, the one that has been free longest first', () => {
		const visitors = [visitor(0, { serviceMs: 6 * MIN }), visitor(1, { serviceMs: 2 * MIN }), visitor(10), visitor(11)]
		const steps: string[] = []
		const trace = dayTrace({ counters: [counter('c1', ['a']), counter('c2', ['a'])], visitors })
		replay(trace, { ...keptByArrival, note: (step) => step.do === 'start' && steps.push(step.counter.id) })
		expect(steps).toEqual(['c1', 'c2', 'c2', 'c1'])
	})
	it('lets a visitor leave whose patience ends, even at the instant of a call', () => {
		const tickets = play(dayTrace({ visitors: [visitor(0), visitor(1, { patienceMs: 4 * MIN }), visitor(2, { patienceMs: 4 * MIN })] }))
		expect(ends(tickets)).toEqual(['served', 'left', 'served'])
		expect(calls(tickets)).toEqual([0, undefined, 5])
	})
	it('loses the time of a call to someone absent', () => {
		const tickets = play(dayTrace({ visitors: [visitor(0, { noShow: true, walkMs: MIN }), visitor(0)] }))
		expect(ends(tickets)).toEqual(['no-show', 'served'])
		expect(calls(tickets)).toEqual([0, 0.75])
	})
	it('ends with the last counter: who waits then is unserved, whatever their patience', () => {
		const tickets = play(
			dayTrace({
				counters: [counter('c1', ['a'], { shifts: [shift(0, 6)] })],
				visitors: [1, 2, 7].map((m) => visitor(m, { patienceMs: 30 * MIN })),
			}),
		)
		expect(ends(tickets)).toEqual(['served', 'unserved', 'unserved'])
		expect(calls(tickets)).toEqual([1, undefined, undefined])
	})
	it('calls in the grace after closing only tickets issued before it, claims or not', () => {
		const counters = [counter('c1', ['a'], { shifts: [shift(0, 10, 30)] })]
		const late = [visitor(10, { lane: 'priority' }), visitor(11, { lane: 'priority' })]
		const trace = dayTrace({ counters, visitors: [visitor(8), visitor(9), visitor(9), ...late] })
		for (const tickets of [play(trace), replay(trace, keptByArrival), replay(trace, keptByZms)]) {
			expect(calls(tickets)).toEqual([8, 13, 18, undefined, undefined])
			expect(passes(tickets)[1]).toEqual({})
		}
	})
	it('begins no call after the grace, and finishes what was begun', () => {
		const counters = [counter('c1', ['a'], { shifts: [shift(0, 10, 12)] })]
		const tickets = play(dayTrace({ counters, visitors: [visitor(8), visitor(9)] }))
		expect(ends(tickets)).toEqual(['served', 'unserved'])
		expect(tickets[0]?.freeAt).toBe(at(13))
	})
	it('does not open a counter again whose shift is over', () => {
		const steps: string[] = []
		const trace = dayTrace({ counters: [counter('c1', ['a'], { shifts: [shift(0, 60, 90), shift(30, 60, 90)] })] })
		replay(trace, { ...keptByArrival, note: (step) => steps.push(step.do) })
		expect(steps).toEqual(['open', 'close'])
	})
	it('pauses for a break within a session and closes for the end of one', () => {
		const sessions = [0, 300].map((open) => ({ open: at(open), close: at(open + 240) }))
		const trace = dayTrace({
			sessions,
			counters: [counter('c1', ['a'], { shifts: [shift(0, 60), shift(70, 240), shift(300, 540)] })],
			visitors: [visitor(58)],
		})
		const rules = keptByRules(trace, centre(trace))
		const states: unknown[] = []
		replay(trace, {
			...rules,
			note(step, hall) {
				rules.note(step, hall)
				if ('counter' in step) states.push([(hall.now - at(0)) / MIN, step.do, rules.day.counters.get('c1')?.state])
			},
		})
		expect(states).toEqual([
			[0, 'open', 'open'],
			[58, 'start', 'open'],
			[63, 'complete', 'open'],
			[63, 'pause', 'paused'],
			[70, 'open', 'open'],
			[240, 'close', 'closed'],
			[300, 'open', 'open'],
			[540, 'close', 'closed'],
		])
	})
})

describe('a service', () => {
	const freeAfter = (changes: Record<string, unknown>, by: Record<string, unknown>, minutes = 0) => {
		const trace = dayTrace({ counters: [counter('c1', ['a'], by)], visitors: [visitor(minutes)], ...changes })
		return (replay(trace, keptByArrival)[0]?.freeAt ?? 0) - at(minutes)
	}
	it('takes longer at a slow counter, at first, and while the system is slow', () => {
		expect(freeAfter({}, {})).toBe(5 * MIN)
		expect(freeAfter({}, { speed: 1.5 })).toBe(7.5 * MIN)
		expect(freeAfter({}, { warmup: 0.2 })).toBe(6 * MIN)
		expect(freeAfter({}, { warmup: 0.2 }, 30)).toBe(Math.round(5 * MIN * (1 + 0.2 / Math.E)))
		const slowdowns = [{ from: at(0), to: at(10), factor: 2 }]
		expect([0, 9, 10].map((minutes) => freeAfter({ slowdowns }, {}, minutes))).toEqual([10 * MIN, 10 * MIN, 5 * MIN])
	})
	it('takes a quarter of a minute at least', () => {
		expect(freeAfter({ visitors: [visitor(0, { serviceMs: 1000 })] }, {})).toBe(15_000)
	})
})

describe('the rules on whole days', () => {
	const seeds = [7, 2026]

	it.each(seeds)('never let one counter pass a ticket more than three times, where ZMS does (day %i)', (seed) => {
		const trace = busyDay(seed)
		const recount = (keeper: Keeper) => Math.max(...recountPasses(trace, keeper))
		const most = (tickets: Ticket[]) => Math.max(0, ...tickets.flatMap(({ passedBy }) => [...passedBy.values()]))
		expect(most(play(trace))).toBe(3)
		expect(recount(keptByRules(trace, centre(trace)))).toBe(3)
		expect(most(replay(trace, keptByZms))).toBeGreaterThan(3)
		expect(recount(keptByZms)).toBe(most(replay(trace, keptByZms)))
	})
	it.each(seeds)('lose nobody, and end as the replay says (day %i)', (seed) => {
		const trace = busyDay(seed)
		const rules = keptByRules(trace, centre(trace))
		const tickets = replay(trace, rules)
		const states = { served: 'completed', 'no-show': 'no-show', left: 'cancelled', unserved: 'waiting' }
		expect([...rules.day.visits.values()].map(({ state }) => state)).toEqual(tickets.map(({ end }) => states[end]))
		expect([...rules.day.counters.values()].map(({ state }) => state)).toEqual(['closed', 'closed', 'closed'])
		expect(new Set(ends(tickets)).size).toBeGreaterThan(2)
	})
	it('are the order of arrival where nobody has a claim', () => {
		const trace = busyDay(11, ['normal'])
		expect(calls(play(trace))).toEqual(calls(replay(trace, keptByArrival)))
	})
	it('run on a set-up that the product would take', () => {
		expect(parseCentre(centre(busyDay(7)))).toMatchObject({ ok: true })
	})
})

/** How often each ticket was passed by one counter at most, counted once more from nothing but the calls in their order. */
function recountPasses(trace: Trace, keeper: Keeper): number[] {
	const made: { counterId: string; services: string[]; order: number; now: number }[] = []
	const tickets = replay(trace, {
		...keeper,
		call(counter, hall, issuedBefore) {
			const visitor = keeper.call(counter, hall, issuedBefore)
			if (visitor) made.push({ counterId: counter.id, services: counter.services, order: visitor.order, now: hall.now })
			return visitor
		},
	})
	return tickets.map(({ visitor, end }) => {
		const own = made.findIndex(({ order }) => order === visitor.order)
		const goneAt = end === 'left' ? visitor.t + visitor.patienceMs : Infinity
		const passing = made
			.slice(0, own < 0 ? undefined : own)
			.filter(({ order, services, now }) => order > visitor.order && services.includes(visitor.service) && now < goneAt)
		return Math.max(0, ...trace.counters.map(({ id }) => passing.filter(({ counterId }) => counterId === id).length))
	})
}
