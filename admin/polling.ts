/**
 * Runs `work` now and again `everyMs` after each end, so that two never run together. Rests while the page is hidden
 * and begins at once when it is seen again. @returns what ends it
 */
export function poll(work: () => Promise<unknown>, everyMs: number): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined
	let running = false
	let stopped = false
	const turn = async () => {
		if (running || stopped || document.hidden) return
		clearTimeout(timer)
		running = true
		try {
			await work()
		} finally {
			running = false
			if (!stopped) timer = setTimeout(() => void turn(), everyMs)
		}
	}
	const seen = () => void turn()
	document.addEventListener('visibilitychange', seen)
	void turn()
	return () => {
		stopped = true
		clearTimeout(timer)
		document.removeEventListener('visibilitychange', seen)
	}
}

/** Answers for all items, in their order, with at most `width` asked at a time. */
export async function inTurns<T, R>(items: readonly T[], width: number, ask: (item: T) => Promise<R>): Promise<R[]> {
	const answers: R[] = []
	const queue = items.entries()
	const lane = async () => {
		for (const [i, item] of queue) answers[i] = await ask(item)
	}
	await Promise.all(Array.from({ length: width }, lane))
	return answers
}
