import type { Item } from '../imports/columns.ts'
import { valueAt, type Table } from '../imports/table.ts'

/** A part as lines of text under its heads: what an import reads back to the same. */
export function rowsOf(table: Table, items: readonly Item[]): string[][] {
	return [headsOf(table), ...items.map((item) => table.columns.map(({ path, write }) => write(valueAt(item, path), item)))]
}

export const headsOf = ({ columns }: Table): string[] => columns.map(({ names }) => names[0])

/** What the template's second sheet says of each column. */
export function explanationOf(table: Table): string[][] {
	const lines = table.columns.map(({ names, isNeeded, allowed, example }) => [names[0], isNeeded ? 'cần có' : '', allowed, example])
	return [['Cột', 'Mục mới', 'Giá trị dùng được', 'Ví dụ'], ...lines]
}
