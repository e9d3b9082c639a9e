import { createBitmap } from '../bitmap.ts'
import type { Bitmap } from '../bitmap.ts'
import { drawLine } from './cells.ts'
import type { TextLine } from './cells.ts'

/** The paper between two cuts. */
export type Strip = {
	/** Burns one row of as many bytes as the paper is wide. */
	burn(dots: Uint8Array): void
	/** Sets a line of letters at the head; the paper must then be fed by its height. */
	set(line: TextLine): void
	/** Moves on without burning. White paper at the end is not part of the picture. */
	feed(dots: number): void
	/** Rows burnt or set so far, with the white between them; 0 while nothing is on the paper. */
	rows(): number
	/** Rows fed in all. */
	length(): number
	/** White rows since then. */
	trailing(): number
	/** Says what has been printed. The picture is put together when it is asked for. */
	close(): () => Bitmap
}

/** Rows the paper is made longer by at a time. */
const GROWTH = 256

/** @param widthDots a multiple of 8 */
export function createStrip(widthDots: number): Strip {
	const bytesPerRow = widthDots / 8
	const lines: { line: TextLine; top: number }[] = []
	let burnt = new Uint8Array(0)
	/** Where the head is, and how far the picture reaches. */
	let head = 0
	let end = 0
	const reach = (rows: number) => {
		end = Math.max(end, rows)
	}
	return {
		burn: (dots) => {
			const needed = (head + 1) * bytesPerRow
			if (burnt.length < needed) burnt = grown(burnt, needed + GROWTH * bytesPerRow)
			burnt.set(dots, head * bytesPerRow)
			reach(++head)
		},
		set: (line) => {
			lines.push({ line, top: head })
			reach(head + line.height)
		},
		feed: (dots) => {
			head += dots
		},
		rows: () => end,
		length: () => head,
		trailing: () => Math.max(0, head - end),
		close: () => {
			const kept = burnt.slice(0, end * bytesPerRow)
			let whole: Bitmap | undefined
			return () => (whole ??= picture(kept, lines, { widthDots, heightDots: end }))
		},
	}
}

function grown(from: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
	const longer = new Uint8Array(length)
	longer.set(from)
	return longer
}

function picture(
	burnt: Uint8Array,
	lines: { line: TextLine; top: number }[],
	{ widthDots, heightDots }: { widthDots: number; heightDots: number },
): Bitmap {
	const rows = (widthDots / 8) * heightDots
	if (!lines.length && burnt.length === rows) return { widthDots, heightDots, rows: burnt }
	const bitmap = createBitmap(widthDots, heightDots)
	bitmap.rows.set(burnt)
	for (const { line, top } of lines) drawLine(bitmap, line, top)
	return bitmap
}
