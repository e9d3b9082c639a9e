import writeWorkbook from 'write-excel-file/node'
import { HIDDEN_TEXT, type Cell, type Table } from '../../../contract/figures/table.ts'
import { DEFINITIONS } from '../../../contract/figures/words.ts'
import { escaped } from '../write-xlsx.ts'
import type { Book } from './book.ts'

const words = (value: string, bold = false) =>
	value === ''
		? null
		: { value: escaped(value), type: String, wrap: true, alignVertical: 'top' as const, ...(bold && { fontWeight: 'bold' as const }) }

const FORMATS = { count: '#,##0', minutes: '#,##0.0', percent: '0.00%' } as const

/** Numbers stay numbers, percentages are percentages: a spreadsheet can go on with them. */
function typed(cell: Cell) {
	if (cell.kind === 'text') return words(cell.text)
	if (cell.kind === 'hidden') return words(HIDDEN_TEXT)
	if (cell.value === null) return null
	return { value: cell.kind === 'percent' ? cell.value / 100 : cell.value, type: Number, format: FORMATS[cell.kind] }
}

/** A name of a sheet has 31 characters at most, and none of these. */
const sheetName = (title: string): string => title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)

/** A workbook: the head with the definitions, then a sheet for each table. */
export async function bookAsXlsx({ title, facts, tables }: Book): Promise<Uint8Array> {
	const pairs = (list: readonly { name: string; value: string }[]) => list.map(({ name, value }) => [words(name, true), words(value)])
	return writeWorkbook([
		{
			sheet: 'Báo cáo',
			columns: [{ width: 22 }, { width: 90 }],
			data: [[words(title, true)], ...pairs(facts), [], [words('Cách tính', true)], ...pairs(DEFINITIONS)],
		},
		...tables.map((table) => ({
			sheet: sheetName(table.title),
			columns: table.heads.map((_, i) => ({ width: i === 0 ? 40 : 15 })),
			data: sheetOf(table),
		})),
	]).toBuffer()
}

const sheetOf = ({ title, base, heads, rows }: Table) => [
	[words(title, true)],
	[words(base)],
	heads.map((head) => words(head, true)),
	...rows.map((row) => row.map(typed)),
]
