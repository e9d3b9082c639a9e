import { describe, expect, it } from 'vitest'
import type { Slip } from '../../contract/printing.ts'
import type { Drawing, Mark } from '../../hardware/printer/drawing.ts'
import { layout } from '../../hardware/printer/layout.ts'
import { LONGEST_NAME, plainMeasure as measure, slip } from './support.ts'

type TextMark = Extract<Mark, { kind: 'text' }>
const WIDTHS = [576, 384]
const draw = (changes: Partial<Slip> = {}, width = 576) => layout(slip(changes), width, measure)
const texts = (drawing: Drawing): TextMark[] => drawing.marks.filter((mark): mark is TextMark => mark.kind === 'text')
/** All words on the paper, from the top, spaces made plain. */
const read = (drawing: Drawing): string =>
	texts(drawing)
		.map((mark) => mark.text)
		.join(' ')
		.replace(/[\u00a0 ]+/g, ' ')

const everySlip: Partial<Slip>[] = [
	{},
	{ language: 'en', ahead: 0, waitMs: null },
	{ reprint: true, number: 'AB12345', title: { vi: LONGEST_NAME, en: LONGEST_NAME } },
	{ documents: Array.from({ length: 12 }, () => LONGEST_NAME.slice(0, 600)), waitMs: { p50: 0, p90: 1_000 } },
	{
		title: { vi: 'x'.repeat(500), en: 'x' },
		counters: '1–4, 7, 9, 12–15, 21, 23, 30–67',
		kiosk: 'Sảnh chính, tầng trệt',
		hotline: '1900 6035 (giờ hành chính)',
	},
	{
		centre: { vi: `Trung tâm ${LONGEST_NAME}`, en: 'Centre' },
		zone: { letter: 'B', name: { vi: LONGEST_NAME, en: 'x' }, where: { vi: LONGEST_NAME, en: 'x' } },
	},
	{ counters: '', url: '', documents: [] },
]

describe.each(WIDTHS)('a slip of %i dots', (width) => {
	it('keeps everything on the paper, and no text under 3 mm', () => {
		for (const changes of everySlip) {
			const drawing = draw(changes, width)
			expect(drawing.heightDots % 8).toBe(0)
			for (const mark of texts(drawing)) {
				expect(mark.style.px).toBeGreaterThanOrEqual(24)
				expect(mark.x).toBeGreaterThanOrEqual(0)
				expect(mark.x + measure(mark.text, mark.style)).toBeLessThanOrEqual(width)
				expect(mark.baseline).toBeLessThan(drawing.heightDots)
			}
		}
	})
	it('says the number once, in the number face, and nothing is larger', () => {
		for (const changes of everySlip) {
			const drawing = draw(changes, width)
			const largest = Math.max(...texts(drawing).map((mark) => mark.style.px))
			const numbers = texts(drawing).filter((mark) => mark.text === slip(changes).number)
			expect(numbers).toHaveLength(1)
			expect(numbers[0]?.style).toMatchObject({ face: 'number', px: largest })
		}
	})
	it('is at most 36 cm long, whatever it says', () => {
		expect(Math.max(...everySlip.map((changes) => draw(changes, width).heightDots))).toBeLessThan(36 * 80)
	})
	it('leaves four white modules around the code', () => {
		const drawing = draw({}, width)
		const qr = drawing.marks.find((mark) => mark.kind === 'qr')
		if (qr?.kind !== 'qr') throw new Error('no code')
		// The code's own outer modules are white already.
		const quiet = 3 * qr.module
		const side = qr.rows.length * qr.module
		expect([qr.x >= quiet, qr.x + side + quiet <= width, qr.module >= 5]).toEqual([true, true, true])
		for (const mark of texts(drawing)) {
			const beside = mark.x >= qr.x + side + quiet
			const above = mark.baseline + mark.style.px * 0.3 <= qr.y - quiet
			const below = mark.baseline - mark.style.px >= qr.y + side + quiet - 2
			expect(beside || above || below, mark.text).toBe(true)
		}
		const rules = drawing.marks.filter((mark) => mark.kind === 'dashes').map((mark) => mark.y)
		expect(rules.every((y) => y < qr.y - quiet || y >= qr.y + side + quiet)).toBe(true)
	})
})

describe('what the slip says', () => {
	it('speaks Vietnamese', () => {
		const words = read(draw())
		for (const part of [
			'Số của ông/bà',
			'Đăng ký khai sinh',
			'Khu A, quầy',
			'1–4',
			'Hộ tịch, chứng thực',
			'Tầng 1, rẽ trái',
			'Còn trước 10 người',
		])
			expect(words).toContain(part)
		for (const part of [
			'Chờ khoảng 10–20 phút',
			'Quét mã',
			'Chuẩn bị giấy tờ',
			'Giấy chứng sinh',
			'Số có giá trị trong ngày',
			'Đường dây nóng',
		])
			expect(words).toContain(part)
		expect(words).toMatch(/Lấy lúc 09:12 · 23\/11\/2026 · máy K-02/)
	})
	it('speaks English', () => {
		const words = read(draw({ language: 'en', ahead: 1, counters: '3' }))
		for (const part of [
			'Your number',
			'Birth registration',
			'Zone A, counter',
			'Ahead of you 1 person',
			'Wait about 10–20 minutes',
			'Valid today only',
			'Hotline',
		])
			expect(words).toContain(part)
		expect(read(draw({ language: 'en', counters: '3, 5', ahead: 0 }))).toMatch(/counters.*0 people/)
	})
	it('tells a wait that is short, and one that is not known', () => {
		expect(read(draw({ waitMs: { p50: 0, p90: 60_000 } }))).toContain('Thời gian chờ dưới 5 phút')
		expect(read(draw({ waitMs: null }))).toContain('Thời gian chờ Chưa tính được')
		expect(read(draw({ waitMs: null, language: 'en' }))).toContain('Waiting time Not known yet')
	})
	it('says of a reprint that it is one, and of a first print nothing', () => {
		expect(read(draw({ reprint: true }))).toContain('In lại')
		expect(read(draw({ reprint: true, language: 'en' }))).toContain('Reprint')
		expect(read(draw())).not.toContain('In lại')
	})
	it('shows the centre’s time, wherever the machine believes it is', () => {
		expect(read(draw({ issuedAt: Date.parse('2026-11-22T17:05:00Z'), day: '2026-11-23' }))).toContain('Lấy lúc 00:05 · 23/11/2026')
	})
	it('lists no papers when none are needed, and prints no code without an address that fits one', () => {
		const bare = draw({ documents: [], url: '' })
		expect(read(bare)).not.toContain('Chuẩn bị giấy tờ')
		expect(bare.marks.some((mark) => mark.kind === 'qr')).toBe(false)
		expect(draw({ url: 'http://x/'.padEnd(4_000, 'a') }).marks.some((mark) => mark.kind === 'qr')).toBe(false)
	})
	it('cuts a name of 1,094 letters after four lines', () => {
		const title = texts(draw({ title: { vi: LONGEST_NAME, en: 'x' } })).filter((mark) => mark.style.px === 28 && mark.style.weight === 700)
		expect(title.length).toBeGreaterThanOrEqual(4)
		expect(title.some((mark) => mark.text.endsWith('…'))).toBe(true)
	})
	it('prints composed letters even when the name came in pieces', () => {
		expect(read(draw({ title: { vi: 'Đăng ký kết hôn'.normalize('NFD'), en: 'x' } }))).toContain('Đăng ký kết hôn')
	})
})
