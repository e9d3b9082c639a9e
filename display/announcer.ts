import type { Voice } from '../contract/centre.ts'
import type { Call } from '../contract/views.ts'
import type { CallOutcome } from '../contract/voice-pack.ts'
import { isFresh, keyOf } from './call-stage.ts'
import type { Chime, Clock, Player, Sentence } from './voice/playing.ts'
import type { Memory } from './voice/memory.ts'
import { isUseful, join, sweep, type Dropped, type Waiting } from './voice/queue.ts'
import { gainOf, volumeAt } from './voice/volume.ts'

const BETWEEN_LANGUAGES_MS = 500
const BETWEEN_READINGS_MS = 2000
/** So long after a sentence the hall still listens. */
const LISTENING_MS = 3000
/** A call whose first reading was cut off is begun again once. */
const TRIES = 2

export interface AnnouncerParts<Sound> {
	player: Player<Sound>
	clock: Clock
	memory: Memory
	/** The sentences of a call in the order they are spoken; none when there is no clip for any of them. */
	sentences: (call: Call, voice: Voice) => Promise<Sentence<Sound>[]>
	isSilent: (voice: Voice) => boolean
	/** The call being spoken, or `undefined` in between. */
	onSpeaking: (call: Call | undefined) => void
	/** Once for every call that was heard of. */
	onOutcome: (call: Call, outcome: CallOutcome) => void
}

export interface Announcer {
	/** Takes the calls of a view, newest first. The same calls again change nothing. */
	hear(calls: readonly Call[], voice: Voice): void
}

/**
 * The voice of one loudspeaker. Speaks each call once, one after another: chime, then its sentences, read up to
 * `voice.repeat` times. Further readings give way when another call waits, so that at a busy hour the voice keeps up with
 * the counters. A call older than 15 s when first heard of is only shown; so is one whose turn comes after a minute.
 */
export function createAnnouncer<Sound>(parts: AnnouncerParts<Sound>): Announcer {
	const { player, clock, memory, onSpeaking } = parts
	const inHand = new Set<string>()
	let queue: Waiting[] = []
	let running = false
	let spokeAt = -Infinity

	function finish(call: Call, outcome: CallOutcome): void {
		inHand.delete(keyOf(call))
		memory.keep(call, 'done')
		parts.onOutcome(call, outcome)
	}

	const settle = (after: { queue: Waiting[]; dropped: Dropped[] }): void => {
		queue = after.queue
		for (const { call, why } of after.dropped) finish(call, why === 'late' && !player.audible() ? 'held-back' : why)
	}

	function take(call: Call, voice: Voice): void {
		const now = clock.now()
		const known = memory.fateOf(call) !== undefined
		inHand.add(keyOf(call))
		if (known ? !isUseful(call, now) : !isFresh(call, now)) return finish(call, known ? 'late' : 'old')
		if (parts.isSilent(voice)) return finish(call, 'silent')
		if (memory.triesOf(call) >= TRIES) return finish(call, 'cut')
		memory.keep(call, 'waiting')
		settle(join(queue, call, voice))
	}

	async function run(): Promise<void> {
		running = true
		while (queue.length > 0) {
			if (!player.audible()) await player.untilAudible()
			settle(sweep(queue, clock.now()))
			const next = queue.shift()
			// A call that cannot be played must not silence the calls after it.
			if (next) await speak(next).catch((error: unknown) => failed(next.call, error))
			onSpeaking(undefined)
		}
		running = false
	}

	function failed(call: Call, error: unknown): void {
		console.error('a call was not spoken', error)
		if (inHand.has(keyOf(call))) finish(call, 'cut')
	}

	async function speak(next: Waiting): Promise<void> {
		const { call, voice } = next
		const gain = gainOf(volumeAt(voice, clock.now()))
		if (gain === 0) return finish(call, 'quiet')
		const sentences = await parts.sentences(call, voice)
		if (sentences.length === 0) return finish(call, 'no-clip')
		if (!isUseful(call, clock.now())) return finish(call, 'late')
		const tries = memory.triesOf(call) + 1
		memory.keep(call, 'waiting', tries)
		onSpeaking(call)
		const chime = clock.elapsed() - spokeAt < LISTENING_MS ? 'short' : 'full'
		if (!(await read(call, sentences, { gain, chime }))) return void cut(next, tries)
		for (let readings = 1; readings < voice.repeat && mayGoOn(call); readings++) {
			await clock.wait(BETWEEN_READINGS_MS)
			if (mayGoOn(call)) await read(call, sentences, { gain, chime: 'none' })
		}
	}

	/** False when not even the first sentence was heard to its end. Once it was, the call counts as spoken, whatever comes. */
	async function read(
		call: Call,
		sentences: readonly Sentence<Sound>[],
		{ gain, chime }: { gain: number; chime: Chime },
	): Promise<boolean> {
		for (const [i, sentence] of sentences.entries()) {
			if (i > 0) await clock.wait(BETWEEN_LANGUAGES_MS)
			if (i > 0 && !isUseful(call, clock.now())) return true
			if ((await player.play({ chime: i === 0 ? chime : 'none', sentence }, gain)) === 'cut') return i > 0
			spokeAt = clock.elapsed()
			if (inHand.has(keyOf(call))) finish(call, 'spoken')
		}
		return true
	}

	const mayGoOn = (call: Call): boolean => queue.length === 0 && player.audible() && isUseful(call, clock.now())

	function cut(next: Waiting, tries: number): void {
		if (tries >= TRIES) return finish(next.call, 'cut')
		queue = [next, ...queue]
	}

	return {
		hear(calls, voice) {
			const heardOf = new Map([...memory.waiting(), ...calls].map((call) => [keyOf(call), call]))
			const news = [...heardOf.values()].filter((call) => memory.fateOf(call) !== 'done' && !inHand.has(keyOf(call)))
			for (const call of news.sort((a, b) => a.calledAt - b.calledAt || a.callId - b.callId)) take(call, voice)
			settle(sweep(queue, clock.now()))
			if (!running && queue.length > 0) void run()
		},
	}
}
