import { text, type Cell, type Row, type Sheet } from './cells.ts'
import { FileTrouble, LIMITS } from './file-trouble.ts'

/** A list of objects as a table: each key a column. */
export interface JsonLists {
	/** By name of the part; a bare list has the name asked for. */
	lists: Map<string, Sheet>
	/** Everything else, as it stands. */
	values: Map<string, unknown>
}

/**
 * `[…]`, `{"procedures": […]}` or a whole centre file.
 *
 * @param bare how a list without a name is called
 * @throws {FileTrouble} `not-json`
 */
export function readJson(bytes: Buffer, bare: string): JsonLists {
	const content = parse(bytes)
	const found: JsonLists = { lists: new Map(), values: new Map() }
	const named = Array.isArray(content) ? { [bare]: content as unknown[] } : content
	if (typeof named !== 'object' || named === null) throw new FileTrouble('not-json')
	for (const [name, value] of Object.entries(named)) {
		if (Array.isArray(value) && value.every((x) => isObject(x))) found.lists.set(name, sheetOf(value))
		found.values.set(name, value)
	}
	return found
}

function parse(bytes: Buffer): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
	} catch {
		throw new FileTrouble('not-json')
	}
}

function sheetOf(items: Record<string, unknown>[]): Sheet {
	if (items.length > LIMITS.lines) throw new FileTrouble('too-many-lines')
	const heads = [...new Set(items.flatMap((item) => Object.keys(item).flatMap((key) => headsOf(key, item[key]))))]
	const rows: Row[] = items.map((item, i) => ({ line: i + 1, cells: heads.map((head) => cellOf(valueAt(item, head))) }))
	return { rows: [{ line: 1, cells: heads.map(text) }, ...rows], merged: [] }
}

const LANGUAGES = ['vi', 'en']
/** `short: {vi, en}` is two columns, as in a table. */
const isText = (value: unknown): value is Record<string, unknown> =>
	isObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => LANGUAGES.includes(key))
const headsOf = (key: string, value: unknown): string[] =>
	isText(value) ? Object.keys(value).map((language) => `${key}.${language}`) : [key]

function valueAt(item: Record<string, unknown>, head: string): unknown {
	if (head in item && !isText(item[head])) return item[head]
	const [, key = '', language = ''] = /^(.*)\.(vi|en)$/.exec(head) ?? []
	const inside = item[key]
	return isText(inside) ? inside[language] : undefined
}

function cellOf(value: unknown): Cell | undefined {
	if (value === undefined || value === null) return undefined
	if (typeof value === 'string') return text(value)
	return { kind: 'value', text: JSON.stringify(value), value }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
