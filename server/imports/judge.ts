import type { z } from 'zod'
import type { Item, Named } from './columns.ts'
import type { Head } from './heads.ts'
import type { Known } from './lookup.ts'
import type { ProblemName } from './problem-words.ts'
import type { LineSay } from './read-line.ts'
import { valueAt, type Table } from './table.ts'

const UNKNOWN: Readonly<Record<Named, ProblemName>> = {
	agencies: 'unknown-agency',
	fields: 'unknown-field',
	services: 'unknown-service',
	zones: 'unknown-zone',
	counters: 'unknown-counter',
	profiles: 'unknown-profile',
}

interface Around {
	table: Table
	heads: readonly Head[]
	say: LineSay
	lookup: Known
	/** Paths of columns in which something was wrong already. */
	spoken: ReadonlySet<string>
}

/** Completes an item where that is no guess, and holds it against the contract. @returns `undefined` when it does not hold */
export function judge(item: Item, { table, heads, say, lookup, spoken }: Around): Item | undefined {
	const headOf: HeadOf = (path) => heads.find((head) => head.path === path) ?? heads.find((head) => rootOf(head.path) === rootOf(path))
	table.complete?.(item, {
		say: (said, path) => say(said, path === undefined ? undefined : (headOf(path) ?? nameless(path, table))),
		fieldOf: (id) => lookup.get('fields', id) as { serviceId: string } | undefined,
	})
	const issues: Issues = { table, headOf, say, said: new Set() }
	sayUnknown(item, lookup, issues)
	sayMissing(item, spoken, issues)
	const parsed = table.schema.safeParse(item)
	if (parsed.success) return parsed.data as Item
	for (const issue of parsed.error.issues) sayIssue(issue, item, issues)
	return undefined
}

type HeadOf = (path: string) => Head | undefined
const rootOf = (path: string): string => path.split('.')[0] ?? ''

/** Names of what there is not. */
function sayUnknown(item: Item, lookup: Known, { table, headOf, say, said }: Issues): void {
	for (const { path, ref } of table.columns) {
		const named = ref === undefined ? [] : [valueAt(item, path) ?? []].flat()
		for (const id of named) {
			if (ref === undefined || typeof id !== 'string' || lookup.get(ref, id)) continue
			said.add(rootOf(path))
			say({ code: UNKNOWN[ref], value: id }, headOf(path))
		}
	}
}

/** What has to be there and is not, unless that column was spoken of already. */
function sayMissing(item: Item, spoken: ReadonlySet<string>, { table, headOf, say, said }: Issues): void {
	for (const { path, isNeeded, names, follows } of table.columns) {
		if (path === table.key || !isNeeded || valueAt(item, path) !== undefined) continue
		const isSpoken = spoken.has(path) || (follows !== undefined && said.has(rootOf(follows)))
		said.add(rootOf(path))
		if (!isSpoken) say({ code: 'missing-value', names: [names[0]] }, headOf(path))
	}
}

/** A column that the file does not have is named as the template names it. */
function nameless(path: string, { columns }: Table): Head {
	return { name: columns.find((column) => column.path === path)?.names[0] ?? path, index: -1, path, isNative: false }
}

interface Issues {
	table: Table
	headOf: HeadOf
	say: LineSay
	/** Keys of the item that were spoken of. */
	said: Set<string>
}

/** What the contract refuses. A column that was spoken of already is not spoken of twice. */
function sayIssue(issue: z.core.$ZodIssue, item: Item, { table, headOf, say, said }: Issues): void {
	const path = issue.path.map(String).join('.')
	const root = String(issue.path[0] ?? '')
	if (root === table.key || said.has(root)) return
	said.add(root)
	const value = issue.path.reduce<unknown>((inside, step) => (inside as Record<PropertyKey, unknown> | undefined)?.[step], item)
	const shown = typeof value === 'string' ? value : JSON.stringify(value)
	if (issue.code === 'too_big' && issue.origin === 'string') {
		say({ code: 'too-long', value: shown, names: [String(value).length, Number(issue.maximum)] }, headOf(path))
	} else {
		const column = table.columns.find((known) => known.path === path || known.path.split('.')[0] === root)
		say({ code: 'bad-value', value: shown ?? '', names: [column?.allowed ?? issue.message] }, headOf(path))
	}
}
