import { describe, expect, it } from 'vitest'
import { createHall, officer, uuid, type Who } from '../support/hall.ts'

const system: Who = { kind: 'system', id: 'system', anyCounter: true }

/** One visit of every state, at counters 1 to 3. */
function evening() {
	const hall = createHall()
	for (const n of [1, 2, 3]) hall.open(n)
	for (const n of [1, 2, 3, 4, 5, 6]) hall.issue(n)
	const call = (n: number, counter: number) => hall.must({ type: 'CallVisit', visitId: uuid(n) }, officer(counter))
	call(1, 1)
	hall.must({ type: 'MarkNoShow' }, officer(1))
	call(2, 1)
	hall.must({ type: 'StartServing' }, officer(1))
	hall.must({ type: 'Complete' }, officer(1))
	call(3, 1)
	hall.must({ type: 'Hold' }, officer(1))
	call(4, 1)
	hall.must({ type: 'StartServing' }, officer(1))
	call(5, 2)
	hall.must({ type: 'CancelVisit', visitId: hall.issue(7) }, officer(1))
	return hall
}

describe('the end of the day', () => {
	it('finishes who is served, cancels who is not, closes the counters, and sums up', () => {
		const facts = evening().must({ type: 'CloseDay' }, system)
		expect(facts).toEqual([
			{ type: 'VisitCancelled', visitId: uuid(3), dayEnd: true },
			{ type: 'VisitCompleted', visitId: uuid(4), counterId: 'counter-1', dayEnd: true },
			{ type: 'VisitCancelled', visitId: uuid(5), dayEnd: true },
			{ type: 'VisitCancelled', visitId: uuid(6), dayEnd: true },
			{ type: 'CounterClosed', counterId: 'counter-1', dayEnd: true },
			{ type: 'CounterClosed', counterId: 'counter-2', dayEnd: true },
			{ type: 'CounterClosed', counterId: 'counter-3', dayEnd: true },
			{ type: 'DayClosed', day: '2026-11-23', issued: 7, completed: 1, noShow: 1, cancelled: 1, dayEnd: 4 },
		])
	})
	it('counts every ticket once in its sums', () => {
		const [sums] = evening().must({ type: 'CloseDay' }, system).slice(-1)
		if (sums?.type !== 'DayClosed') throw new Error('the day was not summed up')
		expect(sums.completed + sums.noShow + sums.cancelled + sums.dayEnd).toBe(sums.issued)
	})
	it('leaves nobody at a counter and nobody waiting', () => {
		const hall = evening()
		hall.must({ type: 'CloseDay' }, system)
		expect(hall.day.waiting.size).toBe(0)
		expect([...hall.day.counters.values()].map((c) => [c.state, c.currentVisitId])).toEqual(Array(3).fill(['closed', undefined]))
	})
	it('teaches the forecast nothing, and praises no officer', () => {
		const hall = evening()
		const served = hall.today.officers.get('officer1')?.served.length
		hall.later(8 * 3_600_000).must({ type: 'CloseDay' }, system)
		expect(hall.day.paces.get('ho-tich')).toHaveLength(1)
		expect(hall.today.officers.get('officer1')?.served).toHaveLength(served ?? 0)
	})
	it('is only its sums on a day when all went home', () => {
		expect(createHall().must({ type: 'CloseDay' }, system)).toEqual([
			{ type: 'DayClosed', day: '2026-11-23', issued: 0, completed: 0, noShow: 0, cancelled: 0, dayEnd: 0 },
		])
	})
})
