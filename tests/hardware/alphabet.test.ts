import { describe, expect, it, vi } from 'vitest'
import { encodeText } from '../../hardware/printer/code-page.ts'
import { createEmulator } from '../../hardware/printer/emulator/emulator.ts'
import type { PrinterModel } from '../../hardware/printer/models.ts'
import { createRaster } from '../../hardware/printer/raster.ts'
import { createSlipDrawer } from '../../hardware/printer/slip-drawer.ts'
import { modelOf } from './printer-support.ts'
import { slip } from './support.ts'

vi.setConfig({ testTimeout: 30_000 })
vi.hoisted(() => {
	process.env.DISABLE_SYSTEM_FONTS_LOAD = '1'
})

const SMALL = ['àảãáạăằẳẵắặâầẩẫấậ', 'èẻẽéẹêềểễếệ', 'ìỉĩíị', 'òỏõóọôồổỗốộơờởỡớợ', 'ùủũúụưừửữứự', 'ỳỷỹýỵđ'].join('')
const LETTERS = [...(SMALL + SMALL.toUpperCase()).normalize('NFC')]
const drawer = createSlipDrawer()
const raster = createRaster()

/** What a printer makes of bytes. */
async function paperOf(model: PrinterModel, bytes: Uint8Array) {
	const emulator = createEmulator({ model, now: Date.now })
	const line = emulator.connect(
		() => {},
		() => {},
	)
	await line.write(bytes)
	const [paper] = emulator.slips()
	if (!paper) throw new Error('no paper')
	return paper
}

it('there are 134 accented letters', () => {
	expect([LETTERS.length, new Set(LETTERS).size]).toEqual([134, 134])
})

it('every letter is drawn like no other', () => {
	const seen = new Map<string, string>()
	for (const letter of LETTERS) {
		const style = { face: 'words', weight: 700, px: 38 } as const
		const { rows } = raster.draw({
			widthDots: 64,
			heightDots: 64,
			marks: [{ kind: 'text', x: 8, baseline: 48, text: letter, style, ink: 'black' }],
		})
		const picture = Buffer.from(rows).toString('base64')
		expect([letter, seen.get(picture), rows.some((byte) => byte !== 0)]).toEqual([letter, undefined, true])
		seen.set(picture, letter)
	}
})

describe.each(['sim-80', 'sim-58'])('on paper of a %s', (id) => {
	const model = modelOf(id)
	it('every letter comes out of the printer as it was drawn', async () => {
		for (let at = 0; at < LETTERS.length; at += 12) {
			const title = LETTERS.slice(at, at + 12).join(' ')
			const said = slip({ title: { vi: title, en: 'x' }, url: '', documents: [] })
			const { bitmap } = await paperOf(model, drawer.bytes(said, model))
			const drawn = drawer.draw(said, model.widthDots)
			expect(Buffer.from(drawn.rows.subarray(0, bitmap.rows.length)).equals(Buffer.from(bitmap.rows))).toBe(true)
			expect(drawn.rows.subarray(bitmap.rows.length).every((byte) => byte === 0)).toBe(true)
		}
	})
	it.each(['windows-1258', 'tcvn3'] as const)('every letter of %s comes out of the printer as it went in', async (encoding) => {
		const only: PrinterModel = { ...model, codePages: model.codePages.filter((page) => page.encoding === encoding), mode: 'text' }
		const words = LETTERS.map((letter) => `a${letter}b`)
		const perLine = 8
		const documents = Array.from({ length: 12 }, (_, i) => words.slice(i * perLine, (i + 1) * perLine).join(' '))
		const rest = words.slice(12 * perLine)
		const papers = await Promise.all(
			[documents, Array.from({ length: 5 }, (_, i) => rest.slice(i * perLine, (i + 1) * perLine).join(' '))].map((list) =>
				paperOf(only, drawer.bytes(slip({ documents: list, url: '' }), only)),
			),
		)
		const said = papers.flatMap(({ text }) => text.split(/\s+/))
		expect(words.filter((word) => !said.includes(word))).toEqual([])
	})
	it('letters that come apart are put together first', () => {
		for (const page of model.codePages)
			for (const letter of LETTERS) expect(encodeText(letter.normalize('NFD'), page)).toEqual(encodeText(letter, page))
	})
})
