import type { Voice } from '../../contract/centre.ts'
import type { TicketNumber } from '../../contract/ids.ts'
import type { Grammar, NumberRules } from '../../contract/voice-pack.ts'
import { readNumber, wordsOfRules } from './numbers.ts'

/** How a centre has its numbers read. */
export type Reading = Pick<Voice, 'region' | 'leadingZeros'>
/** Who is called where. A `place` that the language does not know is called by its number. */
export interface Called {
	number: TicketNumber
	counterNumber: number
	place?: string | undefined
	/** Letter of the zone, where it is to be said. */
	zone?: string | undefined
}

/** A breath between two words. */
export const BREATH = ','
/** More digits than this are read one by one, with a breath between every three. */
const READ_AS_NUMBER = 4
const GROUP = 3
const SLOT = /^\{\w+\}$/

/** The words of a call in order, `,` for a breath: "Mời công dân có số A không mười hai , đến quầy số ba". @throws {RangeError} */
export function sayCall(grammar: Grammar, call: Called, reading: Reading): string[] {
	const place = call.place === undefined ? undefined : grammar.places[call.place]
	const fill: Record<string, () => string[]> = {
		'{ticket}': () => readTicket(grammar, call.number, reading),
		'{counter}': () => readAnyNumber(grammar, call.counterNumber, reading.region),
		'{place}': () => (place === undefined ? [] : [place]),
		'{zone}': () => letterOf(grammar, call.zone ?? ''),
	}
	const sentence = place === undefined ? grammar.sentences.counter : grammar.sentences.place
	return [...sentence, ...(call.zone === undefined ? [] : grammar.zone)].flatMap((word) => fill[word]?.() ?? [word])
}

/**
 * A ticket number: its letters, then its digits. Leading zeros: `digits` reads all digits one by one (A012 → A không một
 * hai), `grouped` only the zeros (A không mười hai). Without leading zeros it is read as a number. More than four digits are
 * always read one by one, in threes.
 */
export function readTicket(grammar: Grammar, number: TicketNumber, { region, leadingZeros }: Reading): string[] {
	const letters = number.replace(/\d+$/, '')
	const digits = number.slice(letters.length)
	const rest = digits.replace(/^0+/, '')
	const zeros = digits.slice(0, digits.length - rest.length)
	const spell = grammar.tickets === 'digit-by-digit' || digits.length > READ_AS_NUMBER || (zeros !== '' && leadingZeros === 'digits')
	return [
		...[...letters].flatMap((letter) => letterOf(grammar, letter)),
		...(spell ? spelled(grammar, digits) : [...spelled(grammar, zeros), ...(rest ? readAnyNumber(grammar, Number(rest), region) : [])]),
	]
}

/** Every word, or phrase, that some sentence of this language may need. */
export function wordsOf(grammar: Grammar): string[] {
	const written = [...grammar.sentences.counter, ...grammar.sentences.place, ...grammar.zone]
	const words = [
		...written.filter((word) => word !== BREATH && !SLOT.test(word)),
		...Object.values(grammar.places),
		...grammar.digits,
		...Object.values(grammar.numbers).flatMap(wordsOfRules),
		...Object.values(grammar.letters),
	]
	return [...new Set(words)]
}

/** The words of numbers: the ones that a longer number has in its middle. */
export const numberWords = (grammar: Grammar): string[] => [
	...new Set([...grammar.digits, ...Object.values(grammar.numbers).flatMap(wordsOfRules)]),
]

function readAnyNumber(grammar: Grammar, n: number, region: string): string[] {
	return n > grammar.upTo ? spelled(grammar, String(n)) : readNumber(rulesOf(grammar, region), n)
}

function rulesOf({ numbers }: Grammar, region: string): NumberRules {
	const rules = numbers[region] ?? Object.values(numbers)[0]
	if (!rules) throw new RangeError('a grammar without numbers')
	return rules
}

function letterOf(grammar: Grammar, letter: string): string[] {
	const word = grammar.letters[letter]
	if (word === undefined) throw new RangeError(`no word for the letter ${letter}`)
	return [word]
}

function spelled(grammar: Grammar, digits: string): string[] {
	const long = digits.length > READ_AS_NUMBER
	return [...digits].flatMap((d, i) => [
		...(long && i > 0 && (digits.length - i) % GROUP === 0 ? [BREATH] : []),
		grammar.digits[Number(d)] ?? '',
	])
}
