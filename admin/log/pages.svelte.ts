import type { Recorded } from '../../contract/facts.ts'
import type { Call, Refusal } from '../api.ts'

const PAGE = 100

/** `head` is the position of the newest fact there is. */
interface Events {
	events: Recorded[]
	head: number
}

/**
 * The record, a hundred facts at a time, newest first. Positions grow by one, so a page is a range of positions and
 * turning pages never skips or repeats a fact.
 */
export class LogPages {
	facts = $state.raw<Recorded[]>([])
	/** Position of the newest fact there is; 0 when there is none. */
	newest = $state(0)
	/** Position of the newest fact on this page. */
	last = $state(0)
	busy = $state(false)
	/** False until a page has come. */
	loaded = $state(false)
	refused = $state.raw<Refusal>()
	/** Ticket numbers by visit, as far as they were seen. */
	numbers = $state.raw<Readonly<Record<string, string>>>({})
	readonly #call: Call

	constructor(call: Call) {
		this.#call = call
	}

	async toNewest(): Promise<void> {
		const reply = await this.#call<Events>('/events?after=0&limit=1')
		if (!reply.ok) return void (this.refused = reply)
		this.newest = reply.value.head
		await this.#open(this.newest)
	}

	older = (): Promise<void> => this.#open(Math.max(0, this.last - PAGE))
	newer = (): Promise<void> => this.#open(Math.min(this.newest, this.last + PAGE))

	async #open(last: number): Promise<void> {
		if (this.busy) return
		this.busy = true
		const after = Math.max(0, last - PAGE)
		const reply = await this.#call<Events>(`/events?after=${after}&limit=${Math.max(1, last - after)}`)
		this.busy = false
		this.refused = reply.ok ? undefined : reply
		if (!reply.ok) return
		this.loaded = true
		this.last = last
		this.newest = reply.value.head
		this.facts = [...reply.value.events].reverse()
		this.#learn(reply.value.events)
	}

	#learn(facts: readonly Recorded[]): void {
		const issued = facts.flatMap((fact) => (fact.type === 'TicketIssued' ? [[fact.visitId, fact.number] as const] : []))
		this.numbers = { ...this.numbers, ...Object.fromEntries(issued) }
	}
}
