import type { Mark } from './drawing.ts'
import { bold, CAPITALS, drawLines, figure, lineHeight, plain } from './layout-text.ts'
import type { Run } from './line-breaking.ts'
import type { Desk, DrawPart, Part } from './part.ts'
import { fitLine, setText } from './text-block.ts'
import { waitRange } from './wait-range.ts'

/** People before this one, and the wait as a range; side by side with a rule between them. */
export const drawFigures: DrawPart = (desk, y) => {
	const { slip, paper, words } = desk
	const middle = paper.widthDots / 2
	const ahead = drawFigure(
		desk,
		{ y, centre: (paper.margin + middle) / 2 },
		{ label: words.ahead, value: String(slip.ahead), unit: words.people(slip.ahead) },
	)
	const centre = (paper.widthDots - paper.margin + middle) / 2
	const wait = slip.waitMs ? drawWait(desk, { y, centre }, slip.waitMs) : drawUnknown(desk, { y, centre })
	const height = Math.max(ahead.height, wait.height)
	return { marks: [{ kind: 'box', x: middle - 2, y, width: 3, height, radius: 0, ink: 'black' }, ...ahead.marks, ...wait.marks], height }
}

type Spot = { y: number; centre: number }
type Figure = { label: string; before?: string; value: string; unit: string }

function drawWait(desk: Desk, spot: Spot, waitMs: { p50: number; p90: number }): Part {
	const { from, to } = waitRange(waitMs)
	const { wait, waitTime, minutes, under } = desk.words
	if (from > 0) return drawFigure(desk, spot, { label: wait, value: `${from}–${to}`, unit: minutes })
	return drawFigure(desk, spot, { label: waitTime, before: under, value: String(to), unit: minutes })
}

function drawFigure({ paper, measure }: Desk, { y, centre }: Spot, { label, before, value, unit }: Figure): Part {
	const room = paper.widthDots / 2 - paper.margin - 12
	const set = (text: string) => setText([{ text, style: plain(paper.body) }], { maxWidth: room, maxLines: 1, measure })
	const style = fitLine(value, figure(paper.figure), { maxWidth: room, least: paper.body, measure })
	const lead: Run[] = before ? [{ text: `${before} `, style: bold(Math.round(paper.figure * 0.6)) }] : []
	const [line] = setText([...lead, { text: value, style }], { maxWidth: room, maxLines: 1, measure })
	const top = y + lineHeight(paper.body)
	const capitals = Math.round(paper.figure * CAPITALS)
	const baseline = top + Math.round(paper.figure * 0.22) + capitals
	const unitTop = baseline + Math.round(paper.figure * 0.2)
	const marks = [
		...drawLines(set(label), paper.body, y, { centre }).marks,
		...(line?.runs.map((run): Mark => ({ kind: 'text', ...run, x: Math.round(centre - line.width / 2 + run.x), baseline, ink: 'black' })) ??
			[]),
		...drawLines(set(unit), paper.body, unitTop, { centre }).marks,
	]
	return { marks, height: unitTop + lineHeight(paper.body) - y }
}

function drawUnknown({ paper, words, measure }: Desk, { y, centre }: Spot): Part {
	const room = paper.widthDots / 2 - paper.margin - 12
	const label = drawLines(
		setText([{ text: words.waitTime, style: plain(paper.body) }], { maxWidth: room, maxLines: 1, measure }),
		paper.body,
		y,
		{ centre },
	)
	const px = Math.round(paper.body * 1.2)
	const text = setText([{ text: words.waitUnknown, style: bold(px) }], { maxWidth: room, maxLines: 2, measure })
	const said = drawLines(text, px, y + label.height + 6, { centre })
	return { marks: [...label.marks, ...said.marks], height: label.height + 6 + said.height }
}
