/** Clips are speech below 11 kHz: decoded to this rate they take half the memory, and need no conversion when played. */
const RATE = 24_000
const TYPES: Readonly<Record<string, string>> = {
	opus: 'audio/ogg; codecs=opus',
	ogg: 'audio/ogg',
	m4a: 'audio/mp4',
	mp3: 'audio/mpeg',
	wav: 'audio/wav',
}

/** A way to the loudspeaker, at the clips' own rate where the browser can. `balanced`: soon enough, and no gaps on a slow machine. */
export function openContext(): AudioContext {
	try {
		return new AudioContext({ latencyHint: 'balanced', sampleRate: RATE })
	} catch {
		return new AudioContext({ latencyHint: 'balanced' })
	}
}

let shared: OfflineAudioContext | undefined
const decoder = (): BaseAudioContext => (shared ??= new OfflineAudioContext(1, 1, RATE))

/** Apart from any loudspeaker, so that what is decoded outlives one that stalls. One channel: a wall has one voice. */
export async function decodeClip(bytes: ArrayBuffer): Promise<AudioBuffer> {
	const decoded = await decoder().decodeAudioData(bytes)
	if (decoded.numberOfChannels === 1) return decoded
	const mono = new AudioBuffer({ length: decoded.length, sampleRate: decoded.sampleRate, numberOfChannels: 1 })
	const left = decoded.getChannelData(0)
	const right = decoded.getChannelData(1)
	mono.copyToChannel(
		left.map((x, i) => (x + (right[i] ?? 0)) / 2),
		0,
	)
	return mono
}

const answers = new Map<string, boolean>()

/** Whether this browser says that it plays files of this ending; old televisions lack Opus. */
export function playable(path: string): boolean {
	const ending = path.slice(path.lastIndexOf('.') + 1)
	const known = answers.get(ending)
	if (known !== undefined) return known
	const type = TYPES[ending]
	const answer = type !== undefined && document.createElement('audio').canPlayType(type) !== ''
	answers.set(ending, answer)
	return answer
}

/** @returns nothing when there is no such file. @throws when the site cannot be reached */
export async function fetchBytes(path: string): Promise<ArrayBuffer | undefined> {
	const res = await fetch(path)
	if (res.status === 404) return undefined
	if (!res.ok) throw new Error(`${path}: ${res.status}`)
	return res.arrayBuffer()
}

export async function fetchJson(path: string): Promise<unknown> {
	const res = await fetch(path)
	if (!res.ok) throw new Error(`${path}: ${res.status}`)
	return res.json()
}
