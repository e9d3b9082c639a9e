import { isEmpty, type Cell, type Row, type Sheet } from './cells.ts'
import type { Column } from './columns.ts'
import type { Place, Problems } from './report.ts'
import type { Table } from './table.ts'
import { headKey } from './words-key.ts'

/** A column of the file that is known. */
export interface Head {
	/** As the file names it. */
	name: string
	index: number
	/** Its path in the item. */
	path: string
	/** Absent: a key of the contract that no table shows; its value is taken as it stands. */
	column?: Column
	/** Its name is the contract's own, so that an empty cell empties it alone. */
	isNative: boolean
}

const TITLE_LINES = 20

/** The line of heads: the first of the sheet that names at least two columns, one of them the key's. Titles above it are passed over. */
export function findHeads(sheet: Sheet, table: Table): { heads: Head[]; row: Row; position: number } | undefined {
	for (const [position, row] of sheet.rows.slice(0, TITLE_LINES).entries()) {
		const heads = headsIn(row, table)
		if (heads.length >= Math.min(2, row.cells.filter((cell) => !isEmpty(cell)).length) && heads.length > 0) return { heads, row, position }
	}
	return undefined
}

export function headsIn(row: Row, table: Table): Head[] {
	const named = byName(table)
	const keys = new Set(keysOf(table))
	return row.cells.flatMap((cell, index): Head[] => {
		if (isEmpty(cell)) return []
		const name = cell.text
		const native = table.columns.find(({ path }) => path === name)
		if (native !== undefined || keys.has(name.replace(/\.(?:vi|en)$/, ''))) {
			return [{ name, index, path: native?.path ?? name, ...(native && { column: native }), isNative: true }]
		}
		const column = named.get(headKey(name))
		return column === undefined ? [] : [{ name, index, path: column.path, column, isNative: false }]
	})
}

/** Says which columns are passed over. @returns the others */
export function sayHeads(heads: Head[], row: Row, { say, place }: { say: Problems['say']; place: Place }): Head[] {
	for (const [index, cell] of row.cells.entries())
		if (!isEmpty(cell) && !heads.some((head) => head.index === index)) say({ ...place, column: cell.text }, { code: 'unknown-column' })
	return heads.filter((head) => {
		const first = heads.find(({ path }) => path === head.path)
		if (first !== head && first !== undefined) say({ ...place, column: head.name }, { code: 'column-twice', names: [first.name] })
		return first === head
	})
}

const byName = (table: Table): Map<string, Column> =>
	new Map(table.columns.toReversed().flatMap((column) => column.names.map((name) => [headKey(name), column])))

/** Keys of the contract; of a choice of shapes, those of all. */
function keysOf({ schema }: Table): string[] {
	const { shape, options = [] } = schema as { shape?: object; options?: { shape?: object }[] }
	return [shape, ...options.map((option) => option.shape)].flatMap((known) => Object.keys(known ?? {}))
}

export const cellIn = (row: Row, head: Head | undefined): Cell | undefined => (head === undefined ? undefined : row.cells[head.index])
