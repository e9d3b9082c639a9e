import { WAIT_STEPS, WAIT_STEP_MS } from './memory.ts'

/** Share of people still there after so long, from a table by steps of time waited. */
export function stayingAt(staying: Float64Array, waited: number): number {
	const place = Math.min(WAIT_STEPS - 1e-6, waited / WAIT_STEP_MS)
	const step = place | 0
	return staying[step]! + (staying[step + 1]! - staying[step]!) * (place - step)
}

/**
 * The waits of those who stay until they are called: a run counts by the share of people who would still be there. What
 * came can only be compared with this, for a long wait that was given up is never seen whole.
 *
 * @param waits   by run, ms until called, `Infinity` where not called
 * @param waited  ms waited already
 * @returns       as many, sorted; those not called are as many as before
 */
export function ofThoseWhoStay(waits: Float64Array, staying: Float64Array, waited: number): Float64Array {
	const sorted = waits.slice().sort()
	let n = sorted.length
	while (n > 0 && sorted[n - 1] === Infinity) n--
	const upTo = new Float64Array(n)
	let all = 0
	for (let i = 0; i < n; i++) upTo[i] = all += stayingAt(staying, waited + sorted[i]!)
	const stayed = sorted.slice()
	for (let i = 0, j = 0; i < n; i++) {
		while (j < n - 1 && upTo[j]! < ((i + 0.5) / n) * all) j++
		stayed[i] = sorted[j]!
	}
	return stayed
}
