const STEP_MIN = 5

/** A wait as it is told to people. `from` 0 means "under `to`". Whole minutes, multiples of five, `from` < `to`. */
export type WaitRange = { from: number; to: number }

/**
 * Rounds a forecast outwards to five minutes: nobody waits 14 minutes and 32 seconds.
 *
 * @param waitMs median and 90th percentile, milliseconds ≥ 0; their order does not matter
 */
export function waitRange({ p50, p90 }: { p50: number; p90: number }): WaitRange {
	const stepMs = STEP_MIN * 60_000
	const from = Math.floor(Math.min(p50, p90) / stepMs) * STEP_MIN
	return { from, to: Math.max(Math.ceil(Math.max(p50, p90) / stepMs) * STEP_MIN, from + STEP_MIN) }
}
