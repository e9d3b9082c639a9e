import type { Recorded } from '../../../contract/facts.ts'
import type { Lane } from '../../../contract/ids.ts'

/** One call of a visit, from the call until the counter was free again. Times are epoch ms. */
export interface Occupation {
	readonly serviceId: string
	readonly counterId: string
	readonly officer: string
	readonly from: number
	readonly to: number
	/** `other`: set aside, sent elsewhere or given up, which tells nothing of how long a visit takes. */
	readonly end: 'completed' | 'no-show' | 'other'
	/** When its officer began that day. */
	readonly openedAt: number
}

/** What a counter did, in the order it did it. */
export interface Turn {
	readonly at: number
	readonly to: 'open' | 'paused' | 'closed'
}

/** A visit as far as waiting goes. */
export interface Passage {
	readonly serviceId: string
	readonly lane: Lane
	readonly issuedAt: number
	readonly appointmentAt?: number
	/** What the visitor was told at issue. */
	readonly told: { readonly p10?: number | undefined; readonly p50: number; readonly p90: number } | null
	/** First call; absent while it waits, or when it never came to one. */
	calledAt?: number
	leftAt?: number
	missedAt?: number
	/** At a counter now. */
	at?: { counterId: string; since: number; whole: boolean }
}

/** How a day went, as the forecast needs it: nothing but a fold of its facts. Only ever added to. */
export interface Course {
	readonly passages: Map<string, Passage>
	readonly occupations: Occupation[]
	readonly counters: Map<string, { officer: string; openedAt: number; turns: Turn[] }>
}

export const emptyCourse = (): Course => ({ passages: new Map(), occupations: [], counters: new Map() })

/** Adds one fact, in place. Facts that say nothing of time at counters are passed over. */
export function noteFact(course: Course, fact: Recorded): void {
	switch (fact.type) {
		case 'TicketIssued':
			course.passages.set(fact.visitId, {
				serviceId: fact.serviceId,
				lane: fact.lane,
				issuedAt: fact.at,
				...(fact.appointmentAt !== undefined && { appointmentAt: fact.appointmentAt }),
				told: fact.waitMs,
			})
			return
		case 'TicketCalled': {
			const passage = course.passages.get(fact.visitId)
			if (!passage) return
			passage.calledAt ??= fact.at
			if (fact.attempt === 1) passage.at = { counterId: fact.counterId, since: fact.at, whole: true }
			return
		}
		case 'ServingStarted':
		case 'VisitResumed': {
			const passage = course.passages.get(fact.visitId)
			if (passage && !passage.at) passage.at = { counterId: fact.counterId, since: fact.at, whole: fact.type === 'ServingStarted' }
			if (passage) passage.calledAt ??= fact.at
			return
		}
		case 'VisitCompleted':
			return free(course, fact, fact.dayEnd ? 'other' : 'completed')
		case 'VisitNoShow':
			return free(course, fact, 'no-show')
		case 'VisitHeld':
		case 'VisitTransferred':
		case 'VisitCancelled':
			return free(course, fact, 'other')
		case 'CounterOpened':
			return turn(course, fact.counterId, { at: fact.at, to: 'open' }, fact.officer)
		case 'CounterPaused':
			return turn(course, fact.counterId, { at: fact.at, to: 'paused' })
		case 'CounterClosed':
			return fact.dayEnd ? undefined : turn(course, fact.counterId, { at: fact.at, to: 'closed' })
		default:
	}
}

function free(course: Course, fact: Recorded & { visitId: string; dayEnd?: boolean | undefined }, end: Occupation['end']): void {
	const passage = course.passages.get(fact.visitId)
	if (!passage) return
	const { at } = passage
	if (end === 'no-show') passage.missedAt = fact.at
	if (!at) {
		if (fact.type === 'VisitCancelled' && !fact.dayEnd) passage.leftAt = fact.at
		return
	}
	delete passage.at
	const counter = course.counters.get(at.counterId)
	course.occupations.push({
		serviceId: fact.type === 'VisitTransferred' ? fact.fromServiceId : passage.serviceId,
		counterId: at.counterId,
		officer: counter?.officer ?? '',
		from: at.since,
		to: Math.max(at.since, fact.at),
		// The rest of a visit that was set aside is no measure of a whole one.
		end: at.whole ? end : 'other',
		openedAt: counter?.openedAt ?? at.since,
	})
}

function turn(course: Course, counterId: string, made: Turn, officer?: string): void {
	const counter = course.counters.get(counterId) ?? { officer: '', openedAt: made.at, turns: [] }
	course.counters.set(counterId, counter)
	const last = counter.turns.at(-1)
	if (officer !== undefined) {
		if (officer !== counter.officer) counter.openedAt = made.at
		counter.officer = officer
	}
	if (last?.to !== made.to) counter.turns.push(made)
}
