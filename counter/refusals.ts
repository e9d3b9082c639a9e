import type { Session } from '../contract/api.ts'
import type { CentreSetup } from '../contract/centre.ts'
import type { CounterView } from '../contract/views.ts'
import type { Answer } from '../ui/send.ts'

/** The sentence of a refusal; where the server names counters, so do we. */
export function refusalSentence(refusal: Extract<Answer, { ok: false }>, setup: CentreSetup): string {
	const own = refusal.code === 'not-your-counter' && refusal.detail !== undefined && seatsSentence(refusal.detail.split(' '), setup)
	if (own) return own
	const other = refusal.code === 'already-at-counter' && setup.counters.find((c) => c.id === refusal.detail)
	return other ? `Ông/bà đang mở quầy ${other.number}. Đóng quầy đó trước, hoặc chọn quầy đó.` : refusal.vi
}

/** Which counters are given to whom, where the set-up gives them. */
export function seatsSentence(ids: readonly string[], { counters }: CentreSetup): string {
	const [own, ...others] = ids.flatMap((id) => counters.find((c) => c.id === id)?.number ?? [])
	if (own === undefined) return 'Ông/bà chưa được giao quầy nào. Xin báo người quản trị.'
	const more = others.length > 0 ? `, có thể ngồi thay ở quầy ${others.join(', ')}` : ''
	return `Ông/bà được giao quầy ${own}${more}.`
}

/** The counters this person may open; `undefined`: any. */
export function seatsOf({ permissions, counterId, substituteAt }: Session, { seating }: CentreSetup): readonly string[] | undefined {
	if (seating !== 'own' || permissions.includes('any-counter')) return undefined
	return [...(counterId === undefined ? [] : [counterId]), ...(substituteAt ?? [])]
}

/** Whether this person may press here: an empty counter, their own, or any if their role allows it. */
export function worksHere({ state, officer }: Pick<CounterView, 'state' | 'officer'>, session: Session): boolean {
	return state === 'closed' || !officer || session.actor === `officer:${officer.username}` || session.permissions.includes('any-counter')
}
