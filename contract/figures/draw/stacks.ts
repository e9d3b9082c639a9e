import type { Figures, ReportAnswer } from '../../reports.ts'
import { keyOf, type Context } from '../context.ts'
import { HIDDEN_TEXT, inCount, inPercent } from '../table.ts'
import { FIGURE_WORDS as W } from '../words.ts'
import { SIZE } from './axes.ts'
import { shortened, widthOf, type Drawing, type Mark, type Shape, type Tone } from './shapes.ts'

const ROW = 50
/** On a narrow screen n stands under the bar. */
const NARROW = { px: 480, row: 70 }
type Level = Context['options']['levels'][number]

/** Ratings by level, the whole first. n and those who did not answer stand beside; no visits stand behind. */
export function drawRatings(answer: ReportAnswer, { nameOf, options }: Context, width: number): Drawing {
	const rows = [{ key: '', name: W.whole as string, figures: answer.total }]
	for (const row of answer.rows) rows.push({ key: keyOf(row), name: nameOf('zone', keyOf(row)), figures: row.figures })
	const tones = tonesOf(options.levels)
	const baseWidth = Math.max(...rows.map(({ figures }) => widthOf(baseOf(figures), SIZE)))
	const row = width < NARROW.px ? NARROW.row : ROW
	return {
		...{ width, height: rows.length * row, ground: [] },
		says: `Mức hài lòng theo khu; cả Trung tâm ${sayOf(answer.total)}`,
		legend: options.levels.map(({ name }, i) => ({ name: name.vi, ...tones[i]! })),
		marks: rows.map((one, i) => markOf(one, { top: i * row + 2, width, baseWidth, levels: options.levels, tones })),
	}
}

interface Look {
	tone: Tone
	hatched?: boolean
}
/** The highest positive level dark, others light; neutral hatched, negative red. */
const tonesOf = (levels: readonly Level[]): Look[] =>
	levels.map(({ counts }, i) =>
		counts === 'neutral'
			? { tone: 'plain', hatched: true }
			: { tone: counts === 'negative' ? (i === levels.length - 1 ? 'over' : 'bad') : i === 0 ? 'deep' : 'light' },
	)

const baseOf = ({ ratings, withheld }: Figures): string =>
	withheld ? HIDDEN_TEXT : `n = ${inCount(ratings?.satisfied.n ?? 0)} · ${inCount(ratings?.satisfied.unanswered ?? 0)} không trả lời`

function sayOf({ ratings, withheld }: Figures): string {
	if (withheld || !ratings) return HIDDEN_TEXT
	const { percent, count, n, unanswered } = ratings.satisfied
	return percent === null
		? `chưa có đánh giá, ${inCount(unanswered)} không trả lời`
		: `${inPercent(percent)} hài lòng, ${inCount(count)}/${inCount(n)}, ${inCount(unanswered)} không trả lời`
}

interface Place {
	top: number
	width: number
	/** Of the widest n. */
	baseWidth: number
	levels: readonly Level[]
	tones: readonly Look[]
}

function markOf(
	{ key, name, figures }: { key: string; name: string; figures: Figures },
	{ top, width, baseWidth, levels, tones }: Place,
): Mark {
	const { ratings, withheld } = figures
	const { n, percent } = ratings?.satisfied ?? { n: 0, percent: null }
	const right = baseOf(figures)
	const figure = percent === null || withheld ? '–' : inPercent(percent)
	const isNarrow = width < NARROW.px
	const beside = isNarrow ? 0 : baseWidth + 6
	const room = width - beside - widthOf(figure, 15) - 20
	let x = 0
	const parts = levels.flatMap(({ level }, i): Shape[] => {
		const rate = ratings?.levels.find((one) => one.level === level)
		if (!rate || n === 0) return []
		const long = (rate.count / n) * width
		const at = x
		x += long
		const look = tones[i] ?? { tone: 'deep' }
		const share: Shape = {
			kind: 'text',
			x: at + 7,
			y: top + 35,
			text: `${Math.round((100 * rate.count) / n)}%`,
			size: 13,
			tone: look.tone === 'light' || look.hatched ? 'ink' : 'white',
			bold: true,
		}
		return [
			{ kind: 'rect', x: at, y: top + 20, width: Math.max(1, long - 1.5), height: 22, ...look },
			...(long > 40 && !look.hatched ? [share] : []),
		]
	})
	return {
		key: key || 'whole',
		says: `${name}: ${sayOf(figures)}`,
		shapes: [
			{ kind: 'text', x: 0, y: top + 13, text: shortened(name, room, 13), size: 13, tone: 'ink', bold: key === '' },
			{
				kind: 'text',
				x: isNarrow ? 0 : width,
				y: top + (isNarrow ? 57 : 13),
				text: right,
				size: SIZE,
				tone: 'grey',
				at: isNarrow ? 'start' : 'end',
			},
			{ kind: 'text', x: width - beside, y: top + 13, text: figure, size: 15, tone: 'ink', bold: true, at: 'end' },
			...(parts.length ? parts : [{ kind: 'rect', x: 0, y: top + 20, width, height: 22, tone: 'pale' } as const]),
		],
	}
}
