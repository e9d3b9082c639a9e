import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Clock } from '../../display/voice/playing.ts'
import { createWebPlayer } from '../../display/player.ts'
import { asBuffer, FakeContext, isNote, stubWebAudio } from './fake-audio.ts'

const LENGTH_S: Record<string, number> = { 'Mời công dân có số': 1.75, A: 0.5, một: 0.25, 'đến quầy số': 1, ba: 0.5 }
const clock: Clock = { now: () => Date.now(), elapsed: () => Date.now(), wait: (ms) => new Promise((done) => setTimeout(done, ms)) }
const BREATH = 0.14
/** Chime, and the pause after it. */
const CHIME_S = 1.18 + 0.4

const sentence = (...pieces: (string | number)[]) => ({
	words: pieces.filter((piece) => typeof piece === 'string'),
	pieces: pieces.map((piece) => (typeof piece === 'string' ? asBuffer({ word: piece, duration: LENGTH_S[piece] ?? 0.3 }) : piece)),
})

function createPlayer(state: AudioContextState = 'running') {
	const contexts: FakeContext[] = []
	const said: string[][] = []
	const states: string[] = []
	const player = createWebPlayer({
		open: () => {
			const context = new FakeContext(() => Date.now(), state)
			contexts.push(context)
			return context as unknown as AudioContext
		},
		clock,
		onState: (now) => states.push(now),
		onSaid: (words) => said.push([...words]),
	})
	return { player, contexts, said, states, context: contexts[0] as FakeContext }
}

beforeEach(() => {
	vi.useFakeTimers()
	stubWebAudio()
})
afterEach(() => {
	vi.useRealTimers()
	vi.unstubAllGlobals()
})

describe('the player', () => {
	it('joins the clips of a sentence to the sample, breathes where told, and says when it is over', async () => {
		const { player, context } = createPlayer()
		const heard = vi.fn()
		void player.play({ chime: 'none', sentence: sentence('Mời công dân có số', 'A', 'một', BREATH, 'đến quầy số', 'ba') }, 1).then(heard)
		const begin = 10.02
		const starts = [0, 1.75, 2.25, 2.5 + BREATH, 3.5 + BREATH].map((at): unknown => expect.closeTo(begin + at, 9))
		expect(context.started.map(({ from }) => from)).toEqual(starts)
		await vi.advanceTimersByTimeAsync(4125)
		expect(heard).not.toHaveBeenCalled()
		await vi.advanceTimersByTimeAsync(10)
		expect(heard).toHaveBeenCalledExactlyOnceWith('heard')
	})

	it('strikes F5, A5 and C6, 140 ms apart, and speaks 400 ms after they have died away', () => {
		const { player, context } = createPlayer()
		void player.play({ chime: 'full', sentence: sentence('ba') }, 1)
		const main = context.started.filter(isNote).filter(({ what }) => [698, 880, 1047].includes(what))
		expect(main.map(({ what, from }) => [what, Math.round((from - 10.02) * 1000)])).toEqual([
			[698, 0],
			[880, 140],
			[1047, 280],
		])
		expect(context.started.at(-1)).toMatchObject({ what: { word: 'ba' }, from: expect.closeTo(10.02 + CHIME_S, 9) as number })
	})

	it('strikes C6 alone where one call follows another, and speaks sooner', () => {
		const { player, context } = createPlayer()
		void player.play({ chime: 'short', sentence: sentence('ba') }, 1)
		expect(context.started.filter(isNote).map(({ what }) => what)).toEqual([1047, 2094])
		expect(context.started.at(-1)).toMatchObject({ what: { word: 'ba' }, from: expect.closeTo(10.62, 9) as number })
	})

	it('tells of a sentence when it begins to sound, not before', async () => {
		const { player, said } = createPlayer()
		void player.play({ chime: 'full', sentence: sentence('A', 'một', BREATH, 'ba') }, 1)
		await vi.advanceTimersByTimeAsync(1500)
		expect(said).toEqual([])
		await vi.advanceTimersByTimeAsync(600)
		expect(said).toEqual([['A', 'một', 'ba']])
	})

	it('sends everything through one knob', () => {
		const { player, context } = createPlayer()
		void player.play({ chime: 'full', sentence: sentence('A', 'ba') }, 0.3)
		expect(new Set(context.started.map(({ score }) => score))).toHaveLength(1)
		expect(context.started[0]?.score.gain.value).toBe(0.3)
	})
})

