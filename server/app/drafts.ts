import { joinCentre, type Centre } from '../../contract/centre.ts'
import { sizeMistakes } from '../../contract/centre-parts.ts'
import type { DraftState, Edit } from '../../contract/draft.ts'
import { localDay, msOfDay } from '../../contract/local-time.ts'
import { changesBetween } from '../domain/centre-changes.ts'
import { applyEdits, checkEdits } from '../domain/centre-edits.ts'
import { consequencesOf } from '../domain/consequences.ts'
import type { Actor, Clock, Dispatch } from '../ports/core.ts'
import type { FactLog } from '../ports/facts.ts'
import type { Drafted, Drafts, DraftStore, Versions } from '../ports/set-up.ts'
import { createBatches, type Batches } from './draft-batches.ts'
import { pageOf } from './draft-pages.ts'
import { createPublish, type Fold } from './draft-publish.ts'
import { editsTowards } from './draft-restore.ts'
import type { Today } from './today.ts'

/** Batches and mistakes told; their number is always told. */
const TOLD = 50
const CHANGED = { ok: false, code: 'draft-changed' } as const

export interface DraftParts {
	store: DraftStore
	versions: Pick<Versions, 'centre' | 'at'>
	log: Pick<FactLog, 'findCommand'>
	today: Pick<Today, 'day' | 'setupRev'>
	dispatch: Dispatch
	clock: Clock
}

/** The draft of the set-up: batches of edits upon whatever is in force, so that what somebody else publishes meanwhile stays. */
export function createDrafts({ store, versions, log, today, dispatch, clock }: DraftParts): Drafts {
	const batches = createBatches(store)
	const inForce = (): Centre => today.day.setup.centre
	let fold: Fold | undefined

	/** Made once, and kept until the draft or the set-up in force moves on. */
	function folded(): Fold {
		if (fold?.rev === batches.rev() && fold.basedOn === today.setupRev) return fold
		const edits = batches.all().flatMap((batch) => batch.edits)
		return keep(applyEdits(inForce(), edits))
	}

	function keep(centre: Centre): Fold {
		fold = { rev: batches.rev(), basedOn: today.setupRev, centre, mistakes: [...batches.unreadable(), ...mistakesOf(centre)] }
		return fold
	}

	function add(what: string, edits: Edit[], { actor, restores }: { actor: Actor; restores?: number }): Drafted<DraftState> {
		const { centre, basedOn } = folded()
		batches.add({ what, edits, by: actor.name, at: clock.now(), basedOn, ...(restores !== undefined && { restores }) })
		keep(applyEdits(centre, edits))
		return { ok: true, value: state() }
	}

	const state = (): DraftState => stateOf(folded(), batches)
	const { publish, consequences } = createPublish({ batches, folded, state, inForce, log, dispatch })
	return {
		state,
		review: () => {
			const { centre } = folded()
			const changes = changesBetween(inForce(), centre)
			return { ...state(), changes, consequences: changes.length ? consequencesOf(today.day, centre, clock.now()) : [] }
		},
		centre: () => folded().centre,
		page: (part, ask) => ({ rev: batches.rev(), ...pageOf(part, folded().centre, ask) }),
		edit: ({ rev, what, edits }, actor) => {
			if (rev !== batches.rev()) return CHANGED
			const read = checkEdits(edits)
			if (!read.ok) return { ok: false, code: 'invalid-command', detail: read.mistakes.slice(0, 20).join('; ') }
			return add(what, read.edits, { actor })
		},
		undo: (rev) => {
			if (rev !== batches.rev()) return CHANGED
			return batches.undo() ? { ok: true, value: state() } : { ok: false, code: 'nothing-to-undo' }
		},
		drop: () => {
			if (batches.all().length > 0) batches.drop(batches.rev())
			return state()
		},
		restore: async ({ rev, position }, actor) => {
			const target = await versions.centre(position)
			if (!target) return { ok: false, code: 'not-found' }
			if (rev !== batches.rev()) return CHANGED
			const edits = editsTowards(folded().centre, target)
			if (edits.length === 0) return { ok: false, code: 'nothing-drafted' }
			return add(`Khôi phục bản ${timeOf(versions.at(position) ?? 0)}`, edits, { actor, restores: position })
		},
		publish,
		consequences,
	}
}

/** `09:05 23/11/2026`, at the centre. */
function timeOf(at: number): string {
	const [, month, day] = localDay(at).split('-')
	const two = (n: number) => String(n).padStart(2, '0')
	const minutes = Math.floor(msOfDay(at) / 60_000)
	return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)} ${day}/${month}/${localDay(at).slice(0, 4)}`
}

function mistakesOf(centre: Centre): string[] {
	const sizes = sizeMistakes(centre)
	if (sizes.length > 0) return sizes
	const joined = joinCentre(centre)
	return joined.ok ? [] : joined.mistakes
}

function stateOf({ rev, basedOn, mistakes }: Fold, batches: Batches): DraftState {
	const all = batches.all()
	const last = all.at(-1)
	// Upon another set-up than it was drafted on, the result is not that version any more.
	const restores = last?.basedOn === basedOn ? last.restores : undefined
	return {
		rev,
		basedOn,
		batches: all.slice(-TOLD).map(({ what, by, at, edits }) => ({ what, by, at, edits: edits.length })),
		batchCount: all.length,
		mistakes: mistakes.slice(0, TOLD),
		...(restores !== undefined && { restores }),
	}
}
