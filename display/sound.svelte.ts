import { untrack } from 'svelte'
import type { Voice, Zone } from '../contract/centre.ts'
import type { TestCallOutcome } from '../contract/screens.ts'
import type { Call } from '../contract/views.ts'
import type { VoiceReport } from '../contract/voice-pack.ts'
import { createAnnouncer, type Announcer } from './announcer.ts'
import { createClipBank } from './clip-bank.ts'
import { createWebPlayer, type WebPlayer } from './player.ts'
import { createLibrary, type Library } from './voice/library.ts'
import { createMemory, tabShelf } from './voice/memory.ts'
import { createReporter, type Reporter } from './voice/reporter.ts'
import { noteOutcome, noteSaid } from './voice/trace.ts'
import { gainOf, volumeAt } from './voice/volume.ts'
import { decodeClip, fetchBytes, fetchJson, openContext, playable } from './voice/web-audio.ts'

/** `held-back` until someone touches the screen; `loading` until the clips are here. */
export type SoundState = 'loading' | 'ready' | 'held-back'

const RETRY_MS = 5000
const UNLOCK_EVERY_MS = 30_000
/** Films stay silent so long after the last reading: the hall still thinks about what it heard. */
const QUIET_AFTER_MS = 1000

export interface SoundParts {
	displayId: string
	token: string | undefined
	/** The server's clock, epoch ms. */
	now: () => number
	zones: () => readonly Zone[]
}

/** The wall's voice as the screen sees it: whether it can be heard, and which call it is speaking. */
export class Sound {
	speaking = $state<number>()
	/** Nothing but the voice may be heard: from before the chime until a second after the last reading of the last call. */
	quiet = $state(false)
	#now: () => number
	#player: WebPlayer
	#announcer: Announcer
	#library: Library<AudioBuffer>
	#reporter: Reporter
	#playing = $state<'ready' | 'held-back' | 'stalled'>('held-back')
	#loaded = $state(false)
	#silent = $state(false)
	#displayId: string
	#prepared = ''
	#stopped = false
	#quietUntil: ReturnType<typeof setTimeout> | undefined
	#wake = () => this.#player.unlock()
	#timer: ReturnType<typeof setInterval>

	constructor({ displayId, token, now, zones }: SoundParts) {
		this.#displayId = displayId
		this.#now = now
		const clock = { now, elapsed: () => performance.now(), wait: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) }
		const bank = createClipBank(async (path) => (playable(path) ? fetchBytes(path) : undefined), decodeClip)
		this.#library = createLibrary(fetchJson, bank, zones)
		this.#reporter = createReporter(token, () => this.#report())
		this.#player = createWebPlayer({ open: openContext, clock, onState: (state) => this.#plays(state), onSaid: noteSaid })
		this.#announcer = createAnnouncer({
			player: this.#player,
			clock,
			memory: createMemory(tabShelf()),
			sentences: (call, voice) => this.#library.sentences(call, voice),
			isSilent: (voice) => this.#isSilent(voice),
			onSpeaking: (call) => this.#speaks(call),
			onOutcome: (call, outcome) => {
				noteOutcome({ callId: call.callId, number: call.number, at: now(), outcome })
				this.#reporter.count(outcome)
			},
		})
		for (const event of ['visibilitychange', 'pointerdown', 'keydown']) document.addEventListener(event, this.#wake)
		this.#timer = setInterval(this.#wake, UNLOCK_EVERY_MS)
	}

	get state(): SoundState {
		if (this.#silent) return 'ready'
		if (this.#playing === 'held-back') return 'held-back'
		return this.#loaded ? 'ready' : 'loading'
	}

	/** Takes the calls of a view. What it looks at on the way is no reason for an effect to run again. */
	hear(calls: readonly Call[], voice: Voice): void {
		untrack(() => {
			this.#silent = this.#isSilent(voice)
			const wanted = JSON.stringify([voice.packs, voice.english])
			if (wanted !== this.#prepared && !this.#silent) void this.#prepare(voice, wanted)
			this.#announcer.hear(calls, voice)
		})
	}

	unlock(): void {
		this.#player.unlock()
	}

	/** Speaks on trial, as loud as a call would be now. A call that comes meanwhile is spoken after it. */
	async testCall(voice: Voice): Promise<TestCallOutcome> {
		const gain = gainOf(volumeAt(voice, this.#now()))
		if (this.#isSilent(voice)) return 'silent'
		if (gain === 0) return 'quiet'
		if (!this.#player.audible()) return 'held-back'
		if (this.speaking !== undefined) return 'busy'
		const sentence = await this.#library.trial(voice).catch(() => undefined)
		if (!sentence) return 'no-clip'
		this.quiet = true
		const heard = await this.#player.play({ chime: 'full', sentence }, gain)
		if (this.speaking === undefined) this.#speaks(undefined)
		return heard === 'heard' ? 'spoken' : 'cut'
	}

	stop(): void {
		this.#stopped = true
		clearInterval(this.#timer)
		clearTimeout(this.#quietUntil)
		for (const event of ['visibilitychange', 'pointerdown', 'keydown']) document.removeEventListener(event, this.#wake)
		this.#reporter.stop()
		this.#player.stop()
	}

	#isSilent = (voice: Voice): boolean => voice.silent?.includes(this.#displayId) ?? false

	#speaks(call: Call | undefined): void {
		this.speaking = call?.callId
		clearTimeout(this.#quietUntil)
		if (call) this.quiet = true
		else this.#quietUntil = setTimeout(() => (this.quiet = false), QUIET_AFTER_MS)
	}

	#plays(state: 'ready' | 'held-back' | 'stalled'): void {
		this.#playing = state
		this.#reporter.changed()
	}

	async #prepare(voice: Voice, wanted: string): Promise<void> {
		this.#prepared = wanted
		while (!this.#stopped && this.#prepared === wanted) {
			const isReady = await this.#library.prepare(voice).then(
				() => true,
				() => false,
			)
			this.#loaded ||= this.#library.states().some(({ state }) => state === 'ready')
			this.#reporter.changed()
			if (isReady) return
			await new Promise((done) => setTimeout(done, RETRY_MS))
		}
	}

	#report(): Omit<VoiceReport, 'calls'> {
		const packs = this.#library.states().map(({ id, state, missing }) => ({
			id,
			missing: missing.slice(0, 20),
			missingCount: missing.length,
			unreachable: state === 'unreachable',
		}))
		const state = this.#silent ? 'silent' : this.#playing === 'ready' && !this.#loaded ? 'loading' : this.#playing
		return { state, packs }
	}
}
