import { Dimension, type ReportQuery } from '../../contract/reports.ts'
import { axisOf, compareKeys, type Axis, type Known } from './axes.ts'
import { dayNumber } from './calendar.ts'
import type { Block, Column } from './columns.ts'

/** So many rows of an answer; a table of more is for nobody to read. */
const CELLS_AT_MOST = 20_000
/** Keys of one axis times keys of the other. */
const PAIRS_AT_MOST = 4_000_000
/** The query asks for more than an answer may be; `message` says what to ask instead. */
export class TooMuch extends Error {}

export type Filters = Pick<ReportQuery, Dimension>

/** Which rows of a block belong to which cell of the answer. */
export interface Selection {
	/** One for each row, −1 for rows not asked for; good until the next call. @throws {TooMuch} */
	cellsOf(block: Block): Int32Array
	/** Cells so far. */
	count(): number
	/** The cells and their keys, in order. */
	keys(): { cell: number; key: string[] }[]
}

/** `by` names no more than two axes. */
export function createSelection(query: Filters & { by?: readonly Dimension[] | undefined }, known: Known): Selection {
	const filters = filtersOf(query, known)
	const axes = (query.by ?? []).map((dimension) => groupsOf(axisOf(dimension, known)))
	const pairs = axes.reduce((product, { list }) => product * list.length, 1)
	if (pairs > PAIRS_AT_MOST) throw new TooMuch('too many rows: group by fewer things, or ask for a shorter period')
	/** Keys that never come together get no cell. */
	const cells = new Int32Array(Math.max(1, pairs)).fill(-1)
	let count = 0
	let buffer = new Int32Array(0)

	function cellsOf(block: Block): Int32Array {
		if (buffer.length < block.rows) buffer = new Int32Array(block.rows)
		const found = buffer.subarray(0, block.rows).fill(0)
		for (const [column, allowed] of filters) {
			const codes = block.read(column)
			for (let i = 0; i < found.length; i++) if (allowed[codes[i] as number] !== 1) found[i] = -1
		}
		for (const { column, groups, list } of axes) {
			const codes = block.read(column)
			for (let i = 0; i < found.length; i++)
				if ((found[i] as number) >= 0) found[i] = (found[i] as number) * list.length + (groups[codes[i] as number] as number)
		}
		for (let i = 0; i < found.length; i++) {
			const pair = found[i] as number
			if (pair < 0) continue
			if (cells[pair] === -1) cells[pair] = count++
			found[i] = cells[pair] as number
		}
		if (count > CELLS_AT_MOST) throw new TooMuch('too many rows: group by fewer things, or ask for a shorter period')
		return found
	}

	function keys(): { cell: number; key: string[] }[] {
		const sizes = axes.map(({ list }) => list.length)
		const found = [...cells.entries()].flatMap(([pair, cell]) => (cell < 0 ? [] : [{ cell, key: keyOf(pair) }]))
		function keyOf(pair: number): string[] {
			const [, second] = sizes
			const places = axes.length === 2 ? [Math.floor(pair / (second ?? 1)), pair % (second ?? 1)] : axes.length === 1 ? [pair] : []
			return places.map((place, i) => axes[i]?.list[place] ?? '')
		}
		return found.sort((a, b) => {
			for (const [i, { axis }] of axes.entries()) {
				const order = compareKeys(axis, a.key[i] ?? '', b.key[i] ?? '')
				if (order !== 0) return order
			}
			return 0
		})
	}

	return { cellsOf, count: () => count, keys }
}

/** By column, 1 for each code that is asked for. The period is one of them. */
function filtersOf(query: Filters, known: Known): Map<Column, Uint8Array> {
	const filters = new Map<Column, Uint8Array>()
	const days = new Uint8Array(dayNumber(known.to) + 1).fill(1, dayNumber(known.from))
	filters.set('day', days)
	for (const dimension of Dimension.options) {
		const asked = query[dimension]
		if (!asked) continue
		const { column, keys } = axisOf(dimension, known)
		const wanted = new Set(asked)
		const before = filters.get(column)
		const allowed = Uint8Array.from(keys, (key, code) => Number(key !== undefined && wanted.has(key) && before?.[code] !== 0))
		filters.set(column, allowed)
	}
	return filters
}

function groupsOf(axis: Axis) {
	const list = [...new Set(axis.keys.filter((key) => key !== undefined))]
	const places = new Map(list.map((key, place) => [key, place]))
	return { axis, column: axis.column, list, groups: Int32Array.from(axis.keys, (key) => places.get(key ?? '') ?? 0) }
}
