import type { CounterView } from '../../contract/views.ts'

/** What a counter is doing, as a supervisor looks at the floor. `long` is serving for more than `LONG_SERVING_MS`. */
export type Work = 'serving' | 'long' | 'called' | 'ready' | 'paused' | 'closed'

export const LONG_SERVING_MS = 25 * 60_000

export function workOf({ state, current }: CounterView, now: number): Work {
	if (current?.state === 'called') return 'called'
	if (current) return now - startedAt(current) > LONG_SERVING_MS ? 'long' : 'serving'
	return state === 'open' ? 'ready' : state
}

/** From when the present state of the visit at the counter is counted, epoch ms. */
export const startedAt = ({ servingAt, calledAt }: { servingAt?: number | undefined; calledAt: number }): number => servingAt ?? calledAt
