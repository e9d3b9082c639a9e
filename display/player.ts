import type { Language } from '../contract/ids.ts'
import type { Player, Sentence } from './announcer.ts'
import type { ClipBank } from './clip-bank.ts'

declare global {
	interface Window {
		/**
		 * What this page has said, newest last, for browser tests and for a technician at the console: one entry for each
		 * sentence as it begins to sound, holding the names of its clips, so that `entry.join(' ')` is the sentence. The
		 * last one also stands as `data-spoken` on the page's root element.
		 */
		__spoken?: string[][]
	}
}

/** F5, A5, C6: xang, cống, hò of the five-tone scale. */
const CHIME_HZ = [698, 880, 1047]
const NOTE_APART_S = 0.14
const NOTE_DECAY_S = 0.9
const NOTE_LEVEL = 0.22
const MALLET_S = 0.006
const SILENCE = 0.0001
/** Scheduling a moment ahead keeps the first clip whole. */
const LEAD_S = 0.05
const LOGGED = 200

export interface WebPlayer extends Player {
	/** To be called from a touch or key: browsers keep pages silent until then. */
	unlock(): Promise<void>
	/** Fetches and decodes a language ahead of its first call. */
	load(language: Language): Promise<void>
	stop(): void
}

/** Plays through Web Audio. `onAudible` is told whenever the browser gives or takes the sound. */
export function createWebPlayer(context: AudioContext, bank: ClipBank<AudioBuffer>, onAudible: (audible: boolean) => void): WebPlayer {
	let waiting: (() => void)[] = []
	const audible = () => context.state === 'running'

	function tell(): void {
		onAudible(audible())
		if (!audible()) return
		for (const done of waiting) done()
		waiting = []
	}
	context.addEventListener('statechange', tell)
	const unlock = () => context.resume().then(tell, () => undefined)
	void unlock()

	const over = (seconds: number) => new Promise<void>((done) => setTimeout(done, seconds * 1000))

	return {
		audible,
		untilAudible: () => (audible() ? Promise.resolve() : new Promise((done) => waiting.push(done))),
		unlock,
		load: (language) => bank.load(language),
		chime() {
			const start = context.currentTime + LEAD_S
			for (const [i, hz] of CHIME_HZ.entries()) strike(context, hz, start + i * NOTE_APART_S)
			return over(LEAD_S + (CHIME_HZ.length - 1) * NOTE_APART_S + NOTE_DECAY_S)
		},
		async say({ language, clips }: Sentence) {
			const sounds = await bank.sounds(language, clips)
			log(clips)
			return over(LEAD_S + join(context, sounds, context.currentTime + LEAD_S))
		},
		stop() {
			context.removeEventListener('statechange', tell)
			void context.close()
		},
	}
}

/** Schedules sounds end to end, to the sample. Returns their length in seconds. */
function join(context: AudioContext, sounds: readonly AudioBuffer[], from: number): number {
	let at = from
	for (const buffer of sounds) {
		const source = new AudioBufferSourceNode(context, { buffer })
		source.connect(context.destination)
		source.start(at)
		at += buffer.duration
	}
	return at - from
}

/** One soft mallet note: a quick rise, a long fall, and an octave above that is gone sooner. */
function strike(context: AudioContext, hz: number, at: number): void {
	for (const [partial, level, decay] of [
		[1, NOTE_LEVEL, NOTE_DECAY_S],
		[2, NOTE_LEVEL / 5, NOTE_DECAY_S / 3],
	] as const) {
		const tone = new OscillatorNode(context, { frequency: hz * partial })
		const gain = new GainNode(context, { gain: SILENCE })
		gain.gain.setValueAtTime(SILENCE, at)
		gain.gain.exponentialRampToValueAtTime(level, at + MALLET_S)
		gain.gain.exponentialRampToValueAtTime(SILENCE, at + decay)
		tone.connect(gain).connect(context.destination)
		tone.start(at)
		tone.stop(at + decay)
	}
}

function log(clips: readonly string[]): void {
	window.__spoken = [...(window.__spoken ?? []), [...clips]].slice(-LOGGED)
	document.documentElement.dataset.spoken = clips.join(' ')
}
