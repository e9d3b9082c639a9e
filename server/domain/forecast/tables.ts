import { BINS, edgeOf, type Memory, type Pace } from './memory.ts'

/** Points of a table of quantiles: levels 0, 1/64 … 1. */
export const POINTS = 65

/** As if a service never seen had shown so many visits of its usual time. */
const USUAL_WEIGHT = 4
/** Spread of a visit's time about its median, as a logarithm, where nothing is known. */
export const USUAL_SPREAD = 0.55

/** Quantiles of counts in log-spaced bins, straight within a bin. `undefined` when there are none. */
export function quantilesOf(bins: ArrayLike<number>, edge: (bin: number) => number = edgeOf): Float64Array | undefined {
	const n = bins.length
	let all = 0
	for (let i = 0; i < n; i++) all += bins[i]!
	if (!(all > 0)) return undefined
	const table = new Float64Array(POINTS)
	let bin = 0
	let below = 0
	while (bin < n - 1 && bins[bin] === 0) bin++
	for (let point = 0; point < POINTS; point++) {
		const wanted = (point / (POINTS - 1)) * all
		while (bin < n - 1 && below + bins[bin]! < wanted - 1e-9) below += bins[bin++]!
		const within = bins[bin]! > 0 ? Math.min(1, Math.max(0, (wanted - below) / bins[bin]!)) : 0
		table[point] = edge(bin) + (edge(bin + 1) - edge(bin)) * within
	}
	return table
}

/** @returns the length at level `u` (0–1) */
export function at(table: Float64Array, u: number): number {
	const place = u * (POINTS - 1)
	const i = Math.min(POINTS - 2, place | 0)
	const low = table[i]!
	return low + (table[i + 1]! - low) * (place - i)
}

/** @returns the level (0–1) of a length */
export function levelOf(table: Float64Array, length: number): number {
	if (length <= table[0]!) return 0
	if (length >= table[POINTS - 1]!) return 1
	let low = 0
	let high = POINTS - 1
	while (high - low > 1) {
		const middle = (low + high) >> 1
		if (table[middle]! <= length) low = middle
		else high = middle
	}
	const step = table[high]! - table[low]!
	return (low + (step > 0 ? (length - table[low]!) / step : 0)) / (POINTS - 1)
}

/** How long a visit of one service takes: its quantiles, the mean of its logarithm, and how that spreads. */
export interface ServiceTime {
	readonly table: Float64Array
	readonly log: number
	readonly spread: number
	/** Visits behind it. */
	readonly n: number
}

/** What past days say of a service, with its usual time as the guess of someone who has seen a few. */
export function serviceTime(memory: Memory, serviceId: string, usualMs: number): ServiceTime {
	const seen = memory.services[serviceId]
	const n = seen?.n ?? 0
	const guess = Math.log(Math.max(15_000, usualMs)) - USUAL_SPREAD ** 2 / 2
	const weight = USUAL_WEIGHT / (1 + n / 20)
	const log = ((seen?.sum ?? 0) + guess * weight) / (n + weight)
	const spread = Math.sqrt(((seen?.spread ?? 0) + USUAL_SPREAD ** 2 * 8) / (n + 8))
	return { table: quantilesOf(mixed(seen, guess, weight)) ?? new Float64Array(POINTS), log, spread, n }
}

function mixed(seen: Pace | undefined, guess: number, weight: number): Float64Array {
	const bins = Float64Array.from({ length: BINS }, (_, bin) => {
		const z = (Math.log(edgeOf(bin + 0.5)) - guess) / USUAL_SPREAD
		return Math.exp((-z * z) / 2)
	})
	const all = bins.reduce((sum, x) => sum + x, 0)
	return bins.map((x, bin) => (x * weight) / all + (seen?.bins[bin] ?? 0))
}
