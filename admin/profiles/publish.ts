import { listEdits, saveEdits } from '../draft/edits.ts'
import type { Draft } from '../draft/draft.svelte.ts'
import { Parts } from '../draft/parts.svelte.ts'
import { ORDER_PARTS, sameOrder, withDraft, type Order } from './draft.ts'
import type { Editing } from './editing.svelte.ts'
import { PROFILE_WORDS as W } from './words.ts'

/** Why it was not taken. `elsewhere`: somebody else changed the same meanwhile, so that it can only be loaded anew. */
export interface NotTaken {
	text: string
	elsewhere?: boolean
}

/** As the set-up's draft has it now; nothing when it cannot be read. */
export async function readOrder(draft: Draft): Promise<Order | undefined> {
	const parts = new Parts(draft, ...ORDER_PARTS)
	await parts.read(draft.rev)
	return parts.current
}

/** Puts what was edited into the set-up's draft as it is now: what others changed since stays as they made it. @returns nothing once it is there */
export async function keep({ base, draft: order }: Editing, draft: Draft): Promise<NotTaken | undefined> {
	const fresh = await readOrder(draft)
	if (!fresh) return { text: draft.refused?.vi ?? W.elsewhere }
	if (!sameOrder(fresh, base)) return { text: W.elsewhere, elsewhere: true }
	const next = withDraft(fresh, order)
	const parts = ['profiles', 'counters', 'people'] as const
	const refused = await saveEdits(
		draft,
		W.saved,
		parts.flatMap((part) => listEdits(part, fresh[part], next[part])),
	)
	return refused === undefined ? undefined : { text: refused }
}
