/** What a file holds before anyone asks what it means: the same for every format. */

/** `value`: structured, from JSON; everything else is what a spreadsheet shows. */
export interface Cell {
	kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'value'
	/** As a person would read it: dates as `dd/MM/yyyy`, numbers with a dot. */
	text: string
	/** Of `value` alone. */
	value?: unknown
	/** What stands there was computed; the file's own last result is read. */
	formula?: true
}

export interface Row {
	/** As the file counts, from 1. */
	line: number
	/** By column, from 0; a hole is an empty cell. */
	cells: (Cell | undefined)[]
	hidden?: true
}

export interface Sheet {
	/** Absent where the format has no sheets. */
	name?: string
	rows: Row[]
	/** Cells joined into one, as `A2:A5` says it. */
	merged: { text: string; line: number; column: number }[]
}

export const isEmpty = (cell: Cell | undefined): cell is undefined =>
	cell === undefined || (cell.kind !== 'value' && cell.kind !== 'error' && cell.text.trim() === '')

export const text = (value: string): Cell => ({ kind: 'text', text: value })

/** What Excel shows of a number: fifteen digits. */
export const numberText = (raw: string): string => String(Number(Number(raw).toPrecision(15)))
