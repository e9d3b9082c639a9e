import type { RatingView } from '../../contract/views.ts'

/** How long the thanks stay: the same for every answer. */
export const THANKS_MS = 4000
/** After this long without a touch a level is sent without reasons: who pressed it and left is counted. */
export const REASONS_MS = 30_000
/** The same when the next visitor is already being served: nobody should read another's answer. */
export const YIELD_MS = 8000
/** A level is sent this long before the visit can no longer be rated, whether or not reasons were sent. */
const CLOSING_MS = 3000
/** How long an answer may be on its way before the person is told that it is kept, and how long they are told anything. */
const SENDING_MS = 2500
export const ATTENTION_MS = 8000

export type Visit = NonNullable<RatingView['visit']>

/** What the tablet remembers between two views. Times are those of the server's clock. */
export interface Memory {
	/** A level chosen whose reasons are being asked. It belongs to this visit, whatever the view shows meanwhile. */
	readonly draft?: { readonly visit: Visit; readonly level: number } | undefined
	/** The answer given last, until the server has taken or refused it. */
	readonly given?: { readonly visit: Visit; readonly at: number } | undefined
	readonly told?: { readonly what: 'thanks' | 'late'; readonly visit: Visit; readonly until: number } | undefined
	/** Visits answered here: never offered again. */
	readonly answered: readonly string[]
	/** The invitation that was declined. */
	readonly skipped?: string | undefined
	readonly touchedAt: number
}

export const START: Memory = { answered: [], touchedAt: 0 }

export interface Seen {
	view: RatingView
	fresh: boolean
	now: number
}

/** What is shown. `left` is the share of the time without touch that remains, 0–1. */
export type Page =
	| { at: 'idle'; visit?: undefined }
	| { at: 'scale'; visit: Visit; left: number }
	| { at: 'reasons'; visit: Visit; level: number; left: number }
	| { at: 'thanks' | 'late' | 'sending' | 'kept'; visit: Visit }
	| { at: 'lost'; visit?: undefined }

/** Completed is a new invitation, also for who declined while being served. */
export const invitationOf = (visit: Visit): string => `${visit.visitId} ${visit.state}`

export function pageOf(memory: Memory, seen: Seen): Page {
	const { draft, told, given } = memory
	const { fresh, now } = seen
	if (draft) return { at: 'reasons', ...draft, left: reasonsLeft(memory, seen) }
	if (told && now < told.until) return { at: told.what, visit: told.visit }
	if (given && now - given.at < ATTENTION_MS) return { at: fresh && now - given.at < SENDING_MS ? 'sending' : 'kept', visit: given.visit }
	if (!fresh) return { at: 'lost' }
	const left = scaleLeft(memory, seen)
	const visit = rateable(memory, seen)
	return visit && left > 0 ? { at: 'scale', visit, left } : { at: 'idle' }
}

/** The visit that a press would be about: one that was not answered, within its window. */
export function rateable({ answered }: Memory, { view: { visit }, now }: Seen): Visit | undefined {
	if (!visit || visit.rated || answered.includes(visit.visitId)) return undefined
	return visit.closesAt === undefined || now < visit.closesAt ? visit : undefined
}

/** What remains, 0–1, before a level is sent without reasons. 0: now. */
export function reasonsLeft({ draft, touchedAt }: Memory, { view, now }: Seen): number {
	if (!draft) return 0
	const same = view.visit?.visitId === draft.visit.visitId
	const limit = same ? REASONS_MS : YIELD_MS
	const closesAt = (same ? view.visit?.closesAt : draft.visit.closesAt) ?? Infinity
	return share(Math.min(limit - (now - touchedAt), closesAt - CLOSING_MS - now), limit)
}

/** While a visit is served there is no hurry; once it is completed, a time without touch ends the invitation. */
function scaleLeft(memory: Memory, { view: { visit, rating }, now }: Seen): number {
	if (!visit || memory.skipped === invitationOf(visit)) return 0
	if (visit.state === 'serving') return 1
	const quietMs = now - Math.max(visit.completedAt ?? 0, memory.touchedAt)
	return share(rating.unansweredMs - quietMs, rating.unansweredMs)
}

const share = (leftMs: number, ofMs: number): number => (ofMs > 0 ? Math.min(1, Math.max(0, leftMs / ofMs)) : 0)
