import type { Voice } from '../../contract/centre.ts'
import type { Call } from '../../contract/views.ts'
import { createAnnouncer, type AnnouncerParts } from '../../display/announcer.ts'
import { createMemory } from '../../display/voice/memory.ts'
import type { Clock, Player } from '../../display/voice/playing.ts'

export const voice: Voice = { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 1 }
export const clock: Clock = { now: () => Date.now(), elapsed: () => Date.now(), wait: (ms) => new Promise((done) => setTimeout(done, ms)) }
const CHIME_MS = { full: 1500, short: 500, none: 0 }
const SENTENCE_MS = 4000
export const FULL_MS = CHIME_MS.full + SENTENCE_MS

/** Takes as long as a real voice does and keeps what it was told, with the time each sentence began and ended. */
function createFakePlayer() {
	const sounds: { what: string; chime: string; gain: number; from: number; to: number }[] = []
	const hold = { silent: false, release: () => {}, cutNext: false }
	const player: Player<string> = {
		audible: () => !hold.silent,
		untilAudible: () => new Promise((done) => (hold.release = done)),
		async play({ chime, sentence }, gain) {
			const from = Date.now()
			await clock.wait(hold.cutNext ? 500 : CHIME_MS[chime] + SENTENCE_MS)
			if (hold.cutNext) return ((hold.cutNext = false), 'cut')
			sounds.push({ what: sentence.words.join(' '), chime, gain, from, to: Date.now() })
			return 'heard'
		},
	}
	return { player, hold, sounds, spoken: () => sounds.map((s) => s.what) }
}

/** An announcer with a fake player, and everything it told. */
export function createHall(over: Partial<AnnouncerParts<string>> = {}) {
	const fake = createFakePlayer()
	const outcomes: string[] = []
	const speaking: (number | undefined)[] = []
	const announcer = createAnnouncer<string>({
		player: fake.player,
		clock,
		memory: createMemory(undefined),
		sentences: async ({ number }: Call) => [{ words: [number], pieces: [] }],
		isSilent: () => false,
		onSpeaking: (spoken) => speaking.push(spoken?.callId),
		onOutcome: ({ number }, outcome) => outcomes.push(`${number} ${outcome}`),
		...over,
	})
	return { ...fake, announcer, outcomes, speaking }
}
