import { describe, expect, it } from 'vitest'
import type { Recorded } from '../../contract/facts.ts'
import { judge } from '../../server/domain/forecast/judge.ts'
import { createHall, officer } from '../support/hall.ts'

const MIN = 60_000
const told = (p10: number, p50: number, p90: number) => ({ p10: p10 * MIN, p50: p50 * MIN, p90: p90 * MIN })

/** Tickets of one service issued at once and called five minutes apart; what each was told is put in its place. */
function dayOf(...waits: (ReturnType<typeof told> | null)[]): Recorded[] {
	const hall = createHall()
	hall.open(2)
	waits.forEach((_, i) => hall.issue(i + 1))
	for (let i = 0; i < waits.length; i++) {
		hall.callNext(2)
		hall.must({ type: 'StartServing' }, officer(2))
		hall.later(5 * MIN).must({ type: 'Complete' }, officer(2))
	}
	let n = 0
	return hall.log.map((fact) => (fact.type === 'TicketIssued' ? { ...fact, waitMs: waits[n++] ?? null } : fact))
}

describe('the judgement of a forecast', () => {
	it('is what was told beside what came, by service', () => {
		const { all, services } = judge(dayOf(told(0, 0, 0), told(4, 6, 8), told(11, 12, 20), told(5, 10, 14)))
		// Waits were 0, 5, 10 and 15 minutes; the first was told none and had none.
		expect(all).toEqual({
			n: 3,
			untold: 0,
			errorMs: (8 / 3) * MIN,
			biasMs: Math.round(((1 + 2 - 5) / 3) * MIN),
			inside: 0.3333,
			above: 0.3333,
		})
		expect([...services]).toEqual([['ho-tich', all]])
	})
	it('counts apart who was told nothing', () => {
		expect(judge(dayOf(null, null, told(9, 10, 11))).all).toMatchObject({ n: 1, untold: 1, errorMs: 0, inside: 1, above: 0 })
	})
	it('of nobody is nothing', () => {
		expect(judge([]).all).toEqual({ n: 0, untold: 0, errorMs: null, biasMs: null, inside: null, above: null })
	})
	it('knows a rough wait, which has no P10', () => {
		const facts = dayOf(told(0, 0, 0), told(4, 6, 8)).map((fact) =>
			fact.type === 'TicketIssued' && fact.waitMs ? { ...fact, waitMs: { p50: fact.waitMs.p50, p90: fact.waitMs.p90 } } : fact,
		)
		expect(judge(facts).all).toMatchObject({ n: 1, inside: null, above: 0 })
	})
})
