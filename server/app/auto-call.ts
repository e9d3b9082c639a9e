import { randomUUID } from 'node:crypto'
import { waitingFor } from '../domain/work-profile.ts'
import type { Actor, Clock, Dispatch } from '../ports/core.ts'
import type { Today } from './today.ts'

const AUTO: Actor = { name: 'auto-call', kind: 'system', id: 'auto-call', anyCounter: true }

/**
 * Where the centre wants it, a counter that has come free calls its next visitor by itself after a while. An officer who
 * needs a moment pauses; one who calls first is not disturbed.
 */
export function createAutoCall({ today, clock, dispatch }: { today: Pick<Today, 'day'>; clock: Clock; dispatch: Dispatch }) {
	const freeSince = new Map<string, number>()
	const timers = new Map<string, NodeJS.Timeout>()

	const isFree = (counterId: string): boolean => {
		const counter = today.day.counters.get(counterId)
		return counter?.state === 'open' && counter.currentVisitId === undefined
	}

	function call(counterId: string): void {
		timers.delete(counterId)
		if (today.day.setup.centre.calling.autoCallMs === undefined || !isFree(counterId)) return
		void dispatch({ type: 'CallNext', commandId: randomUUID(), counterId }, AUTO)
	}

	return {
		/** After each commit. */
		look(): void {
			const { autoCallMs } = today.day.setup.centre.calling
			for (const { id } of today.day.counters.values()) {
				if (autoCallMs === undefined || !isFree(id)) {
					freeSince.delete(id)
					clearTimeout(timers.get(id))
					timers.delete(id)
					continue
				}
				const since = freeSince.get(id) ?? clock.now()
				freeSince.set(id, since)
				if (timers.has(id) || waitingFor(today.day, id).length === 0) continue
				timers.set(id, setTimeout(call, Math.max(0, Math.min(autoCallMs, since + autoCallMs - clock.now())), id).unref())
			}
		},
		stop: (): void => {
			for (const timer of timers.values()) clearTimeout(timer)
			timers.clear()
		},
	}
}
