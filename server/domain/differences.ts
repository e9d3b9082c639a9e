/** Where two values differ, in words short enough for a table. */
export interface Difference {
	/** `numbers.first`, `steps[2].services`. */
	path: string
	before: string
	after: string
}

const LONGEST = 80

/** Whether two values of JSON are alike; keys in any order. */
export function isSame(a: unknown, b: unknown): boolean {
	if (a === b) return true
	if (!isStructure(a) || !isStructure(b) || Array.isArray(a) !== Array.isArray(b)) return false
	const keys = keysOf(a)
	return keys.length === keysOf(b).length && keys.every((key) => isSame(a[key], b[key]))
}

/** Every leaf that differs. Lists of another length, and lists of plain values, are told as a whole. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
	if (isSame(before, after)) return []
	if (!isStructure(before) || !isStructure(after) || !isAlike(before, after))
		return [{ path, before: wordsOf(before), after: wordsOf(after) }]
	const keys = [...new Set([...keysOf(before), ...keysOf(after)])]
	return keys.flatMap((key) => differences(before[key], after[key], placeOf(path, key, Array.isArray(before))))
}

/** A value as people read it; nothing where there is none, an ellipsis where it is longer than 80 characters. */
export function wordsOf(value: unknown): string {
	const words = isStructure(value) ? partsOf(value).join(', ') : plain(value)
	return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words
}

/** Of JSON: what is no structure is a string, a number, a truth or nothing. */
const plain = (value: unknown): string =>
	value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

type Structure = Record<string, unknown>
const isStructure = (value: unknown): value is Structure => typeof value === 'object' && value !== null

/** An absent field and one of no value are the same. */
const keysOf = (value: Structure): string[] => Object.keys(value).filter((key) => value[key] !== undefined)

function isAlike(a: Structure, b: Structure): boolean {
	if (!Array.isArray(a) || !Array.isArray(b)) return Array.isArray(a) === Array.isArray(b)
	return a.length === b.length && a.every(isStructure) && b.every(isStructure)
}

const placeOf = (path: string, key: string, isList: boolean): string =>
	isList ? `${path}[${Number(key) + 1}]` : path === '' ? key : `${path}.${key}`

/** A thing is told by its name or id where it has one. */
function partsOf(value: Structure): string[] {
	if (Array.isArray(value)) return value.map(wordsOf)
	if (typeof value['vi'] === 'string') return [value['vi']]
	if (value['name'] !== undefined) return [wordsOf(value['name'])]
	return keysOf(value).map((key) => `${key}: ${wordsOf(value[key])}`)
}
