import { Dimension, type ReportQuery } from '../../contract/reports.ts'
import { axisOf, compareKeys, type Axis, type Known } from './axes.ts'
import { dayNumber } from './calendar.ts'
import type { Block, Column, Ints } from './columns.ts'

/** So many rows of an answer; a table of more is for nobody to read. */
const CELLS_AT_MOST = 5_000
/** Keys of one axis times keys of the other. */
const PAIRS_AT_MOST = 4_000_000
/** The query asks for more than an answer may be; `message` says what to ask instead. */
export class TooMuch extends Error {}

export type Filters = Pick<ReportQuery, Dimension>

/** Which rows of a block belong to which cell of the answer: all to one, or each to its own, −1 for those not asked for. */
export type Picked = { whole: number } | { cells: Int32Array }

export interface Selection {
	/** Good until the next call. @throws {TooMuch} */
	pick(block: Block): Picked
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
	/** By pair of keys; those that never come together get no cell. */
	const cells = new Int32Array(Math.max(1, pairs)).fill(-1)
	let count = 0
	let buffer = new Int32Array(0)

	function cellOf(pair: number): number {
		if (cells[pair] === -1) cells[pair] = count++
		return cells[pair] as number
	}

	/** The last move, and from pairs to cells: in one go, because there are many rows. */
	function nameMoved(found: Int32Array, codes: Ints, { groups, step }: { groups: Int32Array; step: number }): void {
		for (let i = 0; i < found.length; i++) {
			const at = found[i] as number
			if (at < 0) continue
			const pair = at + (groups[codes[i] as number] as number) * step
			const cell = cells[pair] as number
			found[i] = cell < 0 ? cellOf(pair) : cell
		}
	}

	function pick(block: Block): Picked {
		const asked = [...filters].filter(([column, allowed]) => column !== 'day' || !isWithin(block, allowed))
		const moving = axes.filter((axis) => constantOf(axis, block) === undefined)
		const base = axes.reduce((pair, axis) => pair * axis.list.length + (constantOf(axis, block) ?? 0), 0)
		if (asked.length === 0 && moving.length === 0) return { whole: cellOf(base) }
		if (buffer.length < block.rows) buffer = new Int32Array(block.rows)
		const found = buffer.subarray(0, block.rows).fill(base)
		for (const [column, allowed] of asked) leaveOut(found, block.read(column), allowed)
		for (const axis of moving) {
			const codes = block.read(axis.column)
			const step = axis === axes[0] && axes[1] ? axes[1].list.length : 1
			if (axis === moving.at(-1)) nameMoved(found, codes, { groups: axis.groups, step })
			else move(found, codes, { groups: axis.groups, step })
		}
		if (moving.length === 0) for (let i = 0; i < found.length; i++) if (found[i] === base) found[i] = cellOf(base)
		if (count > CELLS_AT_MOST) throw new TooMuch('too many rows: group by fewer things, or ask for a shorter period')
		return { cells: found }
	}

	function keys(): { cell: number; key: string[] }[] {
		const found: { cell: number; key: string[] }[] = []
		for (const [pair, cell] of cells.entries()) if (cell >= 0) found.push({ cell, key: keyOf(pair) })
		return found.sort((a, b) => compare(a.key, b.key))
	}
	function keyOf(pair: number): string[] {
		const [first, second] = axes
		if (!first) return []
		if (!second) return [first.list[pair] ?? '']
		return [first.list[Math.floor(pair / second.list.length)] ?? '', second.list[pair % second.list.length] ?? '']
	}
	function compare(a: string[], b: string[]): number {
		for (const [i, { axis }] of axes.entries()) {
			const order = compareKeys(axis, a[i] ?? '', b[i] ?? '')
			if (order !== 0) return order
		}
		return 0
	}

	return { pick, count: () => count, keys }
}

function leaveOut(found: Int32Array, codes: Ints, allowed: Uint8Array): void {
	for (let i = 0; i < found.length; i++) if (allowed[codes[i] as number] !== 1) found[i] = -1
}

/** Puts each row to the group of its code; `step` is between two groups. */
function move(found: Int32Array, codes: Ints, { groups, step }: { groups: Int32Array; step: number }): void {
	for (let i = 0; i < found.length; i++) {
		const at = found[i] as number
		if (at >= 0) found[i] = at + (groups[codes[i] as number] as number) * step
	}
}

const isWithin = ({ first, last }: Block, days: Uint8Array): boolean =>
	last < days.length && days.subarray(first, last + 1).every((day) => day === 1)

/** By column, 1 for each code that is asked for. The period is one of them. */
function filtersOf(query: Filters, known: Known): Map<Column, Uint8Array> {
	const filters = new Map<Column, Uint8Array>()
	filters.set('day', new Uint8Array(dayNumber(known.to) + 1).fill(1, dayNumber(known.from)))
	for (const dimension of Dimension.options) {
		const asked = query[dimension]
		if (!asked) continue
		const { column, keys } = axisOf(dimension, known)
		const wanted = new Set(asked)
		const before = filters.get(column)
		filters.set(
			column,
			Uint8Array.from(keys, (key, code) => Number(key !== undefined && wanted.has(key) && before?.[code] !== 0)),
		)
	}
	return filters
}

type Groups = ReturnType<typeof groupsOf>
function groupsOf(axis: Axis) {
	const list = [...new Set(axis.keys.filter((key) => key !== undefined))]
	const places = new Map(list.map((key, place) => [key, place]))
	return { axis, column: axis.column, list, groups: Int32Array.from(axis.keys, (key) => places.get(key ?? '') ?? 0) }
}

/** The group of all days of a block, where it is one: those of a month, seen by month, quarter or year. */
function constantOf({ column, groups }: Groups, { first, last }: Block): number | undefined {
	if (column !== 'day') return undefined
	const group = groups[last]
	for (let day = first; day < last; day++) if (groups[day] !== group) return undefined
	return group
}
