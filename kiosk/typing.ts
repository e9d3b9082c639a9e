/** The five tones, by the mark each adds. */
export const TONES = { huyền: '\u0300', sắc: '\u0301', hỏi: '\u0309', ngã: '\u0303', nặng: '\u0323' } as const
export type Tone = keyof typeof TONES

/** Text and where the next letter goes. */
export interface Typed {
	text: string
	caret: number
}

const TONE_MARKS = /[\u0300\u0301\u0309\u0303\u0323]/g
const VOWEL = /^[aeiouy]/i

export const insert = ({ text, caret }: Typed, letters: string): Typed => ({
	text: text.slice(0, caret) + letters + text.slice(caret),
	caret: caret + letters.length,
})

export const erase = ({ text, caret }: Typed): Typed =>
	caret === 0 ? { text, caret } : { text: text.slice(0, caret - 1) + text.slice(caret), caret: caret - 1 }

/**
 * Puts a tone on the right vowel of the syllable before the caret, in the spelling of public papers (hòa, thủy, quý,
 * toàn). The same tone again takes it away; without a vowel nothing changes.
 */
export function addTone(typed: Typed, tone: Tone): Typed {
	const before = typed.text.slice(0, typed.caret).normalize('NFC')
	const start = before.search(/\p{L}+$/u)
	if (start < 0) return typed
	const letters = [...before.slice(start)].map((c) => c.normalize('NFD'))
	const at = tonePlace(letters.map((c) => c.replace(TONE_MARKS, '')))
	if (at === undefined) return typed
	const had = letters.find((c) => c.search(TONE_MARKS) > 0)?.match(TONE_MARKS)?.[0]
	const mark = TONES[tone]
	const marked = letters.map((c, i) => {
		const bare = c.replace(TONE_MARKS, '')
		return (i === at && had !== mark ? bare + mark : bare).normalize('NFC')
	})
	const text = before.slice(0, start) + marked.join('')
	return { text: text + typed.text.slice(typed.caret), caret: text.length }
}

/** Which letter of a syllable bears the tone. Letters come decomposed and without tones. */
function tonePlace(letters: string[]): number | undefined {
	const isVowel = (i: number) => VOWEL.test(letters[i] ?? '')
	let last = letters.length - 1
	while (last >= 0 && !isVowel(last)) last--
	if (last < 0) return undefined
	let first = last
	while (first > 0 && isVowel(first - 1)) first--
	// "qu" and "gi" before another vowel are consonants: quà, giờ, but gì.
	const lead = (letters[first - 1] ?? '') + (letters[first] ?? '')
	if (first < last && /^(qu|gi)$/i.test(lead)) first++
	for (let i = last; i >= first; i--) if (/^[aeo][\u0302\u0306\u031b]/i.test(letters[i] ?? '')) return i
	for (let i = last; i >= first; i--) if (/^u\u031b/i.test(letters[i] ?? '')) return i
	const vowels = last - first + 1
	if (vowels >= 3) return first + 1
	return vowels === 2 && last === letters.length - 1 ? first : last
}
