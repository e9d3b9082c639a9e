import { vi } from 'vitest'

/** A sound for a test: what it says and for how long. Stands where a decoded buffer does. */
export interface FakeSound {
	word: string
	duration: number
}
export const asBuffer = (sound: FakeSound) => sound as unknown as AudioBuffer

/** One clip or note that a fake context was given. Times are of the context's own clock, in seconds. */
export interface Started {
	what: number | FakeSound
	from: number
	/** When it ends by itself, was stopped, or its context was closed. */
	to: number
	/** Which score it belongs to: all its sounds go through one gain. */
	score: FakeGain
}

/** Web Audio as far as the player uses it. Its clock stands still while it is held back or its machine sleeps. */
export class FakeContext extends EventTarget {
	state: AudioContextState
	readonly destination = {}
	readonly started: Started[] = []
	/** What a browser does about `resume`: nothing until it has been touched. */
	allowed: boolean
	/** A device that takes nothing: running, and its clock stands. */
	stalled = false
	readonly openedAt: number
	closedAt = Infinity
	#time: () => number
	#asOf: number
	#seconds = 10

	/** @param time  of the world, in ms; stands still while the machine sleeps, if it does */
	constructor(time: () => number, state: AudioContextState = 'running') {
		super()
		this.#time = time
		this.#asOf = this.openedAt = time()
		this.state = state
		this.allowed = state === 'running'
	}
	get currentTime(): number {
		const now = this.#time()
		if (this.state === 'running' && !this.stalled) this.#seconds += (now - this.#asOf) / 1000
		this.#asOf = now
		return this.#seconds
	}
	turn(state: AudioContextState): void {
		void this.currentTime
		this.allowed = state === 'running'
		this.#enter(state)
	}
	resume(): Promise<void> {
		if (this.allowed && this.state === 'suspended') this.#enter('running')
		return this.allowed ? Promise.resolve() : new Promise(() => undefined)
	}
	close(): Promise<void> {
		const at = this.currentTime
		this.closedAt = this.#time()
		for (const sound of this.started) sound.to = Math.min(sound.to, Math.max(at, sound.from))
		this.state = 'closed'
		return Promise.resolve()
	}
	#enter(state: AudioContextState): void {
		this.state = state
		this.dispatchEvent(new Event('statechange'))
	}
}

export class FakeGain {
	readonly gain: { value: number; setValueAtTime: () => void; exponentialRampToValueAtTime: () => void }
	next: unknown
	constructor(_: unknown, { gain }: { gain: number }) {
		this.gain = { value: gain, setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined }
	}
	connect<T>(next: T): T {
		this.next = next
		return next
	}
	disconnect = () => undefined
}

class FakeSource {
	#context: FakeContext
	#what: number | FakeSound
	#through: FakeGain | undefined
	#started: Started | undefined
	constructor(context: FakeContext, { buffer, frequency }: { buffer?: FakeSound; frequency?: number }) {
		this.#context = context
		this.#what = buffer ?? frequency ?? 0
	}
	connect<T>(next: T): T {
		this.#through = next as FakeGain
		return next
	}
	start(from: number): void {
		const through = this.#through as FakeGain
		// A note goes through its own envelope first.
		const score = through.next instanceof FakeGain ? through.next : through
		const to = typeof this.#what === 'number' ? Infinity : from + this.#what.duration
		this.#started = { what: this.#what, from, to, score }
		this.#context.started.push(this.#started)
	}
	stop(at = this.#context.currentTime): void {
		if (this.#started) this.#started.to = Math.min(this.#started.to, Math.max(at, this.#started.from))
	}
}

/** Puts the fakes where the player looks for Web Audio. */
export function stubWebAudio(): void {
	vi.stubGlobal('AudioBufferSourceNode', FakeSource)
	vi.stubGlobal('OscillatorNode', FakeSource)
	vi.stubGlobal('GainNode', FakeGain)
}

export const isNote = (sound: Started): sound is Started & { what: number } => typeof sound.what === 'number'
