import { describe, expect, it } from 'vitest'
import { testCentre } from '../support/centre.ts'
import { createHall, officer, supervisor, uuid } from '../support/hall.ts'

const open = (n: number) => ({ type: 'OpenCounter', counterId: `counter-${n}` }) as const
const close = (n: number) => ({ type: 'CloseCounter', counterId: `counter-${n}` }) as const

describe('opening a counter', () => {
	it('seats the officer, and is nothing new the second time', () => {
		const hall = createHall()
		expect(hall.must(open(1), officer(1))).toEqual([{ type: 'CounterOpened', counterId: 'counter-1', officer: 'officer1' }])
		expect(hall.must(open(1), officer(1))).toEqual([])
	})
	it('is refused at a desk where somebody sits, also while they pause', () => {
		const hall = createHall()
		hall.open(1)
		expect(hall.run(open(1), officer(2))).toEqual({ refused: 'counter-taken' })
		hall.must({ type: 'PauseCounter', reason: 'Họp' }, officer(1))
		expect(hall.run(open(1), officer(2))).toEqual({ refused: 'counter-taken' })
	})
	it('is refused to an officer who sits elsewhere, until they close there', () => {
		const hall = createHall()
		hall.open(1)
		expect(hall.run(open(2), officer(1))).toEqual({ refused: 'already-at-counter' })
		hall.must({ type: 'CloseCounter' }, officer(1))
		hall.must(open(2), officer(1))
		hall.must(open(1), officer(2))
		expect([hall.day.counters.get('counter-1')?.officer, hall.day.counters.get('counter-2')?.officer]).toEqual(['officer2', 'officer1'])
	})
	it('ends a pause, and a supervisor who ends it does not take the seat', () => {
		const hall = createHall()
		hall.open(1)
		hall.must({ type: 'PauseCounter', reason: 'Họp' }, officer(1))
		hall.must(open(1), supervisor)
		expect(hall.day.counters.get('counter-1')).toEqual({
			...{ id: 'counter-1', state: 'open', officer: 'officer1', called: [] },
			freeSinceAt: hall.now(),
		})
	})
	it('is refused where the set-up has no such counter, or no longer', () => {
		const hall = createHall()
		expect(hall.run(open(9), officer(1))).toEqual({ refused: 'counter-not-found' })
		const { counters, people } = testCentre()
		const centre = testCentre({
			counters: counters.filter((c) => c.id !== 'counter-2'),
			people: people.filter((p) => p.counterId !== 'counter-2'),
		})
		hall.must({ type: 'ConfigureCentre', centre }, supervisor)
		expect(hall.run(open(2), officer(2))).toEqual({ refused: 'counter-not-found' })
	})
})

describe('closing a counter', () => {
	it('is refused while someone is called or served there', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		expect(hall.run(close(1), officer(1))).toEqual({ refused: 'counter-busy' })
		hall.must({ type: 'StartServing' }, officer(1))
		expect(hall.run(close(1), officer(1))).toEqual({ refused: 'counter-busy' })
		expect(hall.run({ type: 'PauseCounter', reason: 'Họp' }, officer(1))).toEqual({ refused: 'counter-busy' })
	})
	it('is for who sits there, and for a supervisor', () => {
		const hall = createHall()
		hall.open(1)
		hall.open(2)
		expect(hall.run(close(1), officer(2))).toEqual({ refused: 'not-your-counter' })
		hall.must(close(1), supervisor)
		expect(hall.run(close(1), officer(1))).toEqual({ refused: 'counter-closed' })
		expect(hall.run({ type: 'CloseCounter' }, officer(1))).toEqual({ refused: 'counter-closed' })
	})
	it('keeps its count of calls, so that closing and opening is no way round the yield limit', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		hall.must({ type: 'MarkNoShow' }, officer(1))
		hall.must(close(1), officer(1))
		hall.open(1)
		expect(hall.day.counters.get('counter-1')?.called).toHaveLength(1)
	})
})

describe('visits held at a counter that closes', () => {
	function closedWithHeld() {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		hall.must({ type: 'Hold' }, officer(1))
		hall.must(close(1), officer(1))
		return hall
	}
	it('stay held, and come back to whoever sits there next', () => {
		const hall = closedWithHeld()
		expect(hall.state(uuid(1))).toBe('held')
		hall.must(open(1), officer(2))
		expect(hall.must({ type: 'Resume' }, officer(2))).toMatchObject([{ visitId: uuid(1), counterId: 'counter-1' }])
	})
	it('can be called by another desk of the service', () => {
		const hall = closedWithHeld()
		hall.open(2)
		expect(hall.must({ type: 'CallVisit', visitId: uuid(1) }, officer(2))).toMatchObject([{ counterId: 'counter-2' }])
	})
	it('can be sent on by a supervisor', () => {
		const hall = closedWithHeld()
		expect(hall.run({ type: 'Transfer', visitId: uuid(1), toServiceId: 'dat-dai' }, officer(1))).toEqual({ refused: 'not-your-counter' })
		hall.must({ type: 'Transfer', visitId: uuid(1), toServiceId: 'dat-dai' }, supervisor)
		expect(hall.state(uuid(1))).toBe('waiting')
	})
})

describe('pausing', () => {
	it('keeps the reason, once', () => {
		const hall = createHall()
		hall.open(1)
		hall.must({ type: 'PauseCounter', reason: 'Họp' }, officer(1))
		expect(hall.day.counters.get('counter-1')).toMatchObject({ state: 'paused', pauseReason: 'Họp' })
		expect(hall.run({ type: 'PauseCounter', reason: 'Họp' }, officer(1))).toEqual({ refused: 'wrong-state' })
		hall.must(close(1), officer(1))
		expect(hall.day.counters.get('counter-1')).not.toHaveProperty('pauseReason')
	})
})
