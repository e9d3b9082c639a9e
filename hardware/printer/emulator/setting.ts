import { cellHeight, cellWidth } from './cells.ts'
import type { Cell, TextLine } from './cells.ts'
import { isMark } from './code-pages.ts'
import type { Align, Letters } from './ops.ts'

export const PLAIN: Letters = { font: 'A', width: 1, height: 1, bold: false, underline: false, reverse: false }

/** The line that is being set, letter by letter, until it is printed. */
export type LineInHand = {
	/** @returns whether the letter found room; a mark always does */
	add(letter: string, letters: Letters): boolean
	/** To the next of the columns eight plain letters apart. */
	tab(letters: Letters): void
	isEmpty(): boolean
	/** What was set, and a new line. */
	take(align: Align): { line: TextLine; text: string }
	clear(): void
}

export function createLineInHand(widthDots: number): LineInHand {
	let cells: Cell[] = []
	const width = () => cells.reduce((sum, { letters }) => sum + cellWidth(letters), 0)
	const add = (letter: string, letters: Letters): boolean => {
		const last = cells.at(-1)
		if (isMark(letter) && last) {
			last.text = (last.text + letter).normalize('NFC')
			return true
		}
		if (width() + cellWidth(letters) > widthDots) return false
		cells.push({ text: letter, letters })
		return true
	}
	return {
		add,
		tab: (letters) => {
			const stop = 8 * cellWidth(PLAIN)
			const to = (Math.floor(width() / stop) + 1) * stop
			while (width() < to && add(' ', letters));
		},
		isEmpty: () => cells.length === 0,
		take: (align) => {
			const line = { cells, x: startOf(align, widthDots - width()), height: Math.max(...cells.map(({ letters }) => cellHeight(letters))) }
			const text = cells.map((cell) => cell.text).join('')
			cells = []
			return { line, text: text.trimEnd() }
		},
		clear: () => {
			cells = []
		},
	}
}

/** Where something begins that leaves `room` dots of the paper free. */
export const startOf = (align: Align, room: number): number =>
	Math.max(0, align === 'centre' ? Math.floor(room / 2) : align === 'right' ? room : 0)
