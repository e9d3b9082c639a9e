import { rateOf } from '../../contract/rate.ts'
import type { Spread } from '../../contract/reports.ts'

/** Up to so many values of a cell are kept one by one; from there on they are counted by second. */
const LISTED = 1024

/** Lengths of time by cell, whole seconds, exact to the second however many there are. */
export class Lengths {
	/** By cell: values one by one … */
	private readonly lists: (Uint32Array | undefined)[] = []
	private readonly ns: number[] = []
	/** … or how often each second occurred. */
	private readonly counts: (Uint32Array | undefined)[] = []
	private readonly targeted: number[] = []
	private readonly withins: number[] = []

	/** `target` in seconds; −1 is none. */
	add(cell: number, seconds: number, target: number): void {
		const n = this.ns[cell] ?? 0
		this.ns[cell] = n + 1
		if (target >= 0) {
			this.targeted[cell] = (this.targeted[cell] ?? 0) + 1
			if (seconds <= target) this.withins[cell] = (this.withins[cell] ?? 0) + 1
		}
		if (n >= LISTED) return this.count(cell, seconds)
		const list = (this.lists[cell] ??= new Uint32Array(16))
		const room = n < list.length ? list : (this.lists[cell] = longer(list, n))
		room[n] = seconds
		if (n + 1 === LISTED) this.countAll(cell, room)
	}

	private countAll(cell: number, list: Uint32Array): void {
		this.lists[cell] = undefined
		for (const seconds of list.subarray(0, LISTED)) this.count(cell, seconds)
	}

	private count(cell: number, seconds: number): void {
		const counts = (this.counts[cell] ??= new Uint32Array(4096))
		const room = seconds < counts.length ? counts : (this.counts[cell] = longer(counts, seconds))
		room[seconds] = (room[seconds] as number) + 1
	}

	/** Of one cell, or of all together. */
	spread(cell?: number): Spread {
		const cells = cell === undefined ? [...this.ns.keys()] : [cell]
		const n = sum(cells, this.ns)
		if (n === 0) return { n, meanMs: null, medianMs: null, p90Ms: null, maxMs: null }
		const targeted = sum(cells, this.targeted)
		return {
			n,
			...figures(this.merged(cells), n),
			...(targeted > 0 && { within: rateOf(sum(cells, this.withins), targeted) }),
		}
	}

	private merged(cells: readonly number[]): Uint32Array {
		const [only] = cells
		const counted = only === undefined || cells.length > 1 ? undefined : this.counts[only]
		if (counted) return counted
		let all = new Uint32Array(4096)
		for (const cell of cells) {
			const counts = this.counts[cell]
			if (counts && counts.length > all.length) all = longer(all, counts.length - 1)
			for (const [seconds, times] of counts?.entries() ?? []) all[seconds] = (all[seconds] as number) + times
			for (const seconds of this.lists[cell]?.subarray(0, this.ns[cell]) ?? []) {
				if (seconds >= all.length) all = longer(all, seconds)
				all[seconds] = (all[seconds] as number) + 1
			}
		}
		return all
	}
}

/** Nearest rank: the value that at least so large a share is not above. */
function figures(counts: Uint32Array, n: number): Omit<Spread, 'n' | 'within'> {
	const ranks = [Math.ceil(n / 2), Math.ceil((n * 9) / 10), n]
	const values: number[] = []
	let seen = 0
	let total = 0
	for (let seconds = 0; values.length < ranks.length; seconds++) {
		const times = counts[seconds] as number
		seen += times
		total += times * seconds
		while (values.length < ranks.length && seen >= (ranks[values.length] as number)) values.push(seconds * 1000)
	}
	const [median = 0, p90 = 0, max = 0] = values
	return { meanMs: Math.round((total * 1000) / n), medianMs: median, p90Ms: p90, maxMs: max }
}

/** The same with room for place `at`. */
function longer(values: Uint32Array, at: number): Uint32Array<ArrayBuffer> {
	const more = new Uint32Array(Math.max(values.length * 2, at + 1))
	more.set(values)
	return more
}

const sum = (cells: readonly number[], values: readonly (number | undefined)[]): number =>
	cells.reduce((total, cell) => total + (values[cell] ?? 0), 0)
