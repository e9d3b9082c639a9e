import type { Clock } from '../ports/core.ts'
import type { LockoutStore } from '../ports/people.ts'

/** How many wrong tries a key has before it waits, and how long one is remembered. */
export interface Allowance {
	free: number
	/** One wrong try is forgotten after this long. */
	forgetMs: number
}

const MINUTE_MS = 60_000
/** The first wait; each one after it is twice as long. */
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 15 * MINUTE_MS
/** So long after a wait has ended, the next one begins small again. */
const RELENT_MS = 60 * MINUTE_MS
/** Of a few hundred bytes each. */
const KEYS_AT_MOST = 10_000

interface Mark {
	level: number
	at: number
	waits: number
	until: number
}

/**
 * Wrong tries, by key. A try counts as wrong from its beginning, so that a hundred at once are not all let through; who was
 * right takes it back. Waits outlast a restart, counts below them do not.
 */
export function createThrottle(clock: Clock, store: LockoutStore) {
	const marks = new Map<string, Mark>()
	for (const { key, waits, until } of store.list()) marks.set(key, { level: 0, at: until, waits, until })

	function markOf(key: string, forgetMs: number): Mark {
		const now = clock.now()
		const old = marks.get(key)
		if (!old) return { level: 0, at: now, waits: 0, until: 0 }
		const relents = now - old.until > RELENT_MS
		const level = Math.max(0, old.level - Math.max(0, now - old.at) / forgetMs)
		return { level, at: now, waits: relents ? 0 : old.waits, until: old.until }
	}

	function keep(key: string, mark: Mark): void {
		// The newest last, so that the first is the one longest unused.
		marks.delete(key)
		marks.set(key, mark)
		if (marks.size <= KEYS_AT_MOST) return
		for (const [oldest, { until }] of marks) if (until <= clock.now()) return void marks.delete(oldest)
	}

	/** From when this key may be tried again, where it may not now. A clock set back ends no wait, and makes none longer. */
	function waitOf(key: string): number | undefined {
		const until = marks.get(key)?.until ?? 0
		const now = clock.now()
		return until > now && until - now <= LONGEST_WAIT_MS ? until : undefined
	}

	return {
		waitOf,
		take(key: string, { free, forgetMs }: Allowance): void {
			const mark = markOf(key, forgetMs)
			mark.level++
			if (mark.level >= free) {
				mark.waits++
				mark.until = clock.now() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (mark.waits - 1))
				mark.level = free - 1
				// Nothing is forgotten while one waits.
				mark.at = mark.until
				store.save({ key, waits: mark.waits, until: mark.until }, clock.now() - RELENT_MS)
			}
			keep(key, mark)
		},
		/** That try was right after all; what was wrong before stays counted. */
		giveBack(key: string): void {
			const mark = marks.get(key)
			if (!mark) return
			mark.level = Math.max(0, mark.level - 1)
			if (mark.until > 0) store.remove(key)
			mark.until = 0
		},
		forgive(key: string): void {
			if ((marks.get(key)?.until ?? 0) > 0) store.remove(key)
			marks.delete(key)
		},
		size: () => marks.size,
		/** Keys that wait now and begin so. */
		waiting: (prefix: string): string[] => [...marks.keys()].filter((key) => key.startsWith(prefix) && waitOf(key) !== undefined),
	}
}
export type Throttle = ReturnType<typeof createThrottle>
