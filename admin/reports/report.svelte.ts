import { addressOf, questionOf, QUESTIONS, type Answers, type Asked } from '../../contract/figures/questions.ts'
import type { Building, ReportAnswer, ReportOptions } from '../../contract/reports.ts'
import type { Refusal } from '../api.ts'
import { inTurns } from '../polling.ts'
import { ask } from './ask.ts'

/** So many questions at once: others ask too. */
const AT_ONCE = 2
/** While figures are made again from the facts, they are asked for again this much later. */
const AGAIN_MS = 3_000

/** The figures of one report, which come one after another; those of the report before stay until then. */
export class Report {
	options = $state.raw<ReportOptions>()
	answers = $state.raw<Partial<Answers>>({})
	trouble = $state.raw<Refusal>()
	loading = $state(false)
	readonly building = $derived<Building | undefined>(Object.values(this.answers).find(({ building }) => building)?.building)

	/** Asks everything, and again while days are missing. @returns what gives it up */
	follow(asked: Asked): () => void {
		const going = new AbortController()
		let timer: ReturnType<typeof setTimeout> | undefined
		const turn = async () => {
			await this.#load(asked, going.signal)
			if (!going.signal.aborted && this.building) timer = setTimeout(() => void turn(), AGAIN_MS)
		}
		void turn()
		return () => {
			going.abort()
			clearTimeout(timer)
		}
	}

	async #load(asked: Asked, signal: AbortSignal): Promise<void> {
		this.loading = true
		this.trouble = undefined
		const options = await ask<ReportOptions>('/reports/options', signal)
		if (signal.aborted) return
		if (options.ok) {
			this.options = options.value
			const first = options.value.days?.first
			await inTurns(QUESTIONS, AT_ONCE, async (id) => {
				if (signal.aborted || this.trouble) return
				const reply = await ask<ReportAnswer>(addressOf(questionOf(id, asked, first)), signal)
				if (signal.aborted) return
				if (reply.ok) this.answers = { ...this.answers, [id]: reply.value }
				else this.trouble = reply
			})
		} else this.trouble = options
		if (!signal.aborted) this.loading = false
	}
}
