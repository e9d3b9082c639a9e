import type { Procedure } from '../../contract/catalogue.ts'
import type { Draft } from '../draft/draft.svelte.ts'

/** In place of an id in the address; no id holds a plus. */
export const ADD = '+'
const PAGE = 50
/** As many as the server gives at once. */
const PAGE_AT_MOST = 200

/** What is found in the drafted catalogue; the newest question alone counts. */
export class Found {
	words = $state('')
	agencyId = $state('')
	fieldId = $state('')
	page = $state.raw<{ total: number; items: Procedure[] }>()
	/** In the whole catalogue, once that was asked. */
	all = $state<number>()
	#limit = $state(PAGE)
	#asked = ''
	#round = 0
	readonly #draft: Draft

	constructor(draft: Draft) {
		this.#draft = draft
	}

	more(): void {
		this.#limit += PAGE
	}

	async search(): Promise<void> {
		const ask = { search: this.words.trim(), agencyId: this.agencyId, fieldId: this.fieldId }
		const asked = JSON.stringify(ask)
		const limit = this.#limit
		const round = ++this.#round
		// Another question begins at its first page.
		if (asked !== this.#asked) this.#limit = PAGE
		this.#asked = asked
		const found: { total: number; items: Procedure[] } = { total: Infinity, items: [] }
		while (found.items.length < Math.min(found.total, limit)) {
			const more = Math.min(limit - found.items.length, PAGE_AT_MOST)
			const next = await this.#draft.page<Procedure>('procedures', { ...ask, after: found.items.length, limit: more })
			if (round !== this.#round || !next) return
			found.items.push(...next.items)
			found.total = next.items.length > 0 ? next.total : found.items.length
		}
		this.page = found
		if (ask.search === '' && ask.agencyId === '' && ask.fieldId === '') this.all = found.total
	}

	/** One procedure as drafted; `undefined` when it is gone. */
	async one(id: string): Promise<Procedure | undefined> {
		const found = await this.#draft.page<Procedure>('procedures', { search: id, limit: PAGE_AT_MOST })
		return found?.items.find((procedure) => procedure.id === id)
	}
}
