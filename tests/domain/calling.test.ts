import { describe, expect, it } from 'vitest'
import type { Centre } from '../../contract/centre.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, officer, supervisor, tablet, uuid } from '../support/hall.ts'

const calling = (change: Partial<Centre['calling']>) => testCentre({ calling: { ...testCentre().calling, ...change } })
/** Counters 1 and 2 open; `n` regular tickets wait for both. */
function hallWith(n: number, centre?: Centre) {
	const hall = createHall(centre)
	hall.open(1)
	hall.open(2)
	for (let i = 1; i <= n; i++) hall.issue(i)
	return hall
}
const called = (hall: ReturnType<typeof createHall>, n: number) =>
	hall.callNext(n).flatMap((f) => (f.type === 'TicketCalled' ? f.visitId : []))

describe('the next one', () => {
	it('is never the same for two desks that call at once', () => {
		const hall = hallWith(2)
		expect([...called(hall, 1), ...called(hall, 2)]).toEqual([uuid(1), uuid(2)])
		expect(hall.state(uuid(1))).toBe('called')
		expect(hall.day.counters.get('counter-1')?.currentVisitId).toBe(uuid(1))
		expect(hall.day.counters.get('counter-2')?.currentVisitId).toBe(uuid(2))
	})
	it('belongs to a service of the counter', () => {
		const hall = hallWith(0)
		hall.issue(1, 'dat-dai')
		hall.issue(2, 'chung-thuc')
		expect(hall.run({ type: 'CallNext', counterId: 'counter-2' }, officer(2))).toEqual({ refused: 'queue-empty' })
		expect(called(hall, 1)).toEqual([uuid(2)])
	})
	it('is called where the officer sits when no counter is named', () => {
		const hall = hallWith(1)
		expect(hall.must({ type: 'CallNext' }, officer(2))).toMatchObject([{ counterId: 'counter-2', attempt: 1 }])
	})
	it('keeps the place of arrival through a transfer', () => {
		const hall = hallWith(1)
		hall.issue(2, 'dat-dai')
		hall.issue(3, 'dat-dai')
		called(hall, 1)
		hall.later(60_000).must({ type: 'Transfer', toServiceId: 'dat-dai' }, officer(1))
		hall.open(3)
		expect(called(hall, 3)).toEqual([uuid(1)])
	})
	it.each([
		['counter-3', officer(3), 'counter-closed'],
		['counter-9', officer(1), 'counter-not-found'],
		['counter-1', officer(2), 'not-your-counter'],
	])('is refused at %s', (counterId, who, code) => {
		expect(hallWith(1).run({ type: 'CallNext', counterId }, who)).toEqual({ refused: code })
	})
	it('is refused while the counter pauses, is busy, or the officer sits nowhere', () => {
		const hall = hallWith(2)
		hall.must({ type: 'PauseCounter', reason: 'Họp' }, officer(2))
		expect(hall.run({ type: 'CallNext' }, officer(2))).toEqual({ refused: 'counter-closed' })
		called(hall, 1)
		expect(hall.run({ type: 'CallNext' }, officer(1))).toEqual({ refused: 'counter-busy' })
		expect(hall.run({ type: 'CallNext' }, officer(3))).toEqual({ refused: 'counter-closed' })
	})
	it('may be called by a supervisor at an open counter', () => {
		expect(hallWith(1).must({ type: 'CallNext', counterId: 'counter-2' }, supervisor)).toMatchObject([{ counterId: 'counter-2' }])
	})
	it('lets claims pass three times at a counter, then not', () => {
		const hall = hallWith(1)
		for (let i = 2; i <= 6; i++) hall.issue(i, 'ho-tich', 'priority')
		const order = Array.from({ length: 5 }, () => {
			const [fact] = hall.callNext(1)
			hall.must({ type: 'StartServing' }, officer(1))
			hall.must({ type: 'Complete' }, officer(1))
			return fact?.type === 'TicketCalled' ? [fact.visitId, fact.why.rule, fact.why.passed] : []
		})
		expect(order).toEqual([
			[uuid(2), 'priority', 1],
			[uuid(3), 'priority', 2],
			[uuid(4), 'priority', 3],
			[uuid(1), 'yield-limit', 3],
			[uuid(5), 'arrival', 0],
		])
	})
})

