import { addressOf, questionOf, QUESTIONS, type Answers, type Asked } from '../../contract/figures/questions.ts'
import type { Building, ReportAnswer, ReportOptions } from '../../contract/reports.ts'
import type { Call } from '../api.ts'
import { inTurns } from '../polling.ts'

/** So many questions at once: others ask too. */
const AT_ONCE = 2
/** While figures are made again from the facts, they are asked for again this much later. */
const AGAIN_MS = 3_000

/** The figures of one report, which come one after another; those of the report before stay until then. */
export class Report {
	options = $state.raw<ReportOptions>()
	answers = $state.raw<Partial<Answers>>({})
	trouble = $state<string>()
	loading = $state(false)
	readonly building = $derived<Building | undefined>(Object.values(this.answers).find(({ building }) => building)?.building)
	readonly #call: Call
	#going: AbortController | undefined

	constructor(call: Call) {
		this.#call = call
	}

	/** Asks everything, and again while days are missing. @returns what gives it up */
	follow(asked: Asked): () => void {
		let timer: ReturnType<typeof setTimeout> | undefined
		const turn = async () => {
			await this.#load(asked)
			if (this.building && !going.signal.aborted) timer = setTimeout(() => void turn(), AGAIN_MS)
		}
		this.#going?.abort()
		const going = new AbortController()
		this.#going = going
		void turn()
		return () => {
			going.abort()
			clearTimeout(timer)
		}
	}

	async #load(asked: Asked): Promise<void> {
		const { signal } = this.#going ?? {}
		this.loading = true
		this.trouble = undefined
		const options = await this.#call<ReportOptions>('/reports/options', { ...(signal && { signal }) })
		if (signal?.aborted) return
		if (options.ok) this.options = options.value
		else this.trouble = options.vi
		const first = options.ok ? options.value.days?.first : undefined
		if (options.ok)
			await inTurns(QUESTIONS, AT_ONCE, async (id) => {
				if (signal?.aborted || this.trouble) return
				const reply = await this.#call<ReportAnswer>(addressOf(questionOf(id, asked, first)), { ...(signal && { signal }) })
				if (signal?.aborted) return
				if (reply.ok) this.answers = { ...this.answers, [id]: reply.value }
				else this.trouble = reply.vi
			})
		if (!signal?.aborted) this.loading = false
	}
}
