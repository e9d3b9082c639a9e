import type { Clips, Grammar } from '../../contract/voice-pack.ts'
import { clipsOf } from './file-names.ts'

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const TEENS = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** "Number A zero one two, please go to counter three." Tickets are read digit by digit: visitors compare them with their paper. */
export const ENGLISH: Grammar = {
	numbers: {
		en: {
			main: [
				...[...DIGITS, ...TEENS].map((word, n): [number, string[]] => [n, [word]]),
				...TENS.map((word, i): [number, string[]] => [20 + 10 * i, [word, '{r:ones}']]),
				[100, ['{q}', 'hundred', '{r:and}']],
				[1000, ['{q}', 'thousand', '{r:after thousands}']],
			],
			ones: [
				[0, []],
				[1, ['{n}']],
			],
			and: [
				[0, []],
				[1, ['and', '{n}']],
			],
			'after thousands': [
				[0, []],
				[1, ['and', '{n}']],
				[100, ['{n}']],
			],
		},
	},
	upTo: 999_999,
	digits: DIGITS,
	letters: Object.fromEntries([...ALPHABET].map((letter) => [letter, letter])),
	places: {
		guidance: 'please go to the guidance desk',
		results: 'please go to the results desk',
		reception: 'please go to the reception desk',
		fees: 'please go to the payment desk',
	},
	tickets: 'digit-by-digit',
	sentences: {
		counter: ['Number', '{ticket}', ',', 'please go to counter', '{counter}'],
		place: ['Number', '{ticket}', ',', '{place}'],
	},
	zone: [',', 'zone', '{zone}'],
}

export const ENGLISH_CLIPS: Clips = clipsOf(ENGLISH, {})
