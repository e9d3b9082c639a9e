import { Coming } from './claims.ts'
import type { Group, Newcomer } from './group.ts'
import { WAIT_STEPS, WAIT_STEP_MS } from './memory.ts'
import { draw, GROUP, HALL, LEAVES, normal, OFFICER, REST, SERVICE, SHOWS } from './random.ts'
import { after, drawShifts } from './shifts.ts'
import { at } from './tables.ts'

export interface Outcome {
	/** By newcomer, then run: ms until called, `Infinity` when not today. */
	readonly newcomers: readonly Float64Array[]
	/** The same of those who wait, in the group's order; only when asked for everyone. */
	readonly tickets: readonly Float64Array[]
}

/** Orders of those who are yet to come; all that exist are smaller. */
const FUTURE = 2 ** 51
const WARM_MS = 30 * 60_000
/** What makes a whole hall slow is mended: half is gone after this long. */
const FADES_MS = 30 * 60_000
const WARM_FOR_MS = 5 * WARM_MS
const NOBODY = -1
/** One that is yet to come, at the head of {@link Run.line}'s claims. */
const LATER = -2

/** How the rest of a day may go, run by run. */
export interface Runs {
	readonly outcome: Outcome
	/** Plays one run, from 0; in any order, each once. */
	play(run: number): void
}

/**
 * Plays the rest of the day under the lane rule, as often as asked. A newcomer takes nobody's place: each is looked at as
 * if alone, which is exact, for nobody of those ahead is served later because someone joins behind them.
 *
 * @param everyone  also until all who wait are called; else a run ends with its last newcomer
 */
export function createRun(group: Group, newcomers: readonly Newcomer[], { runs, everyone }: { runs: number; everyone: boolean }): Runs {
	const never = () => new Float64Array(runs).fill(Infinity)
	return new Run(group, newcomers, { newcomers: newcomers.map(never), tickets: everyone ? group.tickets.map(never) : [] })
}

/** One line of the hall: its tickets by arrival and by claim, how far each has been called, and claims yet to come. */
class Line {
	readonly tickets: Int32Array
	readonly claims: Int32Array
	readonly newcomers: readonly number[]
	head = 0
	claimHead = 0
	readonly later: number[] = []
	laterHead = 0

	constructor(tickets: readonly number[], claims: readonly number[], newcomers: readonly number[]) {
		this.tickets = Int32Array.from(tickets)
		this.claims = Int32Array.from(claims)
		this.newcomers = newcomers
	}
}

/** Indices by line, in order. */
function byLine(all: readonly { line: number }[], lines: number): number[][] {
	const own: number[][] = Array.from({ length: lines }, () => [])
	for (let i = 0; i < all.length; i++) own[all[i]!.line]!.push(i)
	return own
}

class Run implements Runs {
	readonly outcome: Outcome
	readonly #group: Group
	readonly #newcomers: readonly Newcomer[]
	readonly #lines: Line[]
	readonly #linesOf: Line[][]
	readonly #order: Float64Array
	readonly #claim: Float64Array
	readonly #calledIn: Int32Array
	readonly #freeAt: Float64Array
	readonly #factor: Float64Array
	readonly #spans: number[][]
	/** By counter: the largest orders it has called, as many as it may pass, the smallest first. */
	readonly #passes: Float64Array
	#run = 0
	#left = 0
	#waiting = 0
	#later = 0

	// What `#look` found at a counter.
	#oldest = NOBODY
	#first = NOBODY
	#firstClaim = Infinity
	#firstLine: Line | undefined

