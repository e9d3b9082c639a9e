import type { TicketNumber } from '../contract/ids.ts'

const ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const
const TEENS = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'] as const
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const
const OPENING = 'Number'
const TO_COUNTER = 'please go to counter'
const LARGEST = 999

/** Every clip the English sentences are made of: its name and the words that are spoken. */
export const ENGLISH_CLIPS: Readonly<Record<string, string>> = Object.fromEntries(
	[OPENING, TO_COUNTER, ...ONES, ...TEENS, ...TENS, 'hundred', 'and', ...'ABCDEFGHJKLMNPRSTUVWXYZ'].map((words) => [words, words]),
)

/**
 * A counter's number in words, one clip each: 105 → one hundred and five.
 *
 * @param n  0–999, whole
 * @throws {RangeError} outside that range
 */
export function readNumber(n: number): string[] {
	if (!Number.isInteger(n) || n < 0 || n > LARGEST) throw new RangeError(`cannot read ${n} aloud`)
	if (n < 100) return belowHundred(n)
	return [one(Math.floor(n / 100)), 'hundred', ...(n % 100 === 0 ? [] : ['and', ...belowHundred(n % 100)])]
}

/** "Number A zero four seven, please go to counter three", as the names of its clips; tickets are read digit by digit. */
export function sayCall(call: { number: TicketNumber; counterNumber: number }): string[] {
	const characters = Array.from(call.number, (c) => (/\d/.test(c) ? one(Number(c)) : c))
	return [OPENING, ...characters, TO_COUNTER, ...readNumber(call.counterNumber)]
}

function belowHundred(n: number): string[] {
	if (n < 10) return [one(n)]
	if (n < 20) return [TEENS[n - 10] ?? '']
	return [TENS[Math.floor(n / 10) - 2] ?? '', ...(n % 10 === 0 ? [] : [one(n % 10)])]
}

const one = (d: number): string => ONES[d] ?? ''
