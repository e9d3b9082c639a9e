import { describe, expect, it } from 'vitest'
import type { CommandDraft } from '../../contract/commands.ts'
import { createHall, officer, tablet, uuid, visitor, type Who } from '../support/hall.ts'

const WINDOW_MS = 600_000
const agent: Who = { kind: 'agent', id: 'agent-1', anyCounter: false }
const press = (level: number, more: Partial<Extract<CommandDraft, { type: 'Rate' }>> = {}): CommandDraft => ({
	type: 'Rate',
	counterId: 'counter-1',
	level,
	...more,
})

/** Visits 1 and 2 wait; visit 1 is served at counter 1. */
function serving() {
	const hall = createHall()
	hall.open(1)
	hall.issue(1)
	hall.issue(2)
	hall.callNext(1)
	hall.must({ type: 'StartServing' }, officer(1))
	return hall
}
function completed() {
	const hall = serving()
	hall.must({ type: 'Complete' }, officer(1))
	return hall
}

describe('a press', () => {
	it('is about the visit that is served there now', () => {
		expect(serving().must(press(4, { reasons: ['cho-lau', 'cho-lau'] }), tablet(1))).toEqual([
			{ type: 'VisitRated', visitId: uuid(1), counterId: 'counter-1', level: 4, reasons: ['cho-lau'] },
		])
	})
	it('is taken from a tablet with a name of its own at the counter it says, from one named after a counter there alone', () => {
		const wandering: Who = { kind: 'rating', id: 'tablet-7', anyCounter: false }
		expect(serving().must(press(4), wandering)).toMatchObject([{ type: 'VisitRated', counterId: 'counter-1' }])
		expect(serving().run(press(4), tablet(2))).toEqual({ refused: 'not-your-counter' })
	})
	it('is about the one finished last while the next is only called', () => {
		const hall = completed()
		hall.callNext(1)
		expect(hall.must(press(3), agent)).toMatchObject([{ visitId: uuid(1) }])
		hall.must({ type: 'StartServing' }, officer(1))
		expect(hall.must(press(2), agent)).toMatchObject([{ visitId: uuid(2) }])
	})
	it('counts to the end of the window, and not after', () => {
		expect(completed().later(WINDOW_MS).must(press(4), tablet(1))).toHaveLength(1)
		expect(
			completed()
				.later(WINDOW_MS + 1)
				.run(press(4), tablet(1)),
		).toEqual({ refused: 'nothing-to-rate' })
	})
	it('counts on a clock that was set back', () => {
		expect(completed().later(-3_600_000).must(press(4), tablet(1))).toHaveLength(1)
	})
	it('counts once', () => {
		const hall = serving()
		hall.must(press(4), tablet(1))
		expect(hall.run(press(1), tablet(1))).toEqual({ refused: 'already-rated' })
		hall.must({ type: 'Complete' }, officer(1))
		expect(hall.run(press(1), agent)).toEqual({ refused: 'already-rated' })
		expect(hall.day.visits.get(uuid(1))?.rating).toEqual({ level: 4, at: hall.now() })
	})
	it('counts after the counter has closed', () => {
		const hall = completed()
		hall.must({ type: 'CloseCounter' }, officer(1))
		expect(hall.must(press(4), tablet(1))).toHaveLength(1)
	})
	it('finds nothing while the only visit is set aside', () => {
		const hall = serving()
		hall.must({ type: 'Hold' }, officer(1))
		expect(hall.run(press(4), tablet(1))).toEqual({ refused: 'nothing-to-rate' })
	})
})

