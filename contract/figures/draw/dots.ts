import type { ReportAnswer } from '../../reports.ts'
import { keyOf, type Context } from '../context.ts'
import { inCount, inMinutes, minutesIn } from '../table.ts'
import { axesFor, HEIGHT, SIZE } from './axes.ts'
import type { Drawing, Mark, Shape } from './shapes.ts'

/** Waits by hour: a dot at the median, a bar up to P90; where that is over the target it is red and bold. */
export function drawWaits({ rows }: ReportAnswer, { nameOf, options }: Context, width: number): Drawing {
	const target = minutesIn(options.targets.waitMs)
	const hours = rows.flatMap((row): Hour[] => {
		const { n = 0, medianMs = null, p90Ms = null } = row.figures.wait ?? {}
		return medianMs === null || p90Ms === null ? [] : [{ hour: keyOf(row), n, median: minutesIn(medianMs), p90: minutesIn(p90Ms) }]
	})
	const names = hours.map(({ hour }) => nameOf('hour', hour))
	const axes = axesFor(width, names, Math.max(target, ...hours.map(({ p90 }) => p90)))
	const over = hours.filter(({ p90 }) => p90 > target)
	const line: Shape[] = [
		{ kind: 'line', x1: axes.left, x2: width, y1: axes.y(target), y2: axes.y(target), tone: 'ink', dashed: true, thick: 1.5 },
		{
			kind: 'text',
			x: width,
			y: axes.y(target) - 7,
			text: `mục tiêu: ${inMinutes(target)} phút`,
			size: SIZE,
			tone: 'ink',
			bold: true,
			at: 'end',
		},
	]
	return {
		...{ width, height: HEIGHT, ground: [...axes.ground, ...line] },
		says: hours.length === 0 ? 'Chưa có lượt nào được gọi' : `Thời gian chờ theo giờ: trung vị và P90; ${overInWords(over, target)}`,
		marks: hours.map((hour, i) => markOf(hour, target, { x: axes.x(i), y: axes.y, slot: axes.slot })),
	}
}

interface Hour {
	hour: string
	n: number
	median: number
	p90: number
}

const overInWords = (over: readonly Hour[], target: number): string =>
	over.length === 0
		? `P90 không giờ nào vượt mục tiêu ${inMinutes(target)} phút`
		: `P90 vượt mục tiêu ${inMinutes(target)} phút lúc ${over.map(({ hour }) => `${hour} giờ`).join(', ')}`

function markOf({ hour, n, median, p90 }: Hour, target: number, at: { x: number; y: (v: number) => number; slot: number }): Mark {
	const { x, y, slot } = at
	const isOver = p90 > target
	const named = slot >= 34
	return {
		key: hour,
		says: `${hour} giờ: trung vị ${inMinutes(median)} phút, P90 ${inMinutes(p90)} phút, ${inCount(n)} lượt đã gọi`,
		behind: { of: isOver ? 'overTarget' : 'issued', where: [{ dimension: 'hour', key: hour }] },
		shapes: [
			{ kind: 'rect', x: x - 6, y: y(p90), width: 12, height: y(median) - y(p90), tone: isOver ? 'over' : 'light', round: 6 },
			{ kind: 'dot', x, y: y(median), r: 8, tone: 'white' },
			{ kind: 'dot', x, y: y(median), r: 6.5, tone: 'deep' },
			...(named ? beside(x, y, { median, p90, isOver }) : []),
		],
	}
}

function beside(x: number, y: (v: number) => number, of: { median: number; p90: number; isOver: boolean }): Shape[] {
	const { median, p90, isOver } = of
	// Where both are close the one above goes up.
	const up = y(median) - y(p90) < 14 ? 12 : 0
	return [
		...(p90 === median
			? []
			: [
					{
						kind: 'text',
						x: x + 10,
						y: y(p90) + 6 - up,
						text: inMinutes(p90),
						size: SIZE,
						tone: isOver ? 'bad' : 'grey',
						bold: isOver,
					} as const,
				]),
		{ kind: 'text', x: x + 11, y: y(median) + 5, text: inMinutes(median), size: 14, tone: 'ink', bold: true },
	]
}
