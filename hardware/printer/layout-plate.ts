import type { Mark } from './drawing.ts'
import { bold, CAPITALS, drawLines, figure, inlineFigure, lineHeight, plain } from './layout-text.ts'
import type { Line, Run } from './line-breaking.ts'
import type { Desk, DrawPart } from './part.ts'
import { keepTogether } from './slip-words.ts'
import { setText } from './text-block.ts'

const EDGE = 4

/** Where to go: the zone's letter as on its sign, zone and counters, its name, the way to it. */
export const drawPlate: DrawPart = (desk, y) => {
	const { slip, paper, measure } = desk
	const { letter: letterPx, pad } = paper.plate
	const letter = figure(letterPx)
	const letterWidth = measure(slip.zone.letter, letter)
	const square = Math.round(Math.max(letterWidth, letterPx * CAPITALS) + 2 * pad)
	const left = paper.margin + square + pad
	const lines = plateLines(desk, paper.widthDots - paper.margin - EDGE - pad - left)
	const textHeight = lines.reduce((sum, { px, lines: set }) => sum + set.length * lineHeight(px), 0)
	const height = Math.max(Math.round(letterPx * CAPITALS) + 2 * pad + 2 * EDGE, textHeight + 2 * paper.gap)
	const width = paper.widthDots - 2 * paper.margin
	const marks: Mark[] = [
		{ kind: 'frame', x: paper.margin, y, width, height, radius: 10, thickness: EDGE },
		{ kind: 'box', x: paper.margin, y, width: square, height, radius: 10, ink: 'black' },
		{ kind: 'box', x: paper.margin + 20, y, width: square - 20, height, radius: 0, ink: 'black' },
		{
			kind: 'text',
			x: paper.margin + Math.round((square - letterWidth) / 2),
			baseline: y + Math.round((height + letterPx * CAPITALS) / 2),
			text: slip.zone.letter,
			style: letter,
			ink: 'white',
		},
	]
	let top = y + Math.round((height - textHeight) / 2)
	for (const { px, lines: set } of lines) {
		const part = drawLines(set, px, top, { left })
		marks.push(...part.marks)
		top += part.height
	}
	return { marks, height }
}

function plateLines({ slip, paper, words, measure }: Desk, maxWidth: number): { px: number; lines: Line[] }[] {
	const { first, rest } = paper.plate
	const where = (px: number): Run[] => {
		const zone: Run = { text: words.zone(slip.zone.letter).replaceAll(' ', '\u00a0'), style: bold(px) }
		if (!slip.counters) return [zone]
		const one = /^\d+$/.test(slip.counters)
		return [
			{ ...zone, text: `${zone.text}, ` },
			{ text: `${words.counters(one)}\u00a0`, style: zone.style },
			{ text: slip.counters, style: inlineFigure(px) },
		]
	}
	const [px, maxLines] = first.find(([px]) => setText(where(px), { maxWidth, maxLines: 9, measure }).length === 1) ??
		first.at(-1) ?? [rest, 3]
	const more = [slip.zone.name[slip.language], slip.zone.where[slip.language]].map((text) => ({
		px: rest,
		lines: setText([{ text: keepTogether(text), style: plain(rest) }], { maxWidth, maxLines: 2, measure }),
	}))
	return [{ px, lines: setText(where(px), { maxWidth, maxLines, measure }) }, ...more]
}
