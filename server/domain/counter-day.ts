import type { Recorded } from '../../contract/facts.ts'
import type { CounterState } from '../../contract/views.ts'
import type { Visit } from './visit.ts'

/** One counter today. */
export interface CounterDay {
	readonly id: string
	readonly state: CounterState
	/** Username of who opened it. */
	readonly officer?: string
	readonly pauseReason?: string
	readonly currentVisitId?: string
	/** Finished last: whom a press may still rate. */
	readonly lastCompletedId?: string
	/** Since when nobody is at the desk: it was opened, or the visit there ended. */
	readonly freeSinceAt?: number
	/** Arrival orders of the tickets it has called first, in order of calling: what the lane rule counts. */
	readonly called: readonly number[]
}

export const closedCounter = (id: string): CounterDay => ({ id, state: 'closed', called: [] })

/** Folds one fact into one counter. `visit` is the visit it concerns, as it was before. */
export function evolveCounter(counter: CounterDay, fact: Recorded, visit?: Visit): CounterDay {
	switch (fact.type) {
		case 'CounterOpened': {
			const { pauseReason: _, ...rest } = counter
			return { ...rest, state: 'open', officer: fact.officer, freeSinceAt: fact.at }
		}
		case 'CounterPaused':
			return { ...counter, state: 'paused', pauseReason: fact.reason }
		case 'CounterClosed': {
			const { officer: _o, pauseReason: _p, currentVisitId: _c, ...rest } = counter
			return { ...rest, state: 'closed' }
		}
		case 'TicketCalled':
			return {
				...counter,
				currentVisitId: fact.visitId,
				called: fact.attempt === 1 && visit ? [...counter.called, visit.order] : counter.called,
			}
		// Nobody called a walk-up: they are at the desk when they are first heard of.
		case 'ServingStarted':
		case 'VisitResumed':
			return { ...counter, currentVisitId: fact.visitId }
		case 'VisitCompleted':
			return { ...withoutCurrent(counter, fact), lastCompletedId: fact.visitId }
		case 'VisitHeld':
		case 'VisitTransferred':
		case 'VisitNoShow':
		case 'VisitCancelled':
			return withoutCurrent(counter, fact)
		default:
			return counter
	}
}

function withoutCurrent(counter: CounterDay, { visitId, at }: { visitId: string; at: number }): CounterDay {
	if (counter.currentVisitId !== visitId) return counter
	const { currentVisitId: _, ...rest } = counter
	return { ...rest, freeSinceAt: at }
}
