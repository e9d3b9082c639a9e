import type { Recorded } from '../../../contract/facts.ts'

/** A visit that was finished at a counter, and when and how it was answered. Times are epoch ms. */
export interface Served {
	visitId: string
	number: string
	day: string
	counterId: string
	/** Who sat there; empty when nobody is known. */
	officer: string
	completedAt: number
	rating?: { at: number; level: number; /** The counter was paused or closed. */ isIdle: boolean }
}
export interface Refused {
	counterId: string
	times: number
}

/** Facts that `foldServed` reads. */
export const SERVED_FACTS = [
	...(['TicketIssued', 'VisitCompleted', 'VisitRated', 'CounterOpened', 'CounterPaused', 'CounterClosed', 'PressRefused'] as const),
] as const

/** Folds facts, in their order, into the visits that were finished and the presses that counted for nobody. */
export function createServed(): { apply(fact: Recorded): void; served(): Served[]; refused(): Refused[] } {
	const numbers = new Map<string, string>()
	const counters = new Map<string, { officer: string; isOpen: boolean }>()
	const visits = new Map<string, Served>()
	/** Of visits that were answered before their end. */
	const early = new Map<string, NonNullable<Served['rating']>>()
	const refused: Refused[] = []

	function apply(fact: Recorded): void {
		switch (fact.type) {
			case 'TicketIssued':
				return void numbers.set(fact.visitId, fact.number)
			case 'CounterOpened':
				return void counters.set(fact.counterId, { officer: fact.officer, isOpen: true })
			case 'CounterPaused':
			case 'CounterClosed':
				return void counters.set(fact.counterId, { officer: counters.get(fact.counterId)?.officer ?? '', isOpen: false })
			case 'PressRefused':
				return void (typeof fact.means === 'number' && refused.push({ counterId: fact.counterId, times: fact.times }))
			case 'VisitCompleted':
				return fact.dayEnd ? undefined : complete(fact)
			case 'VisitRated':
				return rate(fact)
			default:
		}
	}

	function complete({ visitId, counterId, day, at }: Extract<Recorded, { type: 'VisitCompleted' }>): void {
		const rating = early.get(visitId)
		const officer = counters.get(counterId)?.officer ?? ''
		visits.set(visitId, {
			...{ visitId, counterId, officer, day },
			number: numbers.get(visitId) ?? '',
			completedAt: at,
			...(rating && { rating }),
		})
	}

	function rate({ visitId, counterId, at, level }: Extract<Recorded, { type: 'VisitRated' }>): void {
		const rating = { at, level, isIdle: counters.get(counterId)?.isOpen !== true }
		const visit = visits.get(visitId)
		if (visit) visit.rating = rating
		else early.set(visitId, rating)
	}

	return { apply, served: () => [...visits.values()], refused: () => refused }
}
