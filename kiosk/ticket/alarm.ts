/** Notes of the centre's sounds, in hertz. */
const F5 = 698
const A5 = 880
const C6 = 1047
const STEP_S = 0.14
const DECAY_S = 0.9
/** Three times, in milliseconds of shaking and rest. */
const CALL_SHAKE = [400, 200, 400, 200, 400]
const NEAR_SHAKE = [250]

/** How the page itself calls its owner; nothing of it needs the internet. Sounds only once `start` was pressed. */
export interface Alarm {
	/** Within a touch. Lets the owner hear what the sound is like. */
	start(): void
	stop(): void
	near(): void
	/** Shakes the phone three times whether or not it was asked to tell. */
	called(): void
}

export function createAlarm(Context: typeof AudioContext | undefined = globalThis.AudioContext): Alarm {
	let audio: AudioContext | undefined
	let on = false
	let awake: WakeLockSentinel | undefined

	const chime = (notes: number[]) => {
		if (!on || !audio) return
		if (audio.state !== 'running') void audio.resume()
		for (const [i, hertz] of notes.entries()) note(audio, hertz, audio.currentTime + i * STEP_S)
	}
	// Browsers allow it only over https; without it the person is asked to keep the page open.
	const stayAwake = async () => {
		if (!on || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
		awake = await navigator.wakeLock.request('screen').catch(() => undefined)
	}
	const returning = () => void stayAwake()
	return {
		start() {
			on = true
			if (Context) audio ??= new Context()
			chime([A5, C6])
			document.addEventListener('visibilitychange', returning)
			returning()
		},
		stop() {
			on = false
			document.removeEventListener('visibilitychange', returning)
			void awake?.release()
		},
		near() {
			chime([A5, C6])
			if (on) shake(NEAR_SHAKE)
		},
		called() {
			chime([F5, A5, C6])
			shake(CALL_SHAKE)
		},
	}
}

function shake(pattern: number[]): void {
	if ('vibrate' in navigator) navigator.vibrate(pattern)
}

/** One soft mallet: quick attack, slow fall. */
function note(audio: AudioContext, hertz: number, at: number): void {
	const gain = audio.createGain()
	gain.gain.setValueAtTime(0.0001, at)
	gain.gain.exponentialRampToValueAtTime(0.4, at + 0.01)
	gain.gain.exponentialRampToValueAtTime(0.0001, at + DECAY_S)
	gain.connect(audio.destination)
	const tone = audio.createOscillator()
	tone.frequency.value = hertz
	tone.connect(gain)
	tone.start(at)
	tone.stop(at + DECAY_S)
}
