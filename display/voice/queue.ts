import type { Voice } from '../../contract/centre.ts'
import type { Call } from '../../contract/views.ts'
import type { CallOutcome } from '../../contract/voice-pack.ts'

/** A call that had to queue is of use this long after it was made; then its visitor has long seen it, or left. */
export const USEFUL_MS = 60_000
/** So often may a first call be passed by recalls. */
const PASSED_AT_MOST = 2

export interface Waiting {
	call: Call
	voice: Voice
	passed: number
}
export interface Dropped {
	call: Call
	why: CallOutcome
}

export const isUseful = (call: Call, now: number): boolean => now - call.calledAt <= USEFUL_MS

/**
 * The queue with one more call. A recall goes before first calls, but passes none more than twice. An older call of the
 * same number that still waits is dropped: the newer one says where to go now.
 */
export function join(queue: readonly Waiting[], call: Call, voice: Voice): { queue: Waiting[]; dropped: Dropped[] } {
	const same = queue.filter((w) => w.call.number === call.number)
	const rest = queue.filter((w) => w.call.number !== call.number)
	const at = call.attempt > 1 ? placeOfRecall(rest) : rest.length
	const passed = rest.map((w, i) => (i >= at ? { ...w, passed: w.passed + 1 } : w))
	return {
		queue: [...passed.slice(0, at), { call, voice, passed: 0 }, ...passed.slice(at)],
		dropped: same.map((w) => ({ call: w.call, why: 'superseded' })),
	}
}

/** The queue without what came too late. */
export function sweep(queue: readonly Waiting[], now: number): { queue: Waiting[]; dropped: Dropped[] } {
	return {
		queue: queue.filter((w) => isUseful(w.call, now)),
		dropped: queue.filter((w) => !isUseful(w.call, now)).map((w) => ({ call: w.call, why: 'late' })),
	}
}

/** Behind every other recall and behind every call that has been passed often enough. */
function placeOfRecall(queue: readonly Waiting[]): number {
	return queue.reduce((place, w, i) => (w.call.attempt > 1 || w.passed >= PASSED_AT_MOST ? i + 1 : place), 0)
}
