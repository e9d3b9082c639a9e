import type { Clips, Grammar } from '../../contract/voice-pack.ts'
import { wordsOf } from './sentence.ts'

/** Telex, the way Vietnamese is typed: it keeps mười (muwowif) and mươi (muwowi) apart in plain ASCII. */
const MARKS: Readonly<Record<string, string>> = {
	'\u0306': 'w',
	'\u031b': 'w',
	'\u0300': 'f',
	'\u0301': 's',
	'\u0309': 'r',
	'\u0303': 'x',
	'\u0323': 'j',
}
const CIRCUMFLEX = '\u0302'
const TONES = 'fsrxj'

/** The name of a word's file, without its ending: `letter-a`, `muwowif`, `ddeens-quaayf-soos`. */
export function fileName(word: string): string {
	if (/^[A-Z]$/.test(word)) return `letter-${word.toLowerCase()}`
	return word.toLowerCase().split(' ').map(telex).join('-')
}

/** The clips of a shipped language: a file for each of its words. @param say  how letters are called, where not by themselves */
export const clipsOf = (grammar: Grammar, say: Readonly<Record<string, string>>): Clips =>
	Object.fromEntries(wordsOf(grammar).map((word) => [word, { file: fileName(word), ...(say[word] !== undefined && { say: say[word] }) }]))

function telex(word: string): string {
	let letters = '',
		tone = ''
	for (const c of word.replaceAll('đ', 'dd').normalize('NFD')) {
		const mark = MARKS[c]
		if (c === CIRCUMFLEX) letters += letters.at(-1) ?? ''
		else if (mark === undefined) letters += c
		else if (TONES.includes(mark)) tone = mark
		else letters += mark
	}
	return letters + tone
}
