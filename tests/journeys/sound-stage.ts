import type { Voice } from '../../contract/centre.ts'
import type { Call } from '../../contract/views.ts'
import type { ListedPack } from '../../contract/voice-pack.ts'
import { createAnnouncer } from '../../display/announcer.ts'
import { createClipBank } from '../../display/clip-bank.ts'
import { createWebPlayer } from '../../display/player.ts'
import { createLibrary } from '../../display/voice/library.ts'
import { createMemory } from '../../display/voice/memory.ts'
import { openPack, type OpenPack } from '../../display/voice/pack.ts'
import { decodeClip, fetchBytes, fetchJson, playable } from '../../display/voice/web-audio.ts'

/*
 * Runs in the browser: the display's own announcer, player and clips, with time that passes only where they wait, on a
 * context that renders instead of sounding. What it hears is what a loudspeaker would have been given.
 */
declare global {
	/** Of `scripts/voice/loudness.mjs`, which lies on the page. */
	function loudnessOf(samples: Float32Array, rate: number): number
}
const RATE = 24_000
const SEARCH_S = 0.04

export interface Wanted {
	call: Call
	voice: Voice
	/** Room for all of it, in seconds. */
	seconds: number
	/** What should be heard, reading after reading: the pack, and its clips, `,` for a breath. */
	readings: { pack: string; clips: string[]; earliest: number }[]
}
export interface HeardClip {
	clip: string
	/** Seconds from the start, and how long it is. */
	at: number
	length: number
	/** 1 when the samples are those of the clip. */
	likeness: number
	/** The clip of the pack that is most like what sounds here. */
	best: string
}
interface HeardReading {
	clips: HeardClip[]
	lufs: number
}
export interface Heard {
	outcome: string
	readings: HeardReading[]
	/** The loudest sample before the first word, and where there should be silence. */
	chime: number
	elsewhere: number
	peak: number
}

/** An offline context as the player knows a loudspeaker: running, at the time that has passed. */
function stillContext(seconds: number, elapsed: () => number): OfflineAudioContext {
	const context = new OfflineAudioContext(1, seconds * RATE, RATE)
	const own = (name: string, get: () => unknown) => Object.defineProperty(context, name, { get })
	own('currentTime', () => elapsed() / 1000)
	own('state', () => 'running')
	own('resume', () => () => Promise.resolve())
	own('close', () => () => Promise.resolve())
	return context
}

async function render({ call, voice, seconds }: Wanted): Promise<{ samples: Float32Array; outcome: string }> {
	let elapsed = 0
	const clock = { now: () => call.calledAt + elapsed, elapsed: () => elapsed, wait: async (ms: number) => void (elapsed += ms) }
	const context = stillContext(seconds, clock.elapsed)
	const bank = createClipBank(async (path) => (playable(path) ? fetchBytes(path) : undefined), decodeClip)
	const library = createLibrary(fetchJson, bank, () => [])
	const player = createWebPlayer({ open: () => context as never, clock, onState: () => undefined, onSaid: () => undefined })
	let outcome = ''
	await new Promise<void>((done) => {
		const announcer = createAnnouncer({
			...{ player, clock, memory: createMemory(undefined), sentences: (of, by) => library.sentences(of, by), isSilent: () => false },
			onSpeaking: (spoken) => (spoken ? undefined : done()),
			onOutcome: (_, how) => (outcome = how),
		})
		announcer.hear([call], voice)
	})
	return { samples: (await context.startRendering()).getChannelData(0), outcome }
}

const packs = new Map<string, Promise<{ pack: OpenPack; sounds: Map<string, Float32Array> }>>()

/** A pack's clips as they are, decoded apart from what is under test. */
function soundsOf(id: string) {
	const known = packs.get(id)
	if (known) return known
	const loading = (async () => {
		const pack = openPack((await fetchJson(`/voice/${id}/pack.json`)) as ListedPack, `/voice/${id}/`)
		if (typeof pack === 'string') throw new Error(pack)
		const sounds = new Map<string, Float32Array>()
		for (const [clip, [address = '']] of pack.addresses) {
			const buffer = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await (await fetch(address)).arrayBuffer())
			sounds.set(clip, buffer.getChannelData(0))
		}
		return { pack, sounds }
	})()
	packs.set(id, loading)
	return loading
}

/** Correlation of a clip with what sounds from `at` on: 1 for the same samples at any loudness. */
function likenessAt(samples: Float32Array, clip: Float32Array, at: number): number {
	let both = 0
	let heard = 0
	let wanted = 0
	for (let i = 0; i < clip.length; i++) {
		const a = samples[at + i] ?? 0
		const b = clip[i] ?? 0
		both += a * b
		heard += a * a
		wanted += b * b
	}
	return heard && wanted ? both / Math.sqrt(heard * wanted) : 0
}

/** Where a clip sounds, near where it should. */
function find(samples: Float32Array, clip: Float32Array, nearS: number): { at: number; likeness: number } {
	const near = Math.round(nearS * RATE)
	const reach = Math.round(SEARCH_S * RATE)
	let best = { at: near, likeness: -1 }
	for (let at = Math.max(0, near - reach); at <= near + reach; at++) {
		const likeness = likenessAt(samples, clip, at)
		if (likeness > best.likeness) best = { at, likeness }
	}
	return best
}

const peakOf = (samples: Float32Array): number => samples.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0)

const BREATH_S = 0.14

interface Reading extends HeardReading {
	/** Seconds at which it began and was over. */
	from: number
	to: number
}

/** Finds the clips of one reading, the first near `from`, and takes them out of `rest`. */
async function hearReading(samples: Float32Array, rest: Float32Array, from: number, wanted: Wanted['readings'][number]): Promise<Reading> {
	const { sounds } = await soundsOf(wanted.pack)
	const clips: HeardClip[] = []
	let next = from
	for (const clip of wanted.clips) {
		if (clip === ',') {
			next += BREATH_S
			continue
		}
		const sound = sounds.get(clip)
		if (!sound) throw new Error(`the pack ${wanted.pack} has no clip ${clip}`)
		const { at, likeness } = find(samples, sound, next)
		const rivals = [...sounds].map(([name, other]) => ({ name, likeness: likenessAt(samples, other, at) }))
		const best = rivals.reduce((a, b) => (b.likeness > a.likeness ? b : a)).name
		clips.push({ clip, at: at / RATE, length: sound.length / RATE, likeness, best })
		rest.fill(0, at - 1, at + sound.length + 1)
		next = (at + sound.length) / RATE
	}
	const begun = clips[0]?.at ?? from
	return { clips, lufs: loudnessOf(samples.subarray(Math.round(begun * RATE), Math.round(next * RATE)), RATE), from: begun, to: next }
}

export async function listen(wanted: Wanted): Promise<Heard> {
	const { samples, outcome } = await render(wanted)
	const rest = Float32Array.from(samples)
	const readings: Reading[] = []
	for (const reading of wanted.readings) {
		const endOfLast = readings[readings.length - 1]?.to ?? 0
		readings.push(await hearReading(samples, rest, endOfLast + reading.earliest, reading))
	}
	const wordsAt = Math.round((readings[0]?.from ?? 0) * RATE)
	return {
		...{ outcome, readings, peak: peakOf(samples) },
		...{ chime: peakOf(samples.subarray(0, wordsAt)), elsewhere: peakOf(rest.subarray(wordsAt)) },
	}
}

Object.assign(globalThis, { listen })
