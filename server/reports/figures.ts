import { rateOf } from '../../contract/rate.ts'
import type { FigurePart, Figures, Ratings, Volumes } from '../../contract/reports.ts'
import { CLOCK_BACK, countsIn, endIn, FIRST, levelIn, SERVED, UNANSWERED, WALK_UP, type ENDS } from './columns.ts'
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
export const servedIn = ({ ends }: Sums): number => having(ends, (end) => (end & SERVED) !== 0)

/** How often the values that are so occurred. */
function having(counts: Uint32Array, isSo: (value: number) => boolean): number {
	let n = 0
	for (let value = 0; value < counts.length; value++) if (isSo(value)) n += counts[value] as number
	return n
}

function volumesOf(sums: Sums): Volumes {
	const { ends, recalls, reinstated } = sums
	const ended = (as: End) => having(ends, (end) => endIn(end) === as)
	const flagged = (flags: number) => having(ends, (end) => (end & flags) === flags)
	const [completed, noShows, cancelled, left, dayEnd] = [
		ended('completed'),
		ended('no-show'),
		ended('cancelled'),
		ended('left'),
		ended('day-end'),
	]
	const over = completed + noShows + cancelled + left + dayEnd
	return {
		issued: flagged(FIRST),
		walkUps: flagged(FIRST | WALK_UP),
		completed,
		served: servedIn(sums),
		transferred: ended('transferred'),
		steps: ended('step'),
		noShows,
		reinstated,
		cancelled,
		left,
		dayEnd,
		open: ended('open'),
		recalls,
		clockBack: flagged(CLOCK_BACK),
		noShowRate: rateOf(noShows, over),
		abandonedRate: rateOf(cancelled + left, over),
	}
}

function ratingsOf({ ratings: given, reasons }: Sums, reasonOf: (code: number) => string): Ratings {
	const n = having(given, (rating) => countsIn(rating) !== undefined)
	const counted = (as: ReturnType<typeof countsIn>) =>
		rateOf(
			having(given, (rating) => countsIn(rating) === as),
			n,
		)
	const levels = [5, 4, 3, 2, 1].map((level) => ({ level, count: having(given, (rating) => levelIn(rating) === level) }))
	return {
		satisfied: { ...counted('positive'), unanswered: given[UNANSWERED] ?? 0 },
		neutral: counted('neutral'),
		negative: counted('negative'),
		levels: levels.filter(({ count }) => count > 0).map(({ level, count }) => ({ level, ...rateOf(count, n) })),
		// In the order in which they became known.
		reasons: [...reasons].sort(([a], [b]) => a - b).map(([code, count]) => ({ reasonId: reasonOf(code), ...rateOf(count, n) })),
	}
}

/** Ratings in these figures, 0 where they were not asked for. */
export const ratedIn = ({ ratings }: Figures): number => ratings?.satisfied.n ?? 0
