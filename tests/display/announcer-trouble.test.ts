import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemory, type Memory } from '../../display/voice/memory.ts'
import { clock, createHall, FULL_MS, voice } from './announcer-hall.ts'
import { call, NINE } from './calls.ts'

beforeEach(() => vi.useFakeTimers({ now: NINE }))
afterEach(() => vi.useRealTimers())

describe('where it is to be quiet', () => {
	it('on a silent display, calls are only shown', async () => {
		const { announcer, outcomes, spoken } = createHall({ isSilent: (v) => v.silent?.includes('wall-2') ?? false })
		announcer.hear([call(1)], { ...voice, silent: ['wall-2'] })
		await vi.runAllTimersAsync()
		expect([outcomes, spoken()]).toEqual([['A001 silent'], []])
	})

	it('in quiet hours it is softer, or silent', async () => {
		const { announcer, outcomes, sounds } = createHall()
		announcer.hear([call(1)], { ...voice, quiet: [{ from: '08:30', to: '09:30', volume: 40 }] })
		await vi.runAllTimersAsync()
		announcer.hear([call(2, { calledAt: Date.now() })], { ...voice, quiet: [{ from: '08:30', to: '09:30', volume: 0 }] })
		await vi.runAllTimersAsync()
		expect(outcomes).toEqual(['A001 spoken', 'A002 quiet'])
		expect(sounds[0]?.gain).toBeCloseTo(0.4 ** 1.66)
	})
})

describe('repetition', () => {
	it('reads a lone call as often as the set-up says, two seconds apart, with one chime', async () => {
		const { announcer, sounds, outcomes } = createHall()
		announcer.hear([call(1)], { ...voice, repeat: 3 })
		await vi.runAllTimersAsync()
		expect(sounds.map(({ chime }) => chime)).toEqual(['full', 'none', 'none'])
		expect((sounds[1]?.from ?? 0) - (sounds[0]?.to ?? 0)).toBe(2000)
		expect(outcomes).toEqual(['A001 spoken'])
	})

	it('gives way to a call that waits', async () => {
		const { announcer, spoken } = createHall()
		announcer.hear([call(1)], { ...voice, repeat: 2 })
		await vi.advanceTimersByTimeAsync(FULL_MS + 1000)
		announcer.hear([call(2, { calledAt: Date.now() }), call(1)], { ...voice, repeat: 2 })
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual(['A001', 'A002', 'A002'])
	})

	it('is not made up for after sleep', async () => {
		const { announcer, spoken } = createHall()
		announcer.hear([call(1)], { ...voice, repeat: 2 })
		await vi.advanceTimersByTimeAsync(FULL_MS + 1000)
		vi.setSystemTime(Date.now() + 3_600_000)
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual(['A001'])
	})
})

describe('sound that is taken away', () => {
	it('before a sentence was heard: the call is begun again, once', async () => {
		const { announcer, hold, spoken, outcomes } = createHall()
		hold.cutNext = true
		announcer.hear([call(2), call(1)], voice)
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual(['A001', 'A002'])
		expect(outcomes).toEqual(['A001 spoken', 'A002 spoken'])
	})

	it('twice: the call is only shown', async () => {
		const { announcer, outcomes } = createHall({
			player: { audible: () => true, untilAudible: () => Promise.resolve(), play: () => clock.wait(500).then(() => 'cut' as const) },
		})
		announcer.hear([call(1)], voice)
		await vi.runAllTimersAsync()
		expect(outcomes).toEqual(['A001 cut'])
	})

	it('from the start: what became old meanwhile is dropped as held back, what is still of use is spoken', async () => {
		const { announcer, hold, spoken, outcomes } = createHall()
		hold.silent = true
		announcer.hear([call(1)], voice)
		await vi.advanceTimersByTimeAsync(61_000)
		announcer.hear([call(2, { calledAt: Date.now() }), call(1)], voice)
		await vi.advanceTimersByTimeAsync(1000)
		hold.silent = false
		hold.release()
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual(['A002'])
		expect(outcomes).toEqual(['A001 held-back', 'A002 spoken'])
	})
})

describe('a page that is opened again', () => {
	const createShelf = () => {
		const kept = new Map<string, string>()
		return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
	}
	const open = (memory: Memory) => createHall({ memory })

	it('repeats nothing that was heard', async () => {
		const shelf = createShelf()
		open(createMemory(shelf)).announcer.hear([call(1)], voice)
		await vi.runAllTimersAsync()
		const again = open(createMemory(shelf))
		again.announcer.hear([call(2, { calledAt: Date.now() }), call(1)], voice)
		await vi.runAllTimersAsync()
		expect(again.spoken()).toEqual(['A002'])
	})

	it('goes on with what waited, also when its view does not hold it any more', async () => {
		const shelf = createShelf()
		const before = createHall({
			memory: createMemory(shelf),
			player: { audible: () => true, untilAudible: () => Promise.resolve(), play: () => new Promise(() => {}) },
		})
		before.announcer.hear([call(3), call(2), call(1)], voice)
		await vi.advanceTimersByTimeAsync(20_000)
		const again = open(createMemory(shelf))
		again.announcer.hear([call(3)], voice)
		await vi.runAllTimersAsync()
		expect(again.spoken()).toEqual(['A001', 'A002', 'A003'])
	})

	it('does not begin a third time with a call that ends the page each time', async () => {
		const shelf = createShelf()
		const memory = createMemory(shelf)
		memory.keep(call(1), 'waiting', 2)
		const again = open(createMemory(shelf))
		again.announcer.hear([call(1)], voice)
		await vi.runAllTimersAsync()
		expect(again.outcomes).toEqual(['A001 cut'])
	})
})

it('several languages: one after another, and the call is spoken once the first was heard', async () => {
	const { announcer, hold, sounds, outcomes } = createHall({
		sentences: async ({ number }) => ['vi', 'en'].map((language) => ({ words: [number, language], pieces: [] })),
	})
	announcer.hear([call(1)], voice)
	await vi.advanceTimersByTimeAsync(FULL_MS)
	hold.cutNext = true
	await vi.runAllTimersAsync()
	expect(sounds.map(({ what }) => what)).toEqual(['A001 vi'])
	announcer.hear([call(2, { calledAt: Date.now() })], voice)
	await vi.runAllTimersAsync()
	expect(sounds.map(({ what, chime }) => `${what} ${chime}`)).toEqual(['A001 vi full', 'A002 vi short', 'A002 en none'])
	expect(outcomes).toEqual(['A001 spoken', 'A002 spoken'])
})
