import type { Centre } from '../../contract/centre.ts'
import type { DraftState } from '../../contract/draft.ts'
import { changesBetween } from '../domain/centre-changes.ts'
import type { Dispatch } from '../ports/core.ts'
import type { FactLog } from '../ports/facts.ts'
import type { Drafts } from '../ports/set-up.ts'
import type { Batches } from './draft-batches.ts'

/** What is drafted at one rev upon one set-up. */
export interface Fold {
	rev: number
	basedOn: number
	centre: Centre
	mistakes: string[]
}

interface Parts {
	batches: Batches
	folded: () => Fold
	state: () => DraftState
	inForce: () => Centre
	log: Pick<FactLog, 'findCommand'>
	dispatch: Dispatch
}

/** Puts a draft in force by the one door, and empties it in the same transaction. */
export function createPublish({ batches, folded, state, inForce, log, dispatch }: Parts): Pick<Drafts, 'publish' | 'consequences'> {
	/** On its way through the door. */
	let sent: { commandId: string; centre: Centre; rev: number } | undefined

	return {
		publish: async ({ commandId, rev, note }, actor) => {
			const command = { type: 'ConfigureCentre', commandId } as const
			// Done before, or just now: the same answer again, whatever was drafted since.
			if (log.findCommand(commandId) || sent?.commandId === commandId) return dispatch({ ...command, centre: {} }, actor)
			if (rev !== batches.rev() || sent) return { ok: false, code: 'draft-changed' }
			const { centre, mistakes } = folded()
			if (changesBetween(inForce(), centre).length === 0) return { ok: false, code: 'nothing-drafted' }
			if (mistakes.length > 0) return { ok: false, code: 'draft-mistaken', detail: mistakes.slice(0, 20).join('; ') }
			const { restores } = state()
			sent = { commandId, centre, rev }
			const outcome = await dispatch({ ...command, centre, ...(note && { note }), ...(restores !== undefined && { restores }) }, actor)
			sent = undefined
			if (!outcome.ok) return outcome
			batches.follow(rev)
			return outcome
		},
		consequences: (fact) => {
			if (fact.type === 'CentreConfigured' && fact.centre === sent?.centre) batches.dropInStore(sent.rev)
		},
	}
}
