import type { CallOutcome } from '../../contract/voice-pack.ts'

/** One call that was heard of, and how it ended. `at` is the server's clock, epoch ms. */
export interface Traced {
	callId: number
	number: string
	at: number
	outcome: CallOutcome
}

declare global {
	interface Window {
		/**
		 * What this page has said, newest last, for browser tests and for a technician at the console: one entry for each
		 * sentence as it begins to sound, holding its words, so that `entry.join(' ')` is the sentence. The last one also
		 * stands as `data-spoken` on the page's root element.
		 */
		__spoken?: string[][]
		/** Every call that this page heard of, newest last: spoken, or only shown and why. */
		__calls?: Traced[]
	}
}

const LOGGED = 200

export function noteSaid(words: readonly string[]): void {
	window.__spoken = [...(window.__spoken ?? []), [...words]].slice(-LOGGED)
	document.documentElement.dataset['spoken'] = words.join(' ')
}

export function noteOutcome(traced: Traced): void {
	window.__calls = [...(window.__calls ?? []), traced].slice(-LOGGED)
}
