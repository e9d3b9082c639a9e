import type { Voice } from '../contract/centre.ts'
import type { Language } from '../contract/ids.ts'
import type { Call } from '../contract/views.ts'
import { createAnnouncer, type Announcer } from './announcer.ts'
import { remember } from './call-stage.ts'
import { createClipBank } from './clip-bank.ts'
import { createWebPlayer, type WebPlayer } from './player.ts'

/** `held-back` until someone touches the screen; `loading` until the clips are here. */
export type SoundState = 'loading' | 'ready' | 'held-back'

const RETRY_MS = 5000
const SPOKEN = 'mot-cua:spoken'

/** The wall's voice as the screen sees it: whether it can be heard, and which call it is speaking. */
export class Sound {
	speaking = $state<number>()
	#audible = $state(false)
	#loaded = $state(false)
	#player: WebPlayer
	#announcer: Announcer
	#wanted: Language[] = []
	#stopped = false
	/** Kept through a reload of this page, so that a new version does not repeat the last call. */
	#spoken: readonly string[] = JSON.parse(sessionStorage.getItem(SPOKEN) ?? '[]') as string[]

	/** @param now  the server's clock, epoch ms */
	constructor(now: () => number) {
		const context = new AudioContext({ latencyHint: 'playback' })
		const bank = createClipBank(fetchBytes, (bytes) => context.decodeAudioData(bytes))
		this.#player = createWebPlayer(context, bank, (audible) => (this.#audible = audible))
		const clock = { now, wait: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) }
		this.#announcer = createAnnouncer(this.#player, clock, (call) => this.#speaks(call), this.#spoken)
	}

	get state(): SoundState {
		if (!this.#audible) return 'held-back'
		return this.#loaded ? 'ready' : 'loading'
	}

	hear(calls: readonly Call[], voice: Voice): void {
		this.#want('vi')
		if (voice.english !== 'never') this.#want('en')
		this.#announcer.hear(calls, voice)
	}

	unlock(): void {
		void this.#player.unlock()
	}

	stop(): void {
		this.#stopped = true
		this.#player.stop()
	}

	#speaks(call: Call | undefined): void {
		this.speaking = call?.callId
		if (!call) return
		this.#spoken = remember(this.#spoken, [call])
		sessionStorage.setItem(SPOKEN, JSON.stringify(this.#spoken))
	}

	#want(language: Language): void {
		if (this.#wanted.includes(language)) return
		this.#wanted.push(language)
		void this.#load(language)
	}

	async #load(language: Language): Promise<void> {
		while (!this.#stopped) {
			const loaded = await this.#player.load(language).then(
				() => true,
				() => false,
			)
			if (language === 'vi') this.#loaded = loaded
			if (loaded) return
			await new Promise((done) => setTimeout(done, RETRY_MS))
		}
	}
}

async function fetchBytes(path: string): Promise<ArrayBuffer> {
	const res = await fetch(path)
	if (!res.ok) throw new Error(`${path}: ${res.status}`)
	return res.arrayBuffer()
}
