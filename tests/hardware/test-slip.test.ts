import { describe, expect, it } from 'vitest'
import { Slip } from '../../contract/printing.ts'
import { rowsOf } from '../../hardware/printer/drawing.ts'
import { layout } from '../../hardware/printer/layout.ts'
import { LETTERS_ON_TRIAL } from '../../hardware/printer/slip-words.ts'
import { textLines } from '../../hardware/printer/text-slip-lines.ts'
import { SLIP_WORDS } from '../../hardware/printer/slip-words.ts'
import { testSlipOf } from '../../server/domain/test-slip.ts'
import { testCentre } from '../support/centre.ts'
import { plainMeasure as measure } from './support.ts'

const NOW = Date.UTC(2026, 10, 23, 2, 12)
const slip = testSlipOf(testCentre(), 'printer-1', NOW)

describe('a slip on trial', () => {
	it('is a slip like any other on the wire', () => {
		expect(Slip.parse(slip)).toEqual(slip)
	})
	it.each([576, 384])('on %i dots says what it is, whose and when, shows both faces, and no number', (widthDots) => {
		const drawing = layout(slip, widthDots, measure)
		const texts = drawing.marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []))
		const read = texts
			.map(({ text }) => text)
			.join(' ')
			.replace(/[\u00a0 ]+/g, ' ')
		expect(read).toMatch(/Trung tâm thử.*Phiếu thử.*Không phải số thứ tự.*0123456789.*In lúc 09:12 · 23\/11\/2026 Máy K-01/)
		for (const letter of LETTERS_ON_TRIAL.replaceAll(' ', '')) expect(read).toContain(letter)
		expect(read).not.toContain('Số của ông/bà')
		for (const { x, text, style } of texts) {
			expect(style.px).toBeGreaterThanOrEqual(24)
			expect(x).toBeGreaterThanOrEqual(0)
			expect(x + measure(text, style)).toBeLessThanOrEqual(widthDots + 1)
		}
		for (const mark of drawing.marks) expect(rowsOf(mark)[1]).toBeLessThanOrEqual(drawing.heightDots + 40)
	})
	it.each([48, 32])('in %i letters a line says the same', (columns) => {
		const { head, foot } = textLines(slip, SLIP_WORDS.vi, columns)
		const lines = [...head, ...foot]
		const read = lines
			.map(({ text }) => text)
			.join(' ')
			.replace(/[\u00a0 ]+/g, ' ')
		expect(read).toMatch(/Trung tâm thử Phiếu thử Không phải số thứ tự .*In lúc 09:12 - 23\/11\/2026 Máy K-01$/)
		for (const { text, width } of lines) expect([...text].length * width).toBeLessThanOrEqual(columns)
	})
	it('names the printer where no kiosk is known to have it', () => {
		expect(testSlipOf(testCentre(), 'printer-9', NOW).kiosk).toBe('printer-9')
	})
})
