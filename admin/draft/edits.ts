import type { CentrePart, Edit, ListPart, ValuePart } from '../../contract/draft.ts'
import type { Draft } from './draft.svelte.ts'
import { mistakeInWords, sentencesIn } from './mistakes.ts'
import { DRAFT_WORDS } from './words.ts'

type Item = Record<string, unknown>

const LISTS = [
	...(['zones', 'agencies', 'services', 'fields', 'profiles', 'counters', 'procedures', 'kiosks', 'displays', 'people'] as const),
	...(['devices', 'pauseReasons', 'holdReasons', 'outcomes'] as const),
] satisfies ListPart[]
const VALUES = [
	...(['id', 'name', 'hotline', 'publicUrl', 'hours', 'rating', 'calling', 'voice', 'quickPicks', 'notices', 'lanes', 'seating'] as const),
	...(['appointments', 'longQueue', 'priorityFromAge', 'targets', 'monthlyReport'] as const),
] satisfies ValuePart[]

/** Every part of a set-up that is edited; what a file holds beyond them is not taken from it. */
export const PARTS: readonly CentrePart[] = [...LISTS, ...VALUES]

export const put = (part: ListPart, item: object): Edit => ({ part, put: { ...item } })

/** What makes one list out of another: what goes, what comes or differs, and the order where it is another. */
export function listEdits(part: ListPart, before: readonly object[], after: readonly object[]): Edit[] {
	const key = (item: object): string => String((item as Item)[part === 'people' ? 'username' : 'id'])
	const [old, next] = [new Map(before.map((item) => [key(item), item])), new Map(after.map((item) => [key(item), item]))]
	const gone = [...old.keys()].filter((id) => !next.has(id))
	const come = [...next].filter(([id, item]) => !same(item, old.get(id)))
	const asPut = [...[...old.keys()].filter((id) => next.has(id)), ...[...next.keys()].filter((id) => !old.has(id))]
	const order = [...next.keys()]
	return [
		...gone.map((remove) => ({ part, remove })),
		...come.map(([, item]) => put(part, item)),
		...(same(asPut, order) ? [] : [{ part, order }]),
	]
}

/** What makes the draft say what a centre file says. @param file a JSON object; parts it lacks are as where nothing was ever set */
export function fileEdits(drafted: Partial<Record<CentrePart, unknown>>, file: Item): Edit[] {
	return [
		...LISTS.flatMap((part) => listEdits(part, itemsOf(drafted[part]), itemsOf(file[part]))),
		...VALUES.filter((part) => !same(drafted[part] ?? null, file[part] ?? null)).map((part) => ({ part, set: file[part] ?? null })),
	]
}

const isObject = (item: unknown): item is object => typeof item === 'object' && item !== null
const itemsOf = (value: unknown): object[] => (Array.isArray(value) ? (value as unknown[]).filter(isObject) : [])

/** Whether two JSON values say the same; in which order an object names its fields does not matter. */
export function same(a: unknown, b: unknown): boolean {
	if (a === b) return true
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
	const known = (value: object) => Object.keys(value).filter((key) => (value as Item)[key] !== undefined)
	const keys = known(a)
	return keys.length === known(b).length && keys.every((key) => same((a as Item)[key], (b as Item)[key]))
}

const LONGEST = 200

/** Makes the edits as one step of the draft. @returns why they were not taken, or nothing once they are */
export async function saveEdits(draft: Draft, what: string, edits: readonly Edit[]): Promise<string | undefined> {
	if (edits.length === 0 || (await draft.edit(what.slice(0, LONGEST), ...edits))) return undefined
	const { vi, code, detail } = draft.refused ?? { vi: '' }
	const theirs = code === 'draft-changed' ? draft.state?.batches.at(-1)?.what : undefined
	const mistakes = sentencesIn(detail).map((line) => mistakeInWords(line).text)
	return [vi, ...(theirs === undefined ? [] : [DRAFT_WORDS.theirs(theirs)]), ...mistakes].join(' ')
}
