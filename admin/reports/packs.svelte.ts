import type { ReportPack, ReportPacks } from '../../contract/report-packs.ts'
import { postJson, type Refusal, type Reply } from '../api.ts'
import { ask } from './ask.ts'

/** Reports of whole months: those that are there, and one that is being made. */
export class MonthPacks {
	all = $state.raw<ReportPacks>()
	making = $state(false)
	/** The month made last. */
	made = $state<string>()
	trouble = $state.raw<Refusal>()
	readonly #going = new AbortController()

	async load(): Promise<void> {
		this.#take(await ask<ReportPacks>('/reports/packs', this.#going.signal), (all) => (this.all = all))
	}

	async make(month: string): Promise<void> {
		this.making = true
		this.made = undefined
		const reply = await ask<ReportPack>('/reports/packs', this.#going.signal, postJson({ month }))
		this.#take(reply, (pack) => (this.made = pack.month))
		if (reply.ok) await this.load()
		this.making = false
	}

	stop(): void {
		this.#going.abort()
	}

	#take<T>(reply: Reply<T>, keep: (value: T) => void): void {
		this.trouble = reply.ok ? undefined : reply
		if (reply.ok) keep(reply.value)
	}
}
