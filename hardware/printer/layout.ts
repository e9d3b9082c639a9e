import type { Slip } from '../../contract/printing.ts'
import type { Drawing, Mark, Measure } from './drawing.ts'
import { drawFigures } from './layout-figures.ts'
import { drawDocuments, drawFoot } from './layout-foot.ts'
import { drawHead, drawNumber, drawTitle } from './layout-head.ts'
import { drawPlate } from './layout-plate.ts'
import { canPrintQr, drawQr } from './layout-qr.ts'
import { TEST_PARTS } from './layout-test.ts'
import { paperFor } from './paper.ts'
import type { Desk, DrawPart } from './part.ts'
import { SLIP_WORDS } from './slip-words.ts'

const TOP = 12
const BOTTOM = 20

/**
 * What a slip looks like: door and centre, the number very large, where to go, how long it takes, the code to follow it,
 * the papers to bring, and when and where it was taken. It holds no personal data, and never the lane.
 *
 * Text of any length keeps to its place: it is set smaller, then in more lines, then cut with an ellipsis.
 *
 * @param slip      everything it says
 * @param widthDots printable width: 576 or 384 dots
 * @param measure   width of a text in the faces it will be printed in
 * @returns         a drawing whose height is a multiple of 8 dots
 */
export function layout(slip: Slip, widthDots: number, measure: Measure): Drawing {
	const desk: Desk = { slip, paper: paperFor(widthDots), words: SLIP_WORDS[slip.language], measure }
	const parts: readonly DrawPart[] = slip.test ? [drawHead, solidRule, ...TEST_PARTS] : ticketParts(desk)
	const marks: Mark[] = []
	let y = TOP
	for (const draw of parts) {
		const part = draw(desk, y)
		marks.push(...part.marks)
		y += part.height
	}
	return { widthDots, heightDots: Math.ceil((y + BOTTOM) / 8) * 8, marks }
}

function ticketParts({ slip, paper: { gap } }: Desk): DrawPart[] {
	return [
		drawHead,
		solidRule,
		drawNumber,
		drawTitle,
		space(Math.round(gap * 1.2)),
		drawPlate,
		space(gap),
		drawFigures,
		...(canPrintQr(slip.url) ? [dashedRule, drawQr] : []),
		...(slip.documents.length ? [dashedRule, drawDocuments] : []),
		dashedRule,
		drawFoot,
	]
}

const space =
	(height: number): DrawPart =>
	() => ({ marks: [], height })

const solidRule: DrawPart = ({ paper }, y) => ({
	marks: [
		{ kind: 'box', x: paper.margin, y: y + paper.gap, width: paper.widthDots - 2 * paper.margin, height: 3, radius: 0, ink: 'black' },
	],
	height: 2 * paper.gap + 3,
})

const dashedRule: DrawPart = ({ paper }, y) => ({
	marks: [{ kind: 'dashes', x: paper.margin, y: y + paper.gap, width: paper.widthDots - 2 * paper.margin, thickness: 2, dash: 8 }],
	height: 2 * paper.gap + 2,
})
