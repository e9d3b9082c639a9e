import type { Session } from '../contract/api.ts'
import type { CentreSetup } from '../contract/centre.ts'
import type { CounterView } from '../contract/views.ts'
import type { Answer } from '../ui/send.ts'

/** The sentence of a refusal; where the server names the other counter, so do we. */
export function refusalSentence(refusal: Extract<Answer, { ok: false }>, setup: CentreSetup): string {
	const other = refusal.code === 'already-at-counter' && setup.counters.find((c) => c.id === refusal.detail)
	return other ? `Ông/bà đang mở quầy ${other.number}. Đóng quầy đó trước, hoặc chọn quầy đó.` : refusal.vi
}

/** Whether this person may press here: an empty counter, their own, or any if their role allows it. */
export function worksHere({ state, officer }: Pick<CounterView, 'state' | 'officer'>, session: Session): boolean {
	return state === 'closed' || !officer || session.actor === `officer:${officer.username}` || session.permissions.includes('any-counter')
}
