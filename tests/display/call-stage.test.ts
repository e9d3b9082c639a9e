import { describe, expect, it } from 'vitest'
import { advance, EMPTY_STAGE, isLit, recentCalls, type Stage } from '../../display/call-stage.ts'
import { call, NINE } from './calls.ts'

const HOLD_MS = 12_000
const leading = (stage: Stage) => stage.leader?.call.number
const at = (seconds: number) => NINE + seconds * 1000

/** Runs the stage over whole seconds with the same calls and says who led in each. */
function leadersOver(
	seconds: number,
	calls: Parameters<typeof advance>[1],
	speakingAt: (s: number) => number | undefined = () => undefined,
) {
	let stage = EMPTY_STAGE
	return Array.from({ length: seconds }, (_, s) => {
		stage = advance(stage, calls, { now: at(s), speaking: speakingAt(s) })
		return leading(stage)
	})
}

describe('a lone call', () => {
	const calls = [call(1)]
	const stage = advance(EMPTY_STAGE, calls, { now: at(1) })

	it('takes the plate at once and is lit for the hold', () => {
		expect(leading(stage)).toBe('A001')
		expect(isLit(stage, { now: at(1) }, HOLD_MS)).toBe(true)
		expect(isLit(stage, { now: at(12.9) }, HOLD_MS)).toBe(true)
		expect(isLit(stage, { now: at(13) }, HOLD_MS)).toBe(false)
	})

	it('keeps the plate, dark, after that', () => expect(leading(advance(stage, calls, { now: at(600) }))).toBe('A001'))

	it('is lit for ten seconds at least, and as long as it is spoken', () => {
		expect(isLit(stage, { now: at(10.9) }, 3000)).toBe(true)
		expect(isLit(stage, { now: at(11) }, 3000)).toBe(false)
		expect(isLit(stage, { now: at(20), speaking: 1 }, HOLD_MS)).toBe(true)
	})

	it('does not change the stage when nothing is new', () => expect(advance(stage, calls, { now: at(2) })).toBe(stage))
})

describe('calls made together', () => {
	const calls = [call(3), call(2), call(1)]

	it('are each shown five seconds, in the order they were made', () => {
		expect(leadersOver(16, calls)).toEqual([
			...Array.from({ length: 5 }, () => 'A001'),
			...Array.from({ length: 5 }, () => 'A002'),
			...Array.from({ length: 6 }, () => 'A003'),
		])
	})

	it('wait until the one on the plate has been spoken', () => {
		const leaders = leadersOver(12, calls, (s) => (s < 8 ? 1 : 2))
		expect(leaders.lastIndexOf('A001')).toBe(7)
		expect(leaders[8]).toBe('A002')
	})

	it('show beside the plate at once, marked as waiting', () => {
		const stage = advance(EMPTY_STAGE, calls, { now: at(0) })
		expect(recentCalls(stage, calls).map((row) => [row.call.number, row.waiting])).toEqual([
			['A003', true],
			['A002', true],
		])
	})
})

describe('after a reconnection or when the page opens', () => {
	it('an old call is shown but not lit, and not queued', () => {
		const stage = advance(EMPTY_STAGE, [call(2), call(1)], { now: at(15.001) })
		expect(leading(stage)).toBe('A002')
		expect(isLit(stage, { now: at(15.001) }, HOLD_MS)).toBe(false)
		expect(stage.queue).toEqual([])
	})

	it('a call of the last fifteen seconds is staged', () => {
		const stage = advance(EMPTY_STAGE, [call(2, { calledAt: at(40) }), call(1)], { now: at(55) })
		expect(leading(stage)).toBe('A002')
		expect(isLit(stage, { now: at(55) }, HOLD_MS)).toBe(true)
	})

	it('the plate catches up with a call it never saw while it was news', () => {
		const before = advance(EMPTY_STAGE, [call(1)], { now: at(0) })
		const after = advance(before, [call(2, { calledAt: at(60) }), call(1)], { now: at(120) })
		expect(leading(after)).toBe('A002')
		expect(isLit(after, { now: at(120) }, HOLD_MS)).toBe(false)
	})

	it('a store that begins its numbers again is not taken for an old call', () => {
		const before = advance(EMPTY_STAGE, [call(1)], { now: at(0) })
		const after = advance(before, [call(1, { number: 'B001', calledAt: at(100) })], { now: at(101) })
		expect(leading(after)).toBe('B001')
		expect(after.leader?.staged).toBe(true)
	})

	it('a new day clears the plate', () => {
		const before = advance(EMPTY_STAGE, [call(1)], { now: at(0) })
		expect(leading(advance(before, [], { now: at(3600) }))).toBeUndefined()
	})
})

describe('the recent calls', () => {
	it('are six numbers, newest first, each once, without the one on the plate', () => {
		const recall = call(9, { number: 'A002', attempt: 2 })
		const calls = [recall, ...[8, 7, 6, 5, 4, 3, 2, 1].map((id) => call(id))]
		const stage = advance(EMPTY_STAGE, calls, { now: at(60) })
		expect(leading(stage)).toBe('A002')
		expect(recentCalls(stage, calls).map((row) => row.call.number)).toEqual(['A008', 'A007', 'A006', 'A005', 'A004', 'A003'])
	})
})

it('a recall takes the plate again as a call of its own', () => {
	const first = advance(EMPTY_STAGE, [call(1)], { now: at(0) })
	const recall = call(2, { number: 'A001', attempt: 2, calledAt: at(60) })
	const again = advance(first, [recall, call(1)], { now: at(60.2) })
	expect(again.leader).toEqual({ call: recall, since: at(60.2), staged: true })
})
