import { parse } from 'csv-parse/sync'
import { text, type Sheet } from './cells.ts'
import { FileTrouble, LIMITS } from './file-trouble.ts'

const DELIMITERS = [',', ';', '\t'] as const

/**
 * A table of text. Lines are counted as a spreadsheet counts them, so a cell of several lines is still one.
 *
 * @throws {FileTrouble}
 */
export function readCsv(bytes: Buffer): Sheet {
	const all = decode(bytes)
	const said = /^sep=(.)\r?\n/.exec(all)?.[1]
	const content = said === undefined ? all : all.slice(all.indexOf('\n') + 1)
	const rows = split(content, said ?? delimiterOf(content))
	if (rows.length > LIMITS.lines + 1) throw new FileTrouble('too-many-lines')
	const before = said === undefined ? 0 : 1
	return { rows: rows.map((cells, i) => ({ line: i + 1 + before, cells: cells.map((cell) => text(unguarded(cell))) })), merged: [] }
}

/**
 * @throws {FileTrouble} `encoding`, where it is neither named by a byte order mark nor UTF-8
 */
function decode(bytes: Buffer): string {
	const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes)
	} catch {
		throw new FileTrouble('encoding')
	}
}

/** Whichever stands most often in the first line, outside of quotation marks. */
function delimiterOf(content: string): string {
	const first = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(content)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')
	const count = (delimiter: string) => first.split(delimiter).length
	return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
}

function split(content: string, delimiter: string): string[][] {
	try {
		return parse(content, { delimiter, relax_column_count: true, skip_empty_lines: false, bom: true, to: LIMITS.lines + 2 })
	} catch {
		throw new FileTrouble('not-csv')
	}
}

/** An export sets an apostrophe before what a spreadsheet would take for a formula; here it goes again. */
const unguarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell)
const GUARDED = /^'['=+\-@\t\r＝＋－＠]/
