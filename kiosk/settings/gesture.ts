/** So many touches, all in the top left corner and within this time, ask for the kiosk's own settings. */
export const TAPS = 5
export const WITHIN_MS = 3000
/** Of the shorter side of the window: about as wide as a hand on any panel. */
const CORNER = 0.11

/** One touch, in CSS pixels of the window. */
export interface Tap {
	x: number
	y: number
	width: number
	height: number
	/** Milliseconds of one steady clock. */
	at: number
}

/** Notices the gesture. A touch anywhere else begins it anew, so that tapping around never makes it. @returns whether it is complete */
export function createGesture(): (tap: Tap) => boolean {
	let times: number[] = []
	return ({ x, y, width, height, at }) => {
		const corner = Math.min(width, height) * CORNER
		times = x <= corner && y <= corner ? [...times.filter((then) => at - then < WITHIN_MS), at] : []
		if (times.length < TAPS) return false
		times = []
		return true
	}
}
