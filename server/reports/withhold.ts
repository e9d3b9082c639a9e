import type { Dimension, Figures, ReportRow } from '../../contract/reports.ts'

/** An officer's own figures are told from so many on. */
export const TOLD_FROM = 10

/** A row with what its figures are made of. */
export interface Based {
	key: string[]
	figures: Figures
	/** Stops served, and ratings given. */
	served: number
	rated: number
}

/** What the query is divided and narrowed by. */
export interface Narrowed {
	by: readonly Dimension[]
	where: ReadonlySet<Dimension>
}

/**
 * What is made of fewer than ten is not sent where it is one officer's; and no ratings of fewer than ten where they are one
 * officer's or, as mostly one officer sits there, one counter's. Where what is left out could be found by subtraction from
 * the total, the next smallest is left out as well.
 */
export function withhold({ total, rows }: { total: Based; rows: Based[] }, narrowed: Narrowed): { total: Figures; rows: ReportRow[] } {
	const ofOfficers = rows.filter(isOfOne(narrowed, ['officer']))
	const hidden = new Set([...tooFew(ofOfficers, (row) => row.served), ...ofOfficers.filter(({ served }) => served === 0)])
	const ofDesks = rows.filter((row) => !hidden.has(row) && isOfOne(narrowed, ['officer', 'counter'])(row))
	const unrated = tooFew(ofDesks, (row) => row.rated)
	return {
		total: totalOf(total, narrowed),
		rows: rows.map((row) => ({
			key: row.key,
			figures: hidden.has(row) ? { withheld: 'all' } : unrated.has(row) ? withoutRatings(row.figures) : row.figures,
		})),
	}
}

/** Whether a row belongs to one of these: it is narrowed to some, or it is the row of one. */
const isOfOne =
	({ by, where }: Narrowed, dimensions: readonly Dimension[]) =>
	({ key }: Based): boolean =>
		dimensions.some((dimension) => where.has(dimension) || (by.includes(dimension) && key[by.indexOf(dimension)] !== ''))

/** Those of fewer than ten, if of any; and, until they are ten together, the next smallest of the others. */
function tooFew(rows: readonly Based[], nOf: (row: Based) => number): ReadonlySet<Based> {
	const few = new Set<Based>()
	let together = 0
	for (const row of rows.filter((r) => nOf(r) > 0).sort((a, b) => nOf(a) - nOf(b))) {
		if (nOf(row) >= TOLD_FROM && (few.size === 0 || together >= TOLD_FROM)) break
		few.add(row)
		together += nOf(row)
	}
	return few
}

function totalOf({ figures, served, rated }: Based, { where }: Narrowed): Figures {
	if (where.has('officer') && served < TOLD_FROM) return { withheld: 'all' }
	return (where.has('officer') || where.has('counter')) && rated > 0 && rated < TOLD_FROM ? withoutRatings(figures) : figures
}

function withoutRatings({ ratings, ...others }: Figures): Figures {
	return { ...others, ...(ratings && { withheld: 'ratings' as const }) }
}
