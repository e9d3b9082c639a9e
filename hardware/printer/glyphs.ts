import { createCanvas } from '@napi-rs/canvas'
import type { Style } from './drawing.ts'
import { cssFont } from './fonts.ts'

const VOWELS = 'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY'
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

/** The 147 letters and marks that are Vietnamese: twelve vowels in six tones and two cases, đ, Đ and ₫. */
export const VIETNAMESE_LETTERS: readonly string[] = [
	...[...VOWELS].flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC'))),
	'đ',
	'Đ',
	'₫',
]
/** What numbers on a slip are made of. */
export const NUMBER_LETTERS: readonly string[] = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-–:/. ()+']

const EM = 48
/** A code point no font has: what the canvas draws for it is what it draws for any missing letter. */
const NOWHERE = '\u{10fffd}'

/**
 * Letters that would not print: drawn as nothing, as the box for a missing letter, or not apart from their own base
 * letter. A font that loads can still lack them, and nothing else says so.
 *
 * @param letters single letters
 * @param font    a canvas `font`
 */
export function missingLetters(letters: readonly string[], font: string): string[] {
	const context = createCanvas(2 * EM, 2 * EM).getContext('2d')
	const picture = (letter: string): string => {
		context.fillStyle = '#fff'
		context.fillRect(0, 0, 2 * EM, 2 * EM)
		context.fillStyle = '#000'
		context.font = font
		context.fillText(letter, EM / 2, EM * 1.5)
		return Buffer.from(context.getImageData(0, 0, 2 * EM, 2 * EM).data).toString('latin1')
	}
	const lost = new Set([picture(' '), picture(NOWHERE)])
	return letters.filter((letter) => {
		if (letter === ' ') return false
		const base = letter.normalize('NFD')[0] ?? letter
		const drawn = picture(letter)
		return lost.has(drawn) || (base !== letter && drawn === picture(base))
	})
}

/**
 * Proves that this process can print Vietnamese at every weight used. Asked once, before the first slip.
 *
 * @throws Error naming the letters that are missing
 */
export function checkGlyphs(): void {
	const style = (face: Style['face'], weight: Style['weight']) => cssFont({ face, weight, px: EM })
	const missing = [
		...missingLetters(VIETNAMESE_LETTERS, style('words', 600)),
		...missingLetters(VIETNAMESE_LETTERS, style('words', 700)),
		...missingLetters(NUMBER_LETTERS, style('number', 700)),
	]
	if (missing.length) throw new Error(`the slip fonts lack ${missing.length} letters: ${missing.join(' ')}`)
}
