/**
 * Notices that a page has stopped to move though it still runs: timers that no longer fire, or a picture that is no longer
 * drawn. A worker has a clock of its own; its ticks are what is left when the page's timers are dead. What it cannot notice
 * is a page that does not run at all (an endless loop): that one leaves the list of screens that are online.
 */
const TICK_MS = 5000
/** Longer than any slow moment of an old television box, and shorter than anybody waits for a number. */
export const HUNG_MS = 20_000

export interface WatchdogParts {
	/** Calls back every `ms` from a clock that is not the page's. @returns what ends it */
	ticks: (ms: number, tick: () => void) => () => void
	/** Milliseconds that never go back. */
	elapsed: () => number
	isVisible: () => boolean
	onHung: (what: 'timers' | 'picture') => void
}

export function createWatchdog({ ticks, elapsed, isVisible, onHung }: WatchdogParts) {
	let timerAt = elapsed()
	let pictureAt = elapsed()
	let tickAt = elapsed()
	let wasVisible = true

	const stop = ticks(TICK_MS, () => {
		const now = elapsed()
		// A machine that slept, or a page nobody saw, has not hung: begin anew.
		if (now - tickAt > HUNG_MS || !isVisible() || !wasVisible) timerAt = pictureAt = now
		tickAt = now
		wasVisible = isVisible()
		if (now - timerAt > HUNG_MS) onHung('timers')
		else if (now - pictureAt > HUNG_MS) onHung('picture')
	})
	return {
		/** A timer of the page fired. */
		timer: (): void => void (timerAt = elapsed()),
		/** The page was drawn. */
		picture: (): void => void (pictureAt = elapsed()),
		stop,
	}
}
