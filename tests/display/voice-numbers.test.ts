import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../display/voice/english.ts'
import { readNumber } from '../../display/voice/numbers.ts'
import { readTicket, sayCall, wordsOf } from '../../display/voice/sentence.ts'
import { VIETNAMESE } from '../../display/voice/vietnamese.ts'
import vectors from '../fixtures/number-reading.json'

const REGIONS = ['bac', 'nam'] as const
const rules = {
	bac: VIETNAMESE.numbers['bac'] ?? { main: [] },
	nam: VIETNAMESE.numbers['nam'] ?? { main: [] },
	en: ENGLISH.numbers['en'] ?? { main: [] },
}
const read = (n: number, region: keyof typeof rules) => readNumber(rules[region], n).join(' ')
const sentence = (words: string[]) => words.join(' ').replaceAll(' ,', ',')

describe('a Vietnamese number', () => {
	it.each(Object.entries(vectors))('%s', (n, words) => {
		expect(read(Number(n), 'bac')).toBe(words.bac)
		expect(read(Number(n), 'nam')).toBe(words.nam)
	})

	it.each([
		[10, 'mười'],
		[15, 'mười lăm'],
		[40, 'bốn mươi'],
		[44, 'bốn mươi tư'],
		[104, 'một trăm linh bốn'],
		[505, 'năm trăm linh năm'],
		[555, 'năm trăm năm mươi lăm'],
		[1000, 'một nghìn'],
		[1100, 'một nghìn một trăm'],
		[4004, 'bốn nghìn không trăm linh bốn'],
		[9014, 'chín nghìn không trăm mười bốn'],
		[9041, 'chín nghìn không trăm bốn mươi mốt'],
		[10_000, 'mười nghìn'],
		[21_005, 'hai mươi mốt nghìn không trăm linh năm'],
		[100_000, 'một trăm nghìn'],
		[124_124, 'một trăm hai mươi tư nghìn một trăm hai mươi tư'],
		[999_999, 'chín trăm chín mươi chín nghìn chín trăm chín mươi chín'],
	])('%i in the north', (n, words) => expect(read(n, 'bac')).toBe(words))

	it.each([
		[44, 'bốn mươi bốn'],
		[105, 'một trăm lẻ năm'],
		[2024, 'hai ngàn không trăm hai mươi bốn'],
	])('%i in the south', (n, words) => expect(read(n, 'nam')).toBe(words))

	it.each(REGIONS)('is read like no other, 0–9999, %s, and in words of the grammar', (region) => {
		const words = new Set(wordsOf(VIETNAMESE))
		const readings = new Set<string>()
		for (let n = 0; n <= 9999; n++) {
			const reading = readNumber(rules[region], n)
			expect(reading.filter((word) => !words.has(word))).toEqual([])
			readings.add(reading.join(' '))
		}
		expect(readings.size).toBe(10_000)
	})

	it.each([-1, 1.5, Number.NaN])('is whole and not negative: %d', (n) => expect(() => read(n, 'bac')).toThrow(RangeError))
})

describe('an English number', () => {
	it.each([
		[0, 'zero'],
		[10, 'ten'],
		[19, 'nineteen'],
		[20, 'twenty'],
		[21, 'twenty one'],
		[99, 'ninety nine'],
		[100, 'one hundred'],
		[105, 'one hundred and five'],
		[999, 'nine hundred and ninety nine'],
		[1001, 'one thousand and one'],
		[1200, 'one thousand two hundred'],
	])('%i', (n, words) => expect(read(n, 'en')).toBe(words))

	it('is read like no other', () => expect(new Set(Array.from({ length: 10_000 }, (_, n) => read(n, 'en'))).size).toBe(10_000))
})

describe('rules of a pack', () => {
	it('that never end are refused, not followed', () =>
		expect(() => readNumber({ main: [[0, ['{n:other}']]], other: [[0, ['{n}']]] }, 5)).toThrow(RangeError))
	it('that begin too late are refused', () => expect(() => readNumber({ main: [[1, ['một']]] }, 0)).toThrow('cannot read 0'))
	it('that name no list are refused', () => expect(() => readNumber({ main: [[0, ['{r:nowhere}']]] }, 0)).toThrow('nowhere'))
})

