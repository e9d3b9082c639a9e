import type { Person } from '../../contract/people.ts'
import type { Draft } from '../draft/draft.svelte.ts'

/** As many as the server gives at once. */
const PAGE_AT_MOST = 200

/** The people of the draft that fit some words, the first of them; the newest question alone counts. */
export class FoundPeople {
	items = $state.raw<readonly Person[]>()
	total = $state(0)
	/** Of everybody, whatever was asked for. */
	all = $state(0)
	readonly #draft: Draft
	#round = 0

	constructor(draft: Draft) {
		this.#draft = draft
	}

	async search(words: string, atMost: number): Promise<void> {
		const mine = ++this.#round
		const items: Person[] = []
		let total = Infinity
		while (items.length < Math.min(total, atMost)) {
			const limit = Math.min(atMost - items.length, PAGE_AT_MOST)
			const found = await this.#draft.page<Person>('people', { search: words.trim(), after: items.length, limit })
			if (mine !== this.#round || !found) return
			items.push(...found.items)
			// Fewer than were told of: somebody took them away meanwhile.
			total = found.items.length > 0 ? found.total : items.length
		}
		this.items = items
		this.total = total
		this.all = words.trim() === '' ? total : Math.max(this.all, total)
	}

	async named(username: string): Promise<Person | undefined> {
		const found = await this.#draft.page<Person>('people', { search: username, limit: PAGE_AT_MOST })
		return found?.items.find((p) => p.username === username)
	}
}
