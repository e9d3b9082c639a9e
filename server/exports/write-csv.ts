import { stringify } from 'csv-stringify/sync'

/** A spreadsheet takes a cell that begins so for a formula; an apostrophe tells it that it is text. An import takes it off again. */
const FORMULA = /^['=+\-@\t\r＝＋－＠]/

/** CSV in UTF-8 with a byte order mark, which Excel needs to see Vietnamese. RFC 4180. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
	const guarded = rows.map((row) => row.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)))
	return Buffer.from(stringify(guarded, { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ }))
}
