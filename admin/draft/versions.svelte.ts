import type { Version, VersionChanges } from '../../contract/draft.ts'
import type { Call, Refusal } from '../api.ts'

const PAGE = 30

/** The set-ups that were published, newest first, read page by page. */
export class Versions {
	all = $state.raw<Version[]>([])
	total = $state<number>()
	refused = $state.raw<Refusal>()
	readonly #call: Call

	constructor(call: Call) {
		this.#call = call
	}

	get hasOlder(): boolean {
		return this.all.length < (this.total ?? 0)
	}

	async newest(): Promise<void> {
		await this.#page('', [])
	}

	async older(): Promise<void> {
		const last = this.all.at(-1)
		if (last) await this.#page(`&before=${last.position}`, this.all)
	}

	/** @param against position of another version; the one before it when absent */
	async changes(position: number, against: number | undefined): Promise<VersionChanges | undefined> {
		const query = against === undefined ? '' : `?against=${against}`
		const reply = await this.#call<VersionChanges>(`/versions/${position}/changes${query}`)
		this.refused = reply.ok ? undefined : reply
		return reply.ok ? reply.value : undefined
	}

	async #page(query: string, before: Version[]): Promise<void> {
		const reply = await this.#call<{ versions: Version[]; total: number }>(`/versions?limit=${PAGE}${query}`)
		this.refused = reply.ok ? undefined : reply
		if (!reply.ok) return
		this.all = [...before, ...reply.value.versions]
		this.total = reply.value.total
	}
}