describe('sound that is taken away', () => {
	it('in the middle of a sentence: what is left of it is never heard', async () => {
		const { player, context } = createPlayer()
		const ended = vi.fn()
		void player.play({ chime: 'none', sentence: sentence('Mời công dân có số', 'A', 'ba') }, 1).then(ended)
		await vi.advanceTimersByTimeAsync(1000)
		context.turn('suspended')
		await vi.advanceTimersByTimeAsync(2000)
		expect(ended).toHaveBeenCalledExactlyOnceWith('cut')
		context.turn('running')
		await vi.advanceTimersByTimeAsync(10_000)
		expect(context.started.map(({ from, to }) => to - from)).toEqual([expect.closeTo(0.98, 1), 0, 0])
	})

	it('for a moment only: the sentence goes on', async () => {
		const { player, context } = createPlayer()
		const ended = vi.fn()
		void player.play({ chime: 'none', sentence: sentence('Mời công dân có số', 'A', 'ba') }, 1).then(ended)
		await vi.advanceTimersByTimeAsync(1000)
		context.turn('suspended')
		await vi.advanceTimersByTimeAsync(300)
		context.turn('running')
		await vi.advanceTimersByTimeAsync(3000)
		expect(ended).toHaveBeenCalledExactlyOnceWith('heard')
	})

	it('by a device that takes nothing: a new way to it is opened, and "stalled" stands until something was heard', async () => {
		const { player, context, contexts, states } = createPlayer()
		const ended = vi.fn()
		context.stalled = true
		void player.play({ chime: 'none', sentence: sentence('A') }, 1).then(ended)
		await vi.advanceTimersByTimeAsync(2500)
		expect(ended).toHaveBeenCalledExactlyOnceWith('cut')
		expect(contexts).toHaveLength(2)
		expect([context.state, states.at(-1)]).toEqual(['closed', 'stalled'])
		void player.play({ chime: 'none', sentence: sentence('A') }, 1).then(ended)
		await vi.advanceTimersByTimeAsync(2500)
		expect(ended).toHaveBeenLastCalledWith('heard')
		expect(states.at(-1)).toBe('ready')
	})

	it('by sleep: a sentence is not finished hours later', async () => {
		const { player } = createPlayer()
		const ended = vi.fn()
		void player.play({ chime: 'none', sentence: sentence('Mời công dân có số', 'A', 'ba') }, 1).then(ended)
		await vi.advanceTimersByTimeAsync(200)
		vi.spyOn(clock, 'elapsed').mockImplementation(() => Date.now() + 3_600_000)
		await vi.advanceTimersByTimeAsync(500)
		expect(ended).toHaveBeenCalledExactlyOnceWith('cut')
		vi.restoreAllMocks()
	})
})

describe('a browser that holds sound back', () => {
	it('is waited for, and whoever waits is told when it gives way', async () => {
		const { player, context, states } = createPlayer('suspended')
		const ready = vi.fn()
		void player.untilAudible().then(ready)
		await vi.advanceTimersByTimeAsync(60_000)
		expect([player.audible(), ready.mock.calls.length, states.at(-1)]).toEqual([false, 0, 'held-back'])
		context.turn('running')
		await vi.advanceTimersByTimeAsync(0)
		expect([player.audible(), ready.mock.calls.length, states.at(-1)]).toEqual([true, 1, 'ready'])
	})

	it('is asked again at a touch', async () => {
		const { player, context } = createPlayer('suspended')
		context.allowed = true
		player.unlock()
		await vi.advanceTimersByTimeAsync(0)
		expect(player.audible()).toBe(true)
	})

	it('is noticed when it takes the sound away again', () => {
		const { context, states } = createPlayer()
		context.turn('suspended')
		expect(states.at(-1)).toBe('held-back')
	})
})
