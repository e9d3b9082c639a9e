/** Two touches closer than this in time and place are one: trembling hands, bouncing glass. */
const DOUBLE_TOUCH_MS = 300
const SAME_PLACE_PX = 80

/** Lets one touch through and drops its echo, also where the page has changed below the finger. Keys pass. */
export function createTouchGuard(): (click: Pick<MouseEvent, 'detail' | 'timeStamp' | 'clientX' | 'clientY'>) => boolean {
	let last = { timeStamp: -Infinity, clientX: 0, clientY: 0 }
	return ({ detail, timeStamp, clientX, clientY }) => {
		const byKey = detail === 0
		const near = Math.hypot(clientX - last.clientX, clientY - last.clientY) < SAME_PLACE_PX
		if (!byKey && near && timeStamp - last.timeStamp < DOUBLE_TOUCH_MS) return false
		if (!byKey) last = { timeStamp, clientX, clientY }
		return true
	}
}
