import { describe, expect, it } from 'vitest'
import { createHall, officer, supervisor, uuid } from '../support/hall.ts'

/** Officer 1 serves visit 1 at counter 1; officer 2 sits at counter 2. */
function serving(serviceId = 'ho-tich') {
	const hall = createHall()
	hall.open(1)
	hall.open(2)
	hall.issue(1, serviceId)
	hall.callNext(1)
	hall.must({ type: 'StartServing' }, officer(1))
	return hall
}
function holding(serviceId = 'ho-tich') {
	const hall = serving(serviceId)
	hall.later(60_000).must({ type: 'Hold', reason: 'Đi photo giấy tờ' }, officer(1))
	return hall
}
const visit = (hall: ReturnType<typeof createHall>, n = 1) => hall.day.visits.get(uuid(n))

describe('serving', () => {
	it('is about the visit at the sender’s counter when none is named', () => {
		const hall = serving()
		expect(hall.must({ type: 'Complete', outcome: 'tiep-nhan' }, officer(1))).toEqual([
			{ type: 'VisitCompleted', visitId: uuid(1), counterId: 'counter-1', outcome: 'tiep-nhan' },
		])
	})
	it('is refused where nobody sits or the officer sits nowhere', () => {
		const hall = serving()
		expect(hall.run({ type: 'Complete' }, officer(2))).toEqual({ refused: 'wrong-state' })
		expect(hall.run({ type: 'Complete' }, officer(3))).toEqual({ refused: 'wrong-state' })
		expect(hall.run({ type: 'Complete', counterId: 'counter-9' }, officer(1))).toEqual({ refused: 'counter-not-found' })
	})
	it('is refused when the counter named is not where the visit is', () => {
		expect(serving().run({ type: 'Complete', visitId: uuid(1), counterId: 'counter-2' }, supervisor)).toEqual({
			refused: 'not-your-counter',
		})
	})
	it('lasts from start to end without the time set aside', () => {
		const hall = serving()
		hall.later(100_000).must({ type: 'Hold' }, officer(1))
		hall.later(900_000).must({ type: 'Resume', visitId: uuid(1) }, officer(1))
		hall.later(50_000).must({ type: 'Complete' }, officer(1))
		expect(visit(hall)).toMatchObject({ servedMs: 150_000, completedAt: hall.now() })
		expect(hall.day.paces.get('ho-tich')).toEqual([150_000])
	})
	it('never lasts less than nothing, on a clock set back', () => {
		const hall = serving()
		hall.later(-3_600_000).must({ type: 'Complete' }, officer(1))
		expect(visit(hall)?.servedMs).toBe(0)
	})
})

