export type PressReader<T> = {
	/**
	 * Takes one sample of the keys.
	 *
	 * @param means what is down, or `null` when nothing is
	 * @param at    milliseconds of any clock
	 * @returns     the meaning to count, or `null`
	 */
	read(means: T | null, at: number): T | null
	/** Whether a key has been down too long to be a finger. */
	isStuck(at: number): boolean
}

export type PressGuards = {
	/** After a press, contacts bounce and people press twice: nothing counts for this long. Milliseconds. */
	debounceMs?: number
	/** Down longer than this is stuck: a bag on the pad, a jammed key. Milliseconds. */
	stuckMs?: number
}

/**
 * Makes presses out of samples. A press is the moment a key goes down while none was; holding it, or rolling over to a
 * second key, adds nothing until all are up again. So a stuck key counts once, and never again.
 */
export function createPressReader<T>({ debounceMs = 300, stuckMs = 10_000 }: PressGuards = {}): PressReader<T> {
	let downSince: number | null = null
	let pressedAt: number | null = null
	return {
		read: (means, at) => {
			if (means === null) {
				downSince = null
				return null
			}
			if (downSince !== null) return null
			downSince = at
			// A clock that was set back must not silence the keys.
			if (pressedAt !== null && at >= pressedAt && at - pressedAt < debounceMs) return null
			pressedAt = at
			return means
		},
		isStuck: (at) => downSince !== null && at - downSince >= stuckMs,
	}
}
