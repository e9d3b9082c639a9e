import { describe, expect, it } from 'vitest'
import { paceOf, roughWait, roughWaitOf } from '../../server/domain/forecast/rough.ts'
import { createHall, officer, uuid } from '../support/hall.ts'

const MIN = 60_000
/** Usual times of the test centre. */
const HO_TICH = 10 * MIN
type Hall = ReturnType<typeof createHall>

const newcomer = (hall: Hall, serviceId = 'ho-tich', lane: 'regular' | 'priority' = 'regular') =>
	roughWait(hall.day, serviceId, lane, hall.now())
const waiting = (hall: Hall, n: number) => {
	const visit = hall.day.visits.get(uuid(n))
	if (!visit) throw new Error('no such visit')
	return roughWaitOf(hall.day, visit, hall.now())
}
/** Visit `n` is called and served at the counter, now. */
function serve(hall: Hall, n: number, counter: number, serviceId = 'ho-tich') {
	hall.must({ type: 'CallVisit', visitId: hall.issue(n, serviceId) }, officer(counter))
	hall.must({ type: 'StartServing' }, officer(counter))
}

describe('the rough wait', () => {
	it('cannot be known while no counter of the service is open', () => {
		const hall = createHall()
		hall.open(3)
		expect(newcomer(hall)).toBeNull()
		hall.open(2)
		hall.must({ type: 'PauseCounter', reason: 'Họp' }, officer(2))
		expect(newcomer(hall)).toBeNull()
	})
	it('is nothing where a counter is free and nobody waits', () => {
		const hall = createHall()
		hall.open(2)
		expect(newcomer(hall)).toEqual({ p50: 0, p90: 0 })
	})
	it('is the work ahead, shared by the counters that can do it', () => {
		const hall = createHall()
		hall.open(2)
		for (const n of [1, 2, 3]) hall.issue(n)
		expect(newcomer(hall)?.p50).toBe(3 * HO_TICH)
		hall.open(1)
		expect(newcomer(hall)?.p50).toBe(1.5 * HO_TICH)
	})
	it('counts of another service only what loads the same counters', () => {
		const hall = createHall()
		hall.open(1)
		hall.open(3)
		hall.issue(1, 'chung-thuc')
		hall.issue(2, 'dat-dai')
		expect(newcomer(hall)?.p50).toBe(5 * MIN)
	})
	it('counts what is left of the visit at the desk, but never less than a quarter', () => {
		const hall = createHall()
		hall.open(2)
		serve(hall, 1, 2)
		expect(newcomer(hall)?.p50).toBe(HO_TICH)
		hall.later(4 * MIN)
		expect(newcomer(hall)?.p50).toBe(6 * MIN)
		hall.later(60 * MIN)
		expect(newcomer(hall)?.p50).toBe(HO_TICH / 4)
		hall.later(-300 * MIN)
		expect(newcomer(hall)?.p50).toBe(HO_TICH)
	})
	it('is shorter for a claim: only claims are ahead', () => {
		const hall = createHall()
		hall.open(2)
		hall.issue(1)
		hall.issue(2)
		hall.issue(3, 'ho-tich', 'priority')
		expect(newcomer(hall, 'ho-tich', 'priority')?.p50).toBe(HO_TICH)
		expect(newcomer(hall)?.p50).toBe(3 * HO_TICH)
	})
	it('of one who waits counts those before, not those after', () => {
		const hall = createHall()
		hall.open(2)
		for (const n of [1, 2, 3]) hall.issue(n)
		hall.issue(4, 'ho-tich', 'priority')
		expect([1, 2, 3, 4].map((n) => waiting(hall, n)?.p50)).toEqual([HO_TICH, 2 * HO_TICH, 3 * HO_TICH, 0])
	})
	it('is wider at p90 than at p50 as soon as there is work', () => {
		const hall = createHall()
		hall.open(2)
		hall.issue(1)
		const wait = newcomer(hall)
		expect(wait?.p90).toBeGreaterThan(wait?.p50 ?? Infinity)
		expect(Number.isInteger(wait?.p50) && Number.isInteger(wait?.p90)).toBe(true)
	})
})

describe('the pace', () => {
	it('is the usual time until the day says otherwise, then moves towards it', () => {
		const hall = createHall()
		hall.open(2)
		expect(paceOf(hall.day, 'ho-tich')).toBe(HO_TICH)
		for (let n = 1; n <= 4; n++) {
			serve(hall, n, 2)
			hall.later(2 * MIN).must({ type: 'Complete' }, officer(2))
		}
		expect(paceOf(hall.day, 'ho-tich')).toBe((4 * HO_TICH + 4 * 2 * MIN) / 8)
	})
	it('is no guess for a service that the set-up does not know', () => {
		expect(paceOf(createHall().day, 'gone')).toBe(0)
	})
})
