import { rateOf } from '../../contract/rate.ts'
import type { Spread } from '../../contract/reports.ts'
import type { Run } from './sheet.ts'

/** Targets by code of the service, seconds; −1 is none. `same` where all are alike. */
export interface Target {
	codes: Int32Array
	same: number | undefined
}

/**
 * Lengths of time by cell, whole seconds plus one, 0 for none; exact to the second however many there are. Runs are kept as
 * they come and counted by second when all are there: one list of seconds serves cell after cell.
 */
export class Lengths {
	private readonly runs: (Run[] | undefined)[] = []
	private readonly target: Target | undefined
	/** Where targets differ: how many were held against one, and kept it, by cell. */
	private readonly targeted: number[] = []
	private readonly kept: number[] = []

	constructor(target?: Target) {
		this.target = target
	}

	/** `services` are the codes of the same rows, where targets differ. */
	add(run: Run, services?: Run): void {
		if (run.to === run.from) return
		;(this.runs[run.cell] ??= []).push(run)
		if (!this.target || this.target.same !== undefined || !services) return
		const { n, kept } = held(run, services, this.target.codes)
		this.targeted[run.cell] = (this.targeted[run.cell] ?? 0) + n
		this.kept[run.cell] = (this.kept[run.cell] ?? 0) + kept
	}

	/** Of each cell and of all together. */
	close(cells: number): { of: Spread[]; total: Spread } {
		const { same = -1 } = this.target ?? {}
		const counts = new Counts()
		const all = new Counts()
		const of: Spread[] = []
		for (let cell = 0; cell < cells; cell++) {
			for (const run of this.runs[cell] ?? []) counts.add(run)
			const within = same < 0 ? withinOf(this.kept[cell], this.targeted[cell]) : counts.within(same)
			of.push({ ...counts.empty(all), ...within })
		}
		const within = same < 0 ? withinOf(sum(this.kept), sum(this.targeted)) : all.within(same)
		return { of, total: { ...all.empty(), ...within } }
	}
}

const withinOf = (kept = 0, targeted = 0): Pick<Spread, 'within'> => (targeted === 0 ? {} : { within: rateOf(kept, targeted) })
const sum = (values: readonly (number | undefined)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0)

function held({ values, from, to }: Run, services: Run, targets: Int32Array): { n: number; kept: number } {
	let n = 0
	let kept = 0
	for (let i = from; i < to; i++) {
		const value = values[i] as number
		const seconds = targets[services.values[i - from + services.from] as number] ?? -1
		if (value === 0 || seconds < 0) continue
		n++
		if (value <= seconds + 1) kept++
	}
	return { n, kept }
}

/** How often each value occurred, and how many there were. */
class Counts {
	private counts = new Uint32Array(4096)
	private most = 0
	private n = 0

	add({ values, from, to }: Run): void {
		let { counts, most } = this
		for (let i = from; i < to; i++) {
			const value = values[i] as number
			if (value > most) {
				most = value
				if (value >= counts.length) counts = this.grow(value)
			}
			counts[value] = (counts[value] as number) + 1
		}
		this.most = most
		this.n += to - from - (counts[0] as number)
		counts[0] = 0
	}

	private grow(value: number): Uint32Array<ArrayBuffer> {
		const more = new Uint32Array(Math.max(this.counts.length * 2, value + 1))
		more.set(this.counts)
		this.counts = more
		return more
	}

	/** How many kept a target that is the same for all. */
	within(seconds: number): Pick<Spread, 'within'> {
		let kept = 0
		for (let value = Math.min(this.most, seconds + 1); value > 0; value--) kept += this.counts[value] as number
		return withinOf(kept, this.n)
	}

	/** Its figures; what was counted goes on to another. Ranks are nearest: the least value that so large a share is not above. */
	empty(into?: Counts): Omit<Spread, 'within'> {
		const { counts, most, n } = this
		if (n === 0) return { n, meanMs: null, medianMs: null, p90Ms: null, maxMs: null }
		const others = into?.take(this)
		const [middle, high] = [Math.ceil(n / 2), Math.ceil((n * 9) / 10)]
		let [seen, total, median, p90] = [0, 0, 0, 0]
		for (let value = 1; value <= most; value++) {
			// Seconds that nobody took are not passed over: whether there are any cannot be foreseen, and guessing costs more than adding.
			const times = counts[value] as number
			counts[value] = 0
			if (others) others[value] = (others[value] as number) + times
			seen += times
			total += times * (value - 1)
			if (median === 0 && seen >= middle) median = value
			if (p90 === 0 && seen >= high) p90 = value
		}
		this.n = this.most = 0
		return { n, meanMs: Math.round((total * 1000) / n), medianMs: (median - 1) * 1000, p90Ms: (p90 - 1) * 1000, maxMs: (most - 1) * 1000 }
	}

	/** Makes room for what another has, and counts how many those are. */
	private take({ most, n }: Counts): Uint32Array {
		this.n += n
		this.most = Math.max(this.most, most)
		return most < this.counts.length ? this.counts : this.grow(most)
	}
}
