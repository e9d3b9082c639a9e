import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHall, FULL_MS, voice } from './announcer-hall.ts'
import { call, NINE } from './calls.ts'

beforeEach(() => vi.useFakeTimers({ now: NINE }))
afterEach(() => vi.useRealTimers())

describe('the announcer', () => {
	it('speaks each call once, after a chime, however often its view comes', async () => {
		const { announcer, sounds, outcomes } = createHall()
		for (let i = 0; i < 5; i++) {
			announcer.hear([call(1)], voice)
			await vi.advanceTimersByTimeAsync(1000)
		}
		await vi.runAllTimersAsync()
		announcer.hear([call(1)], voice)
		await vi.runAllTimersAsync()
		expect(sounds).toEqual([{ what: 'A001', chime: 'full', gain: 1, from: NINE, to: NINE + FULL_MS }])
		expect(outcomes).toEqual(['A001 spoken'])
	})

	it('speaks calls made together in order, without overlap, those that follow after a short chime', async () => {
		const { announcer, sounds } = createHall()
		announcer.hear([call(4), call(3), call(2), call(1)], voice)
		await vi.advanceTimersByTimeAsync(3000)
		announcer.hear([call(5, { calledAt: NINE + 3000 }), call(4), call(3), call(2), call(1)], voice)
		await vi.runAllTimersAsync()
		expect(sounds.map(({ what, chime }) => `${what} ${chime}`)).toEqual([
			'A001 full',
			'A002 short',
			'A003 short',
			'A004 short',
			'A005 short',
		])
		for (const [i, { from }] of sounds.entries()) expect(from).toBeGreaterThanOrEqual(sounds[i - 1]?.to ?? 0)
	})

	it('never speaks a call older than fifteen seconds when first heard of, nor later, and says so', async () => {
		const { announcer, spoken, outcomes } = createHall()
		const old = call(1, { calledAt: NINE - 15_001 })
		announcer.hear([call(2, { calledAt: NINE - 15_000 }), old], voice)
		await vi.runAllTimersAsync()
		announcer.hear([old], voice)
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual(['A002'])
		expect(outcomes).toEqual(['A001 old', 'A002 spoken'])
	})

	it('drops a call whose turn comes after a minute', async () => {
		const { announcer, spoken, outcomes } = createHall()
		announcer.hear(
			Array.from({ length: 20 }, (_, i) => call(20 - i)),
			voice,
		)
		await vi.runAllTimersAsync()
		expect(spoken()).toHaveLength(14)
		expect(outcomes.filter((o) => o.endsWith('late')).map((o) => o.slice(0, 4))).toEqual(['A015', 'A016', 'A017', 'A018', 'A019', 'A020'])
	})

	it('speaks a recall as a call of its own, before first calls that wait', async () => {
		const { announcer, spoken } = createHall()
		announcer.hear([call(3), call(2), call(1)], voice)
		await vi.advanceTimersByTimeAsync(1000)
		announcer.hear([call(7, { number: 'A900', attempt: 2, calledAt: NINE + 1000 }), call(3), call(2), call(1)], voice)
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual(['A001', 'A900', 'A002', 'A003'])
	})

	it('speaks where a number is to go now, not where it was called before', async () => {
		const { announcer, spoken, outcomes } = createHall()
		announcer.hear([call(3, { number: 'A002', attempt: 2 }), call(2), call(1)], voice)
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual(['A002', 'A001'])
		expect(outcomes).toEqual(['A002 superseded', 'A002 spoken', 'A001 spoken'])
	})

	it('says which call it is speaking', async () => {
		const { announcer, speaking } = createHall()
		announcer.hear([call(2), call(1)], voice)
		await vi.runAllTimersAsync()
		expect(speaking.filter((id, i) => id !== speaking[i - 1])).toEqual([1, undefined, 2, undefined])
	})

	it('goes on after a call that has no clips, and after one that fails', async () => {
		const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
		const { announcer, outcomes } = createHall({
			sentences: async ({ callId, number }) => {
				if (callId === 2) throw new Error('broken')
				return callId === 1 ? [] : [{ words: [number], pieces: [] }]
			},
		})
		announcer.hear([call(3), call(2), call(1)], voice)
		await vi.runAllTimersAsync()
		expect(outcomes).toEqual(['A001 no-clip', 'A002 cut', 'A003 spoken'])
		expect(complaint).toHaveBeenCalledOnce()
		complaint.mockRestore()
	})
})
