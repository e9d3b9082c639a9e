import type { Item, Lookup, Named } from './columns.ts'
import { wordsKey } from './words-key.ts'

const REFERRED: readonly Named[] = ['agencies', 'fields', 'services', 'zones', 'counters', 'profiles']

export interface Known extends Lookup {
	/** What the file adds is found by the tables after it. */
	add(part: string, items: readonly Item[]): void
	get(part: Named, id: string): Item | undefined
}

/** Names of what is drafted, and of what the file itself brings. */
export function createLookup(centre: Readonly<Record<string, unknown>>): Known {
	const byWords = new Map(REFERRED.map((part) => [part, new Map<string, Set<string>>()]))
	const byId = new Map(REFERRED.map((part) => [part, new Map<string, Item>()]))

	function add(part: string, items: readonly Item[]): void {
		const [words, ids] = [byWords.get(part as Named), byId.get(part as Named)]
		if (!words || !ids) return
		for (const item of items) {
			const id = String(item.id)
			ids.set(id, item)
			for (const name of namesOf(item)) {
				const key = wordsKey(name)
				words.set(key, (words.get(key) ?? new Set()).add(id))
			}
		}
	}
	for (const part of REFERRED) add(part, (centre[part] ?? []) as Item[])

	return {
		add,
		get: (part, id) => byId.get(part)?.get(id),
		find: (part, words) => {
			const exact = words.trim()
			return byId.get(part)?.has(exact) ? [exact] : [...(byWords.get(part)?.get(wordsKey(words)) ?? [])]
		},
	}
}

function namesOf(item: Item): string[] {
	const texts = [item.name, item.short].flatMap((words): unknown[] =>
		typeof words === 'object' && words !== null ? Object.values(words) : [],
	)
	return [...texts, item.letter, item.number].flatMap((name) =>
		typeof name === 'string' || typeof name === 'number' ? [String(name)] : [],
	)
}
