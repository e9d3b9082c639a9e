import type { Recorded } from '../../contract/facts.ts'
import type { Call } from '../api.ts'
import { createPassages, isWhole, type Passage } from './passages.ts'

/** Facts looked back upon, so that a centre with years of them answers at once. */
const BACK = 2000
const AT_ONCE = 1000

/** How far any visit has come, read from the facts themselves. */
export class Trial {
	best = $state.raw<Passage>()
	readonly #call: Call
	readonly #passages = createPassages()
	#after: number | undefined

	constructor(call: Call) {
		this.#call = call
	}

	get isWhole(): boolean {
		return isWhole(this.best)
	}

	/** What is new since the last time. A round that fails leaves what was known. */
	async load(): Promise<void> {
		this.#after ??= await this.#start()
		if (this.#after === undefined) return
		const reply = await this.#call<{ events: Recorded[]; last: number }>(`/events?after=${this.#after}&limit=${AT_ONCE}`)
		if (!reply.ok) return
		reply.value.events.forEach((fact) => this.#passages.note(fact))
		this.#after = Math.max(this.#after, reply.value.last)
		this.best = this.#passages.best()
	}

	async #start(): Promise<number | undefined> {
		const reply = await this.#call<{ position: number }>('/health')
		return reply.ok ? Math.max(0, reply.value.position - BACK) : undefined
	}
}
