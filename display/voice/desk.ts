import type { Chime, Sentence } from './playing.ts'

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

/** The sounds of one score, and one knob for all of them. @param begin  on the context's clock, in seconds */
export function createDesk(context: AudioContext, gain: number, begin: number) {
	const master = new GainNode(context, { gain })
	master.connect(context.destination)
	const sources: AudioScheduledSourceNode[] = []
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
		/** @returns when to speak after it */
		chime(which: Chime): number {
			const notes = which === 'full' ? CHIME_HZ : which === 'short' ? CHIME_HZ.slice(-1) : []
			for (const [i, hz] of notes.entries()) strike(hz, begin + i * NOTE_APART_S)
			return begin + CHIME_S[which]
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
		/** What has not sounded never will. @returns from when there is quiet */
		clear(): number {
			for (const source of sources) source.stop()
			master.disconnect()
			return context.currentTime
		},
	}
}
