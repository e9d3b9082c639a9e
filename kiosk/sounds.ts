/** Notes of the five-tone scale used by the centre's sounds, in hertz. */
const A5 = 880
const C6 = 1047
const F4 = 349
/** A ramp that falls off begins and ends here: it cannot reach nothing. */
const SILENT = 0.0001

/** The kiosk's sounds: a tick for each touch, two notes for a ticket, two low ones for a refusal, one for a code that was read. Silent where there is no audio. */
export interface Sounds {
	tick(): void
	ticket(): void
	refusal(): void
	scan(): void
}

/** @param loudness  0–1, asked at each sound */
export function createSounds(Context: typeof AudioContext | undefined = globalThis.AudioContext, loudness = () => 1): Sounds {
	let audio: AudioContext | undefined
	/** One soft mallet: quick attack, falling off over `seconds`. */
	const note = (hertz: number, afterS: number, seconds: number, loud: number) => {
		const peak = loud * loudness()
		if (!Context || peak <= SILENT) return
		audio ??= new Context()
		const at = audio.currentTime + afterS
		const gain = audio.createGain()
		gain.gain.setValueAtTime(SILENT, at)
		gain.gain.exponentialRampToValueAtTime(peak, at + 0.008)
		gain.gain.exponentialRampToValueAtTime(SILENT, at + seconds)
		gain.connect(audio.destination)
		const tone = audio.createOscillator()
		tone.frequency.value = hertz
		tone.connect(gain)
		tone.start(at)
		tone.stop(at + seconds)
	}
	return {
		tick: () => note(C6, 0, 0.02, 0.05),
		ticket: () => (note(A5, 0, 0.9, 0.25), note(C6, 0.14, 0.9, 0.25)),
		refusal: () => (note(F4, 0, 0.3, 0.25), note(F4, 0.28, 0.3, 0.25)),
		scan: () => note(C6, 0, 0.3, 0.2),
	}
}
