import { rateOf } from '../../rate.ts'
import type { Rate } from '../../views.ts'
import type { ReportAnswer } from '../../reports.ts'
import { issuedIn, keyOf, sumsBy, type Context } from '../context.ts'
import { inCount, inMinutes, inPercent, minutesIn } from '../table.ts'
import { SIZE } from './axes.ts'
import { shortened, widthOf, type Behind, type Drawing, type Mark, type Shape, type Tone } from './shapes.ts'

/** One bar lying down, of 100. */
interface Bar {
	key: string
	name: string
	rate: Rate
	/** What its count is of: `lượt đã gọi`. */
	of: string
	parts: { share: number; tone: Tone }[]
	behind?: Behind
	/** Said after the figure. */
	more?: string
}

const ROW = 40
/** Bars one under another, each with its name above it and its figure at the right: percent, and n/N beside it. */
export function drawBars(bars: readonly Bar[], says: string, width: number): Drawing {
	const baseWidth = Math.max(0, ...bars.map(({ rate }) => widthOf(baseOf(rate), SIZE)))
	return {
		...{ width, height: Math.max(40, bars.length * ROW + 4), says, ground: [] },
		marks: bars.map((bar, i) => markOf(bar, { top: i * ROW + 4, width, baseWidth })),
	}
}

const baseOf = ({ count, n }: Rate): string => `${inCount(count)}/${inCount(n)}`

function markOf(
	{ key, name, rate, of, parts, behind, more }: Bar,
	{ top, width, baseWidth }: { top: number; width: number; baseWidth: number },
): Mark {
	const figure = rate.percent === null ? '–' : inPercent(rate.percent)
	const base = baseOf(rate)
	const figures: Shape[] = [
		{ kind: 'text', x: width, y: top + 11, text: base, size: SIZE, tone: 'grey', at: 'end' },
		{ kind: 'text', x: width - baseWidth - 8, y: top + 11, text: figure, size: 14, tone: 'ink', bold: true, at: 'end' },
	]
	const room = width - baseWidth - widthOf(figure, 14) - 24
	let x = 0
	const filled = parts.flatMap(({ share, tone }): Shape[] => {
		const long = (share / 100) * width
		const shape: Shape = { kind: 'rect', x, y: top + 18, width: long, height: 12, tone, round: 2 }
		x += long
		return long > 0 ? [shape] : []
	})
	return {
		key,
		behind,
		says: `${name}: ${figure}, ${base} ${of}${more ? `, ${more}` : ''}`,
		shapes: [
			{ kind: 'text', x: 0, y: top + 11, text: shortened(name, room, 13), size: 13, tone: 'ink' },
			...figures,
			{ kind: 'rect', x: 0, y: top + 18, width, height: 12, tone: 'pale', round: 2 },
			...filled,
		],
	}
}

const EMPTY: Rate = { count: 0, n: 0, percent: null }

/** How many waited no longer than they should, by service. */
export function drawWithin({ rows }: ReportAnswer, { nameOf, waitTarget }: Context, width: number): Drawing {
	const bars = rows.map((row): Bar => {
		const [key, rate] = [keyOf(row), row.figures.wait?.within ?? EMPTY]
		return {
			...{ key, name: nameOf('service', key), rate, of: 'lượt đã gọi' },
			more: `mục tiêu ${inMinutes(minutesIn(waitTarget(key)))} phút; mở ra các lượt quá mục tiêu`,
			parts: [{ share: rate.percent ?? 0, tone: 'deep' }],
			behind: { of: 'overTarget', where: [{ dimension: 'service', key }] },
		}
	})
	return drawBars(bars, 'Chờ trong mục tiêu theo dịch vụ', width)
}

/** No-shows, and those who gave up, of the visits that are over, by service. */
export function drawEndings({ rows }: ReportAnswer, { nameOf }: Context, width: number): Drawing {
	const bars = rows.map((row): Bar => {
		const [key, { noShowRate, abandonedRate } = { noShowRate: EMPTY, abandonedRate: EMPTY }] = [keyOf(row), row.figures.volumes]
		return {
			...{ key, name: nameOf('service', key), of: 'lượt đã kết thúc' },
			rate: rateOf(noShowRate.count + abandonedRate.count, noShowRate.n),
			more: `${inCount(noShowRate.count)} vắng mặt, ${inCount(abandonedRate.count)} bỏ lượt`,
			parts: [
				{ share: noShowRate.percent ?? 0, tone: 'deep' },
				{ share: abandonedRate.percent ?? 0, tone: 'light' },
			],
			behind: { of: 'noShows', where: [{ dimension: 'service', key }] },
		}
	})
	const legend = [
		{ name: 'Vắng mặt', tone: 'deep' as const },
		{ name: 'Bỏ lượt', tone: 'light' as const },
	]
	return { ...drawBars(bars, 'Vắng mặt và bỏ lượt theo dịch vụ', width), legend }
}

/** Lanes (0) or channels (1), of all numbers taken. */
export const drawWays =
	(i: 0 | 1) =>
	(answer: ReportAnswer, { nameOf }: Context, width: number): Drawing => {
		const dimension = i === 0 ? 'lane' : 'channel'
		const bars = sumsBy(answer, i).map(({ key, issued }): Bar => {
			const rate = rateOf(issued, issuedIn(answer.total))
			const behind: Behind = { of: 'issued', where: [{ dimension, key }] }
			return { key, name: nameOf(dimension, key), rate, of: 'lượt lấy số', parts: [{ share: rate.percent ?? 0, tone: 'deep' }], behind }
		})
		return drawBars(bars, i === 0 ? 'Diện phục vụ' : 'Cách lấy số', width)
	}

/** Why visitors were not satisfied, of all ratings. No visits stand behind: they would tell who rated. */
export function drawReasons({ total }: ReportAnswer, { options }: Context, width: number): Drawing {
	const bars = (total.ratings?.reasons ?? []).map(({ reasonId, ...rate }): Bar => {
		const name = options.reasons.find(({ id }) => id === reasonId)?.name.vi ?? reasonId
		return { key: reasonId, name, rate, of: 'lượt đánh giá', parts: [{ share: rate.percent ?? 0, tone: 'deep' }] }
	})
	return drawBars(bars, 'Lý do chưa hài lòng, trên mọi lượt đánh giá', width)
}
