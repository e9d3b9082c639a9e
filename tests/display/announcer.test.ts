import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Voice } from '../../contract/centre.ts'
import type { Call } from '../../contract/views.ts'
import { createAnnouncer, type AnnouncerParts, type Clock, type Player } from '../../display/announcer.ts'
import { createMemory, type Memory } from '../../display/voice/memory.ts'
import { call, NINE } from './calls.ts'

const voice: Voice = { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 1 }
const clock: Clock = { now: () => Date.now(), elapsed: () => Date.now(), wait: (ms) => new Promise((done) => setTimeout(done, ms)) }
const CHIME_MS = { full: 1500, short: 500, none: 0 }
const SENTENCE_MS = 4000
const FULL_MS = CHIME_MS.full + SENTENCE_MS

/** Takes as long as a real voice does and keeps what it was told, with the time each sentence began and ended. */
function createFakePlayer() {
	const sounds: { what: string; chime: string; gain: number; from: number; to: number }[] = []
	const hold = { silent: false, release: () => {}, cutNext: false }
	const player: Player<string> = {
		audible: () => !hold.silent,
		untilAudible: () => new Promise((done) => (hold.release = done)),
		async play({ chime, sentence }, gain) {
			const from = Date.now()
			await clock.wait(hold.cutNext ? 500 : CHIME_MS[chime] + SENTENCE_MS)
			if (hold.cutNext) return ((hold.cutNext = false), 'cut')
			sounds.push({ what: sentence.words.join(' '), chime, gain, from, to: Date.now() })
			return 'heard'
		},
	}
	return { player, hold, sounds, spoken: () => sounds.map((s) => s.what) }
}

function createHall(over: Partial<AnnouncerParts<string>> = {}) {
	const fake = createFakePlayer()
	const outcomes: string[] = []
	const speaking: (number | undefined)[] = []
	const announcer = createAnnouncer<string>({
		player: fake.player,
		clock,
		memory: createMemory(undefined),
		sentences: async ({ number }: Call) => [{ words: [number], pieces: [] }],
		isSilent: () => false,
		onSpeaking: (spoken) => speaking.push(spoken?.callId),
		onOutcome: ({ number }, outcome) => outcomes.push(`${number} ${outcome}`),
		...over,
	})
	return { ...fake, announcer, outcomes, speaking }
}

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
