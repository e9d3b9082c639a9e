import type { Measure, Style } from './drawing.ts'

/** A stretch of text in one style. */
export type Run = { text: string; style: Style }
/** A run and where it begins, in dots from the start of its line. */
export type Placed = Run & { x: number }
export type Line = { runs: Placed[]; width: number }

/** What may not part: pieces without a breaking space between them; widths in dots, `space` the gap after it. */
export type Word = { pieces: Run[]; width: number; space: number }
/** `maxWidth` in dots, `maxLines` ≥ 1. */
export type Limits = { maxWidth: number; maxLines: number; measure: Measure }

const ELLIPSIS = '…'

/** One form for every letter (NFC), and no line breaks, tabs or other control characters; no-break spaces stay. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

/** Splits runs at their spaces; a run that begins without a space continues the word before it. */
export function toWords(runs: Run[], { maxWidth, measure }: Omit<Limits, 'maxLines'>): Word[] {
	const words: Run[][] = []
	let glue = false
	for (const { text, style } of runs) {
		const parts = tidy(text).split(/ +/)
		for (const [i, part] of parts.entries()) {
			const last = words.at(-1)
			if (part !== '') {
				if (i === 0 && glue && last) last.push({ text: part, style })
				else words.push([{ text: part, style }])
			}
		}
		glue = parts.at(-1) !== ''
	}
	return words.flatMap((pieces) => toWord(pieces, measure, maxWidth))
}

function toWord(pieces: Run[], measure: Measure, maxWidth: number): Word[] {
	const width = pieces.reduce((sum, { text, style }) => sum + measure(text, style), 0)
	const style = pieces.at(-1)?.style
	const space = style ? measure(' ', style) : 0
	if (width <= maxWidth) return [{ pieces, width, space }]
	return pieces
		.flatMap((piece) => slice(piece, measure, maxWidth))
		.map((piece) => ({ pieces: [piece], width: measure(piece.text, piece.style), space }))
}

/** Cuts an over-long word into pieces that fit; never inside a letter with its marks. */
function slice({ text, style }: Run, measure: Measure, maxWidth: number): Run[] {
	const slices: string[] = ['']
	for (const letter of text) {
		const grown = (slices.at(-1) ?? '') + letter
		if (measure(grown, style) > maxWidth && slices.at(-1) !== '') slices.push(letter)
		else slices[slices.length - 1] = grown
	}
	return slices.map((part) => ({ text: part, style }))
}

/** As many words in each line as fit. */
export function fill(words: Word[], maxWidth: number): Word[][] {
	const lines: Word[][] = []
	let used = Infinity
	for (const word of words) {
		const line = lines.at(-1)
		const space = line?.at(-1)?.space ?? 0
		if (line && used + space + word.width <= maxWidth) {
			line.push(word)
			used += space + word.width
		} else {
			lines.push([word])
			used = word.width
		}
	}
	return lines
}

/** The narrowest setting that needs no more lines, so that no line is left with one lonely word. */
export function balance(words: Word[], lines: Word[][], maxWidth: number): Word[][] {
	if (lines.length < 2) return lines
	let [low, high] = [maxWidth / 2, maxWidth]
	let best = lines
	while (high - low > 4) {
		const middle = (low + high) / 2
		const tried = fill(words, middle)
		if (tried.length <= lines.length && words.every((word) => word.width <= middle)) [best, high] = [tried, middle]
		else low = middle
	}
	return best
}

/** The first `maxLines` lines, the last of them ending in an ellipsis. */
export function clamp(lines: Word[][], { maxWidth, maxLines, measure }: Limits): Word[][] {
	const kept = lines.slice(0, maxLines)
	const last = kept.at(-1) ?? []
	const { style } = last[0]?.pieces[0] ?? { style: { face: 'words', weight: 600, px: 24 } as const }
	let text = last.map((word) => word.pieces.map((piece) => piece.text).join('')).join(' ')
	while (text && measure(text + ELLIPSIS, style) > maxWidth) text = text.slice(0, -1).trimEnd()
	const cut = text.replace(/[\s,.;:(–-]+$/u, '') + ELLIPSIS
	return [...kept.slice(0, -1), [{ pieces: [{ text: cut, style }], width: measure(cut, style), space: 0 }]]
}

/** Where each run of a line begins. */
export function place(line: Word[], measure: Measure): Line {
	const runs: Placed[] = []
	const end = () => runs.reduce((_, run) => run.x + measure(run.text, run.style), 0)
	for (const [i, word] of line.entries())
		for (const [j, piece] of word.pieces.entries()) {
			const before = runs.at(-1)
			const spaced = i > 0 && j === 0
			// Neighbours of one style are one run: the face sets its own spaces and kerning.
			if (before?.style === piece.style) before.text += (spaced ? ' ' : '') + piece.text
			else runs.push({ ...piece, x: end() + (spaced ? (line[i - 1]?.space ?? 0) : 0) })
		}
	return { runs, width: end() }
}
