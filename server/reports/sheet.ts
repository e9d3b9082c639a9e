import { SPARSE, type Block, type Column, type Ints, type Sparse } from './columns.ts'
import type { Picked } from './selection.ts'
import type { Table } from './table.ts'

/** Values of one cell, from … to in a list. */
export interface Run {
	cell: number
	values: Ints
	from: number
	to: number
}

/** A block seen by the cells of an answer. */
export interface Sheet {
	/** The values of a column, those of each cell beside each other; runs of all columns are alike. */
	runs(column: Column): Run[]
	/** Counts a column of few values: so the rows need not be put together. */
	count(column: Column, to: Table): void
	/** The values of a sparse column, with cell and row. */
	each(column: Sparse, tell: (value: number, at: { cell: number; row: number }) => void): void
}

/** `count` is how many cells there are. */
export function sheetOf(block: Block, picked: Picked, count: number): Sheet {
	const cellAt = 'whole' in picked ? () => picked.whole : (row: number) => picked.cells[row] ?? -1
	let sorted: Sorted | undefined
	return {
		runs(column) {
			const values = block.read(column)
			if ('whole' in picked) return [{ cell: picked.whole, values, from: 0, to: values.length }]
			const { cells, order, ends } = (sorted ??= sort(picked.cells, count))
			const gathered = order ? gather(values, order) : values
			return cells.map((cell, i) => ({ cell, values: gathered, from: ends[i - 1] ?? 0, to: ends[i] ?? 0 }))
		},
		count(column, to) {
			const values = block.read(column)
			if ('whole' in picked) to.count(values, picked.whole)
			else to.countEach(values, picked.cells)
		},
		each(column, tell) {
			const values = block.read(column)
			if (values.length === 0) return
			const rows = block.read(SPARSE[column])
			for (let i = 0; i < values.length; i++) {
				const row = rows[i] as number
				const cell = cellAt(row)
				if (cell >= 0) tell(values[i] as number, { cell, row })
			}
		},
	}
}

/** Rows put together by cell, once for all columns that are read. */
interface Sorted {
	/** Cells that have rows here. */
	cells: number[]
	/** Rows, those of the first of `cells` first; absent where they lie so already. */
	order?: Int32Array
	/** Where the rows of each of `cells` end. */
	ends: number[]
}

/** Counting sort: rows of a cell keep their order. */
function sort(cells: Int32Array, count: number): Sorted {
	const { sizes, isSorted } = sizesOf(cells, count)
	const sorted: Sorted = { cells: [], ends: [] }
	const next = sizes
	let total = 0
	for (let cell = 0; cell < count; cell++) {
		const size = sizes[cell] as number
		next[cell] = total
		if (size === 0) continue
		total += size
		sorted.cells.push(cell)
		sorted.ends.push(total)
	}
	return isSorted ? sorted : { ...sorted, order: orderOf(cells, next, total) }
}

/** How many rows each cell has, and whether all rows are of a cell and those of each together, as of days one after another. */
function sizesOf(cells: Int32Array, count: number): { sizes: Int32Array; isSorted: boolean } {
	const sizes = new Int32Array(count)
	let isSorted = true
	let before = 0
	for (let i = 0; i < cells.length; i++) {
		const cell = cells[i] as number
		if (cell < before) isSorted = false
		if (cell < 0) continue
		before = cell
		sizes[cell] = (sizes[cell] as number) + 1
	}
	return { sizes, isSorted }
}

/** `next` is where the next row of each cell goes. */
function orderOf(cells: Int32Array, next: Int32Array, total: number): Int32Array {
	const order = new Int32Array(total)
	for (let i = 0; i < cells.length; i++) {
		const cell = cells[i] as number
		if (cell < 0) continue
		const at = next[cell] as number
		order[at] = i
		next[cell] = at + 1
	}
	return order
}

function gather(values: Ints, order: Int32Array): Ints {
	const gathered = new (values.constructor as new (n: number) => Ints)(order.length)
	for (let i = 0; i < order.length; i++) gathered[i] = values[order[i] as number] as number
	return gathered
}
