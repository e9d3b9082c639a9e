import type { VoiceState } from '../../contract/voice-pack.ts'
import { formatMoment } from '../words.ts'
import type { Alert, Seen } from './seen.ts'
import { VOICE_WORDS as W } from './words.ts'

/** A display tells of its voice every minute. What one that fell silent said last tells nothing any more. */
const TOLD_MS = 3 * 60_000
const WORDS_NAMED = 4

/** Walls where some call may go unheard, by their label. Set silent, or no display of this centre: nobody's business. */
export function voiceAlerts({ centre, voices, now }: Seen): Alert[] {
	return voices.flatMap((voice) => {
		const display = centre.displays.find(({ id }) => id === voice.displayId)
		if (!display || !voice.wrong || now - voice.seenAt > TOLD_MS) return []
		const { title, why, action } = troubleOf(voice, display.label)
		return {
			key: `voice-${display.id}`,
			kind: 'voice' as const,
			title,
			detail: [W.since(formatMoment(voice.since, now)), why, W.stillShown].filter(Boolean).join(' '),
			action,
		}
	})
}

/** The gravest first: no sound at all, then a voice that is not there, then single words. */
function troubleOf({ state, packs }: VoiceState, label: string): { title: string; why?: string; action: string } {
	if (state === 'held-back') return W.heldBack(label)
	if (state === 'stalled') return W.stalled(label)
	const gone = packs.find(({ unreachable }) => unreachable)
	if (gone) return W.unreachable(label, gone.id)
	const lacking = packs.filter(({ missingCount }) => missingCount > 0)
	const count = lacking.reduce((sum, { missingCount }) => sum + missingCount, 0)
	const named = lacking.flatMap(({ missing }) => missing).slice(0, WORDS_NAMED)
	return W.missing(label, { count, named, more: count > named.length, packs: lacking.map(({ id }) => id) })
}
