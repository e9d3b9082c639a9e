import type { Served } from './served.ts'

/** Two visits cannot end at one desk so soon after each other. */
const BURST_MS = 15_000
/** Answers that come within this of the same moment after the end, of those that come within two minutes. */
const SAME_MS = 2_000
const LATEST_MS = 120_000

export function groupsOf(visits: readonly Served[], keyOf: (visit: Served) => string): Map<string, Served[]> {
	const groups = new Map<string, Served[]>()
	for (const visit of visits) {
		const group = groups.get(keyOf(visit))
		if (group) group.push(visit)
		else groups.set(keyOf(visit), [visit])
	}
	return groups
}

/** Answers that came at the same desk within seconds of the one before. */
export function quickFollowers(visits: readonly Served[]): Served[] {
	const found: Served[] = []
	for (const at of groupsOf(visits, ({ counterId }) => counterId).values()) {
		const inOrder = at.filter(({ rating }) => rating).sort((a, b) => ratedAt(a) - ratedAt(b))
		for (const [i, visit] of inOrder.entries()) {
			const before = inOrder[i - 1]
			if (before && ratedAt(visit) - ratedAt(before) < BURST_MS) found.push(visit)
		}
	}
	return found
}

export const idles = (visits: readonly Served[]): Served[] => visits.filter(({ rating }) => rating?.isIdle)

/**
 * The moment after the end of a visit at which most answers came, or how many came at that of `from` (ms). `windows`: among
 * how many moments it was looked for.
 */
export function sameMoment(
	visits: readonly Served[],
	from?: number,
): { from: number; visits: Served[]; n: number; windows: number } | undefined {
	const bins = new Map<number, Served[]>()
	let n = 0
	for (const visit of visits) {
		const delay = visit.rating ? visit.rating.at - visit.completedAt : -1
		if (delay < 0 || delay >= LATEST_MS) continue
		n++
		const bin = Math.floor(delay / SAME_MS) * SAME_MS
		const there = bins.get(bin)
		if (there) there.push(visit)
		else bins.set(bin, [visit])
	}
	if (n === 0) return undefined
	const best = from ?? [...bins].reduce((most, one) => (one[1].length > most[1].length ? one : most))[0]
	return { from: best, visits: bins.get(best) ?? [], n, windows: LATEST_MS / SAME_MS }
}

const ratedAt = ({ rating }: Served): number => rating?.at ?? 0
