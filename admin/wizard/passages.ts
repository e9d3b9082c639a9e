import type { Recorded } from '../../contract/facts.ts'

/** What a visit goes through, each told by a fact. */
export type Stage = 'issued' | 'printed' | 'called' | 'served' | 'rated'
export interface Passage {
	number: string
	/** When each came about. */
	at: Partial<Record<Stage, number>>
}

const STAGE_OF: Partial<Record<Recorded['type'], Stage>> = {
	TicketIssued: 'issued',
	TicketPrinted: 'printed',
	TicketCalled: 'called',
	VisitCompleted: 'served',
	VisitRated: 'rated',
}
/** Paper may be missing where there is no printer yet. */
const NEEDED: readonly Stage[] = ['issued', 'called', 'served', 'rated']
/** Visits kept, newest last. */
const KEPT = 100

/** From its ticket to its rating. */
export const isWhole = (passage: Passage | undefined): boolean => NEEDED.every((stage) => passage?.at[stage] !== undefined)

/** How far visits have come, as facts are told one after another. */
export function createPassages() {
	const visits = new Map<string, Passage>()
	const far = ({ at }: Passage) => Object.keys(at).length
	return {
		note(fact: Recorded): void {
			const stage = STAGE_OF[fact.type]
			if (!stage || !('visitId' in fact)) return
			const known = visits.get(fact.visitId) ?? { number: '', at: {} }
			const number = fact.type === 'TicketIssued' ? fact.number : known.number
			visits.set(fact.visitId, { number, at: { ...known.at, [stage]: known.at[stage] ?? fact.at } })
			const [oldest] = visits.keys()
			if (visits.size > KEPT && oldest !== undefined) visits.delete(oldest)
		},
		/** The visit that came furthest; of several the newest. */
		best: (): Passage | undefined =>
			[...visits.values()].reduce<Passage | undefined>((best, one) => (best && far(best) > far(one) ? best : one), undefined),
	}
}
