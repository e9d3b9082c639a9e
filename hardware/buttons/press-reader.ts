export type PressReader = {
	/**
	 * Takes one sample of the pad.
	 *
	 * @param level the button that is down, or `null` when none is
	 * @param at    milliseconds of any clock
	 * @returns     the level to count, or `null`
	 */
	read(level: number | null, at: number): number | null
	/** Whether a button has been down too long to be a finger. */
	isStuck(at: number): boolean
}

type Options = {
	/** After a press, contacts bounce and people press twice: nothing counts for this long. Milliseconds. */
	debounceMs?: number
	/** Down longer than this is stuck: a bag on the pad, a jammed key. Milliseconds. */
	stuckMs?: number
}

/**
 * Makes presses out of samples. A press is the moment a button goes down while none was; holding it, or rolling over to a
 * second button, adds nothing until all are up again. So a stuck button counts once, and never again.
 */
export function createPressReader({ debounceMs = 300, stuckMs = 10_000 }: Options = {}): PressReader {
	let downSince: number | null = null
	let pressedAt: number | null = null
	return {
		read: (level, at) => {
			if (level === null) {
				downSince = null
				return null
			}
			if (downSince !== null) return null
			downSince = at
			// A clock that was set back must not silence the pad.
			if (pressedAt !== null && at >= pressedAt && at - pressedAt < debounceMs) return null
			pressedAt = at
			return level
		},
		isStuck: (at) => downSince !== null && at - downSince >= stuckMs,
	}
}
