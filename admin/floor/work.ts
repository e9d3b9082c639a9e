import type { FloorCounter } from '../../contract/floor-view.ts'

/** What a counter is doing. `long`: served for longer than nine in ten visits of that service. */
export type Work = 'serving' | 'long' | 'called' | 'ready' | 'paused' | 'closed'

export function workOf({ state, current }: Pick<FloorCounter, 'state' | 'current'>, now: number): Work {
	if (current?.state === 'called') return 'called'
	if (current) return now - current.sinceAt > current.usualMs ? 'long' : 'serving'
	return state === 'open' ? 'ready' : state
}
