import type { VoiceReport, VoiceState } from '../../contract/voice-pack.ts'
import type { Clock } from '../ports/core.ts'

export interface VoiceReports {
	report(displayId: string, report: VoiceReport): void
	all(): VoiceState[]
}

/** The last that each display said of its voice. `onChange` hears when one becomes wrong, or is mended, not of every report. */
export function createVoiceReports(clock: Clock, onChange: (state: VoiceState) => void): VoiceReports {
	const states = new Map<string, VoiceState>()
	return {
		report(displayId, report) {
			const seenAt = clock.now()
			const wrong = isWrong(report)
			const known = states.get(displayId)
			const changed = wrong !== (known?.wrong ?? false)
			const state = { ...report, displayId, seenAt, wrong, since: changed ? seenAt : (known?.since ?? seenAt) }
			states.set(displayId, state)
			if (changed) onChange(state)
		},
		all: () => [...states.values()],
	}
}

/** Whether some call may go unheard. A display that is set silent, or has only just begun to load, is well. */
export const isWrong = ({ state, packs }: VoiceReport): boolean =>
	state === 'held-back' || state === 'stalled' || (state !== 'silent' && packs.some((pack) => pack.missingCount > 0 || pack.unreachable))
