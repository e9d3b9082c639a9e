import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Lane } from '../../contract/ids.ts'
import { chooseNext } from '../../server/domain/lane-rule.ts'
import type { Visit } from '../../server/domain/visit.ts'

const MIN = 60_000
/** Tickets by arrival, some booked, and a call after each so many arrivals: a counter that is never without people. */
const arrival = fc.record({
	lane: fc.constantFrom(...Lane.options),
	gap: fc.integer({ min: 0, max: 5 }),
	bookedIn: fc.option(fc.integer({ min: -30, max: 60 }), { nil: undefined }),
	calls: fc.integer({ min: 0, max: 2 }),
})
const trace = fc.record({ arrivals: fc.array(arrival, { minLength: 1, maxLength: 60 }), k: fc.integer({ min: 0, max: 4 }) })

function visit(order: number, lane: Visit['lane'], issuedAt: number, bookedIn: number | undefined): Visit {
	return {
		id: String(order),
		number: `A${String(order).padStart(3, '0')}`,
		lane,
		language: 'vi',
		order,
		issuedAt,
		...(lane === 'appointment' && bookedIn !== undefined && { appointmentAt: issuedAt + bookedIn * MIN }),
		aheadAtIssue: 0,
		state: 'waiting',
		serviceId: 'a',
		firstServiceId: 'a',
		stops: [],
		doubted: [],
		waitingSinceAt: issuedAt,
		attempt: 0,
		servedMs: 0,
		printed: [],
		slips: 1,
	}
}

/** Plays one counter until nobody waits. @returns orders as called, each with those who waited then */
function played({ arrivals, k }: typeof trace extends fc.Arbitrary<infer T> ? T : never) {
	const waiting: Visit[] = []
	const called: number[] = []
	const steps: { order: number; waiting: number[] }[] = []
	let at = 0
	const call = () => {
		const next = chooseNext(waiting, { called, yieldLimit: k, at })
		if (!next) return
		steps.push({ order: next.visit.order, waiting: waiting.map(({ order }) => order) })
		called.push(next.visit.order)
		waiting.splice(waiting.indexOf(next.visit), 1)
	}
	arrivals.forEach(({ lane, gap, bookedIn, calls }, order) => {
		at += gap * MIN
		waiting.push(visit(order, lane, at, bookedIn))
		for (let i = 0; i < calls; i++) call()
	})
	for (at += MIN; waiting.length > 0; at += MIN) call()
	return steps
}

describe('the lane rule, on any trace', { timeout: 60_000 }, () => {
	it('passes nobody more than k times, and calls everyone once', () => {
		fc.assert(
			fc.property(trace, (day) => {
				const steps = played(day)
				expect(steps.map(({ order }) => order).sort((a, b) => a - b)).toEqual(day.arrivals.map((_, order) => order))
				for (const order of day.arrivals.keys())
					expect(steps.filter((step) => step.order > order && step.waiting.includes(order)).length).toBeLessThanOrEqual(day.k)
			}),
			{ numRuns: 500 },
		)
	})
	it('lets nobody starve: who finds n waiting is called within n + k + 1 calls', () => {
		fc.assert(
			fc.property(trace, (day) => {
				const steps = played(day)
				for (const order of day.arrivals.keys()) {
					const first = steps.findIndex(({ waiting }) => waiting.includes(order))
					const ahead = (steps[first]?.waiting ?? []).filter((other) => other < order).length
					expect(steps.findIndex((step) => step.order === order) - first).toBeLessThanOrEqual(ahead + day.k)
				}
			}),
			{ numRuns: 500 },
		)
	})
	it('chooses the same whatever order they are listed in, and someone whenever anyone waits', () => {
		fc.assert(
			fc.property(trace, fc.integer({ min: 0, max: 90 }), fc.infiniteStream(fc.nat()), ({ arrivals, k }, minutes, keys) => {
				const all = arrivals.map(({ lane, gap, bookedIn }, order) => visit(order, lane, gap * MIN, bookedIn))
				const shuffled = all.map((one) => ({ one, key: Number(keys.next().value) })).sort((a, b) => a.key - b.key)
				const turn = { called: [1, 5, 9], yieldLimit: k, at: minutes * MIN }
				const choice = chooseNext(all, turn)
				expect(choice).toBeDefined()
				expect(
					chooseNext(
						shuffled.map(({ one }) => one),
						turn,
					),
				).toEqual(choice)
			}),
			{ numRuns: 300 },
		)
	})
})
