import fc from 'fast-check'
import { PNG } from 'pngjs'
import decodeQR from 'qr/decode.js'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { toRgba } from '../../hardware/printer/bitmap.ts'
import type { Bitmap } from '../../hardware/printer/bitmap.ts'
import { encodeSlip } from '../../hardware/printer/escpos.ts'
import { MODEL_IDS } from '../../hardware/printer/models.ts'
import { createSlipDrawer } from '../../hardware/printer/slip-drawer.ts'
import type { SlipDrawer } from '../../hardware/printer/slip-drawer.ts'
import { bytesOf, CLEAR, connected, CUT, dots, modelOf, noise } from './emulator-support.ts'
import { slip } from './support.ts'

vi.hoisted(() => {
	process.env.DISABLE_SYSTEM_FONTS_LOAD = '1'
})

let drawer: SlipDrawer
beforeAll(() => {
	drawer = createSlipDrawer()
})

describe.each(MODEL_IDS)('a %s in software', (id) => {
	it('puts every dot of a slip on the paper, and cuts it as it can', async () => {
		const { emulator, model, write } = connected({ id })
		const picture = drawer.draw(slip(), model.widthDots)
		const bytes = encodeSlip(picture, model)
		await write(bytes)
		const [paper] = emulator.slips()
		expect(paper).toMatchObject({ complete: true, cut: model.cutter, text: '', printedAt: 7 })
		expect(paper && dots(paper.bitmap)).toBe(dots(picture))
		expect(Buffer.compare(paper?.bytes ?? Buffer.alloc(0), bytes)).toBe(0)
		const png = PNG.sync.read(Buffer.from(paper?.png ?? []))
		expect(Buffer.compare(png.data, Buffer.from(toRgba(picture)))).toBe(0)
		expect(emulator.figures()).toMatchObject({ slips: 1, bufferedBytes: 0, unknownCommands: 0 })
	})
})

describe('the bytes of a host', () => {
	it('make the same paper in pieces of any size', async () => {
		const model = modelOf('epson-tm-t82iii')
		const letters = bytesOf('\x1b@\x1bt', 52, '\x1ba', 1, 'Qu\xe2\xcc', 'y 3\n\x1b!', 0x38, 'A001\n\x1bd', 2, CUT)
		const stream = Buffer.concat([encodeSlip(noise(576, 40), model), letters, encodeSlip(noise(576, 16), model)])
		const papersOf = async (pieces: Uint8Array[]) => {
			const { emulator, write } = connected()
			for (const piece of pieces) await write(piece)
			return emulator.slips().map(({ bitmap, text, cut, complete, bytes }) => [dots(bitmap), text, cut, complete, bytes.length])
		}
		const whole = await papersOf([stream])
		expect(whole.map(([, text]) => text)).toEqual(['', 'Quầy 3\nA001', ''])
		await fc.assert(
			fc.asyncProperty(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 40 }), async (at) => {
				const cuts = [0, ...at.sort((a, b) => a - b), stream.length]
				expect(await papersOf(cuts.slice(1).map((end, i) => stream.subarray(cuts[i], end)))).toEqual(whole)
			}),
			{ numRuns: 40 },
		)
	})
	it('never break it, whatever they are', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 }), async (rubbish) => {
				const { emulator, write } = connected({ keep: 1 })
				for (const piece of rubbish) await write(piece)
				await write(CLEAR)
				const picture = noise(576, 8)
				await write(encodeSlip(picture, emulator.model))
				expect(dots(emulator.slips()[0]!.bitmap)).toBe(dots(picture))
				expect(emulator.figures().bufferedBytes).toBe(0)
			}),
			{ numRuns: 200 },
		)
	})
	it('that never ask for a cut are cut off after two metres', async () => {
		const { emulator, write } = connected({ keep: 3 })
		for (let i = 0; i < 2_200; i++) await write(bytesOf('x\n'))
		expect(emulator.slips().map(({ complete, cut }) => [complete, cut])).toEqual(Array(3).fill([false, 'none']))
		expect(emulator.slips()[0]?.bitmap.heightDots).toBeLessThan(17_000)
	}, 20_000)
	it('that it does not know are counted, and what follows is printed as letters', async () => {
		const { emulator, write } = connected()
		await write(bytesOf('\x1b@\x1bzab\n\x1f', CUT))
		expect(emulator.slips()[0]?.text).toBe('ab')
		expect(emulator.figures().unknownCommands).toBe(2)
	})
	it('are a picture where a picture is due, even if they read as questions', async () => {
		const { emulator, write, heard } = connected()
		const picture: Bitmap = { widthDots: 576, heightDots: 8, rows: new Uint8Array(576).fill(0x10) }
		picture.rows.set([0x10, 0x04, 0x01], 100)
		await write(encodeSlip(picture, emulator.model))
		expect(emulator.slips()[0] && dots(emulator.slips()[0]!.bitmap)).toBe(dots(picture))
		expect(heard).toEqual([0x12])
	})
})

