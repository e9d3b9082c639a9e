import { rateOf } from '../../contract/rate.ts'
import type { FigurePart, Figures, Ratings, Volumes } from '../../contract/reports.ts'
import { CLOCK_BACK, countsIn, endIn, FIRST, LAST, levelIn, SERVED, UNANSWERED, type ENDS } from './columns.ts'
import type { Tally } from './tally.ts'

type End = (typeof ENDS)[number]

/** Figures of one cell, or of all cells together. `reasonOf` reads the code of a reason. */
export function figuresOf(
	tally: Tally,
	{ parts, cell, reasonOf }: { parts: ReadonlySet<FigurePart>; cell?: number; reasonOf: (code: number) => string },
): Figures {
	return {
		...(parts.has('volumes') && { volumes: volumesOf(tally, cell) }),
		...(parts.has('waits') && { wait: tally.wait.spread(cell), laterWait: tally.laterWait.spread(cell) }),
		...(parts.has('services') && {
			service: tally.service.spread(cell),
			allService: tally.allService.spread(cell),
			stay: tally.stay.spread(cell),
		}),
		...(parts.has('ratings') && { ratings: ratingsOf(tally, { cell, reasonOf }) }),
	}
}

/** Stops at a desk that were served and are over. */
export const servedIn = (tally: Tally, cell?: number): number => having(tally.ends.of(cell), (end) => (end & SERVED) !== 0)

/** How often the values that are so occurred. */
function having(counts: Uint32Array, isSo: (value: number) => boolean): number {
	let n = 0
	for (let value = 0; value < counts.length; value++) if (isSo(value)) n += counts[value] as number
	return n
}

function volumesOf(tally: Tally, cell: number | undefined): Volumes {
	const ends = tally.ends.of(cell)
	const stopsThat = (as: End) => having(ends, (end) => endIn(end) === as)
	const visitsThat = (as: End) => having(ends, (end) => (end & LAST) !== 0 && endIn(end) === as)
	const [walkUps = 0, recalls = 0, reinstated = 0] = tally.others.of(cell)
	const [completed, noShows, cancelled] = [visitsThat('completed'), visitsThat('no-show'), visitsThat('cancelled')]
	const [left, dayEnd] = [visitsThat('left'), visitsThat('day-end')]
	const over = completed + noShows + cancelled + left + dayEnd
	return {
		issued: having(ends, (end) => (end & FIRST) !== 0),
		walkUps,
		completed,
		served: servedIn(tally, cell),
		transferred: stopsThat('transferred'),
		steps: stopsThat('step'),
		noShows,
		reinstated,
		cancelled,
		left,
		dayEnd,
		open: visitsThat('open'),
		recalls,
		clockBack: having(ends, (end) => (end & CLOCK_BACK) !== 0),
		noShowRate: rateOf(noShows, over),
		abandonedRate: rateOf(cancelled + left, over),
	}
}

function ratingsOf(tally: Tally, { cell, reasonOf }: { cell: number | undefined; reasonOf: (code: number) => string }): Ratings {
	const given = tally.ratings.of(cell)
	const n = having(given, (rating) => countsIn(rating) !== undefined)
	const counted = (as: 'positive' | 'neutral' | 'negative') =>
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
		reasons: reasonsIn(tally, cell).map(({ code, count }) => ({ reasonId: reasonOf(code), ...rateOf(count, n) })),
	}
}

/** In the order in which they became known. */
function reasonsIn({ reasons }: Tally, cell: number | undefined): { code: number; count: number }[] {
	const all = [...reasons].map(([code, byCell]) => ({
		code,
		count: cell === undefined ? [...byCell.values()].reduce((sum, n) => sum + n, 0) : (byCell.get(cell) ?? 0),
	}))
	return all.filter(({ count }) => count > 0).sort((a, b) => a.code - b.code)
}

/** Ratings in these figures, 0 where they were not asked for. */
export const ratedIn = ({ ratings }: Figures): number => ratings?.satisfied.n ?? 0
