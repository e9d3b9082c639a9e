import { describe, expect, it } from 'vitest'
import { CALLS_MS, FIRST_TURN, RUN, turn, type Look, type Turning } from '../../display/board/rotation.ts'

const NOW = 1_000_000
const look = (now: number, over: Partial<Look> = {}): Look => ({ now, busy: false, pageMs: 10_000, over: false, ...over })
const after = (turning: Turning, now: number, over: Partial<Look> = {}) => turn(turning, look(now, over))
const begun = after(FIRST_TURN, NOW)

describe('calls and board take turns', () => {
	it('the calls first, for their whole time', () => {
		expect(after(begun, NOW + CALLS_MS - 1)).toBe(begun)
		expect(after(begun, NOW + CALLS_MS)).toMatchObject({ showing: true, cursor: 0, run: 1 })
	})
	it('a run of pages, then the calls again, and the next run goes on where this one ended', () => {
		let turning = after(begun, NOW + CALLS_MS)
		const seen = [turning.cursor]
		for (let i = 1; i <= RUN; i++) {
			turning = after(turning, NOW + CALLS_MS + i * 10_000)
			seen.push(turning.cursor)
		}
		expect(seen).toEqual([0, 1, 2, 3])
		expect(turning.showing).toBe(false)
		expect(after(turning, turning.since + CALLS_MS)).toMatchObject({ showing: true, cursor: 3 })
	})
	it('a page that is over gives way before its time', () => {
		const showing = after(begun, NOW + CALLS_MS)
		expect(after(showing, NOW + CALLS_MS + 1, { over: true })).toMatchObject({ cursor: 1, showing: true })
	})
	it('a call interrupts at once; the page it interrupted comes again', () => {
		const showing = after(begun, NOW + CALLS_MS)
		const busy = after(showing, NOW + CALLS_MS + 500, { busy: true })
		expect(busy).toMatchObject({ showing: false, cursor: 0 })
		const rested = after(busy, NOW + 60_000, { busy: true })
		expect(after(rested, NOW + 60_000 + CALLS_MS - 1).showing).toBe(false)
		expect(after(rested, NOW + 60_000 + CALLS_MS)).toMatchObject({ showing: true, cursor: 0 })
	})
	it('without a page nothing turns', () => {
		expect(after(begun, NOW + 10 * CALLS_MS, { pageMs: undefined })).toBe(begun)
	})
	it('a clock that was set back holds no page for hours', () => {
		const showing = after(begun, NOW + CALLS_MS)
		const back = after(showing, NOW - 3_600_000)
		expect(after(back, NOW - 3_600_000 + 10_000)).toMatchObject({ cursor: 1 })
	})
})
