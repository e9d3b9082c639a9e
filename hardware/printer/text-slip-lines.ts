import type { Slip } from '../../contract/printing.ts'
import type { Style } from './drawing.ts'
import type { SlipWords } from './slip-words.ts'
import { clock, keepTogether, LETTERS_ON_TRIAL, TEST_WORDS } from './slip-words.ts'
import { setText } from './text-block.ts'
import { waitRange } from './wait-range.ts'

/** One line of letters. `width` and `height` are multiples of the printer's own letter, 1–8. */
export type TextLine = { text: string; align: 'left' | 'centre'; width: number; height: number; bold: boolean }

type Look = Omit<TextLine, 'text'>
const NORMAL: Look = { align: 'centre', width: 1, height: 1, bold: false }
const BOLD: Look = { ...NORMAL, bold: true }

/**
 * What a slip says, in letters, above and below its code.
 *
 * @param columns plain letters in a line, ≥ 16
 */
export function textLines(slip: Slip, words: SlipWords, columns: number): { head: TextLine[]; foot: TextLine[] } {
	const set = (text: string, look: Look, maxLines: number) => wrap(text, look, columns, maxLines)
	if (slip.test) return { head: testLines(slip, set), foot: [] }
	const rule: TextLine = { ...NORMAL, text: '-'.repeat(columns) }
	const label = slip.reprint ? `${words.yourNumber} (${words.reprint})` : words.yourNumber
	const tick: Look = { ...NORMAL, align: 'left' }
	return {
		head: [
			...set(slip.centre[slip.language], BOLD, 3),
			rule,
			...set(label, BOLD, 1),
			{ ...numberLook(slip.number, columns), text: slip.number },
			...title(slip.title[slip.language], columns),
			...set(whereTo(slip, words), { ...BOLD, height: 2 }, 3),
			...set(slip.zone.name[slip.language], NORMAL, 2),
			...set(slip.zone.where[slip.language], NORMAL, 2),
			rule,
			...set(`${words.ahead}: ${slip.ahead} ${words.people(slip.ahead)}`, BOLD, 1),
			...set(wait(slip, words), BOLD, 2),
			rule,
		],
		foot: [
			...(slip.url ? set(words.scan.join(' '), NORMAL, 3) : []),
			...(slip.documents.length ? [rule, ...set(words.documents, { ...BOLD, align: 'left' }, 1)] : []),
			...slip.documents.flatMap((text) => set(`[ ] ${text}`, tick, 4)),
			rule,
			...set(taken(slip, words), NORMAL, 2),
			...set(words.validity, BOLD, 1),
			...set(`${words.hotline} ${slip.hotline}`, NORMAL, 2),
		],
	}
}

/** A slip on trial: letters in each size, and when it was printed. */
function testLines(slip: Slip, set: (text: string, look: Look, maxLines: number) => TextLine[]): TextLine[] {
	const words = TEST_WORDS[slip.language]
	const [year, month, date] = slip.day.split('-')
	return [
		...set(slip.centre[slip.language], BOLD, 3),
		...set(words.title, { ...BOLD, width: 2, height: 2 }, 1),
		...set(words.noNumber, NORMAL, 2),
		...[NORMAL, BOLD, { ...BOLD, width: 2, height: 2 }].flatMap((look) => set(`${LETTERS_ON_TRIAL} 0123456789`, look, 6)),
		...set(`${words.printedAt} ${clock.format(slip.issuedAt)} - ${date}/${month}/${year}`, NORMAL, 2),
		...set(`${words.machine} ${slip.kiosk}`, NORMAL, 2),
	]
}

const style: Style = { face: 'words', weight: 600, px: 1 }
const measure = (text: string): number => [...text].length

function wrap(text: string, look: Look, columns: number, maxLines: number): TextLine[] {
	if (!text) return []
	const lines = setText([{ text: keepTogether(text), style }], { maxWidth: Math.floor(columns / look.width), maxLines, measure })
	return lines.map((line) => ({ ...look, text: line.runs.map((run) => run.text).join(' ') }))
}

/** Large where that takes two lines, else as tall but narrower. */
function title(text: string, columns: number): TextLine[] {
	const large = wrap(text, { ...BOLD, width: 2, height: 2 }, columns, 99)
	return large.length <= 2 ? large : wrap(text, { ...BOLD, height: 2 }, columns, 4)
}

/** As large as the paper allows, up to the largest letter there is. */
function numberLook(number: string, columns: number): Look {
	const size = Math.max(1, Math.min(8, Math.floor(columns / measure(number))))
	return { ...BOLD, width: size, height: size }
}

function whereTo({ zone, counters }: Slip, words: SlipWords): string {
	const one = /^\d+$/.test(counters)
	return counters ? `${words.zone(zone.letter)}, ${words.counters(one)}\u00a0${counters}` : words.zone(zone.letter)
}

function wait({ waitMs }: Slip, words: SlipWords): string {
	if (!waitMs) return `${words.waitTime}: ${words.waitUnknown}`
	const { from, to } = waitRange(waitMs)
	return from > 0 ? `${words.wait}: ${from}–${to} ${words.minutes}` : `${words.waitTime}: ${words.under} ${to} ${words.minutes}`
}

function taken({ issuedAt, day, kiosk }: Slip, words: SlipWords): string {
	const [year, month, date] = day.split('-')
	return `${words.takenAt} ${clock.format(issuedAt)} - ${date}/${month}/${year} - ${words.machine}\u00a0${kiosk}`
}
