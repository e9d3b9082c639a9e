import type { Recorded } from '../../contract/facts.ts'
import type { Call } from '../api.ts'

/** What a visit goes through, each told by a fact. */
export const STAGES = ['issued', 'printed', 'called', 'served', 'rated'] as const
export type Stage = (typeof STAGES)[number]
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
/** Facts looked back upon, so that a centre with years of them answers at once. */
const BACK = 2000
const AT_ONCE = 1000
/** Visits kept, newest last. */
const KEPT = 100

/** How far any visit has come, read from the facts themselves. */
export class Trial {
	/** The visit that came furthest; of several the newest. */
	best = $state.raw<Passage>()
	readonly #call: Call
	readonly #visits = new Map<string, Passage>()
	#after: number | undefined

	constructor(call: Call) {
		this.#call = call
	}

	get isWhole(): boolean {
		return NEEDED.every((stage) => this.best?.at[stage] !== undefined)
	}

	/** What is new since the last time. A round that fails leaves what was known. */
	async load(): Promise<void> {
		this.#after ??= await this.#start()
		if (this.#after === undefined) return
		const reply = await this.#call<{ events: Recorded[]; last: number }>(`/events?after=${this.#after}&limit=${AT_ONCE}`)
		if (!reply.ok) return
		reply.value.events.forEach((fact) => this.#note(fact))
		this.#after = Math.max(this.#after, reply.value.last)
		this.#choose()
	}

	async #start(): Promise<number | undefined> {
		const reply = await this.#call<{ position: number }>('/health')
		return reply.ok ? Math.max(0, reply.value.position - BACK) : undefined
	}

	#note(fact: Recorded): void {
		const stage = STAGE_OF[fact.type]
		if (!stage || !('visitId' in fact)) return
		const known = this.#visits.get(fact.visitId) ?? { number: '', at: {} }
		const number = fact.type === 'TicketIssued' ? fact.number : known.number
		this.#visits.set(fact.visitId, { number, at: { ...known.at, [stage]: known.at[stage] ?? fact.at } })
		const [oldest] = this.#visits.keys()
		if (this.#visits.size > KEPT && oldest !== undefined) this.#visits.delete(oldest)
	}

	#choose(): void {
		const far = ({ at }: Passage) => Object.keys(at).length
		this.best = [...this.#visits.values()].reduce<Passage | undefined>(
			(best, one) => (best && far(best) > far(one) ? best : one),
			undefined,
		)
	}
}
