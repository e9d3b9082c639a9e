/** Between two runs of the board the calls, queues and figures are seen for this long. */
export const CALLS_MS = 15_000
/** Pages of the board in a row. */
export const RUN = 3

/** Whose turn it is: the calls, or the page of the board at `cursor`. */
export interface Turning {
	showing: boolean
	/** Grows with every page that was seen. */
	cursor: number
	/** Pages shown since the calls had their turn. */
	run: number
	/** Since when, epoch ms; 0 before the first look. */
	since: number
}

export const FIRST_TURN: Turning = { showing: false, cursor: 0, run: 0, since: 0 }

export interface Look {
	now: number
	/** Somebody is called: the board gives way at once, and the page it was at comes again later. */
	busy: boolean
	/** How long the page at the cursor stays, ms; `undefined` when there is no page. */
	pageMs: number | undefined
	/** The page has ended by itself: a film is over, or cannot be played. */
	over: boolean
}

/** Decides whose turn it is now. Returns the same object when nothing changes. */
export function turn(turning: Turning, { now, busy, pageMs, over }: Look): Turning {
	const { showing, cursor, run, since } = turning
	if (busy || pageMs === undefined) return showing ? { showing: false, cursor, run: 0, since: now } : restarted(turning, now, busy)
	// A clock that was set back must not hold a page for hours.
	if (since === 0 || now < since) return { ...turning, since: now }
	if (!showing) return now - since < CALLS_MS ? turning : { showing: true, cursor, run: 1, since: now }
	if (!over && now - since < pageMs) return turning
	if (run >= RUN) return { showing: false, cursor: cursor + 1, run: 0, since: now }
	return { showing: true, cursor: cursor + 1, run: run + 1, since: now }
}

/** The calls have their whole turn after the last one, counted in steps of a second. */
const restarted = (turning: Turning, now: number, busy: boolean): Turning =>
	busy && Math.abs(now - turning.since) >= 1000 ? { ...turning, since: now } : turning
