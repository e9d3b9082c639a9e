import type { Call } from '../../contract/views.ts'
import { keyOf } from '../call-stage.ts'

/** `waiting`: heard of and not yet done with, so that a page opened again goes on with it. */
export type Fate = 'waiting' | 'done'

/** Far more than a view ever holds, so that nothing forgotten can come again. */
const REMEMBERED = 400
const KEY = 'mot-cua:calls'

/** What became of each call, kept through a reload of this page. */
export interface Memory {
	fateOf(call: Call): Fate | undefined
	/** How often its speaking has been begun. */
	triesOf(call: Call): number
	keep(call: Call, fate: Fate, tries?: number): void
}

export type Shelf = Pick<Storage, 'getItem' | 'setItem'>

/** @param shelf  where it is kept; one that refuses or was damaged costs the memory of before the reload, nothing more */
export function createMemory(shelf: Shelf | undefined): Memory {
	const calls = new Map<string, { fate: Fate; tries: number }>(read(shelf))
	return {
		fateOf: (call) => calls.get(keyOf(call))?.fate,
		triesOf: (call) => calls.get(keyOf(call))?.tries ?? 0,
		keep(call, fate, tries) {
			const key = keyOf(call)
			const known = calls.get(key)
			calls.delete(key)
			calls.set(key, { fate, tries: tries ?? known?.tries ?? 0 })
			for (const oldest of calls.keys()) {
				if (calls.size <= REMEMBERED) break
				calls.delete(oldest)
			}
			write(shelf, [...calls])
		},
	}
}

type Entry = [string, { fate: Fate; tries: number }]

function read(shelf: Shelf | undefined): Entry[] {
	try {
		const entries: unknown = JSON.parse(shelf?.getItem(KEY) ?? '[]')
		return Array.isArray(entries) ? entries.filter(isEntry) : []
	} catch {
		return []
	}
}

function isEntry(entry: unknown): entry is Entry {
	if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false
	const value = entry[1] as Partial<Entry[1]> | null
	return (value?.fate === 'waiting' || value?.fate === 'done') && typeof value.tries === 'number'
}

function write(shelf: Shelf | undefined, entries: Entry[]): void {
	try {
		shelf?.setItem(KEY, JSON.stringify(entries))
	} catch {
		// A full or forbidden store must not silence the wall.
	}
}
