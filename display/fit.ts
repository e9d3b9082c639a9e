/** Widths of the number face at 700, in em, read from the font; W and M are the widest letters. */
const DIGIT_EM = 0.616
const LETTER_EM = 0.73
const WIDE_EM = 0.85
/** A little more than the mean width of a Vietnamese letter in the text face. */
const TEXT_EM = 0.53
/** Widths of the text face at 600, in em, measured; marks add nothing to their letter. */
const SPACE_EM = 0.235
const ADVANCES: readonly [letters: RegExp, em: number][] = [
	[/[ijlI.,:;·'|]/, 0.31],
	[/[frt1()]/, 0.44],
	[/[sz/–J]/, 0.53],
	[/[ceghknuvxyEFLđ]/, 0.62],
	[/[mwMW…]/, 0.95],
	[/[CGOQ]/, 0.82],
	[/[A-ZĐ]/, 0.75],
]
const OTHER_EM = 0.67

/** Of one word, in em. */
const widthOf = (word: string): number =>
	Array.from(word.normalize('NFD').replace(/\p{M}/gu, ''), (c) => ADVANCES.find(([letters]) => letters.test(c))?.[1] ?? OTHER_EM).reduce(
		(sum, em) => sum + em,
		0,
	)

const widthEm = (c: string) => (/\d/.test(c) ? DIGIT_EM : /[MW]/.test(c) ? WIDE_EM : LETTER_EM)

/** The largest size in px, up to `maxPx`, at which a ticket or counter number keeps within `widthPx`. */
export function fitNumber(number: string, widthPx: number, maxPx: number): number {
	const em = Array.from(number, widthEm).reduce((sum, w) => sum + w, 0)
	return em === 0 ? maxPx : Math.min(maxPx, Math.floor(widthPx / em))
}

/** The size in px, between `minPx` and `maxPx`, at which a label should keep within one line of `widthPx`. */
export const fitLabel = (label: string, widthPx: number, { minPx, maxPx }: { minPx: number; maxPx: number }): number =>
	Math.max(minPx, Math.min(maxPx, Math.floor(widthPx / (Math.max(1, label.length) * TEXT_EM))))

/**
 * One line at a time: a notice longer than `letters` turns over several pages, broken between words, as evenly as they
 * allow; an ellipsis says that it goes on.
 */
export function noticePages(text: string, letters: number): string[] {
	const words = text.split(/\s+/).filter(Boolean)
	const pages = Math.ceil(words.join(' ').length / letters)
	for (let room = Math.ceil(words.join(' ').length / Math.max(1, pages)); ; room++) {
		const lines = breakLines(words, Math.min(room, letters))
		if (lines.length <= pages || room >= letters) return lines.map((line, i) => (i < lines.length - 1 ? `${line} …` : line))
	}
}

function breakLines(words: readonly string[], room: number): string[] {
	const lines: string[] = []
	for (const word of words) {
		const line = lines[lines.length - 1]
		if (line !== undefined && line.length + 1 + word.length <= room) lines[lines.length - 1] = `${line} ${word}`
		else lines.push(word)
	}
	return lines
}

/** How many lines a text should take in `widthPx` at `px`, broken between words; at least one. */
export function linesOf(text: string, widthPx: number, px: number): number {
	const room = widthPx / px
	let lines = 1
	let used = 0
	for (const word of text.split(/\s+/).filter(Boolean)) {
		const em = widthOf(word)
		if (used > 0 && used + SPACE_EM + em > room) {
			lines++
			used = em
		} else used += (used > 0 ? SPACE_EM : 0) + em
	}
	return lines
}

/** At most `letters` of a text, cut between words; an ellipsis says that it goes on. */
export function shorten(text: string, letters: number): string {
	const words = text.split(/\s+/).filter(Boolean)
	if (words.join(' ').length <= letters) return words.join(' ')
	return `${breakLines(words, letters - 2)[0]?.slice(0, letters - 2) ?? ''} …`
}

/** Rows of these heights on as few pages of `roomPx` as hold them, in order and as even as they allow. */
export function pagesOf<T>(rows: readonly T[], heightPx: (row: T) => number, roomPx: number): T[][] {
	for (let pages = 1; pages < rows.length; pages++) {
		const each = Math.ceil(rows.length / pages)
		const cut = Array.from({ length: Math.ceil(rows.length / each) }, (_, i) => rows.slice(i * each, (i + 1) * each))
		if (cut.every((page) => page.reduce((sum, row) => sum + heightPx(row), 0) <= roomPx)) return cut
	}
	return rows.map((row) => [row])
}
