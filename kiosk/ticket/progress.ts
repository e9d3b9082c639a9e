import type { TicketView } from '../../contract/views.ts'

/** With this many people ahead or fewer it is nearly one's turn. */
export const NEAR = 2
const MAX_BARS = 24

type Seen = Pick<TicketView, 'status' | 'ahead' | 'aheadAtIssue' | 'attempt' | 'counter'>

/** People before this visit: how many there were, and how many of them were called. Others may have been let before since. */
export function progressOf({ ahead, aheadAtIssue }: Pick<TicketView, 'ahead' | 'aheadAtIssue'>): { called: number; total: number } {
	const total = Math.max(aheadAtIssue, ahead)
	return { called: total - ahead, total }
}

/** The row of bars: one for each person ahead, or one for several where there are more than fit. */
export function barsOf({ called, total }: { called: number; total: number }): { bars: number; filled: number } {
	const bars = Math.min(total, MAX_BARS)
	return { bars, filled: total === 0 ? 0 : Math.floor((called * bars) / total) }
}

/**
 * What a person would want to be told of, once. Two views in the same stage are no news; a call and its recall are two
 * stages, and so are two calls with anything between them.
 */
export function stageOf({ status, ahead, attempt, counter }: Seen): string {
	if (status === 'called') return `called ${counter ?? ''} ${attempt}`
	return status === 'waiting' && ahead <= NEAR ? 'near' : status
}

const dayIn = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric', month: '2-digit', day: '2-digit' })
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'medium' })

/** A page ends with its day. */
export const hasEnded = ({ day }: Pick<TicketView, 'day'>, now: number): boolean => dayIn.format(now) > day
/** `09:24:06`, in the centre's time. */
export const formatSeconds = (at: number): string => clock.format(at)