describe('a visit set aside', () => {
	it('leaves the counter free, keeps the reason, and comes back without queueing', () => {
		const hall = holding()
		expect(visit(hall)).toMatchObject({ state: 'held', holdReason: 'Đi photo giấy tờ', heldAt: hall.now() })
		hall.issue(2)
		hall.callNext(1)
		expect(hall.run({ type: 'Resume', visitId: uuid(1) }, officer(1))).toEqual({ refused: 'counter-busy' })
		hall.must({ type: 'MarkNoShow' }, officer(1))
		expect(hall.must({ type: 'Resume', visitId: uuid(1) }, officer(1))).toEqual([
			{ type: 'VisitResumed', visitId: uuid(1), counterId: 'counter-1' },
		])
	})
	it('need not be named when it is the only one at the officer’s counter', () => {
		const hall = holding()
		hall.issue(2)
		hall.callNext(2)
		hall.must({ type: 'Hold' }, officer(2))
		expect(hall.must({ type: 'Resume' }, officer(1))).toMatchObject([{ visitId: uuid(1), counterId: 'counter-1' }])
		expect(hall.must({ type: 'Resume' }, officer(2))).toMatchObject([{ visitId: uuid(2), counterId: 'counter-2' }])
	})
	it('must be named when there are two, or when another counter holds it', () => {
		const hall = holding()
		expect(hall.run({ type: 'Resume' }, officer(2))).toEqual({ refused: 'wrong-state' })
		hall.issue(2)
		hall.callNext(1)
		hall.must({ type: 'Hold' }, officer(1))
		expect(hall.run({ type: 'Resume' }, officer(1))).toEqual({ refused: 'wrong-state' })
	})
	it('may come back at another desk that serves it, and only there', () => {
		const hall = holding('chung-thuc')
		expect(hall.run({ type: 'Resume', visitId: uuid(1) }, officer(2))).toEqual({ refused: 'not-your-counter' })
		expect(holding().must({ type: 'Resume', visitId: uuid(1) }, officer(2))).toMatchObject([{ counterId: 'counter-2' }])
	})
	it('comes back through a supervisor to the counter that held it', () => {
		expect(holding().must({ type: 'Resume', visitId: uuid(1) }, supervisor)).toMatchObject([{ counterId: 'counter-1' }])
	})
	it('does not come back to a counter that pauses', () => {
		const hall = holding()
		hall.must({ type: 'PauseCounter', reason: 'Họp' }, officer(1))
		expect(hall.run({ type: 'Resume', visitId: uuid(1) }, officer(1))).toEqual({ refused: 'counter-closed' })
	})
	it('can be sent on by the officer who holds it', () => {
		const hall = holding()
		expect(hall.run({ type: 'Transfer', visitId: uuid(1), toServiceId: 'dat-dai' }, officer(2))).toEqual({ refused: 'not-your-counter' })
		hall.must({ type: 'Transfer', visitId: uuid(1), toServiceId: 'dat-dai' }, officer(1))
		expect(visit(hall)).toMatchObject({ state: 'waiting', serviceId: 'dat-dai' })
	})
})

describe('a transfer', () => {
	it('keeps number, lane and arrival, and begins a new wait', () => {
		const hall = serving()
		const before = visit(hall)
		hall.later(60_000).must({ type: 'Transfer', toServiceId: 'dat-dai' }, officer(1))
		expect(visit(hall)).toMatchObject({
			number: before?.number,
			lane: before?.lane,
			order: before?.order,
			issuedAt: before?.issuedAt,
			state: 'waiting',
			attempt: 0,
			waitingSinceAt: hall.now(),
			transferredFrom: 'counter-1',
		})
		expect(hall.day.queues.get('dat-dai')).toEqual({ all: 1, claims: 0 })
		expect(hall.day.counters.get('counter-1')?.currentVisitId).toBeUndefined()
	})
	it('does not charge the next desk for the time of this one', () => {
		const hall = serving()
		hall.later(1_200_000).must({ type: 'Transfer', toServiceId: 'dat-dai' }, officer(1))
		hall.open(3)
		hall.callNext(3)
		hall.must({ type: 'StartServing' }, officer(3))
		hall.later(90_000).must({ type: 'Complete' }, officer(3))
		expect(hall.day.paces.get('dat-dai')).toEqual([90_000])
		expect(hall.today.officers.get('officer3')?.served).toEqual([90_000])
	})
	it('to a counter that does not serve the service takes that counter’s first service', () => {
		expect(serving().must({ type: 'Transfer', toCounterId: 'counter-3' }, officer(1))).toEqual([
			{
				type: 'VisitTransferred',
				visitId: uuid(1),
				counterId: 'counter-1',
				fromServiceId: 'ho-tich',
				toServiceId: 'dat-dai',
				toCounterId: 'counter-3',
			},
		])
	})
	it('to a service forgets the counter it was once sent to', () => {
		const hall = serving()
		hall.must({ type: 'Transfer', toCounterId: 'counter-2' }, officer(1))
		hall.callNext(2)
		hall.must({ type: 'Transfer', toServiceId: 'ho-tich' }, officer(2))
		expect(hall.callNext(1)).toMatchObject([{ visitId: uuid(1) }])
	})
	it.each([
		[{ toServiceId: 'gone' }, 'service-not-found'],
		[{ toCounterId: 'gone' }, 'counter-not-found'],
		[{ toCounterId: 'counter-1' }, 'wrong-state'],
	])('is refused to %o', (to, code) => {
		expect(serving().run({ type: 'Transfer', ...to }, officer(1))).toEqual({ refused: code })
	})
})
