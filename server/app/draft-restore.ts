import type { Centre } from '../../contract/centre.ts'
import { keyOf, LIST_PARTS, VALUE_PARTS, type Item } from '../../contract/centre-parts.ts'
import type { Edit, ListPart } from '../../contract/draft.ts'
import { isSame } from '../domain/differences.ts'

/** The edits that make `target` of `from`; none where they are alike. */
export function editsTowards(from: Centre, target: Centre): Edit[] {
	const values = VALUE_PARTS.filter((part) => !isSame(from[part], target[part]))
	return [
		...values.map((part): Edit => ({ part, set: target[part] ?? null })),
		...LIST_PARTS.flatMap((part) => listEdits(part, from[part], target[part])),
	]
}

function listEdits(part: ListPart, from: readonly Item[], target: readonly Item[]): Edit[] {
	const before = new Map(from.map((item) => [keyOf(part, item), item]))
	const order = target.map((item) => keyOf(part, item))
	const wanted = new Set(order)
	const gone = [...before.keys()].filter((key) => !wanted.has(key))
	const put = target.filter((item) => !isSame(before.get(keyOf(part, item)), item))
	const stays = [...before.keys()].filter((key) => wanted.has(key))
	const isOrdered = [...stays, ...order.filter((key) => !before.has(key))].every((key, i) => key === order[i])
	return [
		...gone.map((remove): Edit => ({ part, remove })),
		...put.map((item): Edit => ({ part, put: item })),
		...(isOrdered ? [] : [{ part, order } satisfies Edit]),
	]
}