describe('a ticket', () => {
	it.each([
		['A012', 'A không mười hai', 'A không một hai'],
		['A047', 'A không bốn mươi bảy', 'A không bốn bảy'],
		['A001', 'A không không một', 'A không không một'],
		['B000', 'B không không không', 'B không không không'],
		['C105', 'C một trăm linh năm', 'C một trăm linh năm'],
		['H0105', 'H không một trăm linh năm', 'H không một không năm'],
		['1001', 'một nghìn không trăm linh một', 'một nghìn không trăm linh một'],
		['ABC07', 'A B C không bảy', 'A B C không bảy'],
		['7', 'bảy', 'bảy'],
		['12345', 'một hai, ba bốn năm', 'một hai, ba bốn năm'],
		['012345', 'không một hai, ba bốn năm', 'không một hai, ba bốn năm'],
		['000005', 'không không không, không không năm', 'không không không, không không năm'],
	])('%s', (number, grouped, digits) => {
		expect(sentence(readTicket(VIETNAMESE, number, { region: 'bac', leadingZeros: 'grouped' }))).toBe(grouped)
		expect(sentence(readTicket(VIETNAMESE, number, { region: 'bac', leadingZeros: 'digits' }))).toBe(digits)
	})

	it('of the same width is never read like another, whatever the setting', () => {
		const anyTicket = fc.tuple(fc.stringMatching(/^[A-HJ-NPR-Z]{0,3}$/), fc.nat(999_999), fc.integer({ min: 1, max: 6 }))
		fc.assert(
			fc.property(anyTicket, anyTicket, fc.constantFrom(...REGIONS), fc.constantFrom('digits', 'grouped'), (a, b, region, leadingZeros) => {
				const [one, other] = [a, b].map(([prefix, n]) => prefix + String(n % 10 ** a[2]).padStart(a[2], '0'))
				const spoken = [one, other].map((number) => readTicket(VIETNAMESE, number ?? '', { region, leadingZeros }).join(' '))
				expect(spoken[0] === spoken[1]).toBe(one === other)
			}),
			{ numRuns: 2000 },
		)
	})

	it.each(['digits', 'grouped'] as const)('of one to four digits is never read like another, %s', (leadingZeros) => {
		for (const region of REGIONS) {
			const readings = new Set<string>()
			for (const width of [1, 2, 3, 4])
				for (let n = 0; n < 10 ** width; n++)
					readings.add(readTicket(VIETNAMESE, String(n).padStart(width, '0'), { region, leadingZeros }).join(' '))
			expect(readings.size).toBe(10 + 100 + 1000 + 10_000)
		}
	})

	it('is read digit by digit in English', () => {
		const reading = { region: 'bac', leadingZeros: 'grouped' } as const
		expect(sentence(readTicket(ENGLISH, 'A047', reading))).toBe('A zero four seven')
		expect(sentence(readTicket(ENGLISH, '1001', reading))).toBe('one zero zero one')
	})
})

describe('the sentence', () => {
	const southern = { region: 'nam', leadingZeros: 'grouped' } as const
	it.each([
		[{ number: 'A012', counterNumber: 3 }, 'Mời công dân có số A không mười hai, đến quầy số ba'],
		[{ number: 'D024', counterNumber: 104 }, 'Mời công dân có số D không hai mươi bốn, đến quầy số một trăm lẻ bốn'],
		[{ number: 'A012', counterNumber: 3, zone: 'I' }, 'Mời công dân có số A không mười hai, đến quầy số ba, khu I'],
		[{ number: '1001', counterNumber: 1, place: 'guidance' }, 'Mời công dân có số một ngàn không trăm lẻ một, đến bàn hướng dẫn'],
		[
			{ number: '1001', counterNumber: 5, place: 'a desk unknown to the pack' },
			'Mời công dân có số một ngàn không trăm lẻ một, đến quầy số năm',
		],
	])('%o', (call, words) => expect(sentence(sayCall(VIETNAMESE, call, southern))).toBe(words))

	it('says the same in English', () => {
		const say = (call: Parameters<typeof sayCall>[1]) => sentence(sayCall(ENGLISH, call, southern))
		expect(say({ number: 'A047', counterNumber: 21, zone: 'B' })).toBe('Number A zero four seven, please go to counter twenty one, zone B')
		expect(say({ number: 'A047', counterNumber: 21, place: 'results' })).toBe('Number A zero four seven, please go to the results desk')
	})

	it('needs every word of its grammar', () => {
		for (const grammar of [VIETNAMESE, ENGLISH]) {
			const asked = new Set<string>()
			const ask = (number: string, counterNumber: number, place?: string) => {
				for (const region of REGIONS)
					for (const leadingZeros of ['digits', 'grouped'] as const)
						for (const word of sayCall(grammar, { number, counterNumber, place, zone: number[0] }, { region, leadingZeros }))
							asked.add(word)
			}
			for (const letter of Object.keys(grammar.letters)) ask(`${letter}0123456789`.slice(0, 7), 1)
			for (let n = 0; n <= 9999; n++) ask(`A${n}`, n)
			for (const place of Object.keys(grammar.places)) ask('A047', 1, place)
			asked.delete(',')
			expect([...asked].sort()).toEqual(wordsOf(grammar).sort())
		}
	})
})
