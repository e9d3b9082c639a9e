import { describe, expect, it } from 'vitest'
import { Command } from '../../contract/commands.ts'
import { decide } from '../../server/domain/decide.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, officer, supervisor, uuid } from '../support/hall.ts'

const open = (n: number) => ({ type: 'OpenCounter', counterId: `counter-${n}` }) as const
const people = testCentre().people.map((p) => (p.username === 'officer2' ? { ...p, substituteAt: ['counter-1'] } : p))
const own = () => createHall(testCentre({ seating: 'own', people }))

describe('where seats are given', () => {
	it('an officer opens their own counter, and no other', () => {
		const hall = own()
		expect(hall.run(open(2), officer(1))).toEqual({ refused: 'not-your-counter' })
		expect(hall.must(open(1), officer(1))).toEqual([{ type: 'CounterOpened', counterId: 'counter-1', officer: 'officer1' }])
	})
	it('an officer stands in where the set-up says, one at a time', () => {
		const hall = own()
		hall.must(open(1), officer(2))
		expect(hall.run(open(2), officer(2))).toEqual({ refused: 'already-at-counter' })
		expect(hall.run(open(1), officer(1))).toEqual({ refused: 'counter-taken' })
		hall.must({ type: 'CloseCounter' }, officer(2))
		hall.must(open(1), officer(1))
	})
	it('a supervisor opens any', () => {
		const hall = own()
		for (const n of [1, 2, 3]) hall.must(open(n), supervisor)
	})
	it('who has none opens none', () => {
		const seatless = people.map(({ counterId: _, ...p }) => (p.username === 'officer3' ? p : { ...p }))
		const hall = createHall(testCentre({ seating: 'own', people: seatless }))
		for (const n of [1, 2, 3]) expect(hall.run(open(n), officer(3))).toEqual({ refused: 'not-your-counter' })
	})
	it('who sat there before it was given away keeps the seat, and ends a pause', () => {
		const hall = createHall(testCentre({ people }))
		hall.must(open(3), officer(1))
		hall.must({ type: 'PauseCounter', reason: 'Họp' }, officer(1))
		hall.must({ type: 'ConfigureCentre', centre: testCentre({ seating: 'own', people }) }, supervisor)
		hall.must(open(3), officer(1))
		hall.must({ type: 'CloseCounter' }, officer(1))
		expect(hall.run(open(3), officer(1))).toEqual({ refused: 'not-your-counter' })
	})
	it('is told with the counters that are theirs, their own first', () => {
		const hall = own()
		const command = Command.parse({ commandId: uuid(1), ...open(3) })
		expect(decide(hall.day, command, { at: hall.now(), actor: officer(2) })).toEqual({
			ok: false,
			code: 'not-your-counter',
			detail: 'counter-2 counter-1',
		})
	})
})

describe('where any seat is free to take', () => {
	it('an officer opens whichever they like', () => {
		const hall = createHall(testCentre({ people }))
		hall.must(open(3), officer(1))
	})
})
