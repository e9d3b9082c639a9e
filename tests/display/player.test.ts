import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWebPlayer } from '../../display/player.ts'

const LENGTH_S: Record<string, number> = { 'Mời công dân có số': 1.75, A: 0.5, một: 0.25, 'đến quầy số': 1, ba: 0.5 }

/** Web Audio as far as the player uses it: what was started when, on which frequency or buffer. */
function createFakeContext(state: AudioContextState) {
	const context = Object.assign(new EventTarget(), {
		state,
		currentTime: 10,
		destination: {},
		started: [] as { what: number | AudioBuffer | null; at: number }[],
		resume: () => new Promise<void>((done) => (context.allow = done)),
		allow: () => {},
		close: () => Promise.resolve(),
		/** What a browser does after a touch. */
		run() {
			context.state = 'running'
			context.dispatchEvent(new Event('statechange'))
		},
	})
	return context
}
type FakeContext = ReturnType<typeof createFakeContext>

class FakeSource {
	#context: FakeContext
	#what: number | AudioBuffer | null
	constructor(context: FakeContext, { buffer, frequency }: { buffer?: AudioBuffer; frequency?: number }) {
		this.#context = context
		this.#what = buffer ?? frequency ?? null
	}
	connect = (next: unknown) => next
	start = (at: number) => this.#context.started.push({ what: this.#what, at })
	stop = () => {}
}
class FakeGain {
	gain = { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} }
	connect = (next: unknown) => next
}

const sounds = (clips: readonly string[]) => clips.map((name) => ({ duration: LENGTH_S[name] }) as AudioBuffer)
const bank = { load: () => Promise.resolve(), sounds: (_: string, clips: readonly string[]) => Promise.resolve(sounds(clips)) }

function createPlayer(state: AudioContextState = 'running') {
	const context = createFakeContext(state)
	const heard: boolean[] = []
	const player = createWebPlayer(context as unknown as AudioContext, bank, (audible) => heard.push(audible))
	return { context, heard, player }
}

beforeEach(() => {
	vi.useFakeTimers()
	vi.stubGlobal('window', {})
	vi.stubGlobal('document', { documentElement: { dataset: {} } })
	vi.stubGlobal('AudioBufferSourceNode', FakeSource)
	vi.stubGlobal('OscillatorNode', FakeSource)
	vi.stubGlobal('GainNode', FakeGain)
})
afterEach(() => {
	vi.useRealTimers()
	vi.unstubAllGlobals()
})

describe('the player', () => {
	it('joins the clips of a sentence without a gap and says when they are over', async () => {
		const { player, context } = createPlayer()
		const clips = ['Mời công dân có số', 'A', 'một', 'đến quầy số', 'ba']
		const said = vi.fn()
		void player.say({ language: 'vi', clips }).then(said)
		await vi.advanceTimersByTimeAsync(4000)
		expect(context.started.map(({ at }) => at - 10.05)).toEqual([0, 1.75, 2.25, 2.5, 3.5].map((at): unknown => expect.closeTo(at, 6)))
		expect(said).not.toHaveBeenCalled()
		await vi.advanceTimersByTimeAsync(51)
		expect(said).toHaveBeenCalledOnce()
	})

	it('writes what it says where tests and technicians can read it', async () => {
		const { player } = createPlayer()
		void player.say({ language: 'vi', clips: ['A', 'một'] })
		void player.say({ language: 'vi', clips: ['ba'] })
		await vi.runAllTimersAsync()
		expect(window.__spoken).toEqual([['A', 'một'], ['ba']])
		expect(document.documentElement.dataset['spoken']).toBe('ba')
	})

	it('strikes F5, A5 and C6, 140 ms apart', async () => {
		const { player, context } = createPlayer()
		void player.chime()
		await vi.runAllTimersAsync()
		const notes = context.started.filter(({ what }) => [698, 880, 1047].includes(what as number))
		expect(notes.map(({ what, at }) => [what, Math.round((at - 10.05) * 1000)])).toEqual([
			[698, 0],
			[880, 140],
			[1047, 280],
		])
	})
})

describe('a browser that holds sound back', () => {
	it('is waited for, and whoever waits is told when it gives way', async () => {
		const { player, context, heard } = createPlayer('suspended')
		const ready = vi.fn()
		void player.untilAudible().then(ready)
		await vi.advanceTimersByTimeAsync(60_000)
		expect([player.audible(), ready.mock.calls.length]).toEqual([false, 0])
		context.run()
		await vi.advanceTimersByTimeAsync(0)
		expect([player.audible(), ready.mock.calls.length, heard.at(-1)]).toEqual([true, 1, true])
	})

	it('is noticed when it takes the sound away again', () => {
		const { context, heard } = createPlayer('running')
		context.state = 'suspended'
		context.dispatchEvent(new Event('statechange'))
		expect(heard.at(-1)).toBe(false)
	})
})
