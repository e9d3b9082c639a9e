import { createDesk } from './voice/desk.ts'
import type { Clock, Player } from './voice/playing.ts'

/** Scheduling a moment ahead keeps the first sound whole. */
const LEAD_S = 0.02
/**
 * With no more than this to come, the last word has been said: it is noted before the sound is over, so that a page closed
 * at that moment has no time to forget it.
 */
const TAIL_S = 0.03
const LOOK_EVERY_MS = 400
/** How long sound may stand still before it counts as taken away: by the browser, or by a device that takes nothing. */
const SUSPENDED_MS = 700
const STALLED_MS = 1500
/** A timer that comes this much too late means that the machine slept. */
const SLEPT_MS = 3000

export interface WebPlayer extends Player<AudioBuffer> {
	/** Asks for sound. From a touch or a key it is granted; browsers keep pages silent until then. */
	unlock(): void
	stop(): void
}

export interface WebPlayerParts {
	/** A new way to the loudspeaker; asked again when the old one has stalled. */
	open: () => AudioContext
	clock: Clock
	/** `stalled` until something has been heard again. */
	onState: (state: 'ready' | 'held-back' | 'stalled') => void
	/** A sentence begins to sound. */
	onSaid: (words: readonly string[]) => void
}

/** Plays through Web Audio: every sound of a score is scheduled at once, so nothing that the page does can part them. */
export function createWebPlayer({ open, clock, onState, onSaid }: WebPlayerParts): WebPlayer {
	let context = open()
	let stalled = false
	/** On the context's clock. */
	let busyUntil = 0
	const waiting: (() => void)[] = []
	const audible = () => context.state === 'running'

	function tell(): void {
		onState(!audible() ? 'held-back' : stalled ? 'stalled' : 'ready')
		if (!audible()) return
		for (const done of waiting.splice(0)) done()
	}
	function unlock(): void {
		if (audible()) return
		context.resume().then(tell, () => undefined)
	}
	function begin(): void {
		context.addEventListener('statechange', tell)
		unlock()
		tell()
	}
	function end(): void {
		context.removeEventListener('statechange', tell)
		// Closing one that the browser has closed already is refused, and that is well.
		context.close().catch(() => undefined)
	}
	function reopen(): void {
		stalled = true
		end()
		context = open()
		busyUntil = 0
		begin()
	}
	begin()

	/** Watches the audio's own clock, not the page's: it stands still while nothing can be heard. */
	async function untilOver(till: number, said: { at: number; tell: () => void }): Promise<'heard' | 'cut'> {
		let last = context.currentTime
		let stoodMs = 0
		let isSaid = false
		while (context.currentTime < till) {
			const waitMs = Math.min(LOOK_EVERY_MS, Math.ceil((till - context.currentTime) * 1000))
			const before = clock.elapsed()
			await clock.wait(waitMs)
			const tookMs = clock.elapsed() - before
			if (!isSaid && context.currentTime >= said.at) said.tell()
			isSaid ||= context.currentTime >= said.at
			if (context.currentTime >= till) break
			stoodMs = context.currentTime > last ? 0 : stoodMs + tookMs
			last = context.currentTime
			if (stoodMs >= (audible() ? STALLED_MS : SUSPENDED_MS) || tookMs > waitMs + SLEPT_MS) return 'cut'
		}
		return 'heard'
	}

	return {
		audible,
		untilAudible: () => (audible() ? Promise.resolve() : new Promise((done) => waiting.push(done))),
		unlock,
		async play({ chime, sentence }, gain) {
			const desk = createDesk(context, gain, Math.max(busyUntil, context.currentTime + LEAD_S))
			const speechAt = desk.chime(chime)
			const till = desk.speak(sentence, speechAt)
			busyUntil = till
			const outcome = await untilOver(till - TAIL_S, { at: speechAt, tell: () => onSaid(sentence.words) })
			if (outcome === 'cut') busyUntil = desk.clear()
			if (outcome === 'cut' && audible()) reopen()
			else if (outcome === 'heard' && stalled) stalled = false
			tell()
			return outcome
		},
		stop: end,
	}
}
