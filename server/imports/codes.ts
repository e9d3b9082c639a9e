import { Id } from '../../contract/ids.ts'
import { Username } from '../../contract/people.ts'
import { isEmpty, type Cell } from './cells.ts'
import { looksOf, strangeIn } from './looks.ts'
import type { Said } from './report.ts'

const NATIONAL = /^\d\.\d{6}$/

/** Judges the codes of a file against each other and against those drafted. They are reported, never mended. */
export function createCodes(inFile: readonly { line: number; key: string }[], drafted: readonly string[], kind: 'id' | 'username') {
	const usable = kind === 'id' ? { schema: Id, strange: /[^A-Za-z0-9._-]/gu } : { schema: Username, strange: /[^a-z0-9._-]/gu }
	const lines = new Map<string, number[]>()
	const looks = new Map<string, string[]>()
	for (const { line, key } of inFile) push(lines, key, line)
	for (const key of new Set([...lines.keys(), ...drafted])) push(looks, looksOf(key), key)
	const inLines = (key: string) => listed(lines.get(key) ?? [])

	/** In JSON a code may be a number as well. */
	function* mistakesOf(line: number, cell: Cell | undefined): Generator<Said> {
		if (isEmpty(cell)) {
			yield { code: 'missing-code' }
			return
		}
		const { text: value, kind: form } = cell
		if (form === 'error' || form === 'date') return
		if (form === 'number' || form === 'value') yield { code: 'code-is-number', value, ...(!NATIONAL.test(value) && { isError: true }) }
		if (!usable.schema.safeParse(value).success) yield { code: 'bad-code', value, names: [strangeIn(value, usable.strange)] }
		const same = lines.get(value) ?? []
		if (same.length > 1) yield { code: 'duplicate', value, names: [listed(same)] }
		const alike = (looks.get(looksOf(value)) ?? []).slice(0, NAMED + 1).filter((other) => other !== value)
		const named = alike.map((other) => (lines.has(other) ? `“${other}” (dòng ${inLines(other)})` : `“${other}”`))
		if (alike.length > 0) yield { code: 'code-looks-alike', value, names: [named.join(', ')] }
	}
	return { mistakesOf }
}

/** So many are named; a file may hold thousands alike. */
const NAMED = 8
const listed = (all: readonly number[]): string => `${all.slice(0, NAMED).join(', ')}${all.length > NAMED ? '…' : ''}`

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
	const list = map.get(key)
	if (list) list.push(value)
	else map.set(key, [value])
}
