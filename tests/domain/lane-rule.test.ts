import { describe, expect, it } from 'vitest'
import type { Lane } from '../../contract/ids.ts'
import { callingOrder, chooseNext } from '../../server/domain/lane-rule.ts'
import type { Visit } from '../../server/domain/visit.ts'

const visit = (order: number, lane: Lane = 'regular'): Visit => ({
	id: String(order),
	number: `A${String(order).padStart(3, '0')}`,
	lane,
	language: 'vi',
	order,
	issuedAt: order,
	aheadAtIssue: 0,
	state: 'waiting',
	serviceId: 'ho-tich',
	waitingSinceAt: order,
	attempt: 0,
	servedMs: 0,
	printed: [],
	slips: 1,
})
const next = (visits: Visit[], called: number[] = [], limit = 3) => {
	const choice = chooseNext(visits, called, limit)
	return choice && { number: choice.visit.number, why: choice.why }
}

describe('who is next', () => {
	it('is nobody when nobody waits', () => {
		expect(next([])).toBeUndefined()
	})
	it('is whoever came first, in whatever order they are listed', () => {
		expect(next([visit(3), visit(1), visit(2)])).toEqual({ number: 'A001', why: { rule: 'arrival', passed: 0 } })
	})
	it('is the earliest claim, and says whom it passed', () => {
		expect(next([visit(1), visit(2, 'priority'), visit(3, 'priority')])).toEqual({
			number: 'A002',
			why: { rule: 'priority', before: 'A001', passed: 1 },
		})
	})
	it('tells an appointment from a priority', () => {
		expect(next([visit(1), visit(2, 'appointment'), visit(3, 'priority')])?.why.rule).toBe('appointment')
	})
	it('is an arrival like any other when the claim came first anyway', () => {
		expect(next([visit(1, 'priority'), visit(2)])).toEqual({ number: 'A001', why: { rule: 'arrival', passed: 0 } })
	})
	it('is the longest waiting once this counter has called as many later tickets as allowed', () => {
		const waiting = [visit(1), visit(5, 'priority')]
		expect(next(waiting, [2, 3])).toEqual({ number: 'A005', why: { rule: 'priority', before: 'A001', passed: 3 } })
		expect(next(waiting, [2, 3, 4])).toEqual({ number: 'A001', why: { rule: 'yield-limit', passed: 3 } })
	})
	it('counts calls of later tickets alone', () => {
		expect(next([visit(4), visit(9, 'priority')], [1, 2, 3])?.number).toBe('A009')
	})
	it('speaks of the limit only where a claim had to stand back', () => {
		expect(next([visit(1)], [2, 3, 4])?.why).toEqual({ rule: 'arrival', passed: 3 })
	})
	it('is always the longest waiting when nobody may be passed', () => {
		expect(next([visit(1), visit(2, 'priority')], [], 0)).toEqual({ number: 'A001', why: { rule: 'arrival', passed: 0 } })
	})
})

describe('the order of calling', () => {
	const waiting = [visit(1), visit(2), ...[3, 4, 5, 6, 7].map((n) => visit(n, 'priority'))]
	const orders = (count: number, called: number[] = []) => callingOrder(waiting, called, 3, count).map((c) => c.visit.order)

	it('lets three pass, then calls the one who was passed', () => {
		expect(orders(7)).toEqual([3, 4, 5, 1, 2, 6, 7])
	})
	it('is what calling one after the other gives', () => {
		const called: number[] = []
		const left = [...waiting]
		while (left.length) {
			const choice = chooseNext(left, called, 3)
			if (!choice) break
			called.push(choice.visit.order)
			left.splice(left.indexOf(choice.visit), 1)
		}
		expect(orders(99)).toEqual(called)
	})
	it('is as long as asked, and changes nothing it was given', () => {
		const called = [9]
		expect(orders(2, called)).toHaveLength(2)
		expect(called).toEqual([9])
		expect(waiting).toHaveLength(7)
	})
})
