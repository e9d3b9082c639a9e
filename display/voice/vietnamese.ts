import type { Clips, Grammar, NumberRules } from '../../contract/voice-pack.ts'
import { clipsOf } from './file-names.ts'

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const PLACES = {
	guidance: 'đến bàn hướng dẫn',
	results: 'đến quầy trả kết quả',
	reception: 'đến quầy tiếp nhận',
	fees: 'đến quầy thu phí',
}

/** Letters as they are called. D is "đê", as people say it where there is no Đ beside it. */
const LETTERS = {
	A: 'a',
	B: 'bê',
	C: 'xê',
	D: 'đê',
	E: 'e',
	F: 'ép phờ',
	G: 'giê',
	H: 'hát',
	I: 'i ngắn',
	J: 'gi',
	K: 'ca',
	L: 'e lờ',
	M: 'em mờ',
	N: 'en nờ',
	O: 'o',
	P: 'pê',
	Q: 'quy',
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

/** North and south differ in three words: linh and lẻ, nghìn and ngàn, and whether 24 ends in tư or bốn. */
const numbers = ({ thousand, odd, four }: { thousand: string; odd: string; four: string }): NumberRules => ({
	main: [
		...DIGITS.map((word, n): [number, string[]] => [n, [word]]),
		[10, ['mười', '{r:after ten}']],
		[20, ['{q}', 'mươi', '{r:after tens}']],
		[100, ['{q}', 'trăm', '{r:after hundreds}']],
		[1000, ['{q}', thousand, '{r:after thousands}']],
	],
	'after ten': [
		[0, []],
		[1, ['{n}']],
		[5, ['lăm']],
		[6, ['{n}']],
	],
	'after tens': [
		[0, []],
		[1, ['mốt']],
		[2, ['{n}']],
		[4, [four]],
		[5, ['lăm']],
		[6, ['{n}']],
	],
	// An empty place between others is spoken.
	'after hundreds': [
		[0, []],
		[1, [odd, '{n}']],
		[10, ['{n}']],
	],
	'after thousands': [
		[0, []],
		[1, ['không', 'trăm', '{n:after hundreds}']],
		[100, ['{n}']],
	],
})

/** "Mời công dân có số A không mười hai, đến quầy số ba." */
export const VIETNAMESE: Grammar = {
	numbers: {
		bac: numbers({ thousand: 'nghìn', odd: 'linh', four: 'tư' }),
		nam: numbers({ thousand: 'ngàn', odd: 'lẻ', four: 'bốn' }),
	},
	upTo: 999_999,
	digits: DIGITS,
	letters: Object.fromEntries(Object.keys(LETTERS).map((letter) => [letter, letter])),
	places: PLACES,
	tickets: 'as-set',
	sentences: {
		counter: ['Mời công dân có số', '{ticket}', ',', 'đến quầy số', '{counter}'],
		place: ['Mời công dân có số', '{ticket}', ',', '{place}'],
	},
	zone: [',', 'khu', '{zone}'],
}

export const VIETNAMESE_CLIPS: Clips = clipsOf(VIETNAMESE, LETTERS)
