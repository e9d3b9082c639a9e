import type { Mark } from './drawing.ts'
import type { Desk, DrawPart } from './part.ts'
import { bold, drawLines, inlineFigure, lineHeight, plain } from './layout-text.ts'
import type { Run } from './line-breaking.ts'
import { clock, keepTogether } from './slip-words.ts'
import { setText } from './text-block.ts'

const TICK_BOX = 24

/** The papers to bring, each with a box to tick. */
export const drawDocuments: DrawPart = ({ slip, paper, words, measure }, y) => {
	const { margin, body } = paper
	const inside = paper.widthDots - 2 * margin
	const heading = setText([{ text: words.documents, style: bold(body) }], { maxWidth: inside, maxLines: 1, measure })
	const head = drawLines(heading, body, y, { left: margin })
	const marks: Mark[] = [...head.marks]
	let top = y + head.height
	for (const text of slip.documents) {
		top += 6
		const left = margin + TICK_BOX + 12
		const lines = setText([{ text: keepTogether(text), style: plain(body) }], {
			maxWidth: paper.widthDots - margin - left,
			maxLines: paper.documentLines,
			measure,
		})
		const boxTop = top + Math.round((lineHeight(body) - TICK_BOX) / 2)
		const part = drawLines(lines, body, top, { left })
		marks.push({ kind: 'frame', x: margin, y: boxTop, width: TICK_BOX, height: TICK_BOX, radius: 0, thickness: 3 }, ...part.marks)
		top += Math.max(part.height, lineHeight(body))
	}
	return { marks, height: top - y }
}

/** When and at which machine it was taken, how long it counts, and whom to telephone. */
export const drawFoot: DrawPart = (desk, y) => {
	const { paper, measure } = desk
	const marks: Mark[] = []
	let top = y
	for (const runs of footLines(desk)) {
		const lines = setText(runs, { maxWidth: paper.widthDots - 2 * paper.margin, maxLines: 2, measure })
		const part = drawLines(lines, paper.foot, top, { centre: paper.widthDots / 2 })
		marks.push(...part.marks)
		top += part.height
	}
	return { marks, height: top - y }
}

function footLines({ slip, paper, words, measure }: Desk): Run[][] {
	const word = (text: string): Run => ({ text, style: plain(paper.foot) })
	const number = (text: string): Run => ({ text, style: inlineFigure(paper.foot) })
	const [year, month, date] = slip.day.split('-')
	const taken = [word(`${words.takenAt} `), number(clock.format(slip.issuedAt))]
	const day = number(`${date}/${month}/${year}`)
	const machine = [word(`${words.machine}\u00a0`), number(slip.kiosk)]
	const dot = word('\u00a0· ')
	const oneLine = [...taken, dot, day, dot, ...machine]
	const fits = setText(oneLine, { maxWidth: paper.widthDots - 2 * paper.margin, maxLines: 9, measure }).length === 1
	// A telephone number is kept whole; words about it may break.
	const hotline = /^[\d .()+-]+$/.test(slip.hotline) ? slip.hotline.replaceAll(' ', '\u00a0') : slip.hotline
	return [
		...(fits ? [oneLine] : [[...taken, dot, ...machine], [day]]),
		[{ text: words.validity, style: bold(paper.foot) }],
		[word(`${words.hotline} `), number(hotline)],
	]
}
