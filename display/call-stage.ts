import type { Call } from '../contract/views.ts'

/** A call first seen later than this after it was made is old news: shown in its place, but neither staged nor spoken. */
export const FRESH_MS = 15_000
/** Calls made together are each shown at least this long. */
export const TURN_MS = 5000
/** A lone call stays prominent at least this long, whatever the set-up says. */
const LEAST_HOLD_MS = 10_000
const RECENT = 6
const REMEMBERED = 200

/** The call that has the large plate, since when, and whether it is new or was already old when first seen. */
export interface Leader {
	call: Call
	since: number
	staged: boolean
}

/** What the wall remembers between two views. */
export interface Stage {
	leader: Leader | undefined
	/** Fresh calls that wait for the plate, oldest first. */
	queue: readonly Call[]
	seen: readonly string[]
}

export const EMPTY_STAGE: Stage = { leader: undefined, queue: [], seen: [] }

export interface Moment {
	/** The server's clock, epoch ms. */
	now: number
	/** The call being spoken: it keeps the plate, so that eye and ear agree. */
	speaking?: number | undefined
}

/** Two calls are the same when number in the log and time agree: a new store begins its numbers again. */
export const keyOf = (call: Call): string => `${call.callId}@${call.calledAt}`
/** Whether a call seen now for the first time is still news. */
export const isFresh = (call: Call, now: number): boolean => now - call.calledAt <= FRESH_MS
/** Calls of a view that are not in `seen`, oldest first. */
export const unseen = (calls: readonly Call[], seen: readonly string[]): Call[] =>
	calls.filter((call) => !seen.includes(keyOf(call))).sort((a, b) => a.calledAt - b.calledAt || a.callId - b.callId)
/** `seen` with these calls added, bounded. */
export const remember = (seen: readonly string[], calls: readonly Call[]): readonly string[] =>
	calls.length === 0 ? seen : [...seen, ...calls.map(keyOf)].slice(-REMEMBERED)

/** Decides who has the plate now. Returns the same object when nothing changes. */
export function advance(stage: Stage, calls: readonly Call[], moment: Moment): Stage {
	const fresh = unseen(calls, stage.seen)
	const seen = remember(stage.seen, fresh)
	const queue = [...stage.queue, ...fresh.filter((call) => isFresh(call, moment.now))]
	if (mayYield(stage.leader, moment)) {
		// The voice may take a recall first, or go on after a reload; then the plate does too, so that eye and ear agree.
		const next = calls.find((call) => call.callId === moment.speaking && !isSame(call, stage.leader?.call)) ?? queue[0]
		if (next) return { leader: { call: next, since: moment.now, staged: true }, queue: queue.filter((call) => !isSame(call, next)), seen }
		const newest = calls[0]
		if (!isSame(newest, stage.leader?.call))
			return { leader: newest && { call: newest, since: newest.calledAt, staged: false }, queue, seen }
	}
	return fresh.length === 0 ? stage : { leader: stage.leader, queue, seen }
}

/** Whether the plate is lit: a new call within its hold, or still being spoken. */
export function isLit({ leader }: Stage, { now, speaking }: Moment, holdMs: number): boolean {
	if (!leader?.staged) return false
	return leader.call.callId === speaking || now - leader.since < Math.max(holdMs, LEAST_HOLD_MS)
}

/**
 * The six latest numbers beside the plate, newest first, each once. `waiting` marks those not yet on the plate, `fresh` those
 * that had to leave it before their time was over.
 */
export function recentCalls(
	stage: Stage,
	calls: readonly Call[],
	moment?: { now: number; holdMs: number },
): { call: Call; waiting: boolean; fresh: boolean }[] {
	const shown = new Set([stage.leader?.call.number])
	const rows = calls.filter((call) => !shown.has(call.number) && shown.add(call.number))
	return rows.slice(0, RECENT).map((call) => {
		const waiting = stage.queue.some((queued) => isSame(queued, call))
		return {
			call,
			waiting,
			fresh: waiting || (moment !== undefined && moment.now - call.calledAt < Math.max(moment.holdMs, LEAST_HOLD_MS)),
		}
	})
}

function mayYield(leader: Leader | undefined, { now, speaking }: Moment): boolean {
	if (!leader?.staged) return true
	return now - leader.since >= TURN_MS && leader.call.callId !== speaking
}

const isSame = (a: Call | undefined, b: Call | undefined): boolean => (a && b ? keyOf(a) === keyOf(b) : a === b)
