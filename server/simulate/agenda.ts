/** What is to happen, taken out in order of time; at one time the lower rank first, then what was noted first. */
export interface Agenda<T> {
	add(at: number, rank: number, what: T): void
	next(): { at: number; what: T } | undefined
}

interface Entry<T> {
	at: number
	rank: number
	noted: number
	what: T
}

/** A binary heap. */
export function createAgenda<T>(): Agenda<T> {
	const heap: Entry<T>[] = []
	let noted = 0
	const isBefore = (a: Entry<T>, b: Entry<T>) => (a.at - b.at || a.rank - b.rank || a.noted - b.noted) < 0

	function add(at: number, rank: number, what: T): void {
		const entry = { at, rank, noted: noted++, what }
		let place = heap.push(entry) - 1
		while (place > 0) {
			const above = (place - 1) >> 1
			const parent = heap[above] as Entry<T>
			if (!isBefore(entry, parent)) break
			heap[place] = parent
			place = above
		}
		heap[place] = entry
	}

	function next(): Entry<T> | undefined {
		const first = heap[0]
		const last = heap.pop()
		if (first && last && heap.length) sink(last)
		return first
	}

	function sink(entry: Entry<T>): void {
		let place = 0
		for (;;) {
			const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]]
			const child = left && right && isBefore(right, left) ? right : left
			if (!child || !isBefore(child, entry)) break
			heap[place] = child
			place = child === left ? 2 * place + 1 : 2 * place + 2
		}
		heap[place] = entry
	}

	return { add, next }
}
