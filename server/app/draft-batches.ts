import { checkEdits } from '../domain/centre-edits.ts'
import type { DraftBatch, DraftStore } from '../ports/set-up.ts'

interface Kept extends DraftBatch {
	/** Why its edits are left out, where they are. */
	unreadable: string[]
}

/** The batches of edits, in memory as they are in the store: it is written first. */
export function createBatches(store: DraftStore) {
	let rev = store.rev()
	let kept = store.batches().map(readAgain)
	return {
		rev: () => rev,
		all: (): readonly DraftBatch[] => kept,
		unreadable: () => kept.flatMap((batch) => batch.unreadable),
		add: (batch: Omit<DraftBatch, 'rev'>): void => {
			const next = { ...batch, rev: rev + 1 }
			store.add(next)
			kept.push({ ...next, unreadable: [] })
			rev = next.rev
		},
		/** @returns `false` when there is none to take back */
		undo: (): boolean => {
			const last = kept.at(-1)
			if (!last) return false
			store.dropFrom(last.rev, rev + 1)
			kept.pop()
			rev++
			return true
		},
		/** Those of that rev and before are gone; what was added since stays. */
		drop: (upTo: number): void => {
			store.dropUpTo(upTo, rev + 1)
			kept = kept.filter((batch) => batch.rev > upTo)
			rev++
		},
		/** The same in a transaction that may yet fail; `follow` after it has not. */
		dropInStore: (upTo: number): void => store.dropUpTo(upTo, rev + 1),
		follow: (upTo: number): void => {
			kept = kept.filter((batch) => batch.rev > upTo)
			rev = store.rev()
		},
	}
}
export type Batches = ReturnType<typeof createBatches>

/** Another version of the program may have written it: what this one cannot read is told as a mistake, and not applied. */
function readAgain(batch: DraftBatch): Kept {
	const read = checkEdits(batch.edits)
	return read.ok ? { ...batch, edits: read.edits, unreadable: [] } : { ...batch, edits: [], unreadable: read.mistakes }
}
