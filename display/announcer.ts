import type { Voice } from '../contract/centre.ts'
import type { Language } from '../contract/ids.ts'
import type { Call } from '../contract/views.ts'
import { isFresh, remember, unseen } from './call-stage.ts'
import * as english from './spoken-english.ts'
import * as vietnamese from './spoken-vietnamese.ts'

const AFTER_CHIME_MS = 400
const BETWEEN_LANGUAGES_MS = 500
const BETWEEN_READINGS_MS = 2000

/** One sentence, as the names of its clips in order. */
export interface Sentence {
	language: Language
	clips: string[]
}

/** What makes the sound. Each promise resolves when the sound is over. */
export interface Player {
	/** False while the browser holds sound back. */
	audible(): boolean
	/** Resolves once sound can be heard. */
	untilAudible(): Promise<void>
	chime(): Promise<void>
	say(sentence: Sentence): Promise<void>
}

export interface Clock {
	/** The server's clock, epoch ms. */
	now(): number
	wait(ms: number): Promise<void>
}

export interface Announcer {
	/** Takes the calls of a view, newest first. The same calls again change nothing. */
	hear(calls: readonly Call[], voice: Voice): void
}

/** The sentences of one call: Vietnamese, then English where the centre or the visitor asks for it. */
export function sentencesOf(call: Call, voice: Voice): Sentence[] {
	const withEnglish = voice.english === 'always' || (voice.english === 'when-asked' && call.language === 'en')
	return [
		{ language: 'vi', clips: vietnamese.sayCall(call, voice) },
		...(withEnglish ? [{ language: 'en' as const, clips: english.sayCall(call) }] : []),
	]
}

/**
 * Speaks each call once, one after another: chime, then the sentences, read up to `voice.repeat` times. Further readings
 * give way when another call waits, so that at a busy hour the voice keeps up with the counters. A call older than 15 s
 * when first heard of is never spoken; one that had to queue always is, unless sound was held back meanwhile.
 *
 * @param onSpeaking  the call being spoken, or `undefined` in between
 * @param spoken      keys of calls this screen has spoken before the page was opened again
 */
export function createAnnouncer(
	player: Player,
	clock: Clock,
	onSpeaking: (call: Call | undefined) => void,
	spoken: readonly string[] = [],
): Announcer {
	let seen = spoken
	let queue: { call: Call; voice: Voice }[] = []
	let running = false

	async function run(): Promise<void> {
		running = true
		while (queue.length > 0) {
			await untilHeard()
			const next = queue.shift()
			if (!next) break
			onSpeaking(next.call)
			// A sentence that cannot be played must not silence the calls after it.
			await announce(next.call, next.voice).catch((error: unknown) => console.error('a call was not spoken', error))
			onSpeaking(undefined)
		}
		running = false
	}

	/** Once sound comes back, what was called in silence is dropped as old news. */
	async function untilHeard(): Promise<void> {
		if (player.audible()) return
		await player.untilAudible()
		queue = queue.filter(({ call }) => isFresh(call, clock.now()))
	}

	async function announce(call: Call, voice: Voice): Promise<void> {
		await player.chime()
		await clock.wait(AFTER_CHIME_MS)
		await read(call, voice)
		for (let readings = 1; readings < voice.repeat && queue.length === 0; readings++) {
			await clock.wait(BETWEEN_READINGS_MS)
			if (queue.length === 0) await read(call, voice)
		}
	}

	async function read(call: Call, voice: Voice): Promise<void> {
		for (const [i, sentence] of sentencesOf(call, voice).entries()) {
			if (i > 0) await clock.wait(BETWEEN_LANGUAGES_MS)
			await player.say(sentence)
		}
	}

	return {
		hear(calls, voice) {
			const now = clock.now()
			const news = unseen(calls, seen)
			seen = remember(seen, news)
			if (!player.audible()) queue = queue.filter(({ call }) => isFresh(call, now))
			queue.push(...news.filter((call) => isFresh(call, now)).map((call) => ({ call, voice })))
			if (!running) void run()
		},
	}
}
