/** Notes of the five-tone scale used by the centre's sounds, in hertz. */
const A5 = 880
const C6 = 1047
const F4 = 349

/** The kiosk's sounds: a tick for each touch, two notes for a ticket, two low ones for a refusal, one for a code that was read. Silent where there is no audio. */
export interface Sounds {
	tick(): void
	ticket(): void
	refusal(): void
	scan(): void
}

export function createSounds(Context: typeof AudioContext | undefined = globalThis.AudioContext): Sounds {
	let audio: AudioContext | undefined
	/** One soft mallet: quick attack, falling off over `seconds`. */
	const note = (hertz: number, afterS: number, seconds: number, loud: number) => {
		if (!Context) return
		audio ??= new Context()
		const at = audio.currentTime + afterS
		const gain = audio.createGain()
		gain.gain.setValueAtTime(0.0001, at)
		gain.gain.exponentialRampToValueAtTime(loud, at + 0.008)
		gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds)
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
