import type { Mark, Measure, Style } from './drawing.ts'
import { balance, clamp, fill, place, toWords } from './line-breaking.ts'
import type { Limits, Line, Run } from './line-breaking.ts'

/**
 * Sets text in lines: broken at spaces, balanced so that no line is left with one lonely word, and cut with an ellipsis
 * when `maxLines` are not enough. A word wider than the line is broken where it must be.
 *
 * @param runs   in reading order; a run that begins without a space continues the word before it
 * @param limits width in dots, lines ≥ 1
 */
export function setText(runs: Run[], limits: Limits): Line[] {
	const words = toWords(runs, limits)
	const lines = fill(words, limits.maxWidth)
	if (lines.length > limits.maxLines) return clamp(lines, limits).map((line) => place(line, limits.measure))
	return balance(words, lines, limits.maxWidth).map((line) => place(line, limits.measure))
}

/**
 * The largest of some sizes in which a text keeps to its lines; the last size is used, and cut, when none does.
 *
 * @param sizes tried in order: em in dots, and lines allowed at that size
 */
export function fitText(text: string, style: Style, sizes: [px: number, maxLines: number][], limits: Omit<Limits, 'maxLines'>) {
	for (const [i, [px, maxLines]] of sizes.entries()) {
		const sized = { ...style, px }
		const words = toWords([{ text, style: sized }], limits)
		const needed = fill(words, limits.maxWidth).length
		if (needed <= maxLines || i === sizes.length - 1) return { px, lines: setText([{ text, style: sized }], { ...limits, maxLines }) }
	}
	throw new RangeError('no sizes to choose from')
}

/** The largest em, in whole dots from `px` down to `least`, at which a text fits one line. */
export function fitLine(
	text: string,
	style: Style,
	{ maxWidth, least, measure }: { maxWidth: number; least: number; measure: Measure },
): Style {
	const width = measure(text, style)
	const px = width <= maxWidth ? style.px : Math.max(least, Math.floor((style.px * maxWidth) / width))
	return { ...style, px }
}

/** Marks of one line whose left end is at `x`. */
export const drawLine = (line: Line, x: number, baseline: number): Mark[] =>
	line.runs.map((run) => ({ kind: 'text', x: x + run.x, baseline, text: run.text, style: run.style, ink: 'black' }))
