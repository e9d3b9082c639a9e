/** Without a touch for this long the kiosk asks whether somebody is still there, and waits `ANSWER_MS` for an answer. */
export const IDLE_MS = 60_000
export const ANSWER_MS = 15_000
/** A ticket closes by itself; longer where the number is only on the screen. */
export const TICKET_MS = 20_000
export const NO_PAPER_MS = 60_000
/** What a scanned code gave is shown so long after the last touch, and then forgotten. */
export const SCAN_IDLE_MS = 30_000
/** Two touches closer than this are one: trembling hands, bouncing glass. */
export const DOUBLE_TOUCH_MS = 300

export type Presence = { state: 'here' } | { state: 'asking'; secondsLeft: number } | { state: 'gone' }

/** Whether the visitor is still here, from the time since the last touch. */
export function presence(quietMs: number): Presence {
	if (quietMs < IDLE_MS) return { state: 'here' }
	if (quietMs < IDLE_MS + ANSWER_MS) return { state: 'asking', secondsLeft: Math.ceil((IDLE_MS + ANSWER_MS - quietMs) / 1000) }
	return { state: 'gone' }
}

/** Lets one touch through and drops those that follow too soon. `at` in milliseconds of one steady clock. */
export function createTouchGuard(windowMs = DOUBLE_TOUCH_MS): (at: number) => boolean {
	let last = -Infinity
	return (at) => {
		if (at - last < windowMs) return false
		last = at
		return true
	}
}
