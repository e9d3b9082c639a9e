import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Voice } from '../../contract/centre.ts'
import { Sound } from '../../display/sound.svelte.ts'
import { FakeContext, isNote, stubWebAudio } from '../display/fake-audio.ts'
import { call, NOW } from './display-hall.ts'

const PACK = readFileSync(resolve(import.meta.dirname, '../../ui/public/voice/vi/pack.json'), 'utf8')
const VOICE: Voice = { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 2 }
const CLIP_S = 0.5

describe('what else may be heard beside the voice', () => {
	let context: FakeContext
	let sound: Sound
	/** Milliseconds at which it was quiet, looked at every 50 ms. */
	let quietAt: number[]

	beforeEach(async () => {
		vi.useFakeTimers({ now: NOW })
		sessionStorage.clear()
		stubWebAudio()
		vi.stubGlobal('AudioContext', function () {
			return (context = new FakeContext(() => performance.now()))
		})
		vi.stubGlobal(
			'OfflineAudioContext',
			class {
				decodeAudioData = async () => ({ numberOfChannels: 1, duration: CLIP_S })
			},
		)
		vi.spyOn(HTMLAudioElement.prototype, 'canPlayType').mockReturnValue('probably')
		vi.stubGlobal('fetch', async (path: string) => new Response(path.endsWith('.json') ? PACK : 'clip'))
		sound = new Sound({ displayId: 'wall-1', token: undefined, now: () => Date.now(), zones: () => [] })
		sound.hear([], VOICE)
		await vi.advanceTimersByTimeAsync(1000)
		quietAt = []
	})
	afterEach(() => {
		sound.stop()
		vi.useRealTimers()
		vi.unstubAllGlobals()
		vi.restoreAllMocks()
	})
	const pass = async (seconds: number) => {
		for (let i = 0; i < seconds * 20; i++) {
			await vi.advanceTimersByTimeAsync(50)
			if (sound.quiet) quietAt.push(performance.now())
		}
	}
	/** Of the context's clock, in ms of the page's. */
	const pageMs = (seconds: number) => performance.now() - (context.currentTime - seconds) * 1000
	const first = () => pageMs(Math.min(...context.started.filter(isNote).map(({ from }) => from)))
	const last = () => pageMs(Math.max(...context.started.filter((s) => !isNote(s)).map(({ to }) => to)))

	it('is nothing from before the chime until a second after the last reading, also between readings', async () => {
		expect(sound.state).toBe('ready')
		sound.hear([call(1, { calledAt: Date.now() })], VOICE)
		await vi.advanceTimersByTimeAsync(1)
		expect(sound.quiet).toBe(true)
		await pass(30)
		expect(context.started.filter((s) => !isNote(s))).toHaveLength(2 * 7)
		expect(quietAt[0] ?? Infinity).toBeLessThan(first() + 60)
		expect(quietAt.at(-1) ?? 0).toBeGreaterThan(last() + 900)
		expect(quietAt.at(-1) ?? 0).toBeLessThan(last() + 1100)
		expect(quietAt.filter((at, i) => i > 0 && at - (quietAt[i - 1] ?? 0) > 51)).toEqual([])
	})

	it('is nothing between two calls that follow each other', async () => {
		const calls = [call(2, { calledAt: Date.now() }), call(1, { calledAt: Date.now() })]
		sound.hear(calls, { ...VOICE, repeat: 1 })
		await pass(30)
		expect(context.started.filter((s) => !isNote(s))).toHaveLength(2 * 7)
		expect(quietAt.filter((at, i) => i > 0 && at - (quietAt[i - 1] ?? 0) > 51)).toEqual([])
		expect(sound.quiet).toBe(false)
	})

	it('is everything where this display is set silent', async () => {
		sound.hear([call(1, { calledAt: Date.now() })], { ...VOICE, silent: ['wall-1'] })
		await pass(5)
		expect(quietAt).toEqual([])
	})
})
