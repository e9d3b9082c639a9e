import writeWorkbook from 'write-excel-file/node'

export interface SheetOut {
	name: string
	rows: readonly (readonly string[])[]
}

const WIDEST = 60

/** A workbook of text cells: nothing in it is a number, a date or a formula, so a spreadsheet changes nothing of it. */
export async function writeXlsx(sheets: readonly SheetOut[]): Promise<Uint8Array> {
	return writeWorkbook(
		sheets.map(({ name, rows }) => ({
			sheet: name,
			stickyRowsCount: 1,
			columns: (rows[0] ?? []).map((_, column) => ({ width: widthOf(rows, column) })),
			data: rows.map((row, line) =>
				row.map((text) =>
					text === ''
						? null
						: {
								value: escaped(text),
								type: String,
								format: '@',
								wrap: true,
								alignVertical: 'top' as const,
								...(line === 0 && { fontWeight: 'bold' as const }),
							},
				),
			),
		})),
	).toBuffer()
}

/** Of the first lines, in characters. */
function widthOf(rows: SheetOut['rows'], column: number): number {
	const lengths = rows.slice(0, 50).flatMap((row) => (row[column] ?? '').split('\n').map(({ length }) => length))
	return Math.min(WIDEST, Math.max(10, ...lengths) + 2)
}

/**
 * ECMA-376 §22.9.2.19: what XML cannot hold is written `_x0001_`, and what looks like that with its first sign so. So is what the
 * writer would drop: signs XML advises against. It keeps its texts as keys of an object, which has keys of its own:
 * `constructor` is written so as well.
 */
export const escaped = (text: string): string =>
	text in {}
		? coded(text.charAt(0)) + text.slice(1)
		: text
				.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, coded)
				.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd\p{Noncharacter_Code_Point}]/gu, coded)

const coded = (sign: string): string =>
	sign
		.split('')
		.map((unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
		.join('')
