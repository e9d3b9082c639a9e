import type { ReportAnswer } from '../../reports.ts'
import { issuedIn, keyOf, type Context } from '../context.ts'
import { inCount } from '../table.ts'
import { hoursOf } from '../tables.ts'
import { SIZE } from './axes.ts'
import { widthOf, type Drawing, type Mark, type Shape, type Tone } from './shapes.ts'

const [ROW, TOP] = [34, 24]
/** From nothing to the most there is; the figure stands in each cell, so that no colour has to be judged. */
const SHADES: readonly { tone: Tone; ink: Tone }[] = [
	{ tone: 'white', ink: 'grey' },
	{ tone: 'pale', ink: 'ink' },
	{ tone: 'light', ink: 'ink' },
	{ tone: 'deep', ink: 'white' },
]

/** Numbers taken by weekday and hour. */
export function drawWeek({ rows }: ReportAnswer, { nameOf }: Context, width: number): Drawing {
	const cells = rows.map((row) => ({ day: keyOf(row), hour: keyOf(row, 1), n: issuedIn(row.figures) }))
	const days = [...new Set(cells.map(({ day }) => day))]
	const hours = hoursOf(cells.map(({ hour }) => hour))
	const left = width < 480 ? 26 : 82
	const wide = Math.min(hours.length < 4 ? 72 : 120, (width - left) / Math.max(1, hours.length))
	const most = cells.reduce((a, { n }) => Math.max(a, n), 0)
	const dayName = (day: string) => (width >= 480 ? nameOf('weekday', day) : day === '7' ? 'CN' : `T${Number(day) + 1}`)
	const peak = cells.find(({ n }) => n === most)
	return {
		...{ width, height: TOP + Math.max(1, days.length) * ROW + 4 },
		says: peak
			? `Lượt lấy số theo thứ và giờ; đông nhất ${nameOf('weekday', peak.day)} lúc ${peak.hour} giờ, ${inCount(most)} lượt`
			: 'Chưa có lượt nào',
		ground: [
			...hours.map((hour, i): Shape => ({
				kind: 'text',
				x: left + wide * (i + 0.5),
				y: 15,
				text: nameOf('hour', hour),
				size: SIZE,
				tone: 'grey',
				at: 'middle',
			})),
			...days.map((day, i): Shape => ({ kind: 'text', x: 0, y: TOP + ROW * i + 21, text: dayName(day), size: SIZE, tone: 'grey' })),
		],
		marks: cells.map(({ day, hour, n }): Mark => {
			const { tone, ink } = SHADES[n === 0 ? 0 : Math.min(3, Math.ceil((3 * n) / most))] ?? { tone: 'pale', ink: 'ink' }
			const [x, y] = [left + wide * hours.indexOf(hour), TOP + ROW * days.indexOf(day)]
			const said: Shape[] =
				widthOf(inCount(n), 13) > wide + 2
					? []
					: [{ kind: 'text', x: x + wide / 2, y: y + 21, text: inCount(n), size: 13, tone: ink, bold: true, at: 'middle' }]
			return {
				key: `${day}-${hour}`,
				says: `${nameOf('weekday', day)}, ${hour} giờ: ${inCount(n)} lượt lấy số`,
				behind: {
					of: 'issued',
					where: [
						{ dimension: 'weekday', key: day },
						{ dimension: 'hour', key: hour },
					],
				},
				shapes: [{ kind: 'rect', x: x + 1, y: y + 1, width: wide - 2, height: ROW - 2, tone, round: 3 }, ...said],
			}
		}),
	}
}
