declare global {
	interface Window {
		/** Every so often: whether a film could be heard. */
		films?: { at: number; heard: boolean }[]
		/** When the first note and the end of the last clip leave the loudspeaker, on the page's clock. */
		chimeAt?: number
		lastWordAt?: number
		recording?: { recorder: MediaRecorder; parts: Blob[] }
	}
}

/** Runs in the page before it: what the loudspeaker is given is recorded from the page's start on. */
export function recordLoudspeaker(): void {
	const connect = Reflect.get(AudioNode.prototype, 'connect') as (this: AudioNode, to: AudioNode) => AudioNode
	let tap: MediaStreamAudioDestinationNode | undefined
	const listenTo = (context: AudioContext): MediaStreamAudioDestinationNode => {
		const made = new MediaStreamAudioDestinationNode(context)
		// Without this the recorder would be given nothing until the first sound.
		const silence = new ConstantSourceNode(context, { offset: 0 })
		connect.call(silence, made)
		silence.start()
		const recorder = new MediaRecorder(made.stream, { audioBitsPerSecond: 256_000 })
		const parts: Blob[] = []
		recorder.ondataavailable = ({ data }) => parts.push(data)
		recorder.start(500)
		window.recording = { recorder, parts }
		return made
	}
	Reflect.set(AudioNode.prototype, 'connect', function (this: AudioNode, to: AudioNode) {
		if (to === this.context.destination && this.context instanceof AudioContext) connect.call(this, (tap ??= listenTo(this.context)))
		return connect.call(this, to)
	})
}

/** Runs in the page. Peaks before and after the sound, and the loudness of its second reading, which has no chime. */
export async function stopRecording(): Promise<{ before: number; speech: number; after: number; readings: number }> {
	const { recorder, parts } = window.recording ?? {}
	if (!recorder || !parts) throw new Error('nothing was recorded')
	await new Promise((done) => {
		recorder.onstop = done
		recorder.stop()
	})
	const buffer = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(await new Blob(parts).arrayBuffer())
	const samples = buffer.getChannelData(0)
	const rate = buffer.sampleRate
	const block = Math.round(rate / 100)
	const peaks = Array.from({ length: Math.floor(samples.length / block) }, (_, i) =>
		samples.subarray(i * block, (i + 1) * block).reduce((most, x) => Math.max(most, Math.abs(x)), 0),
	)
	const loud = peaks.flatMap((peak, i) => (peak > 0.01 ? [i] : []))
	const last = loud[loud.length - 1] ?? 0
	// Between the two readings nothing sounds for two seconds.
	const begins = loud.filter((at, i) => i > 0 && at - (loud[i - 1] ?? 0) > 150)
	const first = begins[0] ?? 0
	const most = (list: number[]) => list.reduce((a, b) => Math.max(a, b), 0)
	return {
		before: most(peaks.slice(0, Math.max(0, (loud[0] ?? 0) - 1))),
		speech: loudnessOf(samples.subarray(first * block, last * block), rate),
		after: most(peaks.slice(last + 10)),
		readings: 1 + begins.length,
	}
}

/** Runs in the page before it: notes when films are heard, and when the voice begins and ends. */
export function watchFilms(): void {
	window.films = []
	const start = (type: { prototype: AudioScheduledSourceNode }, note: (at: number, node: AudioScheduledSourceNode) => void) => {
		const old: unknown = Reflect.get(type.prototype, 'start')
		Reflect.set(type.prototype, 'start', function (this: AudioScheduledSourceNode, at = 0) {
			note(performance.now() + (at - this.context.currentTime) * 1000, this)
			;(old as AudioScheduledSourceNode['start']).call(this, at)
		})
	}
	start(OscillatorNode, (at) => (window.chimeAt ??= at))
	start(AudioBufferSourceNode, (at, node) => (window.lastWordAt = at + ((node as AudioBufferSourceNode).buffer?.duration ?? 0) * 1000))
	setInterval(() => {
		const heard = [...document.querySelectorAll('video')].some((film) => !film.muted && !film.paused && film.volume > 0)
		window.films?.push({ at: performance.now(), heard })
	}, 100)
}

/** Runs in the page. Buttons, links and fields of which a part lies under the emergency or outside the screen. */
export function hiddenControls(): string[] {
	const band = document.querySelector('[data-testid=emergency]')?.getBoundingClientRect().bottom ?? 0
	const controls = [...document.querySelectorAll('button, a[href], input, h1, h2')].filter(
		(e) => e.checkVisibility() && !e.closest('.visually-hidden'),
	)
	return controls.flatMap((control) => {
		const { top, bottom, left, right, width } = control.getBoundingClientRect()
		const isSeen = width <= 2 || (top >= band - 1 && bottom <= innerHeight + 1 && left >= -1 && right <= innerWidth + 1)
		return isSeen ? [] : [`${control.textContent?.trim().slice(0, 30)} ${Math.round(top)}–${Math.round(bottom)}`]
	})
}
