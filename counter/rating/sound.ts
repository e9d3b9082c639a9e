const A5_HZ = 880
const SECONDS = 0.9
const LOUDNESS = 0.12

/** One soft A5, the same for every level, so that nobody nearby hears which. Silent where there is no audio. */
export function createSound(Context: typeof AudioContext | undefined = globalThis.AudioContext): () => void {
	let audio: AudioContext | undefined
	return () => {
		if (!Context) return
		// Made within a touch: browsers keep audio silent before one.
		audio ??= new Context()
		if (audio.state === 'suspended') void audio.resume()
		const at = audio.currentTime
		const gain = audio.createGain()
		gain.gain.setValueAtTime(0.0001, at)
		gain.gain.exponentialRampToValueAtTime(LOUDNESS, at + 0.01)
		gain.gain.exponentialRampToValueAtTime(0.0001, at + SECONDS)
		gain.connect(audio.destination)
		const tone = audio.createOscillator()
		tone.frequency.value = A5_HZ
		tone.connect(gain)
		tone.start(at)
		tone.stop(at + SECONDS)
	}
}
