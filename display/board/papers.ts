import { linesOf, shorten } from '../fit.ts'

/** The first papers that fit into `lines` of `widthPx`, each of at most three lines, and how many more there are. */
export function papersThatFit(
	documents: readonly string[],
	{ lines, widthPx, px }: { lines: number; widthPx: number; px: number },
): { shown: string[]; more: number } {
	const letters = Math.floor(widthPx / (px * 0.53))
	const shown: string[] = []
	let left = lines
	for (const [i, document] of documents.entries()) {
		const text = shorten(document, letters * 3)
		const needs = linesOf(text, widthPx, px)
		// The line that tells of the rest needs its own room.
		if (needs > left - (i < documents.length - 1 ? 1 : 0)) break
		shown.push(text)
		left -= needs
	}
	return { shown, more: documents.length - shown.length }
}