	constructor(group: Group, newcomers: readonly Newcomer[], outcome: Outcome) {
		const { tickets, counters, tables, yieldLimit } = group
		this.#group = group
		this.#newcomers = newcomers
		this.outcome = outcome
		this.#order = Float64Array.from(tickets, ({ order }) => order)
		this.#claim = Float64Array.from(tickets, ({ claim }) => claim)
		this.#calledIn = new Int32Array(tickets.length)
		const lines = tables.length + counters.length
		const asking = byLine(newcomers, lines)
		this.#lines = byLine(tickets, lines).map((own, line) => {
			const claims = own.filter((i) => tickets[i]!.claim < Infinity).sort((a, b) => tickets[a]!.claim - tickets[b]!.claim || a - b)
			return new Line(own, claims, asking[line]!)
		})
		this.#linesOf = counters.map(({ lines }) => lines.map((line) => this.#lines[line]!))
		this.#freeAt = new Float64Array(counters.length)
		this.#factor = new Float64Array(counters.length)
		this.#spans = counters.map(() => [])
		this.#passes = new Float64Array(counters.length * yieldLimit)
	}

	play(run: number): void {
		this.#begin(run)
		const coming = new Coming(this.#group.claims, run)
		while (this.#left > 0 || this.#waiting > 0) {
			const c = this.#nextFree()
			const now = c < 0 ? Infinity : this.#freeAt[c]!
			if (coming.at < now) {
				this.#arrive(coming.line, coming.at)
				coming.next()
				continue
			}
			if (c < 0) return
			this.#look(c, now)
			if (this.#left > 0) this.#meetNewcomers(c, now)
			this.#call(c, now)
		}
	}

	#begin(run: number): void {
		const { counters, doubts, tickets, habits, yieldLimit } = this.#group
		this.#run = run
		this.#left = this.#newcomers.length
		this.#waiting = this.outcome.tickets.length && tickets.length
		this.#later = 0
		for (const line of this.#lines) {
			line.head = line.claimHead = line.laterHead = 0
			line.later.length = 0
		}
		this.#passes.fill(-1)
		const hall = doubts.day * normal(draw(run, HALL, 0)) + doubts.group * normal(draw(run, GROUP, 0))
		for (let c = 0; c < counters.length; c++) {
			const { standing, log, doubt, busy, called } = counters[c]!
			drawShifts(run, standing, habits, this.#spans[c]!)
			this.#factor[c] = Math.exp(log + hall + doubt * normal(draw(run, OFFICER, standing.which)))
			this.#freeAt[c] = this.#onDuty(c, busy ? this.#rest(c) : 0)
			if (yieldLimit > 0) for (let i = Math.max(0, called.length - 40); i < called.length; i++) this.#pass(c, called[i]!)
		}
	}

	/** The earliest time from `at` on at which the counter calls; `Infinity` when it does not any more. */
	#onDuty(c: number, at: number): number {
		const spans = this.#spans[c]!
		for (let i = 0; i < spans.length; i += 3) {
			if (spans[i + 1]! > at) return Math.max(at, spans[i]!)
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

	#nextFree(): number {
		const free = this.#freeAt
		let next = -1
		let least = Infinity
		for (let c = 0; c < free.length; c++)
			if (free[c]! < least) {
				least = free[c]!
				next = c
			}
		return next
	}

	/** A claim comes: a counter that had nobody to call takes it, if one may. */
	#arrive(line: number, at: number): void {
		this.#lines[line]!.later.push(at)
		for (let c = 0; c < this.#freeAt.length; c++) {
			if (this.#freeAt[c]! < Infinity || !this.#linesOf[c]!.includes(this.#lines[line]!)) continue
			this.#freeAt[c] = this.#onDuty(c, at)
			if (this.#freeAt[c]! < Infinity) return
		}
	}

	/** Finds the oldest ticket and the earliest claim that is due, of those the counter may call. */
	#look(c: number, now: number): void {
		const lines = this.#linesOf[c]!
		let oldestOrder = Infinity
		this.#oldest = this.#first = NOBODY
		this.#firstClaim = Infinity
		for (let i = 0; i < lines.length; i++) {
			const line = lines[i]!
			const oldest = this.#headOf(line)
			if (oldest >= 0 && this.#order[oldest]! < oldestOrder) {
				oldestOrder = this.#order[oldest]!
				this.#oldest = oldest
			}
			const claimant = this.#claimantOf(line)
			if (claimant >= 0 && this.#claim[claimant]! <= now && this.#claim[claimant]! < this.#firstClaim) {
				this.#firstClaim = this.#claim[claimant]!
				this.#first = claimant
			}
			if (line.laterHead < line.later.length && line.later[line.laterHead]! < this.#firstClaim) {
				this.#firstClaim = line.later[line.laterHead]!
				this.#first = LATER
				this.#firstLine = line
			}
		}
	}

	#headOf(line: Line): number {
		const { tickets } = line
		while (line.head < tickets.length && this.#calledIn[tickets[line.head]!] === this.#run + 1) line.head++
		return line.head < tickets.length ? tickets[line.head]! : NOBODY
	}

	#claimantOf(line: Line): number {
		const { claims } = line
		while (line.claimHead < claims.length && this.#calledIn[claims[line.claimHead]!] === this.#run + 1) line.claimHead++
		return line.claimHead < claims.length ? claims[line.claimHead]! : NOBODY
	}

	/** Order of the ticket at the limit: whoever came before it may not be passed here again. */
	#limit(c: number): number {
		const { yieldLimit } = this.#group
		return yieldLimit > 0 ? this.#passes[c * yieldLimit]! : Infinity
	}

	#isBound(c: number): boolean {
		return this.#oldest >= 0 && this.#limit(c) > this.#order[this.#oldest]!
	}

	/** Newcomers whom the counter would call now, each as if alone. */
	#meetNewcomers(c: number, now: number): void {
		const isBound = this.#isBound(c)
		for (const { newcomers } of this.#linesOf[c]!)
			for (let i = 0; i < newcomers.length; i++) {
				const called = this.outcome.newcomers[newcomers[i]!]!
				if (called[this.#run] !== Infinity) continue
				const { claim } = this.#newcomers[newcomers[i]!]!
				const isNext =
					this.#oldest < 0
						? this.#firstClaim === Infinity || claim <= this.#firstClaim || this.#limit(c) >= FUTURE
						: !isBound && claim <= now && claim < this.#firstClaim
				if (!isNext) continue
				called[this.#run] = now
				this.#left--
			}
	}

	#call(c: number, now: number): void {
		if (this.#oldest < 0 && this.#first === NOBODY) {
			this.#freeAt[c] = Infinity
			return
		}
		const next = this.#oldest >= 0 && (this.#first === NOBODY || this.#isBound(c)) ? this.#oldest : this.#first
		if (next === LATER) this.#callLater(c, now)
		else this.#callTicket(c, next, now)
	}

	#callLater(c: number, now: number): void {
		const line = this.#firstLine!
		line.laterHead++
		this.#pass(c, FUTURE + this.#later)
		const u = draw(this.#run, SERVICE, 1_000_000 + this.#later++)
		this.#freeAt[c] = this.#onDuty(c, now + this.#length(c, this.#lines.indexOf(line), u, now))
	}

	#callTicket(c: number, next: number, now: number): void {
		const { tickets, noShows, noShowMs } = this.#group
		const { order, waited, lane, table } = tickets[next]!
		this.#calledIn[next] = this.#run + 1
		if (this.outcome.tickets.length) this.#waiting--
		if (draw(this.#run, LEAVES, order) * this.#staying(waited) > this.#staying(waited + now)) return
		if (this.outcome.tickets.length) this.outcome.tickets[next]![this.#run] = now
		this.#pass(c, order)
		const step = Math.min(WAIT_STEPS - 1, ((waited + now) / WAIT_STEP_MS) | 0)
		const isMissing = draw(this.#run, SHOWS, order) < noShows[lane]![step]!
		this.#freeAt[c] = this.#onDuty(c, now + (isMissing ? noShowMs : this.#length(c, table, draw(this.#run, SERVICE, order), now)))
	}

	/** Share of people still there after so long. */
	#staying(waited: number): number {
		const { staying } = this.#group
		const place = Math.min(WAIT_STEPS - 1e-6, waited / WAIT_STEP_MS)
		const step = place | 0
		return staying[step]! + (staying[step + 1]! - staying[step]!) * (place - step)
	}

	#length(c: number, table: number, u: number, begin: number): number {
		const { tables, factors, warmup, counters } = this.#group
		const openedAt = counters[c]!.standing.state === 'closed' ? (this.#spans[c]![0] ?? 0) : counters[c]!.openedAt
		const age = Math.max(0, begin - openedAt)
		const cold = age < WARM_FOR_MS ? warmup * Math.exp(-age / WARM_MS) : 0
		return at(tables[table]!, u) * this.#factor[c]! * (1 + cold) * factors[table]! * this.#excess(begin)
	}

	#excess(begin: number): number {
		const { excess } = this.#group
		return excess === 0 ? 1 : Math.exp(excess * 2 ** (-begin / FADES_MS))
	}

	#pass(c: number, order: number): void {
		const k = this.#group.yieldLimit
		const base = c * k
		if (k === 0 || order <= this.#passes[base]!) return
		let i = base
		for (; i + 1 < base + k && this.#passes[i + 1]! < order; i++) this.#passes[i] = this.#passes[i + 1]!
		this.#passes[i] = order
	}
}
