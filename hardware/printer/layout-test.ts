import type { Mark } from './drawing.ts'
import { bold, drawLines, figure, inlineFigure, lineHeight, plain } from './layout-text.ts'
import type { Run } from './line-breaking.ts'
import type { DrawPart } from './part.ts'
import { clock, LETTERS_ON_TRIAL, TEST_WORDS } from './slip-words.ts'
import { fitLine, setText } from './text-block.ts'

/** Dots of one millimetre at 203 dpi, for the ruler. */
const DOTS_A_MM = 8

/** "Phiếu thử" where the number would be, and that it is none. */
const drawTitle: DrawPart = ({ slip, paper, measure }, y) => {
	const words = TEST_WORDS[slip.language]
	const room = { maxWidth: paper.widthDots - 2 * paper.margin, measure }
	const px = paper.figure
	const title = drawLines(setText([{ text: words.title, style: bold(px) }], { ...room, maxLines: 1 }), px, y, {
		centre: paper.widthDots / 2,
	})
	const note = setText([{ text: words.noNumber, style: plain(paper.body) }], { ...room, maxLines: 2 })
	const below = drawLines(note, paper.body, y + title.height, { centre: paper.widthDots / 2 })
	return { marks: [...title.marks, ...below.marks], height: title.height + below.height + paper.gap }
}

/** Both faces, in the sizes of a slip: every tone mark, and the digits as wide as the paper. */
const drawLetters: DrawPart = ({ paper, measure }, y) => {
	const room = paper.widthDots - 2 * paper.margin
	const marks: Mark[] = []
	let top = y
	for (const px of [paper.foot, paper.label, paper.figure]) {
		const lines = setText([{ text: LETTERS_ON_TRIAL, style: px === paper.foot ? plain(px) : bold(px) }], {
			...{ maxWidth: room, measure },
			maxLines: 4,
		})
		const part = drawLines(lines, px, top, { centre: paper.widthDots / 2 })
		marks.push(...part.marks)
		// Marks over a larger letter reach higher than its line.
		top += part.height + paper.gap
	}
	const digits = '0123456789'
	const style = fitLine(digits, figure(paper.number), { maxWidth: room, least: 24, measure })
	const baseline = top + style.px
	marks.push({ kind: 'text', x: Math.round((paper.widthDots - measure(digits, style)) / 2), baseline, text: digits, style, ink: 'black' })
	return { marks, height: baseline + paper.gap - y }
}

/** From edge to edge: a ruler in millimetres, and black in which a dead dot of the head is a white line. */
const drawEdges: DrawPart = ({ paper }, y) => {
	const ticks = Array.from({ length: Math.floor(paper.widthDots / DOTS_A_MM) + 1 }, (_, mm): Mark => {
		const x = Math.min(mm * DOTS_A_MM, paper.widthDots - 2)
		return { kind: 'box', x, y, width: 2, height: mm % 10 === 0 ? 32 : mm % 5 === 0 ? 24 : 14, radius: 0, ink: 'black' }
	})
	const bar: Mark = { kind: 'box', x: 0, y: y + 44, width: paper.widthDots, height: 40, radius: 0, ink: 'black' }
	const slope: Mark[] = [0, 1, 2, 3].map((i) => ({
		...{ kind: 'line', thickness: i + 1, ink: 'black' },
		from: [paper.margin + i * 40, y + 150],
		to: [paper.widthDots / 2 + i * 40, y + 96],
	}))
	return { marks: [...ticks, bar, ...slope], height: 160 }
}

/** When, and from which machine. */
const drawWhen: DrawPart = ({ slip, paper, measure }, y) => {
	const words = TEST_WORDS[slip.language]
	const [year, month, date] = slip.day.split('-')
	const word = (text: string): Run => ({ text, style: plain(paper.body) })
	const number = (text: string): Run => ({ text, style: inlineFigure(paper.body) })
	const runs = [word(`${words.printedAt} `), number(clock.format(slip.issuedAt)), word('\u00a0· '), number(`${date}/${month}/${year}`)]
	const where = [word(`${words.machine}\u00a0`), number(slip.kiosk)]
	const room = { maxWidth: paper.widthDots - 2 * paper.margin, maxLines: 2, measure }
	const first = drawLines(setText(runs, room), paper.body, y, { centre: paper.widthDots / 2 })
	const second = drawLines(setText(where, room), paper.body, y + first.height, { centre: paper.widthDots / 2 })
	return { marks: [...first.marks, ...second.marks], height: first.height + second.height + lineHeight(paper.foot) / 2 }
}

/** What a slip on trial has in place of a number: both faces, the edges of the paper, and when it was printed. */
export const TEST_PARTS: readonly DrawPart[] = [drawTitle, drawLetters, drawEdges, drawWhen]
