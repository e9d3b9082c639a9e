import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Style } from '../../hardware/printer/drawing.ts'
import { tidy } from '../../hardware/printer/line-breaking.ts'
import { keepTogether } from '../../hardware/printer/slip-words.ts'
import { fitLine, fitText, setText } from '../../hardware/printer/text-block.ts'
import { plainMeasure as measure } from './support.ts'

const style: Style = { face: 'words', weight: 600, px: 20 }
const said = (lines: ReturnType<typeof setText>) => lines.map((line) => line.runs.map((run) => run.text).join('|'))
const set = (text: string, maxWidth: number, maxLines = 9) => said(setText([{ text, style }], { maxWidth, maxLines, measure }))

describe('setting text', () => {
	// A letter is 11 dots wide.
	it('breaks at spaces and evens the lines out', () => {
		expect(set('một hai ba bốn năm sáu', 11 * 18)).toEqual(['một hai ba', 'bốn năm sáu'])
	})
	it('cuts what is too long with an ellipsis, and no comma before it', () => {
		expect(set('một hai, ba bốn, năm sáu bảy', 11 * 8, 2)).toEqual(['một hai,', 'ba bốn…'])
	})
	it('breaks a word that is wider than the line', () => {
		expect(set('abcdefghij', 11 * 4)).toEqual(['abcd', 'efgh', 'ij'])
	})
	it('keeps a run that begins without a space with the word before it', () => {
		const bold: Style = { ...style, weight: 700 }
		const lines = setText(
			[
				{ text: 'máy\u00a0', style },
				{ text: 'K-02 này', style: bold },
			],
			{ maxWidth: 11 * 8, maxLines: 3, measure },
		)
		expect(said(lines)).toEqual(['máy\u00a0|K-02', 'này'])
	})
	it('composes letters and their marks, and takes line breaks for spaces', () => {
		expect(tidy('Đăng\n\tký'.normalize('NFD'))).toBe('Đăng ký')
	})
	it('never sets a line wider than the paper, nor loses or adds a word, whatever the text', () => {
		const words = fc.array(fc.string({ unit: fc.constantFrom(...'aăâđêôơưẵợ,.x'), minLength: 1, maxLength: 12 }), { maxLength: 40 })
		fc.assert(
			fc.property(words, fc.integer({ min: 150, max: 600 }), (list, maxWidth) => {
				const lines = setText([{ text: list.join(' '), style }], { maxWidth, maxLines: 99, measure })
				expect(lines.every((line) => line.width <= maxWidth + 0.01)).toBe(true)
				expect(said(lines).join(' ')).toBe(list.join(' '))
			}),
		)
	})
	it('never sets more lines than allowed, and fits them all', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 1, max: 4 }), (text, maxLines) => {
				const lines = setText([{ text, style }], { maxWidth: 200, maxLines, measure })
				expect(lines.length).toBeLessThanOrEqual(maxLines)
				expect(lines.every((line) => line.width <= 200.01)).toBe(true)
			}),
		)
	})
})

describe('choosing a size', () => {
	it('takes the largest in which the text keeps to its lines', () => {
		const sizes: [number, number][] = [
			[40, 1],
			[20, 2],
			[10, 3],
		]
		expect(fitText('ngắn', style, sizes, { maxWidth: 110, measure }).px).toBe(40)
		expect(fitText('hai dòng thôi', style, sizes, { maxWidth: 110, measure }).px).toBe(20)
		const cut = fitText('rất dài '.repeat(30), style, sizes, { maxWidth: 110, measure })
		expect([cut.px, cut.lines.length, said(cut.lines).at(-1)?.endsWith('…')]).toEqual([10, 3, true])
	})
	it('shrinks one line until it fits, but not below the least', () => {
		expect(fitLine('1234', style, { maxWidth: 22, least: 8, measure }).px).toBe(10)
		expect(fitLine('1234', style, { maxWidth: 1, least: 8, measure }).px).toBe(8)
		expect(fitLine('12', style, { maxWidth: 100, least: 8, measure }).px).toBe(20)
	})
})

describe('Vietnamese compounds', () => {
	it('stay on one line', () => {
		expect(keepTogether('Trung tâm Phục vụ hành chính công')).toBe('Trung\u00a0tâm Phục\u00a0vụ hành\u00a0chính\u00a0công')
		expect(keepTogether('Tầng 1, quầy 12')).toBe('Tầng\u00a01, quầy\u00a012')
	})
	it('are whole words only', () => {
		expect(keepTogether('khu vực, hồ sơn')).toBe('khu vực, hồ sơn')
	})
})
