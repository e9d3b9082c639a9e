import type { Group } from './group.ts'
import { draw, GROUP, HALL, normal, OFFICER, REST, SHOWS } from './random.ts'
import { after, drawShifts } from './shifts.ts'
import { at } from './tables.ts'

const WARM_MS = 30 * 60_000
const WARM_FOR_MS = 5 * WARM_MS
/** What makes a whole hall slow is mended: half is gone after this long. */
const FADES_MS = 30 * 60_000
/** Calls back that can still count against the limit of passing. */
const CALLS_BACK = 40

/** The counters of a group in one run: when each is free, how fast it is, and whom it may still pass. */
export class Desks {
	/** Ms from now; `Infinity` for one that has nobody to call, or does not call any more. */
	readonly freeAt: Float64Array
	readonly #group: Group
	readonly #factor: Float64Array
	readonly #spans: number[][]
	/** By counter: the largest orders it has called, as many as it may pass, the smallest first. */
	readonly #passes: Float64Array
	#run = 0

	constructor(group: Group) {
		const n = group.counters.length
		this.#group = group
		this.freeAt = new Float64Array(n)
		this.#factor = new Float64Array(n)
		this.#spans = group.counters.map(() => [])
		this.#passes = new Float64Array(n * group.yieldLimit)
	}

	begin(run: number): void {
		const { counters, doubts, habits } = this.#group
		this.#run = run
		this.#passes.fill(-1)
		const hall = doubts.day * normal(draw(run, HALL, 0)) + doubts.group * normal(draw(run, GROUP, 0))
		for (let c = 0; c < counters.length; c++) {
			const { standing, log, doubt, called } = counters[c]!
			drawShifts(run, standing, habits, this.#spans[c]!)
			this.#factor[c] = Math.exp(log + hall + doubt * normal(draw(run, OFFICER, standing.which)))
			this.freeAt[c] = this.onDuty(c, this.#rest(c))
			for (let i = Math.max(0, called.length - CALLS_BACK); i < called.length; i++) this.pass(c, called[i]!)
		}
	}

	/** The counter that is free first; −1 when none is any more. */
	nextFree(): number {
		let next = -1
		let least = Infinity
		for (let c = 0; c < this.freeAt.length; c++)
			if (this.freeAt[c]! < least) {
				least = this.freeAt[c]!
				next = c
			}
		return next
	}

	/** The earliest time from `at` on at which the counter calls; `Infinity` when it does not any more. */
	onDuty(c: number, at: number): number {
		const spans = this.#spans[c]!
		for (let i = 0; i < spans.length; i += 3) {
			if (spans[i + 1]! > Math.max(at, spans[i]!)) return Math.max(at, spans[i]!)
			// A break begins when the visit is over, and is as long as ever.
			if (spans[i + 2]! > 0 && i + 3 < spans.length) spans[i + 3] = Math.max(spans[i + 3]!, at + spans[i + 2]!)
			spans[i + 2] = 0
		}
		return Infinity
	}

	/** What is left of the visit at the counter. */
	#rest(c: number): number {
		const { noShows, noShowMs, tables, factors, counters } = this.#group
		const { busy, standing } = counters[c]!
		if (!busy) return 0
		if (!busy.came && draw(this.#run, SHOWS, 2_000_000 + standing.which) < noShows[busy.lane]![0]!) return Math.max(0, noShowMs - busy.gone)
		const factor = this.#factor[c]! * factors[busy.line]! * this.#excess(0)
		return after(tables[busy.line]!, busy.gone / factor, draw(this.#run, REST, standing.which)) * factor
	}

	/** How long a visit takes there that begins at `begin`, at level `u` of its service's times. */
	length(c: number, service: number, u: number, begin: number): number {
		const { tables, factors, warmup, counters } = this.#group
		const openedAt = counters[c]!.standing.state === 'closed' ? (this.#spans[c]![0] ?? 0) : counters[c]!.openedAt
		const age = Math.max(0, begin - openedAt)
		const cold = age < WARM_FOR_MS ? warmup * Math.exp(-age / WARM_MS) : 0
		return at(tables[service]!, u) * this.#factor[c]! * (1 + cold) * factors[service]! * this.#excess(begin)
	}

	#excess(begin: number): number {
		const { excess } = this.#group
		return excess === 0 ? 1 : Math.exp(excess * 2 ** (-begin / FADES_MS))
	}

	/** Order of the ticket at the limit: whoever came before it may not be passed here again. */
	limit(c: number): number {
		const { yieldLimit } = this.#group
		return yieldLimit > 0 ? this.#passes[c * yieldLimit]! : Infinity
	}

	/** The counter calls a ticket of that order. */
	pass(c: number, order: number): void {
		const k = this.#group.yieldLimit
		const base = c * k
		if (k === 0 || order <= this.#passes[base]!) return
		let i = base
		for (; i + 1 < base + k && this.#passes[i + 1]! < order; i++) this.#passes[i] = this.#passes[i + 1]!
		this.#passes[i] = order
	}
}
