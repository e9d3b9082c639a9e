import { DEFINITIONS } from '../../../contract/figures/words.ts'
import { HIDDEN_TEXT, type Cell } from '../../../contract/figures/table.ts'
import { writeCsv } from '../write-csv.ts'
import type { Book } from './book.ts'

/** Numbers as programs read them: no thousands, a point before decimals. */
function plain(cell: Cell): string {
	if (cell.kind === 'text') return cell.text
	if (cell.kind === 'hidden') return HIDDEN_TEXT
	return cell.value === null ? '' : String(cell.value)
}

/** One table alone is a plain table; several stand one under another, each below its title, between the head and the definitions. */
export function bookAsCsv({ title, facts, tables }: Book, isAlone: boolean): Uint8Array {
	const lines = tables.map((table) => ({ table, rows: [table.heads, ...table.rows.map((row) => row.map(plain))] }))
	if (isAlone) return writeCsv(lines.flatMap(({ rows }) => rows))
	return writeCsv([
		[title],
		...facts.map(({ name, value }) => [name, value]),
		...lines.flatMap(({ table, rows }) => [[], [table.title, table.base], ...rows]),
		...[[], ['Cách tính']],
		...DEFINITIONS.map(({ name, value }) => [name, value]),
	])
}
