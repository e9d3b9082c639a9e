import type { Centre } from '../../contract/centre.ts'
import type { Send } from '../../ui/send.ts'
import type { Call, Refusal } from '../api.ts'
import { sameOrder, withDraft } from './draft.ts'
import type { Editing } from './editing.svelte.ts'
import { PROFILE_WORDS as W } from './words.ts'

/** Why it was not taken. `elsewhere`: somebody else changed the same meanwhile, so that it can only be loaded anew. */
export interface NotTaken {
	text: string
	code?: Refusal['code']
	elsewhere?: boolean
}

/** Puts the draft upon the set-up as it is now: what others changed since stays as they made it. @returns nothing once it is in force */
export async function publish({ base, draft }: Editing, by: { call: Call; send: Send }): Promise<NotTaken | undefined> {
	const fresh = await by.call<Centre>('/centre-file')
	if (!fresh.ok) return { text: fresh.vi }
	if (!sameOrder(fresh.value, base)) return { text: W.elsewhere, elsewhere: true }
	const answer = await by.send({ type: 'ConfigureCentre', centre: { ...withDraft(fresh.value, draft) } })
	if (answer.ok) return undefined
	return { text: answer.detail ? `${answer.vi} ${answer.detail}` : answer.vi, code: answer.code }
}
