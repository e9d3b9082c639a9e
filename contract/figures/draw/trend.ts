import type { ReportAnswer } from '../../reports.ts'
import { issuedIn, keyOf, type Context } from '../context.ts'
import { inCount, inMinutes, inPercent, minutesIn } from '../table.ts'
import { axesFor, HEIGHT } from './axes.ts'
import type { Drawing, Mark, Shape } from './shapes.ts'

/** Numbers taken by month, or by day while there are only some weeks: a line with a dot for each. */
export function drawTrend({ by, rows }: ReportAnswer, { nameOf }: Context, width: number): Drawing {
	const unit = by[0] === 'day' ? 'day' : 'month'
	const points = rows.map((row) => ({ key: keyOf(row), n: issuedIn(row.figures), figures: row.figures }))
	const most = points.reduce((a, { n }) => Math.max(a, n), 0)
	const { ground, x, y, slot } = axesFor(
		width,
		points.map(({ key }) => nameOf(unit, key)),
		most,
	)
	const d = points.map(({ n }, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(n).toFixed(1)}`).join('')
	const r = slot < 14 ? 2.5 : 5
	const last = points.at(-1)
	return {
		...{ width, height: HEIGHT, ground: [...ground, ...(points.length > 1 ? [{ kind: 'path', d, tone: 'deep' } satisfies Shape] : [])] },
		says: last ? `Diễn biến lượt lấy số; ${nameOf(unit, last.key)}: ${inCount(last.n)} lượt` : 'Chưa có lượt nào',
		marks: points.map(({ key, n, figures }, i): Mark => {
			const { medianMs = null } = figures.wait ?? {}
			const { n: rated = 0, percent = null } = figures.ratings?.satisfied ?? {}
			const more = [
				...(medianMs === null ? [] : [`chờ trung vị ${inMinutes(minutesIn(medianMs))} phút`]),
				...(percent === null ? [] : [`hài lòng ${inPercent(percent)} của ${inCount(rated)} đánh giá`]),
			]
			const isTold = slot >= 70 || n === most || i === points.length - 1
			const isFalling = n < (points[i - 1]?.n ?? 0)
			return {
				key,
				says: [`${nameOf(unit, key)}: ${inCount(n)} lượt lấy số`, ...more].join(', '),
				behind: { of: 'issued', where: [{ dimension: unit, key }] },
				shapes: [
					{ kind: 'dot', x: x(i), y: y(n), r: r + 1.5, tone: 'white' },
					{ kind: 'dot', x: x(i), y: y(n), r, tone: 'deep' },
					...(isTold
						? [
								{
									kind: 'text',
									x: x(i),
									y: isFalling ? y(n) + 20 : y(n) - 10,
									text: inCount(n),
									size: 13,
									tone: 'ink',
									bold: true,
									at: 'middle',
								} as const,
							]
						: []),
				],
			}
		}),
	}
}
