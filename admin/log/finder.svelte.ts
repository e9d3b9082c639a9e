import type { FactPage, StoredFact } from '../../contract/audit.ts'
import type { Call, Refusal } from '../api.ts'
import type { Link } from './chain.ts'
import type { Checker } from './checker.ts'
import { queryOf, type Filter } from './filter.ts'

/** Facts as they are asked for, newest first, as far as they were read; each proved as it comes. */
export class Finder {
	facts = $state.raw<readonly StoredFact[]>([])
	links = $state.raw<Readonly<Record<number, Link>>>({})
	/** Position below which nothing was looked for yet; `null` when everything was. */
	next = $state<number | null>(0)
	/** Position of the newest fact there is. */
	head = $state(0)
	busy = $state(false)
	refused = $state.raw<Refusal>()
	readonly #call: Call
	readonly #checker: Checker
	#filter: Filter = {}
	#asked = 0

	constructor(call: Call, checker: Checker) {
		this.#call = call
		this.#checker = checker
	}

	get broken(): number | undefined {
		return this.facts.find(({ position }) => this.links[position] === 'broken')?.position
	}

	async find(filter: Filter): Promise<void> {
		this.#filter = filter
		this.facts = []
		this.next = filter.before ? Number(filter.before) : Number.MAX_SAFE_INTEGER
		await this.#read(++this.#asked)
	}

	/** The next page; an answer may have looked through years and found nothing yet, so it goes on until something is found. */
	async more(): Promise<void> {
		if (!this.busy && this.next !== null) await this.#read(this.#asked)
	}

	async #read(asked: number): Promise<void> {
		this.busy = true
		this.refused = undefined
		for (let found = 0; found === 0 && this.next !== null && asked === this.#asked;) {
			const reply = await this.#call<FactPage>(`/audit/facts?${queryOf(this.#filter, this.next)}`)
			if (asked !== this.#asked) return
			if (!reply.ok) {
				this.refused = reply
				break
			}
			found = reply.value.facts.length
			this.#take(reply.value)
		}
		this.busy = false
	}

	#take({ facts, next, head }: FactPage): void {
		this.facts = [...this.facts, ...facts]
		this.next = next
		this.head = head
		if (facts.length) void this.#checker.check(facts).then((links) => (this.links = { ...this.links, ...Object.fromEntries(links) }))
	}
}
