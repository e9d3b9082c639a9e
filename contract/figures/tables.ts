import { rateOf } from '../rate.ts'
import type { Figures, ReportAnswer } from '../reports.ts'
import { issuedIn, keyOf, overIn, sumsBy, type Context } from './context.ts'
import { count, hidden, inCount, minutes, percent, text, type Cell, type Table } from './table.ts'
import { FIGURE_WORDS as W, TITLES } from './words.ts'

type Make = (answer: ReportAnswer, context: Context) => Omit<Table, 'id' | 'title'>
const nOf = (n: number, what: string) => W.n(inCount(n), what)

const arrivals: Make = ({ total, rows }, { nameOf }) => ({
	base: nOf(issuedIn(total), 'lượt lấy số'),
	heads: [W.hour, W.issued],
	rows: rows.map((row) => [text(nameOf('hour', keyOf(row))), count(issuedIn(row.figures))]),
})

const waits: Make = ({ total, rows }, { nameOf }) => ({
	base: nOf(total.wait?.n ?? 0, 'lượt đã gọi'),
	heads: [W.hour, W.called, W.waitMedian, W.waitP90, W.waitMax, W.withinCount, W.within],
	rows: rows.map((row) => [text(nameOf('hour', keyOf(row))), ...waitCells(row.figures)]),
})
const waitCells = ({ wait }: Figures): Cell[] => [
	...[count(wait?.n), minutes(wait?.medianMs), minutes(wait?.p90Ms), minutes(wait?.maxMs)],
	...[count(wait?.within?.count), percent(wait?.within)],
]

const within: Make = ({ total, rows }, { nameOf, waitTarget }) => ({
	base: nOf(total.wait?.within?.n ?? 0, 'lượt đã gọi có mục tiêu'),
	heads: [W.service, W.target, W.called, W.waitMedian, W.waitP90, W.waitMax, W.withinCount, W.within],
	rows: rows.map((row) => [text(nameOf('service', keyOf(row))), minutes(waitTarget(keyOf(row))), ...waitCells(row.figures)]),
})

const ratings: Make = (answer, { nameOf, options }) => ({
	base: ratingsBase(answer.total),
	heads: [W.zone, W.ratings, ...options.levels.map(({ name }) => name.vi), W.satisfied, W.unanswered],
	rows: [
		{ name: W.whole, figures: answer.total },
		...answer.rows.map((row) => ({ name: nameOf('zone', keyOf(row)), figures: row.figures })),
	].map(({ name, figures }) => [text(name), ...ratingCells(figures, options.levels)]),
})
export const ratingsBase = ({ ratings: all }: Figures): string =>
	`${nOf(all?.satisfied.n ?? 0, 'lượt đánh giá')}, ${inCount(all?.satisfied.unanswered ?? 0)} lượt không trả lời`
function ratingCells({ ratings: given, withheld }: Figures, levels: Context['options']['levels']): Cell[] {
	if (withheld) return Array.from({ length: levels.length + 3 }, () => hidden)
	const counts = levels.map(({ level }) => count(given?.levels.find((one) => one.level === level)?.count ?? 0))
	return [count(given?.satisfied.n), ...counts, percent(given?.satisfied), count(given?.satisfied.unanswered)]
}

const endings: Make = ({ total, rows }, { nameOf }) => ({
	base: nOf(overIn(total), 'lượt đã kết thúc'),
	heads: [W.service, W.over, W.noShows, W.noShowRate, W.cancelled, W.left, W.abandonedRate],
	rows: rows.map(({ key: [key = ''], figures: { volumes: v } }) => [
		...[text(nameOf('service', key)), count(v?.noShowRate.n), count(v?.noShows), percent(v?.noShowRate)],
		...[count(v?.cancelled), count(v?.left), percent(v?.abandonedRate)],
	]),
})

const ways =
	(i: 0 | 1): Make =>
	(answer, { nameOf }) => ({
		base: nOf(issuedIn(answer.total), 'lượt lấy số'),
		heads: [i === 0 ? W.lane : W.channel, W.issued, W.shareOfIssued],
		rows: sumsBy(answer, i).map(({ key, issued }) => [
			...[text(nameOf(i === 0 ? 'lane' : 'channel', key)), count(issued), percent(rateOf(issued, issuedIn(answer.total)))],
		]),
	})

/** A line for each weekday, a column for each hour that has anything. */
const week: Make = ({ total, rows }, { nameOf }) => {
	const hours = hoursOf(rows.map((row) => keyOf(row, 1)))
	const days = [...new Set(rows.map((row) => keyOf(row)))]
	const at = new Map(rows.map((row) => [row.key.join(' '), issuedIn(row.figures)]))
	return {
		base: nOf(issuedIn(total), 'lượt lấy số'),
		heads: [W.weekday, ...hours.map((hour) => nameOf('hour', hour))],
		rows: days.map((day) => [text(nameOf('weekday', day)), ...hours.map((hour) => count(at.get(`${day} ${hour}`) ?? 0))]),
	}
}
export const hoursOf = (keys: readonly string[]): string[] => [...new Set(keys)].sort((a, b) => Number(a) - Number(b))

const trend: Make = ({ by, total, rows }, { nameOf }) => {
	const unit = by[0] === 'day' ? 'day' : 'month'
	return {
		base: nOf(issuedIn(total), 'lượt lấy số'),
		heads: [unit === 'day' ? W.day : W.month, W.issued, W.waitMedian, W.waitP90, W.satisfied, W.ratings],
		rows: rows.map(({ key: [key = ''], figures: { volumes, wait, ratings: given } }) => [
			...[text(nameOf(unit, key)), count(volumes?.issued), minutes(wait?.medianMs), minutes(wait?.p90Ms)],
			...[percent(given?.satisfied), count(given?.satisfied.n)],
		]),
	}
}

const reasons: Make = ({ total }, { options }) => ({
	base: ratingsBase(total),
	heads: [W.reason, W.ratings, W.shareOfRatings],
	rows: (total.ratings?.reasons ?? []).map((one) => [
		...[text(options.reasons.find(({ id }) => id === one.reasonId)?.name.vi ?? one.reasonId), count(one.count), percent(one)],
	]),
})

const byName = new Intl.Collator('vi')
/** By name, never by a figure. */
const officers: Make = ({ total, rows }, { nameOf }) => ({
	base: nOf(total.volumes?.served ?? 0, 'lượt phục vụ'),
	heads: [W.officer, W.served, W.serviceMedian, W.transferred, W.satisfied, W.ratings],
	rows: rows
		.filter((row) => keyOf(row) !== '')
		.map((row) => ({ name: nameOf('officer', keyOf(row)), figures: row.figures }))
		.sort((a, b) => byName.compare(a.name, b.name))
		.map(({ name, figures: { volumes, service, ratings: given, withheld } }) => [
			text(name),
			...(withheld === 'all'
				? [hidden, hidden, hidden]
				: [count(volumes?.served), minutes(service?.medianMs), count(volumes?.transferred)]),
			...(withheld ? [hidden, hidden] : [percent(given?.satisfied), count(given?.satisfied.n)]),
		]),
})

const MAKERS = {
	...{ arrivals, waits, within, ratings, endings, lanes: ways(0), channels: ways(1) },
	...{ week, trend, reasons, officers },
}
export type SectionId = keyof typeof MAKERS

/** One table of a report, from the answer that it is made of. */
export const tableOf = (id: SectionId, answer: ReportAnswer, context: Context): Table => ({
	id,
	title: TITLES[id],
	...MAKERS[id](answer, context),
})
