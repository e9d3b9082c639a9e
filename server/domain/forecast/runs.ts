import { Coming } from './claims.ts'
import { Desks } from './desks.ts'
import type { Group, Newcomer } from './group.ts'
import { linesOf, type Line } from './line.ts'
import { WAIT_STEPS, WAIT_STEP_MS } from './memory.ts'
import { draw, SERVICE, SHOWS } from './random.ts'
import { stayingAt } from './staying.ts'

export interface Outcome {
	/** By newcomer, then run: ms until called, `Infinity` when not today. */
	readonly newcomers: readonly Float64Array[]
	/** The same of those who wait, in the group's order; only when asked for everyone. */
	readonly tickets: readonly Float64Array[]
}

/** Orders of those who are yet to come; all that exist are smaller. */
const FUTURE = 2 ** 51
const NOBODY = -1
/** One that is yet to come: the next of a line's later claims. */
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

class Run implements Runs {
	readonly outcome: Outcome
	readonly #group: Group
	readonly #newcomers: readonly Newcomer[]
	readonly #lines: Line[]
	readonly #linesOf: Line[][]
	readonly #order: Float64Array
	readonly #claim: Float64Array
	readonly #calledIn: Int32Array
	readonly #desks: Desks
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
		const { tickets, counters } = group
		this.#group = group
		this.#newcomers = newcomers
		this.outcome = outcome
		this.#order = Float64Array.from(tickets, ({ order }) => order)
		this.#claim = Float64Array.from(tickets, ({ claim }) => claim)
		this.#calledIn = new Int32Array(tickets.length)
		this.#desks = new Desks(group)
		this.#lines = linesOf(group, newcomers)
		this.#linesOf = counters.map(({ lines }) => lines.map((line) => this.#lines[line]!))
	}

	play(run: number): void {
		this.#begin(run)
		const coming = new Coming(this.#group.claims, run)
		while (this.#left > 0 || this.#waiting > 0) {
			const c = this.#desks.nextFree()
			const now = c < 0 ? Infinity : this.#desks.freeAt[c]!
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
		this.#run = run
		this.#left = this.#newcomers.length
		this.#waiting = this.outcome.tickets.length
		this.#later = 0
		for (const line of this.#lines) line.begin()
		this.#desks.begin(run)
	}

	/** A claim comes: a counter that had nobody to call takes it, if one may. */
	#arrive(line: number, at: number): void {
		this.#lines[line]!.later.push(at)
		for (let c = 0; c < this.#desks.freeAt.length; c++) {
			if (this.#desks.freeAt[c]! < Infinity || !this.#linesOf[c]!.includes(this.#lines[line]!)) continue
			this.#desks.freeAt[c] = this.#desks.onDuty(c, at)
			if (this.#desks.freeAt[c]! < Infinity) return
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

	#isBound(c: number): boolean {
		return this.#oldest >= 0 && this.#desks.limit(c) > this.#order[this.#oldest]!
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
						? this.#firstClaim === Infinity || claim <= this.#firstClaim || this.#desks.limit(c) >= FUTURE
						: !isBound && claim <= now && claim < this.#firstClaim
				if (!isNext) continue
				called[this.#run] = now
				this.#left--
			}
	}

	#call(c: number, now: number): void {
		if (this.#oldest < 0 && this.#first === NOBODY) {
			this.#desks.freeAt[c] = Infinity
			return
		}
		const next = this.#oldest >= 0 && (this.#first === NOBODY || this.#isBound(c)) ? this.#oldest : this.#first
		if (next === LATER) this.#callLater(c, now)
		else this.#callTicket(c, next, now)
	}

	#callLater(c: number, now: number): void {
		const line = this.#firstLine!
		line.laterHead++
		this.#desks.pass(c, FUTURE + this.#later)
		const u = draw(this.#run, SERVICE, 1_000_000 + this.#later++)
		this.#desks.freeAt[c] = this.#desks.onDuty(c, now + this.#desks.length(c, this.#lines.indexOf(line), u, now))
	}

	#callTicket(c: number, next: number, now: number): void {
		const { tickets, noShows, noShowMs, staying } = this.#group
		const { order, waited, lane, table } = tickets[next]!
		this.#calledIn[next] = this.#run + 1
		if (this.outcome.tickets.length) this.#waiting--
		// One draw for both: among those who stayed it is as even as before.
		const stays = stayingAt(staying, waited + now) / stayingAt(staying, waited)
		const u = draw(this.#run, SHOWS, order)
		if (u > stays) return
		if (this.outcome.tickets.length) this.outcome.tickets[next]![this.#run] = now
		this.#desks.pass(c, order)
		const step = Math.min(WAIT_STEPS - 1, ((waited + now) / WAIT_STEP_MS) | 0)
		const isMissing = u < noShows[lane]![step]! * stays
		this.#desks.freeAt[c] = this.#desks.onDuty(
			c,
			now + (isMissing ? noShowMs : this.#desks.length(c, table, draw(this.#run, SERVICE, order), now)),
		)
	}
}
