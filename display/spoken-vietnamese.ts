import type { Voice } from '../contract/centre.ts'
import type { TicketNumber } from '../contract/ids.ts'

type Region = Voice['region']
/** How a centre has its numbers read. */
export type Reading = Pick<Voice, 'region' | 'leadingZeros'>

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const LARGEST = 9999

/** Letters that may begin a number, as they are called. D is "đê", as people say it where there is no Đ beside it. */
const LETTERS: Readonly<Record<string, string>> = {
	A: 'a',
	B: 'bê',
	C: 'xê',
	D: 'đê',
	E: 'e',
	F: 'ép phờ',
	G: 'giê',
	H: 'hát',
	J: 'gi',
	K: 'ca',
	L: 'e lờ',
	M: 'em mờ',
	N: 'en nờ',
	P: 'pê',
	R: 'e rờ',
	S: 'ét sì',
	T: 'tê',
	U: 'u',
	V: 'vê',
	W: 'vê kép',
	X: 'ích xì',
	Y: 'i dài',
	Z: 'dét',
}

const OPENING = 'Mời công dân có số'
const TO_COUNTER = 'đến quầy số'
const OTHER_WORDS = ['tư', 'lăm', 'mười', 'mươi', 'mốt', 'trăm', 'nghìn', 'ngàn', 'linh', 'lẻ'] as const

/** Every clip the sentences are made of: its name, which is what is written, and the words that are spoken. */
export const VIETNAMESE_CLIPS: Readonly<Record<string, string>> = {
	...Object.fromEntries([OPENING, TO_COUNTER, ...DIGITS, ...OTHER_WORDS].map((words) => [words, words])),
	...LETTERS,
}

/**
 * A number in words, one clip each: 1015 → một nghìn không trăm mười lăm.
 *
 * @param n       0–9999, whole
 * @param region  `bac` says linh, nghìn, mươi tư; `nam` says lẻ, ngàn, mươi bốn
 * @throws {RangeError} outside that range
 */
export function readNumber(n: number, region: Region): string[] {
	if (!Number.isInteger(n) || n < 0 || n > LARGEST) throw new RangeError(`cannot read ${n} aloud`)
	const thousands = Math.floor(n / 1000)
	const rest = n % 1000
	if (thousands === 0) return belowThousand(rest, region)
	const head = [digit(thousands), region === 'bac' ? 'nghìn' : 'ngàn']
	if (rest === 0) return head
	return rest < 100 ? [...head, 'không', 'trăm', ...afterHundreds(rest, region)] : [...head, ...belowThousand(rest, region)]
}

/**
 * A ticket number, one clip each. Leading zeros: `digits` reads all digits one by one (A012 → A không một hai), `grouped`
 * only the zeros (A không mười hai). Without leading zeros it is read as a number; beyond 9999 digit by digit.
 */
export function readTicket(number: TicketNumber, { region, leadingZeros }: Reading): string[] {
	const letters = number.replace(/\d+$/, '')
	const digits = number.slice(letters.length)
	return [...letters, ...readDigits(digits, region, leadingZeros)]
}

/** "Mời công dân có số A không mười hai đến quầy số ba", as the names of its clips in order. */
export function sayCall(call: { number: TicketNumber; counterNumber: number }, reading: Reading): string[] {
	return [OPENING, ...readTicket(call.number, reading), TO_COUNTER, ...readNumber(call.counterNumber, reading.region)]
}

function readDigits(digits: string, region: Region, leadingZeros: Reading['leadingZeros']): string[] {
	const oneByOne = (text: string) => Array.from(text, (d) => digit(Number(d)))
	const rest = digits.replace(/^0+/, '')
	const zeros = digits.length - rest.length
	if (rest.length > 4 || (zeros > 0 && leadingZeros === 'digits')) return oneByOne(digits)
	return [...oneByOne('0'.repeat(zeros)), ...(rest === '' ? [] : readNumber(Number(rest), region))]
}

function belowThousand(n: number, region: Region): string[] {
	const hundreds = Math.floor(n / 100)
	const rest = n % 100
	if (hundreds === 0) return belowHundred(rest, region)
	return [digit(hundreds), 'trăm', ...(rest === 0 ? [] : afterHundreds(rest, region))]
}

/** 1–99 after "trăm": an empty tens place is spoken. */
function afterHundreds(n: number, region: Region): string[] {
	return n < 10 ? [region === 'bac' ? 'linh' : 'lẻ', digit(n)] : belowHundred(n, region)
}

function belowHundred(n: number, region: Region): string[] {
	const tens = Math.floor(n / 10)
	if (tens === 0) return [digit(n)]
	return [...(tens === 1 ? ['mười'] : [digit(tens), 'mươi']), ...unitAfterTens(n % 10, tens, region)]
}

function unitAfterTens(unit: number, tens: number, region: Region): string[] {
	if (unit === 0) return []
	if (unit === 5) return ['lăm']
	if (unit === 1 && tens > 1) return ['mốt']
	if (unit === 4 && tens > 1 && region === 'bac') return ['tư']
	return [digit(unit)]
}

const digit = (d: number): string => DIGITS[d] ?? ''