describe('a rating', () => {
	it.each([
		[press(5), tablet(1), 'invalid-command'],
		[press(4, { reasons: ['gone'] }), tablet(1), 'invalid-command'],
		[press(4, { counterId: 'counter-9' }), tablet(1), 'counter-not-found'],
		[press(4), tablet(2), 'not-your-counter'],
		[press(4, { visitId: uuid(9) }), tablet(1), 'visit-not-found'],
		[press(4, { counterId: 'counter-2', visitId: uuid(1) }), agent, 'not-your-counter'],
		[press(4, { visitId: uuid(2) }), tablet(1), 'nothing-to-rate'],
		[press(4, { counterId: 'counter-2' }), agent, 'nothing-to-rate'],
	])('is refused: %o', (command, who, code) => {
		expect(serving().run(command, who)).toEqual({ refused: code })
	})
	it('by a tablet that names only the visit is still about its own counter', () => {
		expect(serving().run({ type: 'Rate', visitId: uuid(1), level: 4 }, tablet(2))).toEqual({ refused: 'not-your-counter' })
	})
	it('by whoever holds the visit id is about that visit, also after the next was finished', () => {
		const hall = completed()
		hall.callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		hall.must({ type: 'Complete' }, officer(1))
		expect(hall.must({ type: 'Rate', visitId: uuid(1), level: 1 }, visitor)).toMatchObject([{ visitId: uuid(1), counterId: 'counter-1' }])
	})
	it('names the counter that served last, after a transfer', () => {
		const hall = serving()
		hall.must({ type: 'Transfer', toServiceId: 'dat-dai' }, officer(1))
		hall.open(3)
		hall.callNext(3)
		hall.must({ type: 'StartServing' }, officer(3))
		hall.must({ type: 'Complete' }, officer(3))
		expect(hall.run(press(4), tablet(1))).toEqual({ refused: 'nothing-to-rate' })
		expect(hall.must(press(4, { counterId: 'counter-3' }), tablet(3))).toMatchObject([{ counterId: 'counter-3' }])
	})
})

describe('a press that was long on its way', () => {
	const pad: Who = { kind: 'agent', id: 'pad-1', anyCounter: true }
	const pressed = (hall: ReturnType<typeof createHall>, agoMs: number, level = 4) =>
		hall.run({ type: 'RatePressed', counterId: 'counter-1', level, pressedAt: hall.now() - agoMs }, pad)

	/** Visit 1 served and finished, then, a minute later, visit 2 served for two minutes, still there. */
	function twoVisits() {
		const hall = serving().later(120_000)
		hall.must({ type: 'Complete' }, officer(1))
		hall.later(60_000)
		hall.callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		return hall.later(120_000)
	}

	it('is about whoever was served there then, not about who is there now', () => {
		expect(pressed(twoVisits(), 200_000)).toMatchObject({ facts: [{ type: 'VisitRated', visitId: uuid(1), level: 4 }] })
		expect(pressed(twoVisits(), 130_000)).toMatchObject({ facts: [{ visitId: uuid(1) }] })
		expect(pressed(twoVisits(), 10_000)).toMatchObject({ facts: [{ visitId: uuid(2) }] })
	})
	it('rates nobody when nobody had been served there', () => {
		expect(pressed(twoVisits(), 400_000)).toEqual({ refused: 'nothing-to-rate' })
		const hall = completed().later(WINDOW_MS * 2)
		expect(pressed(hall, 0)).toEqual({ refused: 'nothing-to-rate' })
		expect(pressed(hall, WINDOW_MS * 2 - 1)).toMatchObject({ facts: [{ visitId: uuid(1) }] })
	})
	it('counts once, on the scale, at a counter there is', () => {
		const hall = twoVisits()
		pressed(hall, 200_000)
		expect(pressed(hall, 200_000)).toEqual({ refused: 'already-rated' })
		expect(pressed(hall, 0, 5)).toEqual({ refused: 'invalid-command' })
		expect(hall.run({ type: 'RatePressed', counterId: 'counter-9', level: 1, pressedAt: hall.now() }, pad)).toEqual({
			refused: 'counter-not-found',
		})
	})
	it('from a clock ahead of ours counts as made now', () => {
		expect(pressed(twoVisits(), -3_600_000)).toMatchObject({ facts: [{ visitId: uuid(2) }] })
	})
	it('is not about a visit that was sent on, or is held', () => {
		const hall = serving()
		hall.must({ type: 'Hold' }, officer(1))
		expect(pressed(hall, 0)).toEqual({ refused: 'nothing-to-rate' })
	})
})
