import type { Counter, Shift, Trace, Visitor } from './trace.ts'

/** What the trace knows and nobody in the hall may: when counters really work, and how long a visit takes. */

const MIN_SERVICE_MS = 15_000
/** An officer's slow start fades with this time constant. */
const WARM_AFTER_MS = 30 * 60_000

/** The shift a counter works in, or whose tickets it still finishes. */
export const shiftAt = ({ shifts }: Counter, at: number): Shift | undefined =>
	shifts.find(({ from, to }) => from <= at && at < to) ?? shifts.find(({ from, graceTo }) => from <= at && at < graceTo)

/** Whether the counter works again before the session ends: a break, not the end of its morning or day. */
export function comesBack({ sessions }: Trace, counter: Counter, at: number): boolean {
	const close = sessions.find((session) => session.open <= at && at < session.close)?.close ?? at
	return counter.shifts.some(({ from }) => at < from && from < close)
}

/** How long this visitor takes at this counter, begun at `at`. */
export function serviceMs(trace: Trace, { shifts, speed, warmup }: Counter, visitor: Visitor, at: number): number {
	const openedAt = Math.min(...shifts.map(({ from }) => from))
	const cold = 1 + warmup * Math.exp(-(at - openedAt) / WARM_AFTER_MS)
	const slow = trace.slowdowns.filter(({ from, to }) => from <= at && at < to).reduce((all, { factor }) => all * factor, 1)
	return Math.max(MIN_SERVICE_MS, Math.round(visitor.serviceMs * speed * cold * slow))
}
