import type { ReportAnswer } from '../../reports.ts'
import { issuedIn, keyOf, type Context } from '../context.ts'
import { inCount } from '../table.ts'
import { axesFor, HEIGHT } from './axes.ts'
import { widthOf, type Drawing, type Shape } from './shapes.ts'

/** Numbers taken by hour; the highest column is darker and named. */
export function drawArrivals({ rows }: ReportAnswer, { nameOf }: Context, width: number): Drawing {
	const hours = rows.map((row) => ({ hour: keyOf(row), n: issuedIn(row.figures) }))
	const most = Math.max(0, ...hours.map(({ n }) => n))
	const { ground, x, y, slot } = axesFor(
		width,
		hours.map(({ hour }) => nameOf('hour', hour)),
		most,
	)
	const peak = hours.find(({ n }) => n === most)
	const wide = Math.min(38, slot * 0.72)
	return {
		...{ width, height: HEIGHT, ground },
		says: peak ? `Lượt lấy số theo giờ; cao nhất ${inCount(most)} lượt lúc ${peak.hour} giờ` : 'Chưa có lượt nào',
		marks: hours.map(({ hour, n }, i) => ({
			key: hour,
			says: `${hour} giờ: ${inCount(n)} lượt lấy số`,
			behind: { of: 'issued', where: [{ dimension: 'hour', key: hour }] },
			shapes: [
				...[
					{
						kind: 'rect',
						x: x(i) - wide / 2,
						y: y(n),
						width: wide,
						height: y(0) - y(n),
						tone: n === most ? 'deep' : 'light',
						round: 3,
					} as const,
				],
				...valueOver(inCount(n), { x: x(i), y: y(n) - 8, room: n === most ? Infinity : slot }),
			],
		})),
	}
}

/** A column's figure, where it has room. */
const valueOver = (text: string, { x, y, room }: { x: number; y: number; room: number }): Shape[] =>
	widthOf(text, 14) > room + 4 ? [] : [{ kind: 'text', x, y, text, size: 14, tone: 'ink', bold: true, at: 'middle' }]
