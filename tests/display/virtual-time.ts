/** Time that passes only when told to: a year takes as long as what happens in it. */
export interface VirtualTime {
	now: () => number
	/** Runs `act` when `at` has come. */
	at: (at: number, act: () => void) => void
	/** Lets everything happen that is due until then, in order; after each event all that follows from it at once. */
	runUntil: (end: number) => Promise<void>
}

type Event = { at: number; order: number; act: () => void }

export function createVirtualTime(start: number): VirtualTime {
	const heap: Event[] = []
	let now = start
	let order = 0
	const before = (a: Event | undefined, b: Event | undefined) => !!a && !!b && (a.at < b.at || (a.at === b.at && a.order < b.order))

	function push(event: Event): void {
		let i = heap.push(event) - 1
		while (i > 0 && before(event, heap[(i - 1) >> 1])) i = swap(i, (i - 1) >> 1)
	}
	function pop(): Event | undefined {
		const [top] = heap
		const last = heap.pop()
		if (!last || heap.length === 0) return top
		heap[0] = last
		for (let i = 0, least = 0; ; i = swap(i, least)) {
			for (const child of [2 * i + 1, 2 * i + 2]) if (before(heap[child], heap[least])) least = child
			if (least === i) return top
		}
	}
	function swap(i: number, j: number): number {
		;[heap[i], heap[j]] = [heap[j] as Event, heap[i] as Event]
		return j
	}

	return {
		now: () => now,
		at: (at, act) => push({ at: Math.max(at, now), order: order++, act }),
		async runUntil(end) {
			while (heap[0] && heap[0].at <= end) {
				const event = pop() as Event
				now = event.at
				event.act()
				await new Promise(setImmediate)
			}
			now = end
		},
	}
}