describe('a chosen number', () => {
	const choose = (hall: ReturnType<typeof createHall>, n: number, counter = 1) =>
		hall.run({ type: 'CallVisit', counterId: `counter-${counter}`, visitId: uuid(n) }, officer(counter))

	it('says that it was chosen, whom it passed and how often', () => {
		const hall = hallWith(3)
		expect(choose(hall, 3)).toMatchObject({ facts: [{ why: { rule: 'chosen', before: 'A001', passed: 1 } }] })
		expect(choose(hall, 1, 2)).toMatchObject({ facts: [{ why: { rule: 'chosen', passed: 0 } }] })
	})
	it('counts against the limit of the counter', () => {
		const hall = hallWith(4)
		for (const n of [2, 3, 4]) {
			choose(hall, n)
			hall.must({ type: 'MarkNoShow' }, officer(1))
		}
		hall.issue(5, 'ho-tich', 'priority')
		expect(hall.callNext(1)).toMatchObject([{ visitId: uuid(1), why: { rule: 'yield-limit', passed: 3 } }])
	})
	it('may be one that another desk holds', () => {
		const hall = hallWith(1)
		called(hall, 1)
		hall.must({ type: 'Hold' }, officer(1))
		expect(choose(hall, 1, 2)).toMatchObject({ facts: [{ counterId: 'counter-2', attempt: 1 }] })
		expect(hall.day.visits.get(uuid(1))?.counterId).toBe('counter-2')
		expect(hall.run({ type: 'Resume', visitId: uuid(1) }, officer(1))).toEqual({ refused: 'wrong-state' })
	})
	it('is refused for a service that the counter does not serve', () => {
		const hall = hallWith(0)
		hall.issue(1, 'dat-dai')
		expect(choose(hall, 1)).toEqual({ refused: 'not-your-counter' })
	})
	it('sent to one open counter is that counter’s alone; to a closed one, anybody’s of the service', () => {
		const hall = hallWith(1)
		called(hall, 1)
		hall.must({ type: 'Transfer', toCounterId: 'counter-2' }, officer(1))
		expect(choose(hall, 1)).toEqual({ refused: 'not-your-counter' })
		expect(hall.run({ type: 'CallNext' }, officer(1))).toEqual({ refused: 'queue-empty' })
		hall.must({ type: 'CloseCounter' }, officer(2))
		expect(called(hall, 1)).toEqual([uuid(1)])
	})
})

describe('calling again', () => {
	it('counts the calls and stops at the most allowed', () => {
		const hall = hallWith(1)
		called(hall, 1)
		expect(hall.must({ type: 'Recall' }, officer(1))).toMatchObject([{ attempt: 2, why: { rule: 'recall', passed: 0 } }])
		hall.must({ type: 'Recall' }, officer(1))
		expect(hall.run({ type: 'Recall' }, officer(1))).toEqual({ refused: 'no-more-calls' })
	})
	it('waits, but not on a clock that was set back', () => {
		const hall = hallWith(1, calling({ recallAfterMs: 10_000 }))
		called(hall, 1)
		hall.later(9_999)
		expect(hall.run({ type: 'Recall' }, officer(1))).toEqual({ refused: 'too-soon' })
		hall.later(1).must({ type: 'Recall' }, officer(1))
		hall.later(-3_600_000).must({ type: 'Recall' }, officer(1))
	})
	it('does not count as passing somebody once more', () => {
		const hall = hallWith(1)
		hall.issue(2, 'ho-tich', 'priority')
		called(hall, 1)
		hall.must({ type: 'Recall' }, officer(1))
		expect(hall.day.counters.get('counter-1')?.called).toHaveLength(1)
	})
})

describe('a no-show', () => {
	it('needs the calls and the time that the set-up asks', () => {
		const hall = hallWith(1, calling({ noShowAfterCalls: 2, recallAfterMs: 10_000 }))
		called(hall, 1)
		hall.later(60_000)
		expect(hall.run({ type: 'MarkNoShow' }, officer(1))).toEqual({ refused: 'too-soon' })
		hall.must({ type: 'Recall' }, officer(1))
		expect(hall.run({ type: 'MarkNoShow' }, officer(1))).toEqual({ refused: 'too-soon' })
		hall.later(10_000).must({ type: 'MarkNoShow' }, officer(1))
	})
	it('comes back with the place of arrival, by an officer of any service, and is called afresh', () => {
		const hall = hallWith(2)
		called(hall, 1)
		hall.must({ type: 'MarkNoShow' }, officer(1))
		hall.open(3)
		hall.later(60_000).must({ type: 'Reinstate', visitId: uuid(1) }, officer(3))
		expect(hall.day.visits.get(uuid(1))).toMatchObject({ state: 'waiting', attempt: 0, waitingSinceAt: hall.now() })
		expect(called(hall, 2)).toEqual([uuid(1)])
	})
	it('must be named to come back', () => {
		const hall = hallWith(1)
		called(hall, 1)
		hall.must({ type: 'MarkNoShow' }, officer(1))
		expect(hall.run({ type: 'Reinstate' }, officer(1))).toEqual({ refused: 'invalid-command' })
	})
	it('cannot come back to a service that the set-up has lost', () => {
		const hall = hallWith(0)
		hall.issue(1, 'chung-thuc')
		called(hall, 1)
		hall.must({ type: 'MarkNoShow' }, officer(1))
		const { services, counters } = testCentre()
		const centre = testCentre({
			services: services.filter((s) => s.id !== 'chung-thuc'),
			counters: counters.map((c) => ({ ...c, services: c.services.filter((id) => id !== 'chung-thuc') })),
		})
		hall.must({ type: 'ConfigureCentre', centre }, supervisor)
		expect(hall.run({ type: 'Reinstate', visitId: uuid(1) }, officer(1))).toEqual({ refused: 'service-not-found' })
	})
	it('is nothing for a rating tablet to decide about', () => {
		const hall = hallWith(1)
		called(hall, 1)
		expect(hall.run({ type: 'MarkNoShow', visitId: uuid(1) }, tablet(1))).toEqual({ refused: 'not-your-counter' })
	})
})
