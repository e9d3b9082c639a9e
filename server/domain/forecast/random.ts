/**
 * A draw that is the same for the same place in the same run, whatever else is drawn: so a forecast moves when the hall
 * does, and not by chance. Runs come in pairs of opposite luck, which halves what chance is left.
 *
 * @returns 0 < x < 1
 */
export function draw(run: number, what: number, which: number): number {
	let h = Math.imul((run >> 1) + 1, 0x9e3779b1) ^ Math.imul(which + 1, 0x85ebca6b) ^ Math.imul(what, 0xc2b2ae35)
	h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
	h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
	h ^= h >>> 16
	const u = ((h >>> 0) + 0.5) / 4_294_967_296
	return run & 1 ? 1 - u : u
}

/** What is drawn. */
export const SERVICE = 1
export const SHOWS = 2
export const OFFICER = 4
export const HALL = 5
export const GROUP = 6
export const COMES = 7
export const DELAY = 8
export const BREAK = 9
export const LENGTH = 10
export const OVERTIME = 11
export const CLAIM = 12
export const REST = 13

/** The normal deviate at that probability (Acklam 2003, relative error below 1.2e-9; here to about 1e-4 by its middle part). */
export function normal(u: number): number {
	const p = Math.min(0.999, Math.max(0.001, u))
	const low = 0.02425
	if (p < low || p > 1 - low) {
		const q = Math.sqrt(-2 * Math.log(p < low ? p : 1 - p))
		const tail =
			(((((-7.784894002430293e-3 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q +
				2.938163982698783) /
			((((7.784695709041462e-3 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
		return p < low ? tail : -tail
	}
	const q = p - 0.5
	const r = q * q
	return (
		((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r - 30.66479806614716) * r +
			2.506628277459239) *
			q) /
		(((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598868) * r + 66.80131188771972) * r - 13.28068155288572) * r + 1)
	)
}
