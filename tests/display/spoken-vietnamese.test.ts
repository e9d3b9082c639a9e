import { describe, expect, it } from 'vitest'
import { readNumber, readTicket, sayCall } from '../../display/spoken-vietnamese.ts'
import vectors from '../fixtures/number-reading.json'

const northern = { region: 'bac', leadingZeros: 'grouped' } as const
const southern = { region: 'nam', leadingZeros: 'grouped' } as const

describe('reading a number', () => {
	it.each(Object.entries(vectors))('reads %s', (n, words) => {
		expect(readNumber(Number(n), 'bac').join(' ')).toBe(words.bac)
		expect(readNumber(Number(n), 'nam').join(' ')).toBe(words.nam)
	})

	it.each([
		[10, 'mười'],
		[11, 'mười một'],
		[15, 'mười lăm'],
		[40, 'bốn mươi'],
		[44, 'bốn mươi tư'],
		[101, 'một trăm linh một'],
		[104, 'một trăm linh bốn'],
		[105, 'một trăm linh năm'],
		[505, 'năm trăm linh năm'],
		[555, 'năm trăm năm mươi lăm'],
		[1000, 'một nghìn'],
		[1001, 'một nghìn không trăm linh một'],
		[1100, 'một nghìn một trăm'],
		[4004, 'bốn nghìn không trăm linh bốn'],
		[5555, 'năm nghìn năm trăm năm mươi lăm'],
		[9014, 'chín nghìn không trăm mười bốn'],
		[9041, 'chín nghìn không trăm bốn mươi mốt'],
	])('reads %i in the north', (n, words) => expect(readNumber(n, 'bac').join(' ')).toBe(words))

	it.each([
		[44, 'bốn mươi bốn'],
		[105, 'một trăm lẻ năm'],
		[1001, 'một ngàn không trăm lẻ một'],
		[2024, 'hai ngàn không trăm hai mươi bốn'],
	])('reads %i in the south', (n, words) => expect(readNumber(n, 'nam').join(' ')).toBe(words))

	it('reads no two numbers alike', () => {
		for (const region of ['bac', 'nam'] as const) {
			const readings = new Set(Array.from({ length: 10_000 }, (_, n) => readNumber(n, region).join(' ')))
			expect(readings.size).toBe(10_000)
		}
	})

	it.each([-1, 10_000, 1.5, Number.NaN])('refuses %d', (n) => expect(() => readNumber(n, 'bac')).toThrow(RangeError))
})

describe('reading a ticket', () => {
	it.each([
		['A012', 'A không mười hai', 'A không một hai'],
		['A047', 'A không bốn mươi bảy', 'A không bốn bảy'],
		['A001', 'A không không một', 'A không không một'],
		['B000', 'B không không không', 'B không không không'],
		['C105', 'C một trăm linh năm', 'C một trăm linh năm'],
		['H0105', 'H không một trăm linh năm', 'H không một không năm'],
		['1001', 'một nghìn không trăm linh một', 'một nghìn không trăm linh một'],
		['AB07', 'A B không bảy', 'A B không bảy'],
		['12345', 'một hai ba bốn năm', 'một hai ba bốn năm'],
		['012345', 'không một hai ba bốn năm', 'không một hai ba bốn năm'],
	])('reads %s', (number, grouped, digits) => {
		expect(readTicket(number, northern).join(' ')).toBe(grouped)
		expect(readTicket(number, { region: 'bac', leadingZeros: 'digits' }).join(' ')).toBe(digits)
	})
})

describe('the sentence', () => {
	it('calls a citizen to a counter', () => {
		expect(sayCall({ number: 'A012', counterNumber: 3 }, northern)).toEqual([
			'Mời công dân có số',
			'A',
			'không',
			'mười',
			'hai',
			'đến quầy số',
			'ba',
		])
	})

	it('follows the region for the counter too', () => {
		expect(sayCall({ number: 'D024', counterNumber: 104 }, southern).join(' ')).toBe(
			'Mời công dân có số D không hai mươi bốn đến quầy số một trăm lẻ bốn',
		)
	})
})
