import type { Rate } from './views.ts'

/** A rate with its base: two decimals, half up, computed on whole numbers so that no binary fraction tips it. */
export const rateOf = (count: number, n: number): Rate => ({
	count,
	n,
	percent: n === 0 ? null : Math.floor((count * 20_000 + n) / (2 * n)) / 100,
})
