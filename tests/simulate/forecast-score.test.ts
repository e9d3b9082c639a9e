import { describe, expect, it } from 'vitest'
import type { Wait } from '../../contract/views.ts'
import { joined, mean, overtakesOf, percentile, pinball90, waitSamples, waitsOf as figuresOf } from '../../server/simulate/figures.ts'
import { createScore } from '../../server/simulate/forecast-score.ts'
import type { Ticket } from '../../server/simulate/replay.ts'
import { at, dayTrace, MIN, visitor } from './traces.ts'

/** Tickets issued a minute apart and called after the waits given, in minutes. */
function ticketsOf(waits: (number | undefined)[], changes: Record<string, unknown> = {}): Ticket[] {
	const { visitors } = dayTrace({ visitors: waits.map((_, i) => visitor(i, changes)) })
	return visitors.map((one, i) => {
		const wait = waits[i]
		return {
			visitor: one,
			queued: true,
			end: wait === undefined ? 'left' : 'served',
			passedBy: new Map(),
			...(wait !== undefined && { calledAt: one.t + wait * MIN }),
		}
	})
}
const waitsOf = (tickets: Ticket[]) => figuresOf(waitSamples(tickets))
const told = (tickets: Ticket[], waits: Wait[]) => new Map(tickets.map(({ visitor }, i) => [visitor, waits[i] ?? null]))
const range = (p50: number, p90: number, p10 = 2 * p50 - p90): Wait => ({ p10: Math.max(0, p10) * MIN, p50: p50 * MIN, p90: p90 * MIN })
const zmsTold = (tickets: Ticket[], minutes: number) => new Map(tickets.map(({ visitor }) => [visitor, minutes * MIN]))

describe('waits', () => {
	it('are counted by lane, from those who were called', () => {
		const waits = waitsOf([...ticketsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, undefined]), ...ticketsOf([7], { lane: 'priority' })])
		expect(waits).toEqual({
			regular: { n: 10, meanMs: 5.5 * MIN, p90Ms: 9 * MIN, maxMs: 10 * MIN },
			priority: { n: 1, meanMs: 7 * MIN, p90Ms: 7 * MIN, maxMs: 7 * MIN },
			appointment: { n: 0, meanMs: null, p90Ms: null, maxMs: null },
		})
	})
	it('of days are joined by lane', () => {
		const day = waitSamples(ticketsOf([1, 2]))
		expect(joined([day, undefined, day]).regular).toEqual([1, 2, 1, 2].map((minutes) => minutes * MIN))
	})
	it('of an appointment begin at its time, or at the ticket of who comes late', () => {
		const early = { lane: 'appointment', appointmentAt: at(20) }
		expect(waitsOf(ticketsOf([25], early)).appointment.meanMs).toBe(5 * MIN)
		expect(waitsOf(ticketsOf([10], early)).appointment.meanMs).toBe(0)
		expect(waitsOf(ticketsOf([25], { ...early, appointmentAt: at(-5) })).appointment.meanMs).toBe(25 * MIN)
	})
})

describe('sums', () => {
	it('hold for nothing', () => {
		expect([mean([]), percentile([], 0.9), overtakesOf([])]).toEqual([null, undefined, { byOneCounterMax: 0, totalMax: 0 }])
	})
	it('of overtakes are the most of one ticket', () => {
		const [a, b] = ticketsOf([1, 2])
		a?.passedBy.set('c1', 3)
		for (const id of ['c1', 'c2']) b?.passedBy.set(id, 2)
		expect(overtakesOf([a, b] as Ticket[])).toEqual({ byOneCounterMax: 3, totalMax: 4 })
	})
	it('of pinball loss weigh a wait longer than told nine times', () => {
		expect([pinball90(20, 10), pinball90(10, 20), pinball90(5, 5)]).toEqual([9, 1, 0])
	})
})

describe('the score of a forecast', () => {
	it('is what was told beside what came', () => {
		const tickets = ticketsOf([10, 20, 40, 5])
		const score = createScore()
		score.add(tickets, told(tickets, [range(10, 15), range(15, 25), range(20, 30), range(20, 30)]), zmsTold(tickets, 15), true)
		const { forecast, zms } = score.figures()
		expect(forecast).toEqual({
			n: 4,
			unknown: 0,
			maeMs: ((0 + 5 + 20 + 15) / 4) * MIN,
			biasMs: ((0 - 5 - 20 + 15) / 4) * MIN,
			insideP10P90: 0.5,
			aboveP90: 0.25,
			pinball90Ms: ((0.5 + 0.5 + 9 + 2.5) / 4) * MIN,
		})
		expect(zms.maeMs).toBe(((5 + 5 + 25 + 10) / 4) * MIN)
	})
	it('leaves out who had not to queue or was not called, and counts apart who was told nothing', () => {
		const tickets = ticketsOf([10, 20, undefined, 30])
		tickets[0] = { ...(tickets[0] as Ticket), queued: false }
		const score = createScore()
		score.add(tickets, told(tickets, [range(0, 0), range(20, 30), range(1, 2), null]), zmsTold(tickets, 10), true)
		expect(score.figures()).toMatchObject({ forecast: { n: 1, unknown: 1, maeMs: 0 }, zms: { maeMs: 10 * MIN } })
	})
	it('is nothing without tickets', () => {
		expect(createScore().figures()).toMatchObject({
			forecast: { n: 0, maeMs: null, aboveP90: null },
			zms: { maeMs: null, pinball90Ms: null },
		})
	})
	it('gives ZMS the band that past days taught', () => {
		const past = ticketsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((factor) => factor * 10))
		const today = ticketsOf([50])
		const score = createScore()
		score.add(past, told(past, []), zmsTold(past, 10), false)
		score.add(today, told(today, [range(50, 50)]), zmsTold(today, 10), true)
		expect(score.figures()).toMatchObject({ forecast: { n: 1, unknown: 0 }, zms: { pinball90Ms: 0.1 * (90 - 50) * MIN } })
	})
	it('gives ZMS of this day only what was known at issue', () => {
		const tickets = ticketsOf([30, 30, 30]).map((ticket, i) => (i === 0 ? { ...ticket, calledAt: at(1.5) } : ticket))
		const score = createScore()
		score.add(tickets, told(tickets, [range(1, 2), range(30, 30), range(30, 30)]), zmsTold(tickets, 10), true)
		// The first was called before the third came, and took 0.15 of what it was told.
		const losses = [pinball90(1.5, 10), pinball90(30, 10), pinball90(30, 1.5)]
		expect(score.figures().zms.pinball90Ms).toBe(Math.round((((losses[0] ?? 0) + (losses[1] ?? 0) + (losses[2] ?? 0)) / 3) * MIN))
	})
})
