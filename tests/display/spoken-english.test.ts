import { describe, expect, it } from 'vitest'
import { readNumber, sayCall } from '../../display/spoken-english.ts'

describe('an English call', () => {
	it('reads the ticket digit by digit and the counter as a number', () => {
		expect(sayCall({ number: 'A047', counterNumber: 3 })).toEqual(['Number', 'A', 'zero', 'four', 'seven', 'please go to counter', 'three'])
		expect(sayCall({ number: '1001', counterNumber: 12 }).join(' ')).toBe('Number one zero zero one please go to counter twelve')
	})

	it.each([
		[0, 'zero'],
		[9, 'nine'],
		[10, 'ten'],
		[19, 'nineteen'],
		[20, 'twenty'],
		[21, 'twenty one'],
		[99, 'ninety nine'],
		[100, 'one hundred'],
		[105, 'one hundred and five'],
		[999, 'nine hundred and ninety nine'],
	])('reads counter %i', (n, words) => expect(readNumber(n).join(' ')).toBe(words))

	it.each([-1, 1000, 2.5])('refuses %d', (n) => expect(() => readNumber(n)).toThrow(RangeError))
})
