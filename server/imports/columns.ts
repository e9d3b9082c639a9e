import type { ListPart } from '../../contract/draft.ts'
import type { Cell } from './cells.ts'
import type { Said } from './report.ts'
import { wordsKey } from './words-key.ts'

export type Item = Record<string, unknown>
/** Dot path in the item → its value; `undefined` takes it away. */
export type Patch = Record<string, unknown>
/** Parts that other parts name. */
export type Named = Extract<ListPart, 'agencies' | 'fields' | 'services' | 'zones' | 'counters' | 'profiles'>

/** Finds by code or by name, in the draft and in the file itself. */
export interface Lookup {
	/** Every code that these words may mean. */
	find(part: Named, words: string): string[]
}

/** What a column knows of its line while it reads. */
export interface Reading {
	say: (said: Said) => void
	lookup: Lookup
	/** What stands in another column of the line, by its path; empty where there is none. */
	beside: (path: string) => string
}

export interface Column {
	path: string
	/** As heads of columns; the first is written, all are read, with and without marks. */
	names: readonly [string, ...string[]]
	/** What may stand in it, for the template. */
	allowed: string
	example: string
	isNeeded?: true
	/** The part that its value names. */
	ref?: Named
	/** A column without which this one cannot be known; where that is wrong, this one is not spoken of. */
	follows?: string
	/** What an empty cell means; nothing, unless said. */
	empty?: Patch
	/** Puts it into the item where that is more than setting it. */
	set?: (item: Item, value: unknown) => void
	/** Absent: another column of the line reads it. */
	read?: (cell: Cell, reading: Reading) => Patch
	write: (value: unknown, item: Item) => string
}
type Basics = Pick<Column, 'path' | 'names' | 'allowed' | 'example'> & { isNeeded?: true }

/** Text as it stands; nothing is trimmed. */
export const textColumn = (basics: Basics): Column => ({
	...basics,
	read: ({ text }) => ({ [basics.path]: text }),
	write: (value) => (typeof value === 'string' ? value : ''),
})

/** One of a few values, by its own name or by a word for it. The first word of each is written. */
export function choiceColumn(basics: Omit<Basics, 'allowed'>, words: Readonly<Record<string, readonly string[]>>): Column {
	const byWord = new Map(Object.entries(words).flatMap(([value, names]) => [value, ...names].map((name) => [wordsKey(name), value])))
	const allowed = Object.entries(words)
		.map(([value, [first = value]]) => first)
		.join(', ')
	return {
		...basics,
		allowed,
		read: ({ text }, { say }) => {
			const value = byWord.get(wordsKey(text))
			if (value === undefined) say({ code: 'unknown-choice', value: text, names: [allowed], ...(basics.isNeeded && { isError: true }) })
			return { [basics.path]: value }
		},
		write: (value) => (typeof value === 'string' ? (words[value]?.[0] ?? value) : ''),
	}
}

/** A number; `per` turns what is written into what is kept, as minutes into milliseconds. */
export const numberColumn = (basics: Basics, per = 1): Column => ({
	...basics,
	read: ({ text }, { say }) => {
		const number = /^\s*\d+(?:[.,]\d+)?\s*$/.test(text) ? Math.round(Number(text.replace(',', '.')) * per * 1e6) / 1e6 : undefined
		if (number === undefined) say({ code: 'bad-number', value: text, ...(basics.isNeeded && { isError: true }) })
		return { [basics.path]: number }
	},
	write: (value) => (typeof value === 'number' ? String(value / per) : ''),
})

const YES_NO = { true: ['có', 'x', 'yes', 'true', '1'], false: ['không', 'no', 'false', '0'] }
export function flagColumn(basics: Omit<Basics, 'allowed'>): Column {
	const choice = choiceColumn(basics, YES_NO)
	return {
		...choice,
		read: (cell, reading) => {
			const { [basics.path]: value } = choice.read?.(cell, reading) ?? {}
			return { [basics.path]: value === undefined ? undefined : value === 'true' }
		},
		write: (value) => (typeof value === 'boolean' ? (value ? 'có' : 'không') : ''),
	}
}

/** Something of another part, by code or name. */
export const refColumn = (basics: Basics & { ref: Named }): Column => ({
	...basics,
	read: ({ text }, reading) => ({ [basics.path]: idOf(text, basics.ref, reading) }),
	write: (value) => (typeof value === 'string' ? value : ''),
})

/** Several of them, in one cell, between commas, semicolons or lines. */
export const refListColumn = (basics: Basics & { ref: Named }): Column => ({
	...basics,
	empty: { [basics.path]: basics.isNeeded ? undefined : [] },
	read: ({ text }, reading) => ({
		[basics.path]: text
			.split(/[,;\n]/)
			.filter((words) => words.trim() !== '')
			.map((words) => idOf(words, basics.ref, reading)),
	}),
	write: (value) => (Array.isArray(value) ? value.join(', ') : ''),
})

/** What nothing is called stays as it stands, and is reported with the other references. */
function idOf(words: string, ref: Named, { lookup, say }: Reading): string {
	const found = lookup.find(ref, words)
	if (found.length > 1) say({ code: 'ambiguous-name', value: words, names: [found.join(', ')] })
	return found[0] ?? words.trim()
}

/** Lines of one cell. A line break inside an item is written as U+2028, which a spreadsheet keeps within the line. */
export const linesColumn = (basics: Basics, alsoSplits?: RegExp): Column => ({
	...basics,
	empty: { [basics.path]: [] },
	read: ({ text }) => ({
		[basics.path]: text
			.split(text.includes('\n') || !alsoSplits ? /\r?\n/ : alsoSplits)
			.filter((line) => line.trim() !== '')
			.map((line) => (alsoSplits && !text.includes('\n') ? line.trim() : line).replaceAll('\u2028', '\n')),
	}),
	write: (value) => {
		const lines = (Array.isArray(value) ? (value as string[]) : []).map((line) => line.replaceAll('\n', '\u2028'))
		const [only = ''] = lines
		// One item alone that would be split or trimmed is told to be one by a line's end.
		const isExact = alsoSplits === undefined || lines.length > 1 || (!alsoSplits.test(only) && only === only.trim())
		return isExact ? lines.join('\n') : `${only}\n`
	},
})