describe('letters', () => {
	const NAME = 'Hồ Thị Thuở, quầy số 3'
	const TONES: Record<string, number> = { '\u0300': 0xcc, '\u0309': 0xd2, '\u0303': 0xde, '\u0301': 0xec, '\u0323': 0xf2 }
	const BASES: Record<string, number> = { Ơ: 0xd5, ơ: 0xf5, Ư: 0xdd, ư: 0xfd, ô: 0xf4, â: 0xe2, ă: 0xe3, ê: 0xea, đ: 0xf0 }
	/** A base letter, then its tone as a byte of its own. */
	const windows1258 = (text: string) =>
		[...text.normalize('NFD').replace(/([aeoAEO])([\u0323])?([\u0302\u0306\u031b])/g, '$1$3$2')]
			.join('')
			.replace(/[a-zA-Z][\u0302\u0306\u031b]/g, (pair) => pair.normalize('NFC'))
			.split('')
			.map((letter) => TONES[letter] ?? BASES[letter] ?? letter.charCodeAt(0))

	it.each(['epson-tm-t82iii', 'citizen-ct-e351', 'sim-58'])('of windows-1258 are set with their tones on %s', async (id) => {
		const { emulator, model, write } = connected({ id })
		const page = model.codePages.find(({ encoding }) => encoding === 'windows-1258')?.page ?? 0
		await write(bytesOf('\x1b@\x1bt', page, Uint8Array.from(windows1258(NAME)), '\n', '\n\n\n\n', CUT))
		expect(emulator.slips()[0]?.text).toBe(NAME)
	})
	it('of the older standard have a byte each, and their capitals a page', async () => {
		const { emulator, write } = connected()
		const lower = Uint8Array.of(0xd2, 0x6e, 0xa9, 0x79, 0xca, 0xfe, 0xae, 0xb5)
		await write(bytesOf('\x1b@\x1bt', 30, lower, '\n\x1bt', 31, lower, '\n', CUT))
		expect(emulator.slips()[0]?.text.normalize('NFC')).toBe('ềnâyấỵđà\nỀnÂyẤỴĐÀ')
	})
	it('of a page the printer does not have are boxes', async () => {
		const { emulator, write } = connected({ id: 'xprinter-xp-80' })
		await write(bytesOf('\x1b@\x1bt', 52, 'Qu\xe2\xccy\n', CUT))
		expect(emulator.slips()[0]?.text).toBe('Qu□□y')
	})
	it('are drawn in cells, where they are told to stand, as large as they are told', async () => {
		const inkOf = async (...commands: (string | number)[]) => {
			const { emulator, write } = connected()
			await write(bytesOf('\x1b@', ...commands, 'H\n', CUT))
			const { bitmap } = emulator.slips()[0]!
			const rgba = toRgba(bitmap)
			const black = Array.from({ length: rgba.length / 4 }, (_, i) => i).filter((i) => rgba[i * 4] === 0)
			const xs = black.map((i) => i % 576)
			const ys = black.map((i) => Math.floor(i / 576))
			return {
				left: Math.min(...xs),
				right: Math.max(...xs),
				tall: Math.max(...ys) - Math.min(...ys) + 1,
				height: bitmap.heightDots,
				ink: black.length,
			}
		}
		const plain = await inkOf()
		expect([plain.height, plain.left >= 0, plain.right < 12, plain.tall > 8]).toEqual([24, true, true, true])
		const double = await inkOf('\x1d!', 0x11)
		expect([double.height, double.right < 24, double.tall >= 2 * plain.tall - 2]).toEqual([48, true, true])
		const centred = await inkOf('\x1ba', 1)
		expect([centred.left >= 282, centred.right < 294]).toEqual([true, true])
		expect((await inkOf('\x1ba', 2)).left).toBeGreaterThanOrEqual(564)
		expect((await inkOf('\x1bE', 1)).ink).toBeGreaterThan(plain.ink)
		expect((await inkOf('\x1dB', 1)).ink).toBeGreaterThan(12 * 24 - plain.ink - 60)
	})
	it('go on in a new line at the edge of the paper', async () => {
		const { emulator, write } = connected()
		await write(bytesOf('\x1b@', 'x'.repeat(60), '\n', CUT))
		expect(emulator.slips()[0]?.text).toBe(`${'x'.repeat(48)}\n${'x'.repeat(12)}`)
		expect(emulator.slips()[0]?.bitmap.heightDots).toBe(30 + 24)
	})
})

describe('a QR code of the printer’s own', () => {
	const url = 'http://192.168.1.10:8080/t/0b8f6e0e-3f0d-4c5b-9a59-6f0f0f6f2d11'
	const symbol = bytesOf(
		'\x1d(k',
		4,
		0,
		'1A',
		50,
		0,
		'\x1d(k',
		3,
		0,
		'1C',
		6,
		'\x1d(k',
		3,
		0,
		'1E',
		49,
		'\x1d(k',
		url.length + 3,
		0,
		'1P0',
		url,
		'\x1d(k',
		3,
		0,
		'1Q0',
	)

	it('is read by a telephone', async () => {
		const { emulator, write } = connected()
		await write(bytesOf('\x1b@\x1ba', 1, '\n', symbol, '\n ', '\n', CUT))
		const { bitmap } = emulator.slips()[0]!
		const image = { width: bitmap.widthDots, height: bitmap.heightDots, data: toRgba(bitmap) }
		expect(decodeQR(image, { timeLimit: 5_000 })).toBe(url)
	})
	it('is not drawn by a printer that cannot', async () => {
		const { emulator, write } = connected({ id: 'xprinter-xp-80' })
		await write(bytesOf('\x1b@', symbol, CUT))
		expect([emulator.slips().length, emulator.figures().unknownCommands]).toEqual([0, 1])
	})
})

describe('memory', () => {
	it('stays flat over hundreds of slips', async () => {
		const { emulator, write } = connected({ id: 'sim-80' })
		const bytes = encodeSlip(noise(576, 768), emulator.model)
		const print = async (times: number) => {
			for (let i = 0; i < times; i++) await write(bytes)
			globalThis.gc?.()
			return process.memoryUsage().rss
		}
		const before = await print(100)
		const after = await print(400)
		expect(emulator.figures().slips).toBe(500)
		expect(emulator.slips()).toHaveLength(20)
		expect((after - before) / 2 ** 20).toBeLessThan(60)
	}, 20_000)
})
