import type { Ints } from './columns.ts'

/** Counts by cell and value, in one stretch of memory. */
export class Table {
	private counts = new Uint32Array(0)
	/** Values are below it. */
	private readonly width: number

	constructor(width: number) {
		this.width = width
	}

	/** Room for so many cells. */
	grow(cells: number): void {
		if (this.counts.length >= cells * this.width) return
		const more = new Uint32Array(Math.max(cells * this.width, this.counts.length * 2))
		more.set(this.counts)
		this.counts = more
	}

	/** All values are of one cell. */
	count(values: Ints, cell: number): void {
		const { counts } = this
		const base = cell * this.width
		for (let i = 0; i < values.length; i++) {
			const at = base + (values[i] as number)
			counts[at] = (counts[at] as number) + 1
		}
	}

	/** Each value is of the cell beside it; those beside −1 of none. */
	countEach(values: Ints, cells: Int32Array): void {
		const { counts, width } = this
		for (let i = 0; i < cells.length; i++) {
			const cell = cells[i] as number
			if (cell < 0) continue
			const at = cell * width + (values[i] as number)
			counts[at] = (counts[at] as number) + 1
		}
	}

	add(cell: number, value: number, times: number): void {
		const at = cell * this.width + value
		this.counts[at] = (this.counts[at] ?? 0) + times
	}

	/** How often each value occurred in a cell. */
	of(cell: number): Uint32Array {
		return this.counts.subarray(cell * this.width, (cell + 1) * this.width)
	}

	/** The same of all cells together. */
	total(): Uint32Array {
		const all = new Uint32Array(this.width)
		for (let base = 0; base < this.counts.length; base += this.width)
			for (let value = 0; value < this.width; value++) all[value] = (all[value] as number) + (this.counts[base + value] as number)
		return all
	}
}
