import type { DisplayView } from '../contract/views.ts'
import type { Moment } from '../ui/screen-state.ts'
import type { SoundState } from './sound.svelte.ts'

/** What a display tells of itself. `busy`: somebody is being called on it. */
export function momentOf(view: DisplayView | undefined, sound: SoundState | undefined, busy: boolean): Moment {
	return { step: stepOf(view, busy), busy, ...(sound && { sound }) }
}

function stepOf(view: DisplayView | undefined, busy: boolean): Moment['step'] {
	if (!view) return 'starting'
	if (view.emergency) return 'emergency'
	if (busy) return 'calling'
	if (view.sign) return 'sign'
	return view.open ? 'calls' : 'closed'
}
