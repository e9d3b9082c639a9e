import { door } from './door.ts'
import type { Mark } from './drawing.ts'
import type { DrawPart } from './part.ts'
import { baselineOf, bold, CAPITALS, drawLines, figure, lineHeight } from './layout-text.ts'
import { keepTogether } from './slip-words.ts'
import { fitLine, fitText } from './text-block.ts'

/** The door and the centre's name beside it, the pair in the middle of the paper. */
export const drawHead: DrawPart = ({ slip, paper, measure }, y) => {
	const gap = 16
	const mark = door({ x: 0, y: 0, height: paper.door })
	const room = paper.widthDots - 2 * paper.margin - mark.width - gap
	const sizes: [number, number][] = [
		[paper.centre, 3],
		[24, 4],
	]
	const name = fitText(keepTogether(slip.centre[slip.language]), bold(paper.centre), sizes, { maxWidth: room, measure })
	const textWidth = Math.max(...name.lines.map((line) => line.width), 0)
	const left = Math.round((paper.widthDots - mark.width - gap - textWidth) / 2)
	const textHeight = name.lines.length * lineHeight(name.px)
	const height = Math.max(paper.door, textHeight)
	const text = drawLines(name.lines, name.px, y + Math.round((height - textHeight) / 2), { left: left + mark.width + gap })
	const placed = door({ x: left, y: y + Math.round((height - paper.door) / 2), height: paper.door })
	return { marks: [...placed.marks, ...text.marks], height }
}

/** "Số của ông/bà", on a reprint with a plate that says so, and the number as wide as the paper. */
export const drawNumber: DrawPart = ({ slip, paper, words, measure }, y) => {
	const label = bold(paper.label)
	const labelWidth = measure(words.yourNumber, label)
	const plate = slip.reprint ? reprintPlate(measure(words.reprint, label), paper.label) : { width: 0, marks: () => [] }
	const left = Math.round((paper.widthDots - labelWidth - plate.width) / 2)
	const baseline = baselineOf(y, paper.label)
	const number = fitLine(slip.number, figure(paper.number), { maxWidth: paper.widthDots - 2 * paper.margin, least: 48, measure })
	const top = y + lineHeight(paper.label) + Math.round(paper.label * 0.45)
	const capitals = Math.round(number.px * CAPITALS)
	const x = Math.round((paper.widthDots - measure(slip.number, number)) / 2)
	return {
		marks: [
			{ kind: 'text', x: left, baseline, text: words.yourNumber, style: label, ink: 'black' },
			...plate.marks(left + labelWidth, y, words.reprint),
			{ kind: 'text', x, baseline: top + capitals, text: slip.number, style: number, ink: 'black' },
		],
		height: top + capitals + Math.round(paper.label * 0.5) - y,
	}
}

/** White on black beside the label. `width` includes the gap before it. */
function reprintPlate(textWidth: number, px: number) {
	const gap = 16
	const pad = 12
	const marks = (x: number, y: number, text: string): Mark[] => [
		{ kind: 'box', x: x + gap, y, width: textWidth + 2 * pad, height: lineHeight(px), radius: 6, ink: 'black' },
		{ kind: 'text', x: x + gap + pad, baseline: baselineOf(y, px), text, style: bold(px), ink: 'white' },
	]
	return { width: gap + textWidth + 2 * pad, marks }
}

/** What the visit is for. */
export const drawTitle: DrawPart = ({ slip, paper, measure }, y) => {
	const [first = [paper.body, 4] as [number, number]] = paper.title
	const title = fitText(keepTogether(slip.title[slip.language]), bold(first[0]), paper.title, {
		maxWidth: paper.widthDots - 2 * paper.margin,
		measure,
	})
	return drawLines(title.lines, title.px, y, { centre: paper.widthDots / 2 })
}
