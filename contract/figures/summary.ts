import type { Figures, ReportAnswer } from '../reports.ts'
import { issuedIn } from './context.ts'
import { count, inCount, minutes, percent, text, type Cell, type Table } from './table.ts'
import { FIGURE_WORDS as W, TITLES } from './words.ts'

export interface Measure {
	id: string
	name: string
	value: Cell
	/** What it stands on; without one it is a count itself. */
	n: number | undefined
}

/** The figures at the head of a report, each with its base. */
export function measuresOf({ volumes, wait, service, ratings }: Figures): Measure[] {
	return [
		{ id: 'issued', name: W.issued, value: count(volumes?.issued), n: undefined },
		{ id: 'completed', name: W.completed, value: count(volumes?.completed), n: undefined },
		{ id: 'waitMedian', name: W.waitMedian, value: minutes(wait?.medianMs), n: wait?.n },
		{ id: 'waitP90', name: W.waitP90, value: minutes(wait?.p90Ms), n: wait?.n },
		{ id: 'within', name: W.within, value: percent(wait?.within), n: wait?.within?.n },
		{ id: 'service', name: W.serviceMedian, value: minutes(service?.medianMs), n: service?.n },
		{ id: 'satisfied', name: W.satisfied, value: percent(ratings?.satisfied), n: ratings?.satisfied.n },
		{ id: 'unanswered', name: W.unanswered, value: count(ratings?.satisfied.unanswered), n: undefined },
		{ id: 'noShows', name: W.noShowRate, value: percent(volumes?.noShowRate), n: volumes?.noShowRate.n },
		{ id: 'abandoned', name: W.abandonedRate, value: percent(volumes?.abandonedRate), n: volumes?.abandonedRate.n },
	]
}

/** The head of a report as a table, beside the period it is held against. */
export function summaryOf({ total, before }: ReportAnswer): Table {
	const earlier = before && measuresOf(before.total)
	const base = ({ n }: Measure): Cell => (n === undefined ? text('') : count(n))
	return {
		id: 'summary',
		title: TITLES.summary,
		base: W.n(inCount(issuedIn(total)), 'lượt lấy số'),
		heads: [W.figure, W.thisPeriod, W.thisBase, ...(before ? [W.beforePeriod, W.beforeBase] : [])],
		rows: measuresOf(total).map((measure, i) => {
			const was = earlier?.[i]
			return [text(measure.name), measure.value, base(measure), ...(was ? [was.value, base(was)] : [])]
		}),
	}
}
