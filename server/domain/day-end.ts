import type { Fact } from '../../contract/facts.ts'
import { accept, type Day, type Decision } from './day.ts'
import { isOpen } from './visit.ts'

/**
 * Midnight. Whoever is at a desk still counts as completed, the others as cancelled, each marked `dayEnd` so that no
 * figure mistakes it for an officer's or a visitor's doing; counters close and alerts end; the day's sums are written.
 */
export function closeDay(day: Day): Decision {
	const facts: Fact[] = []
	for (const visit of day.visits.values()) {
		if (!isOpen(visit)) continue
		if (visit.state === 'serving' && visit.counterId)
			facts.push({ type: 'VisitCompleted', visitId: visit.id, counterId: visit.counterId, dayEnd: true })
		else facts.push({ type: 'VisitCancelled', visitId: visit.id, dayEnd: true })
	}
	for (const counter of day.counters.values())
		if (counter.state !== 'closed') facts.push({ type: 'CounterClosed', counterId: counter.id, dayEnd: true })
	for (const [alertId, { kind, raisedAt }] of day.alerts) facts.push({ type: 'AlertEnded', alertId, kind, raisedAt, dayEnd: true })
	return accept(...facts, {
		type: 'DayClosed',
		day: day.date,
		issued: day.visits.size,
		completed: count(day, 'completed'),
		noShow: count(day, 'no-show'),
		cancelled: count(day, 'cancelled'),
		dayEnd: facts.filter((f) => 'visitId' in f).length,
	})
}

const count = (day: Day, state: string): number => [...day.visits.values()].filter((v) => v.state === state).length
