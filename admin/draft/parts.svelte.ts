import type { Centre } from '../../contract/centre.ts'
import type { CentrePart } from '../../contract/draft.ts'
import type { Draft } from './draft.svelte.ts'

/** Which parts may be absent from a set-up that is well. */
const OPTIONAL: ReadonlySet<CentrePart> = new Set(['publicUrl', 'targets', 'monthlyReport'])

/** Some parts of the set-up as drafted. A round that fails leaves what was known. */
export class Parts<P extends CentrePart> {
	current = $state.raw<Pick<Centre, P>>()
	/** Of the draft as `current` has it. */
	rev = $state(-1)
	readonly #draft: Draft
	readonly #names: readonly P[]
	#round = 0

	constructor(draft: Draft, ...names: P[]) {
		this.#draft = draft
		this.#names = names
	}

	/** Reads them anew whenever the draft moves on. To be called while a component is made. */
	follow(): this {
		$effect(() => {
			if (this.#draft.state) void this.read(this.#draft.rev)
		})
		return this
	}

	/** @param rev of the draft that is asked for; the newest round alone counts */
	async read(rev: number): Promise<void> {
		const round = ++this.#round
		const values = await Promise.all(this.#names.map((name) => this.#draft.part<unknown>(name)))
		const whole = values.every((value, i) => value !== undefined || OPTIONAL.has(this.#names[i] as P))
		if (round !== this.#round || !whole) return
		this.current = Object.fromEntries(this.#names.map((name, i) => [name, values[i]])) as Pick<Centre, P>
		this.rev = rev
	}
}
