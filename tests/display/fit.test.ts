import { describe, expect, it } from 'vitest'
import { fitLabel, fitNumber, noticePages } from '../../display/fit.ts'
import { opensAgain, spelledCall, watchInstead } from '../../display/words.ts'

describe('fitting a number', () => {
	it('keeps the usual four characters at full size', () => {
		expect(fitNumber('A047', 1003, 388)).toBe(388)
		expect(fitNumber('1001', 1003, 388)).toBe(388)
	})

	it('makes wider and longer ones smaller, never wider than their place', () => {
		expect(fitNumber('W047', 1003, 388)).toBeLessThan(388)
		expect(fitNumber('AB0123', 1003, 388)).toBe(Math.floor(1003 / (2 * 0.73 + 4 * 0.616)))
	})
})

describe('fitting a label', () => {
	const limits = { minPx: 28, maxPx: 34 }
	it('shrinks between the limits', () => {
		expect(fitLabel('Hộ tịch', 374, limits)).toBe(34)
		expect(fitLabel('Căn cước, cư trú, xe cộ', 374, limits)).toBe(30)
		expect(fitLabel('Hộ tịch, chứng thực, nhận kết quả', 374, limits)).toBe(28)
	})
})

describe('the pages of a notice', () => {
	it('is one page when it fits', () => expect(noticePages('Nghỉ lễ thứ Ba.', 40)).toEqual(['Nghỉ lễ thứ Ba.']))
	it('breaks evenly between words and loses none', () => {
		const text = 'Thứ Ba 24/11 nghỉ lễ Ngày Văn hóa Việt Nam. Mở cửa lại 07:00 thứ Tư 25/11. Xin cảm ơn ông bà.'
		const pages = noticePages(text, 60)
		expect(pages).toHaveLength(2)
		expect(pages[0]).toMatch(/ …$/)
		expect(pages.join(' ').replaceAll(' … ', ' ')).toBe(text)
		for (const page of pages) expect(page.replace(/ …$/, '').length).toBeLessThanOrEqual(60)
	})
	it('gives a word longer than a line a page of its own', () =>
		expect(noticePages('a bbbbbbbbbbbb c', 5)).toEqual(['a …', 'bbbbbbbbbbbb …', 'c']))
	it('has none for nothing', () => expect(noticePages('  ', 40)).toEqual([]))
})

describe('words', () => {
	const monday = Date.UTC(2026, 10, 23, 12, 0)
	it('says when the doors open again', () => {
		expect(opensAgain(Date.UTC(2026, 10, 25, 0, 0), monday)).toBe('Mở cửa lại 07:00 thứ Tư 25/11')
		expect(opensAgain(Date.UTC(2026, 10, 23, 6, 30), monday)).toBe('Mở cửa lại 13:30')
	})
	it('says where to look instead', () => {
		expect(watchInstead([1, 2, 4])).toBe('Mời theo dõi quầy 1, 2 và 4')
		expect(watchInstead([7])).toBe('Mời theo dõi quầy 7')
		expect(watchInstead([])).toBeUndefined()
	})
	it('spells a call for a screen reader', () => expect(spelledCall('A047', 3, 'A')).toBe('Mời số A 0 4 7 đến quầy 3, khu A'))
})
