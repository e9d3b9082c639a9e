import type { Mark, Style } from './drawing.ts'
import type { Line } from './line-breaking.ts'
import { drawLine } from './text-block.ts'
import type { Part } from './part.ts'

/** Line height of words, in em: marks of neighbouring lines (ộ over Ấ) stay apart. */
export const LEADING = 1.32
/** Be Vietnam Pro's ascent and descent, in em. */
const ASCENT = 1
const DESCENT = 0.265
/** Height of Overpass's capitals and digits, in em. */
export const CAPITALS = 0.7

export const bold = (px: number): Style => ({ face: 'words', weight: 700, px })
export const plain = (px: number): Style => ({ face: 'words', weight: 600, px })
export const figure = (px: number): Style => ({ face: 'number', weight: 700, px })
/** Numbers inside a sentence: a little larger, because the face looks smaller than the words around it. */
export const inlineFigure = (px: number): Style => figure(Math.round(px * 1.1))

/** Where letters stand in a line of words whose top is at `y`. */
export const baselineOf = (y: number, px: number): number => Math.round(y + (LEADING * px - (ASCENT + DESCENT) * px) / 2 + ASCENT * px)
export const lineHeight = (px: number): number => Math.round(LEADING * px)

/** Lines one under the other, each centred on `centre` or begun at `left`. */
export function drawLines(lines: Line[], px: number, y: number, at: { centre: number } | { left: number }): Part {
	const step = lineHeight(px)
	const marks = lines.flatMap((line, i): Mark[] =>
		drawLine(line, 'left' in at ? at.left : Math.round(at.centre - line.width / 2), baselineOf(y + i * step, px)),
	)
	return { marks, height: lines.length * step }
}
