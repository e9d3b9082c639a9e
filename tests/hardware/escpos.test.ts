import fc from 'fast-check'
import { PNG } from 'pngjs'
import decodeQR from 'qr/decode.js'
import { describe, expect, it, vi } from 'vitest'
import type { Bitmap } from '../../hardware/printer/bitmap.ts'
import { isBlack, toRgba } from '../../hardware/printer/bitmap.ts'
import { decodeSlip, EscposError } from '../../hardware/printer/escpos-decode.ts'
import { encodeSlip } from '../../hardware/printer/escpos.ts'
import { findModel, MODEL_IDS } from '../../hardware/printer/models.ts'
import type { PrinterModel } from '../../hardware/printer/models.ts'
import { toPng } from '../../hardware/printer/png.ts'
import { createSlipDrawer } from '../../hardware/printer/slip-drawer.ts'
import { LONGEST_NAME, slip } from './support.ts'

vi.hoisted(() => {
	process.env.DISABLE_SYSTEM_FONTS_LOAD = '1'
})

const drawer = createSlipDrawer()
const model = (id: string): PrinterModel => {
	const found = findModel(id)
	if (!found) throw new Error(id)
	return found
}
const models = MODEL_IDS.map((id) => [id, model(id)] as const)
const dots = (bitmap: Bitmap) => Buffer.from(bitmap.rows).toString('base64')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
/** A picture of noise, the worst a printer can be sent. */
const noise = (widthDots: number, heightDots: number): Bitmap => ({
	widthDots,
	heightDots,
	rows: Uint8Array.from({ length: (widthDots / 8) * heightDots }, (_, i) => (i * 2_654_435_761) >>> 24),
})

describe.each(models)('bytes for %s', (_id, printer) => {
	it('are read back as the same picture, dot for dot', () => {
		for (const picture of [drawer.draw(slip(), printer.widthDots), noise(printer.widthDots, 8), noise(printer.widthDots, 520)]) {
			const paper = decodeSlip(encodeSlip(picture, printer), printer.widthDots)
			expect([paper.bitmap.widthDots, paper.bitmap.heightDots]).toEqual([picture.widthDots, picture.heightDots])
			expect(dots(paper.bitmap)).toBe(dots(picture))
			expect(paper.cut).toBe(printer.cutter)
		}
	})
	it('hold no band longer than the printer takes', () => {
		const bytes = encodeSlip(noise(printer.widthDots, 520), printer)
		const bytesPerRow = printer.widthDots / 8
		let at = Buffer.from(bytes).indexOf(Buffer.from([0x1d, 0x76, 0x30, 0x00]))
		let bands = 0
		for (; bytes[at] === 0x1d && bytes[at + 1] === 0x76; bands++) {
			const rows = (bytes[at + 6] ?? 0) + 256 * (bytes[at + 7] ?? 0)
			expect(rows).toBeLessThanOrEqual(Math.min(255, printer.bandRows))
			at += 8 + rows * bytesPerRow
		}
		expect(bands).toBeGreaterThanOrEqual(Math.ceil(520 / printer.bandRows))
	})
})

describe('the bytes', () => {
	it('begin with a reset and end with feed and cut, or lines to the tear bar', () => {
		const begin = '1b40' + '1c2e' + '1b4d00' + '1d763000' + '4800' + '0800'
		expect(hex(encodeSlip(noise(576, 8), model('epson-tm-t82'))).startsWith(begin)).toBe(true)
		expect(hex(encodeSlip(noise(576, 8), model('epson-tm-t82'))).endsWith('1d564200')).toBe(true)
		expect(hex(encodeSlip(noise(384, 8), model('xprinter-xp-58'))).endsWith('0a0a0a0a')).toBe(true)
	})
	it('are refused for paper of another width', () => {
		expect(() => encodeSlip(noise(384, 8), model('sim-80'))).toThrow(RangeError)
	})
})

describe('reading bytes back', () => {
	const good = encodeSlip(noise(384, 24), model('sim-58'))
	const cut = encodeSlip(noise(576, 24), model('sim-80'))
	const read = (bytes: Uint8Array, width = 384) => decodeSlip(bytes, width)
	const patched = (at: number, byte: number) => Uint8Array.from(good, (old, i) => (i === at ? byte : old))

	it.each([
		['nothing', new Uint8Array()],
		['no reset', good.subarray(2)],
		['text', Buffer.concat([good, Buffer.from('HELLO')])],
		['a wider picture', patched(11, 0x48)],
		['no rows', patched(13, 0)],
		['a scaled picture', patched(10, 1)],
		['an unknown command', Buffer.concat([good.subarray(0, 2), Buffer.from([0x1b, 0x70, 0, 1, 1]), good.subarray(2)])],
		['a seam', Buffer.concat([good, good.subarray(7)])],
		['a reset alone', Buffer.from([0x1b, 0x40])],
	])('refuses %s', (_what, bytes) => {
		expect(() => read(bytes)).toThrow(EscposError)
	})
	it('refuses more after the cut, and says where', () => {
		expect(() => read(Buffer.concat([cut, cut]), 576)).toThrow(`more after the cut at byte ${cut.length}`)
	})
	it('refuses bytes that end early, wherever they end', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: cut.length - 1 }), (length) => {
				const attempt = () => read(cut.subarray(0, length), 576)
				// The picture is whole and only the cut missing: that is a slip still.
				if (length === cut.length - 4) expect(attempt().cut).toBe('none')
				else expect(attempt).toThrow(EscposError)
			}),
		)
	})
})

describe.each([576, 384])('the paper of %i dots', (width) => {
	const printer = model(width === 576 ? 'sim-80' : 'sim-58')
	const paper = (changes = {}) => decodeSlip(drawer.bytes(slip(changes), printer), width).bitmap

	it('carries a code that a telephone reads', () => {
		const { url } = slip()
		const bitmap = paper()
		expect(decodeQR({ width: bitmap.widthDots, height: bitmap.heightDots, data: toRgba(bitmap) }, { timeLimit: 5_000 })).toBe(url)
	})
	it('has white edges: nothing is cut off', () => {
		for (const changes of [{}, { title: { vi: LONGEST_NAME, en: 'x' }, number: 'ABC123456', reprint: true }, { language: 'en' }]) {
			const bitmap = paper(changes)
			const column = (x: number) => Array.from({ length: bitmap.heightDots }, (_, y) => isBlack(bitmap, x, y)).includes(true)
			expect([column(0), column(width - 1)]).toEqual([false, false])
			expect(bitmap.rows.subarray(0, (width / 8) * 4).every((byte) => byte === 0)).toBe(true)
			expect(bitmap.rows.subarray(-(width / 8) * 8).every((byte) => byte === 0)).toBe(true)
		}
	})
	it('is drawn the same every time, whatever was drawn before', () => {
		const first = dots(paper())
		paper({ title: { vi: LONGEST_NAME, en: 'x' }, reprint: true })
		expect(dots(paper())).toBe(first)
	})
	it('becomes a PNG of the same dots', async () => {
		const bitmap = paper()
		const png = PNG.sync.read(Buffer.from(await toPng(bitmap)))
		expect([png.width, png.height]).toEqual([bitmap.widthDots, bitmap.heightDots])
		expect(Buffer.compare(png.data, Buffer.from(toRgba(bitmap)))).toBe(0)
	})
})
