import type { Centre } from '../../contract/centre.ts'
import { keyOf, readItem, readValue, type Item } from '../../contract/centre-parts.ts'
import type { Edit, ListPart } from '../../contract/draft.ts'

type Checked = { ok: true; edits: Edit[] } | { ok: false; mistakes: string[] }

/** Reads each item and value by the schema of its part. @returns the edits to apply, or every mistake with its place */
export function checkEdits(edits: readonly Edit[]): Checked {
	const mistakes: string[] = []
	const checked = edits.flatMap((edit): Edit[] => {
		const read = checkEdit(edit)
		if (read.ok) return [read.edit]
		mistakes.push(...read.mistakes)
		return []
	})
	return mistakes.length ? { ok: false, mistakes } : { ok: true, edits: checked }
}

function checkEdit(edit: Edit): { ok: true; edit: Edit } | { ok: false; mistakes: string[] } {
	if ('put' in edit) {
		const read = readItem(edit.part, edit.put)
		return read.ok ? { ok: true, edit: { part: edit.part, put: read.value } } : read
	}
	if (!('set' in edit)) return { ok: true, edit }
	const read = readValue(edit.part, edit.set)
	// What is taken away stays `null`: JSON keeps no `undefined`.
	return read.ok ? { ok: true, edit: { part: edit.part, set: read.value ?? null } } : read
}

/**
 * The set-up with checked edits made upon it, in order; what they do not touch is shared with `centre`. An edit that
 * meets another set-up than it was made for still holds: a `put` of what was removed adds it, removing what is gone is
 * nothing, an `order` moves those it knows and leaves the others behind them.
 */
export function applyEdits(centre: Centre, edits: readonly Edit[]): Centre {
	const lists = new Map<ListPart, Map<string, Item>>()
	const values: Partial<Record<string, unknown>> = {}
	const listOf = (part: ListPart): Map<string, Item> => {
		const list = lists.get(part) ?? new Map((centre[part] as Item[]).map((item) => [keyOf(part, item), item]))
		lists.set(part, list)
		return list
	}
	for (const edit of edits) {
		if ('put' in edit) listOf(edit.part).set(keyOf(edit.part, edit.put), edit.put)
		else if ('remove' in edit) listOf(edit.part).delete(edit.remove)
		else if ('order' in edit) lists.set(edit.part, inOrder(listOf(edit.part), edit.order))
		else values[edit.part] = edit.set ?? undefined
	}
	const changed = Object.fromEntries([...lists].map(([part, list]) => [part, [...list.values()]]))
	const next = { ...centre, ...values, ...changed }
	// A part that is taken away leaves no trace, or the set-up would differ from one that never had it.
	return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as Centre
}

function inOrder(list: Map<string, Item>, order: readonly string[]): Map<string, Item> {
	const first = new Map<string, Item>()
	for (const key of order) {
		const item = list.get(key)
		if (item) first.set(key, item)
	}
	for (const [key, item] of list) if (!first.has(key)) first.set(key, item)
	return first
}
