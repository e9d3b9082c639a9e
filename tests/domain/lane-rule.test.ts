import { describe, expect, it } from 'vitest'
import type { Lane } from '../../contract/ids.ts'
import { callingOrder, chooseNext, claimAt } from '../../server/domain/lane-rule.ts'
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
	firstServiceId: 'ho-tich',
	stops: [],
	doubted: [],
	waitingSinceAt: order,
	attempt: 0,
	servedMs: 0,
	printed: [],
	slips: 1,
})
/** Long after all were issued. */
const NOW = 1000
const next = (visits: Visit[], called: number[] = [], limit = 3) => {
	const choice = chooseNext(visits, { called, yieldLimit: limit, at: NOW })
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
	const orders = (count: number, called: number[] = []) =>
		callingOrder(waiting, { called, yieldLimit: 3, at: NOW }, count).map((c) => c.visit.order)

	it('lets three pass, then calls the one who was passed', () => {
		expect(orders(7)).toEqual([3, 4, 5, 1, 2, 6, 7])
	})
	it('is what calling one after the other gives', () => {
		const called: number[] = []
		const left = [...waiting]
		while (left.length) {
			const choice = chooseNext(left, { called, yieldLimit: 3, at: NOW })
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

describe('the claim of an appointment', () => {
	const MIN = 60_000
	const booked = (order: number, issuedAt: number, appointmentAt: number): Visit => ({
		...visit(order, 'appointment'),
		issuedAt,
		appointmentAt,
	})
	const called = (visits: Visit[], at: number) => chooseNext(visits, { called: [], yieldLimit: 3, at })?.visit.order

	it('counts from five minutes before its time, or from the check-in', () => {
		expect(claimAt(booked(1, 0, 30 * MIN))).toBe(25 * MIN)
		expect(claimAt(booked(1, 27 * MIN, 30 * MIN))).toBe(27 * MIN)
	})
	it('is lost to who is more than a quarter of an hour late, and never another’s', () => {
		expect(claimAt(booked(1, 45 * MIN, 30 * MIN))).toBe(45 * MIN)
		expect(claimAt(booked(1, 45 * MIN + 1, 30 * MIN))).toBe(Infinity)
		expect([claimAt(visit(7)), claimAt(visit(7, 'priority')), claimAt(visit(7, 'appointment'))]).toEqual([Infinity, 7, 7])
	})
	it('passes nobody before it is due, and is called in its turn all the same', () => {
		const early = booked(2, 2, 30 * MIN)
		expect(called([visit(1), early], 25 * MIN - 1)).toBe(1)
		expect(called([visit(1), early], 25 * MIN)).toBe(2)
		expect(called([visit(3), early], 3)).toBe(2)
	})
	it('goes by the time of the claim, not of the ticket', () => {
		expect(called([visit(1), booked(2, 2, 60 * MIN), booked(3, 3, 30 * MIN)], 60 * MIN)).toBe(3)
		expect(called([visit(1), booked(2, 2, 60 * MIN), visit(3, 'priority')], 60 * MIN)).toBe(3)
	})
})
