import { expect, it } from 'vitest'
import { advance, EMPTY_STAGE } from '../../display/call-stage.ts'
import { call, NINE } from './calls.ts'

const at = (seconds: number, speaking?: number) => ({ now: NINE + seconds * 1000, speaking })
/** As a new view brings them: equal, and not the same objects. */
const view = (...ids: number[]) => ids.map((id) => call(id))

it('the call that is spoken takes the plate before others that wait for it, and once', () => {
	let stage = advance(EMPTY_STAGE, view(3, 2, 1), at(0))
	expect(stage.leader?.call.callId).toBe(1)
	stage = advance(stage, view(3, 2, 1), at(6, 3))
	expect([stage.leader?.call.callId, stage.queue.map(({ callId }) => callId)]).toEqual([3, [2]])
	stage = advance(stage, view(3, 2, 1), at(12, 2))
	expect([stage.leader?.call.callId, stage.queue]).toEqual([2, []])
})

it('a call that the voice goes on with after a reload has the plate, old as it is', () => {
	const shown = advance(EMPTY_STAGE, view(3, 2, 1), at(30, 1))
	expect(shown.leader).toMatchObject({ call: { callId: 1 }, staged: true })
})
