import { rateOf } from '../../contract/rate.ts'
import type { FigurePart, Figures, Ratings, Volumes } from '../../contract/reports.ts'
import { CLOCK_BACK, countsIn, endIn, FIRST, levelIn, SERVED, UNANSWERED, WALK_UP, ENDS } from './columns.ts'
import type { Sums } from './tally.ts'

type End = (typeof ENDS)[number]

/** What sums say, as far as it was asked for. `reasonOf` reads the code of a reason. */
export function figuresOf(sums: Sums, parts: ReadonlySet<FigurePart>, reasonOf: (code: number) => string): Figures {
	const { wait, laterWait, service, allService, stay } = sums.lengths
	return {
		...(parts.has('volumes') && { volumes: volumesOf(sums) }),
		...(parts.has('waits') && { wait, laterWait }),
		...(parts.has('services') && { service }),
		...(parts.has('stays') && { allService, stay }),
		...(parts.has('ratings') && { ratings: ratingsOf(sums, reasonOf) }),
	}
}

/** Stops at a desk that were served and are over. */
export function servedIn({ ends }: Sums): number {
	let n = 0
	for (let end = SERVED; end < ends.length; end++) if ((end & SERVED) !== 0) n += ends[end] as number
	return n
}

function volumesOf({ ends, recalls, reinstated }: Sums): Volumes {
	const ended = Object.fromEntries(ENDS.map((end) => [end, 0])) as Record<End, number>
	const flagged = { issued: 0, walkUps: 0, served: 0, clockBack: 0 }
	for (let end = 0; end < ends.length; end++) {
		const times = ends[end] as number
		if (times === 0) continue
		ended[endIn(end)] += times
		for (const [name, flags] of FLAGS) if ((end & flags) === flags) flagged[name] += times
	}
	const { completed, transferred, 'no-show': noShows, cancelled, left, 'day-end': dayEnd, step: steps, open } = ended
	const over = completed + noShows + cancelled + left + dayEnd
	const rates = { noShowRate: rateOf(noShows, over), abandonedRate: rateOf(cancelled + left, over) }
	return { ...flagged, completed, transferred, steps, noShows, reinstated, cancelled, left, dayEnd, open, recalls, ...rates }
}
const FLAGS = [
	['issued', FIRST],
	['walkUps', FIRST | WALK_UP],
	['served', SERVED],
	['clockBack', CLOCK_BACK],
] as const

function ratingsOf({ ratings, reasons }: Sums, reasonOf: (code: number) => string): Ratings {
	const counted = { positive: 0, neutral: 0, negative: 0 }
	const levels = new Map<number, number>()
	for (let rating = UNANSWERED + 1; rating < ratings.length; rating++) {
		const [times, counts, level] = [ratings[rating] as number, countsIn(rating), levelIn(rating)]
		if (times === 0 || counts === undefined) continue
		counted[counts] += times
		levels.set(level, (levels.get(level) ?? 0) + times)
	}
	const n = counted.positive + counted.neutral + counted.negative
	return {
		satisfied: { ...rateOf(counted.positive, n), unanswered: ratings[UNANSWERED] ?? 0 },
		neutral: rateOf(counted.neutral, n),
		negative: rateOf(counted.negative, n),
		levels: [...levels].sort(([a], [b]) => b - a).map(([level, count]) => ({ level, ...rateOf(count, n) })),
		// In the order in which they became known.
		reasons: [...reasons].sort(([a], [b]) => a - b).map(([code, count]) => ({ reasonId: reasonOf(code), ...rateOf(count, n) })),
	}
}

/** Ratings in these figures, 0 where they were not asked for. */
export const ratedIn = ({ ratings }: Figures): number => ratings?.satisfied.n ?? 0
