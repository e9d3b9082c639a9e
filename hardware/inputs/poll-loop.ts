export type PollLoop = {
	/** Looks at once, and then again and again. */
	start(): void
	/** Looks at once; after the look that is going on, if one is. */
	wake(): void
	/** Resolves when no look is going on any more. */
	stop(): Promise<void>
}

/** One look after another, never two at a time. `look` never rejects; `everyMs` is the pause between two, milliseconds. */
export function createPollLoop(look: () => Promise<void>, everyMs: number): PollLoop {
	let running = false
	let timer: NodeJS.Timeout | undefined
	let looking: Promise<void> | undefined
	let again = false
	const run = () => {
		clearTimeout(timer)
		looking = look().then(() => {
			looking = undefined
			if (!running) return
			if (again) {
				again = false
				run()
			} else timer = setTimeout(run, everyMs)
		})
	}
	const wake = () => {
		if (!running) return
		if (looking) again = true
		else run()
	}
	return {
		start: () => {
			running = true
			wake()
		},
		wake,
		stop: async () => {
			running = false
			again = false
			clearTimeout(timer)
			await looking
		},
	}
}
