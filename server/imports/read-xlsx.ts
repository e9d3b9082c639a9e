import readWorkbook from 'read-excel-file/node'
import { numberText, type Cell, type Row, type Sheet } from './cells.ts'
import { FileTrouble, LIMITS } from './file-trouble.ts'
import { unzip } from './unzip.ts'
import { marksOf, type SheetMarks } from './xlsx-marks.ts'

/** A number as the file has it, so that it is told apart from a text of digits, and no digit is lost. */
class Raw {
	readonly text: string
	constructor(text: string) {
		this.text = text
	}
}

/**
 * The sheets of a workbook. Values come from the reader; what it does not tell (formulas, errors, hidden rows, joined cells)
 * from the sheets' own XML.
 *
 * @throws {FileTrouble}
 */
export async function readXlsx(bytes: Buffer): Promise<Sheet[]> {
	const marks = marksOf(unzip(bytes))
	const sheets = await readWorkbook(bytes, { trim: false, parseNumber: (text) => new Raw(text) }).catch(() => {
		throw new FileTrouble('not-xlsx')
	})
	return sheets.map(({ sheet, data }, i) => {
		if (data.length > LIMITS.lines + 1) throw new FileTrouble('too-many-lines')
		const known = marks[i] ?? { formulas: new Set(), errors: new Map(), hidden: new Set(), merged: [] }
		return { name: sheet, rows: data.map((values, row) => rowOf(values, row + 1, known)), merged: known.merged }
	})
}

function rowOf(values: readonly unknown[], line: number, marks: SheetMarks): Row {
	const cells = values.map((value, column) => cellOf(value, `${columnName(column)}${line}`, marks))
	return { line, cells, ...(marks.hidden.has(line) && { hidden: true as const }) }
}

function cellOf(value: unknown, place: string, { formulas, errors }: SheetMarks): Cell | undefined {
	const error = errors.get(place)
	if (error !== undefined) return { kind: 'error', text: error }
	const formula = formulas.has(place) && { formula: true as const }
	if (value instanceof Raw) return { kind: 'number', text: numberText(value.text), ...formula }
	if (value instanceof Date) return { kind: 'date', text: dateText(value), ...formula }
	if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE', ...formula }
	return typeof value === 'string' ? { kind: 'text', text: value, ...formula } : undefined
}

/** A date of a sheet has no zone: the reader gives it as midnight UTC. */
const dateText = (date: Date): string => date.toISOString().slice(0, 10).split('-').reverse().join('/')

/** 0 → `A`, 26 → `AA`. */
export function columnName(column: number): string {
	const rest = Math.floor(column / 26)
	return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
