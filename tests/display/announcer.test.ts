import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Voice } from '../../contract/centre.ts'
import { createAnnouncer, sentencesOf, type Clock, type Player, type Sentence } from '../../display/announcer.ts'
import { keyOf } from '../../display/call-stage.ts'
import { call, NINE } from './calls.ts'

const voice: Voice = { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 1 }
const clock: Clock = { now: () => Date.now(), wait: (ms) => new Promise((done) => setTimeout(done, ms)) }
const CHIME_MS = 1200
const SENTENCE_MS = 4000

/** Takes as long as a real voice does and keeps what it was told, with the time each sound began and ended. */
function createFakePlayer() {
	const sounds: { what: string; from: number; to: number }[] = []
	const hold = { silent: false, release: () => {}, breakOn: '' }
	const sound = async (what: string, ms: number) => {
		const from = Date.now()
		await clock.wait(ms)
		sounds.push({ what, from, to: Date.now() })
	}
	const player: Player = {
		audible: () => !hold.silent,
		untilAudible: () => new Promise((done) => (hold.release = done)),
		chime: () => sound('chime', CHIME_MS),
		say: ({ clips }: Sentence) => {
			if (hold.breakOn && clips.includes(hold.breakOn)) return Promise.reject(new Error('no such clip'))
			return sound(clips.join(' '), SENTENCE_MS)
		},
	}
	const spoken = () => sounds.filter((s) => s.what !== 'chime').map((s) => s.what)
	return { player, hold, sounds, spoken }
}

const sentence = (ticket: string) => `Mời công dân có số A không không ${ticket} đến quầy số ba`

beforeEach(() => vi.useFakeTimers({ now: NINE }))
afterEach(() => vi.useRealTimers())

describe('the announcer', () => {
	it('sounds the chime, then speaks the call', async () => {
		const { player, sounds } = createFakePlayer()
		createAnnouncer(player, clock, () => {}).hear([call(1)], voice)
		await vi.runAllTimersAsync()
		expect(sounds).toEqual([
			{ what: 'chime', from: NINE, to: NINE + CHIME_MS },
			{ what: sentence('một'), from: NINE + CHIME_MS + 400, to: NINE + CHIME_MS + 400 + SENTENCE_MS },
		])
	})

	it('speaks each call once, however often its view comes', async () => {
		const { player, spoken } = createFakePlayer()
		const announcer = createAnnouncer(player, clock, () => {})
		for (let i = 0; i < 5; i++) {
			announcer.hear([call(1)], voice)
			await vi.advanceTimersByTimeAsync(1000)
		}
		await vi.runAllTimersAsync()
		announcer.hear([call(1)], voice)
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual([sentence('một')])
	})

	it('speaks calls made together in order, without overlap and without losing one', async () => {
		const { player, spoken, sounds } = createFakePlayer()
		const announcer = createAnnouncer(player, clock, () => {})
		announcer.hear([call(4), call(3), call(2), call(1)], voice)
		await vi.advanceTimersByTimeAsync(3000)
		announcer.hear([call(5, { calledAt: NINE + 3000 }), call(4), call(3), call(2), call(1)], voice)
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual(['một', 'hai', 'ba', 'bốn', 'năm'].map(sentence))
		for (const [i, { from }] of sounds.entries()) expect(from).toBeGreaterThanOrEqual(sounds[i - 1]?.to ?? 0)
	})

	it('never speaks a call older than fifteen seconds when first heard of, nor later', async () => {
		const { player, spoken } = createFakePlayer()
		const announcer = createAnnouncer(player, clock, () => {})
		const old = call(1, { calledAt: NINE - 15_001 })
		announcer.hear([call(2, { calledAt: NINE - 15_000 }), old], voice)
		await vi.runAllTimersAsync()
		announcer.hear([old], voice)
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual([sentence('hai')])
	})

	it('speaks a recall as a call of its own', async () => {
		const { player, spoken } = createFakePlayer()
		const announcer = createAnnouncer(player, clock, () => {})
		announcer.hear([call(1)], voice)
		await vi.advanceTimersByTimeAsync(60_000)
		announcer.hear([call(7, { number: 'A001', attempt: 2, calledAt: NINE + 60_000 }), call(1)], voice)
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual([sentence('một'), sentence('một')])
	})

	it('does not repeat what it spoke before the page was opened again', async () => {
		const { player, spoken } = createFakePlayer()
		createAnnouncer(player, clock, () => {}, [keyOf(call(1))]).hear([call(2), call(1)], voice)
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual([sentence('hai')])
	})

	it('says which call it is speaking', async () => {
		const speaking: (number | undefined)[] = []
		createAnnouncer(createFakePlayer().player, clock, (spoken) => speaking.push(spoken?.callId)).hear([call(2), call(1)], voice)
		await vi.runAllTimersAsync()
		expect(speaking).toEqual([1, undefined, 2, undefined])
	})

	it('goes on after a sentence that cannot be played', async () => {
		const { player, hold, spoken } = createFakePlayer()
		const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
		hold.breakOn = 'hai'
		createAnnouncer(player, clock, () => {}).hear([call(3), call(2), call(1)], voice)
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual([sentence('một'), sentence('ba')])
		expect(complaint).toHaveBeenCalledOnce()
		complaint.mockRestore()
	})
})

describe('repetition', () => {
	it('reads a lone call as often as the set-up says, two seconds apart', async () => {
		const { player, sounds, spoken } = createFakePlayer()
		createAnnouncer(player, clock, () => {}).hear([call(1)], { ...voice, repeat: 3 })
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual([sentence('một'), sentence('một'), sentence('một')])
		expect((sounds[2]?.from ?? 0) - (sounds[1]?.to ?? 0)).toBe(2000)
		expect(sounds.filter((s) => s.what === 'chime')).toHaveLength(1)
	})

	it('gives way to a call that waits', async () => {
		const { player, spoken } = createFakePlayer()
		const announcer = createAnnouncer(player, clock, () => {})
		announcer.hear([call(1)], { ...voice, repeat: 2 })
		await vi.advanceTimersByTimeAsync(CHIME_MS + 400 + SENTENCE_MS + 1000)
		announcer.hear([call(2, { calledAt: Date.now() }), call(1)], { ...voice, repeat: 2 })
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual(['một', 'hai', 'hai'].map(sentence))
	})
})

describe('while the browser holds sound back', () => {
	it('drops what became old and speaks what is still news', async () => {
		const { player, hold, spoken } = createFakePlayer()
		hold.silent = true
		const announcer = createAnnouncer(player, clock, () => {})
		announcer.hear([call(1)], voice)
		await vi.advanceTimersByTimeAsync(20_000)
		announcer.hear([call(2, { calledAt: NINE + 20_000 }), call(1)], voice)
		await vi.advanceTimersByTimeAsync(1000)
		hold.silent = false
		hold.release()
		await vi.runAllTimersAsync()
		expect(spoken()).toEqual([sentence('hai')])
	})
})

describe('languages', () => {
	const english = ['Number', 'A', 'zero', 'zero', 'one', 'please go to counter', 'three']
	const asked = call(1, { language: 'en' })

	it.each([
		['never', asked, false],
		['when-asked', call(1), false],
		['when-asked', asked, true],
		['always', call(1), true],
	] as const)('English %s, for a visitor who chose %o', (setting, who, spoken) => {
		const sentences = sentencesOf(who, { ...voice, english: setting })
		expect(sentences[0]).toMatchObject({ language: 'vi' })
		expect(sentences.slice(1)).toEqual(spoken ? [{ language: 'en', clips: english }] : [])
	})
})
