/** What the bench asks of a wall page. Times in ms since 1970. */
export interface Ear {
	/** When each chime's first sample leaves the machine, as the audio clock and its output timestamp say. */
	chimesAt: number[]
	outputLatencyMs: number
	decodedBytes: number
	/** Times between two pictures. */
	frames: number[]
}
export type WithEar = { ear: Ear }

/** Runs in the page, before anything of it: notes chimes, decoded clips and pictures. @param faster  so many times as fast passes the audio's time */
export function listen(faster: number): void {
	const ear: Ear = { chimesAt: [], outputLatencyMs: 0, decodedBytes: 0, frames: [] }
	Object.assign(globalThis, { ear })
	const methodOf = <T, A extends unknown[], R>(type: { prototype: T }, name: keyof T) =>
		Reflect.get(type.prototype as object, name) as (this: T, ...args: A) => R
	const clock = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'currentTime')
	const now = (context: BaseAudioContext): number => (clock?.get?.call(context) as number) ?? 0
	Object.defineProperty(BaseAudioContext.prototype, 'currentTime', {
		get(this: BaseAudioContext) {
			return now(this) * faster
		},
	})

	const startTone = methodOf<OscillatorNode, [number?], void>(OscillatorNode, 'start')
	const stopTone = methodOf<OscillatorNode, [number?], void>(OscillatorNode, 'stop')
	const begun = new WeakMap<BaseAudioContext, number>()
	OscillatorNode.prototype.start = function (at = 0) {
		const context = this.context as AudioContext
		// A score's first note is the one that comes a second or more after the last.
		if (at - (begun.get(context) ?? -10) > 1) {
			const output = context.getOutputTimestamp()
			const inMs = (at / faster - (output.contextTime ?? 0)) * 1000
			ear.chimesAt.push(performance.timeOrigin + (output.performanceTime ?? 0) + inMs)
			ear.outputLatencyMs = (context.outputLatency + context.baseLatency) * 1000
		}
		begun.set(context, at)
		startTone.call(this, at / faster)
	}
	OscillatorNode.prototype.stop = function (at) {
		stopTone.call(this, at === undefined ? undefined : at / faster)
	}
	const startClip = methodOf<AudioBufferSourceNode, [number?], void>(AudioBufferSourceNode, 'start')
	AudioBufferSourceNode.prototype.start = function (at = 0) {
		this.playbackRate.value = faster
		startClip.call(this, at / faster)
	}
	for (const name of ['setValueAtTime', 'exponentialRampToValueAtTime'] as const) {
		const set = methodOf<AudioParam, [number, number], AudioParam>(AudioParam, name)
		AudioParam.prototype[name] = function (value: number, at: number) {
			return set.call(this, value, at / faster)
		}
	}
	// The announcer's pauses are short; a link's time-outs are longer and stay as they are.
	const later = globalThis.setTimeout
	globalThis.setTimeout = ((act: () => void, ms = 0) => later(act, ms <= 2000 ? ms / faster : ms)) as typeof setTimeout

	const decode = methodOf<BaseAudioContext, [ArrayBuffer], Promise<AudioBuffer>>(BaseAudioContext, 'decodeAudioData')
	BaseAudioContext.prototype.decodeAudioData = async function (bytes: ArrayBuffer) {
		const buffer = await decode.call(this, bytes)
		ear.decodedBytes += buffer.length * buffer.numberOfChannels * 4
		return buffer
	}

	let last = performance.now()
	const look = (at: number) => {
		ear.frames.push(at - last)
		last = at
		requestAnimationFrame(look)
	}
	requestAnimationFrame(look)
}
