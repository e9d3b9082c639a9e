import type { Call } from '../../contract/views.ts'
import { keyOf } from '../call-stage.ts'

/** `waiting`: heard of and not yet done with, so that a page opened again goes on with it. */
export type Fate = 'waiting' | 'done'

/** Far more than a view ever holds, so that nothing forgotten can come again. */
const REMEMBERED = 200
const KEY = 'mot-cua:calls'

/** What became of each call, kept through a reload of this page. */
export interface Memory {
	fateOf(call: Call): Fate | undefined
	/** How often its speaking has been begun. */
	triesOf(call: Call): number
	keep(call: Call, fate: Fate, tries?: number): void
	/** Calls that nothing has become of yet, also those that the page before this one heard of. */
	waiting(): Call[]
}

export type Shelf = Pick<Storage, 'getItem' | 'setItem'>

interface Kept {
	/** Only while it waits. */
	call?: Call
	tries: number
}

/** @param shelf  where it is kept; one that refuses or was damaged costs the memory of before the reload, nothing more */
export function createMemory(shelf: Shelf | undefined): Memory {
	const calls = new Map<string, Kept>(read(shelf))
	const find = (call: Call) => calls.get(keyOf(call))
	return {
		fateOf: (call) => fateOf(find(call)),
		triesOf: (call) => find(call)?.tries ?? 0,
		keep(call, fate, tries = find(call)?.tries ?? 0) {
			const key = keyOf(call)
			calls.delete(key)
			calls.set(key, { tries, ...(fate === 'waiting' && { call }) })
			for (const oldest of calls.keys()) {
				if (calls.size <= REMEMBERED) break
				calls.delete(oldest)
			}
			write(shelf, [...calls])
		},
		waiting: () => [...calls.values()].flatMap(({ call }) => (call ? [call] : [])),
	}
}

const fateOf = (kept: Kept | undefined): Fate | undefined => kept && (kept.call ? 'waiting' : 'done')

function read(shelf: Shelf | undefined): [string, Kept][] {
	try {
		const entries: unknown = JSON.parse(shelf?.getItem(KEY) ?? '[]')
		return Array.isArray(entries) ? entries.filter(isEntry) : []
	} catch {
		return []
	}
}

/** Written by this page or the version before it. */
function isEntry(entry: unknown): entry is [string, Kept] {
	if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false
	const { tries, call } = (entry[1] ?? {}) as Partial<Kept>
	return typeof tries === 'number' && (call === undefined || (typeof call.number === 'string' && keyOf(call) === entry[0]))
}

function write(shelf: Shelf | undefined, entries: [string, Kept][]): void {
	try {
		shelf?.setItem(KEY, JSON.stringify(entries))
	} catch {
		// A full or forbidden store must not silence the wall.
	}
}

/** This tab's own store, so that a reload does not repeat a call; some browsers forbid it. */
export function tabShelf(): Shelf | undefined {
	try {
		return sessionStorage
	} catch {
		return undefined
	}
}
