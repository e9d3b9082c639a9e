import type { Chime, Clock, Player, Sentence } from './announcer.ts'

/** F5, A5, C6: xang, cống, hò of the five-tone scale. */
const CHIME_HZ = [698, 880, 1047]
const NOTE_APART_S = 0.14
const NOTE_DECAY_S = 0.9
const NOTE_LEVEL = 0.22
const MALLET_S = 0.006
const SILENCE = 0.0001
const AFTER_CHIME_S = 0.4
/** From the first stroke to the first word. After a short chime, which is the last note alone, the word comes as it dies away. */
const CHIME_S = { full: (CHIME_HZ.length - 1) * NOTE_APART_S + NOTE_DECAY_S + AFTER_CHIME_S, short: 0.6, none: 0 }
/** Scheduling a moment ahead keeps the first sound whole. */
const LEAD_S = 0.02
const LOOK_EVERY_MS = 400
/** How long sound may stand still before it counts as taken away: by the browser, or by a device that takes nothing. */
const SUSPENDED_MS = 700
const STALLED_MS = 1500
/** A timer that comes this much too late means that the machine slept. */
const SLEPT_MS = 3000

export interface WebPlayer extends Player<AudioBuffer> {
	/** Asks for sound. From a touch or a key it is granted; browsers keep pages silent until then. */
	unlock(): void
	stop(): void
}

export interface WebPlayerParts {
	/** A new way to the loudspeaker; asked again when the old one has stalled. */
	open: () => AudioContext
	clock: Clock
	/** `stalled` until something has been heard again. */
	onState: (state: 'ready' | 'held-back' | 'stalled') => void
	/** A sentence begins to sound. */
	onSaid: (words: readonly string[]) => void
}

/** Plays through Web Audio: every sound of a score is scheduled at once, so nothing that the page does can part them. */
export function createWebPlayer({ open, clock, onState, onSaid }: WebPlayerParts): WebPlayer {
	let context = open()
	let stalled = false
	const waiting: (() => void)[] = []
	const audible = () => context.state === 'running'

	function tell(): void {
		onState(!audible() ? 'held-back' : stalled ? 'stalled' : 'ready')
		if (!audible()) return
		for (const done of waiting.splice(0)) done()
	}
	function unlock(): void {
		if (audible()) return
		context.resume().then(tell, () => undefined)
	}
	function begin(): void {
		context.addEventListener('statechange', tell)
		unlock()
		tell()
	}
	function end(): void {
		context.removeEventListener('statechange', tell)
		// Closing one that the browser has closed already is refused, and that is well.
		context.close().catch(() => undefined)
	}
	function reopen(): void {
		stalled = true
		end()
		context = open()
		begin()
	}
	begin()

	/** Watches the audio's own clock, not the page's: it stands still while nothing can be heard. */
	async function untilOver(till: number, said: { at: number; tell: () => void }): Promise<'heard' | 'cut'> {
		let last = context.currentTime
		let stoodMs = 0
		let isSaid = false
		while (context.currentTime < till) {
			const waitMs = Math.min(LOOK_EVERY_MS, Math.ceil((till - context.currentTime) * 1000))
			const before = clock.elapsed()
			await clock.wait(waitMs)
			const tookMs = clock.elapsed() - before
			if (!isSaid && context.currentTime >= said.at) said.tell()
			isSaid ||= context.currentTime >= said.at
			if (context.currentTime >= till) break
			stoodMs = context.currentTime > last ? 0 : stoodMs + tookMs
			last = context.currentTime
			if (stoodMs >= (audible() ? STALLED_MS : SUSPENDED_MS) || tookMs > waitMs + SLEPT_MS) return 'cut'
		}
		return 'heard'
	}

	return {
		audible,
		untilAudible: () => (audible() ? Promise.resolve() : new Promise((done) => waiting.push(done))),
		unlock,
		async play({ chime, sentence }, gain) {
			const desk = createDesk(context, gain)
			const speechAt = desk.begin + CHIME_S[chime]
			desk.chime(chime)
			const till = desk.speak(sentence, speechAt)
			const outcome = await untilOver(till, { at: speechAt, tell: () => onSaid(sentence.words) })
			desk.clear()
			if (outcome === 'cut' && audible()) reopen()
			else if (outcome === 'heard' && stalled) stalled = false
			tell()
			return outcome
		},
		stop: end,
	}
}

/** The sounds of one score, and one knob for all of them. */
function createDesk(context: AudioContext, gain: number) {
	const master = new GainNode(context, { gain })
	master.connect(context.destination)
	const sources: AudioScheduledSourceNode[] = []
	const begin = context.currentTime + LEAD_S
	const start = (source: AudioScheduledSourceNode, at: number) => {
		source.start(at)
		sources.push(source)
	}

	/** One soft mallet note: a quick rise, a long fall, and an octave above that is gone sooner. */
	function strike(hz: number, at: number): void {
		for (const [partial, level, decay] of [
			[1, NOTE_LEVEL, NOTE_DECAY_S],
			[2, NOTE_LEVEL / 5, NOTE_DECAY_S / 3],
		] as const) {
			const tone = new OscillatorNode(context, { frequency: hz * partial })
			const envelope = new GainNode(context, { gain: SILENCE })
			envelope.gain.setValueAtTime(SILENCE, at)
			envelope.gain.exponentialRampToValueAtTime(level, at + MALLET_S)
			envelope.gain.exponentialRampToValueAtTime(SILENCE, at + decay)
			tone.connect(envelope).connect(master)
			start(tone, at)
			tone.stop(at + decay)
		}
	}

	return {
		begin,
		chime(which: Chime): void {
			const notes = which === 'full' ? CHIME_HZ : which === 'short' ? CHIME_HZ.slice(-1) : []
			for (const [i, hz] of notes.entries()) strike(hz, begin + i * NOTE_APART_S)
		},
		/** Schedules the clips end to end, to the sample. @returns when the last is over */
		speak({ pieces }: Sentence<AudioBuffer>, from: number): number {
			return pieces.reduce<number>((at, piece) => {
				if (typeof piece === 'number') return at + piece
				const source = new AudioBufferSourceNode(context, { buffer: piece })
				source.connect(master)
				start(source, at)
				return at + piece.duration
			}, from)
		},
		clear() {
			for (const source of sources) source.stop()
			master.disconnect()
		},
	}
}
