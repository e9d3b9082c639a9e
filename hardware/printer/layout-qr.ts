import encodeQR from 'qr'
import { bold, drawLines, lineHeight, plain } from './layout-text.ts'
import type { Run } from './line-breaking.ts'
import type { Desk, DrawPart } from './part.ts'
import { keepTogether } from './slip-words.ts'
import { setText } from './text-block.ts'

/** White modules a reader needs around the code (ISO/IEC 18004, 9.1). */
const QUIET = 4
/** Least dots a module, 0.4 mm; smaller ones run together on paper. */
const MIN_MODULE = 3
/** Longest address printed; more bytes would need modules under 0.4 mm on narrow paper. */
const MAX_URL_BYTES = 500

/** Whether a code for this address can be printed and read again. */
export const canPrintQr = (url: string): boolean => url !== '' && Buffer.byteLength(url) <= MAX_URL_BYTES

/** The code to follow the number by, and what it is for; beside it on wide paper, below it on narrow. */
export const drawQr: DrawPart = (desk, y) => {
	const { slip, paper, words, measure } = desk
	// The package draws at least one white module around the code; the rest of the quiet zone is plain paper.
	const rows = encodeQR(slip.url, 'raw', { ecc: 'medium', border: 1 })
	const inside = paper.widthDots - 2 * paper.margin
	const fitting = Math.floor(Math.min(inside, paper.widthDots - 2 * MIN_MODULE * QUIET) / rows.length)
	const module = Math.max(MIN_MODULE, Math.min(paper.qr.maxModule, Math.floor(paper.qr.side / rows.length), fitting))
	const code: Code = { rows, module, side: rows.length * module, quiet: (QUIET - 1) * module }
	const text: Run[] = [
		{ text: words.scan[0], style: bold(paper.body) },
		{ text: ` ${keepTogether(words.scan[1])}`, style: plain(paper.body) },
	]
	const room = inside - code.side - 2 * code.quiet
	if (paper.qr.beside && room >= 220) return beside(desk, y, code, setText(text, { maxWidth: room, maxLines: 6, measure }))
	return above(desk, y, code, setText(text, { maxWidth: inside, maxLines: 6, measure }))
}

/** `side` with one white module all around it, `quiet` the white still missing, both in dots. */
type Code = { rows: boolean[][]; module: number; side: number; quiet: number }
type Lines = ReturnType<typeof setText>
type Arrange = (desk: Desk, y: number, code: Code, lines: Lines) => ReturnType<DrawPart>

const beside: Arrange = ({ paper }, y, { rows, module, side, quiet }, lines) => {
	// The gap of the rules above and below is part of the quiet zone.
	const air = Math.max(0, quiet - paper.gap)
	const textHeight = lines.length * lineHeight(paper.body)
	const height = Math.max(side + 2 * air, textHeight)
	const left = paper.margin + Math.max(0, quiet - paper.margin)
	const said = drawLines(lines, paper.body, y + Math.round((height - textHeight) / 2), { left: left + side + 2 * quiet })
	return { marks: [{ kind: 'qr', x: left, y: y + Math.round((height - side) / 2), module, rows }, ...said.marks], height }
}

const above: Arrange = ({ paper }, y, { rows, module, side, quiet }, lines) => {
	const air = Math.max(0, quiet - paper.gap)
	const said = drawLines(lines, paper.body, y + air + side + quiet, { centre: paper.widthDots / 2 })
	const x = Math.round((paper.widthDots - side) / 2)
	return { marks: [{ kind: 'qr', x, y: y + air, module, rows }, ...said.marks], height: air + side + quiet + said.height }
}
