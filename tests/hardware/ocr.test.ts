import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Slip } from '../../contract/printing.ts'
import { isBlack } from '../../hardware/printer/bitmap.ts'
import type { Bitmap } from '../../hardware/printer/bitmap.ts'
import type { Mark } from '../../hardware/printer/drawing.ts'
import { createEmulator } from '../../hardware/printer/emulator/emulator.ts'
import { encodeSlip } from '../../hardware/printer/escpos.ts'
import { layout } from '../../hardware/printer/layout.ts'
import { createRaster } from '../../hardware/printer/raster.ts'
import { modelOf } from './printer-support.ts'
import { slip } from './support.ts'

vi.hoisted(() => {
	process.env.DISABLE_SYSTEM_FONTS_LOAD = '1'
})

/** All names take minutes; a few dozen stand for them unless `OCR_ALL=1`. */
const SAMPLE = process.env['OCR_ALL'] ? Infinity : 24
const missing = whyNot()
const folder = mkdtempSync(join(tmpdir(), 'ocr-'))
afterAll(() => rmSync(folder, { recursive: true }))

function whyNot(): string | undefined {
	try {
		const languages = execFileSync('tesseract', ['--list-langs'], { encoding: 'utf8' })
		return languages.includes('vie') ? undefined : 'tesseract-ocr-vie is not installed'
	} catch {
		return 'tesseract-ocr is not installed'
	}
}

type Region = { left: number; top: number; right: number; bottom: number }
type TextMark = Extract<Mark, { kind: 'text' }>
const isText = (mark: Mark): mark is TextMark => mark.kind === 'text'

/** Where some lines are; `above` and `below` their baselines in ems. */
function regionOf(marks: readonly TextMark[], widthDots: number, [above, below]: [number, number]): Region {
	const px = Math.max(...marks.map(({ style }) => style.px))
	return {
		left: 0,
		right: widthDots,
		top: Math.round(Math.min(...marks.map(({ baseline }) => baseline)) - px * above),
		bottom: Math.round(Math.max(...marks.map(({ baseline }) => baseline)) + px * below),
	}
}

/** Greys of a region, `down` dots to one pixel each way, or `up` pixels to a dot, with a white frame. */
function toPgm(bitmap: Bitmap, { left, top, right, bottom }: Region, { down = 1, up = 1 }: { down?: number; up?: number }): Buffer {
	const frame = 20
	const [width, height] = [right - left, bottom - top].map((dots) => Math.floor(dots / down) * up + 2 * frame) as [number, number]
	const pixels = Buffer.alloc(width * height, 255)
	for (let y = 0; y < height - 2 * frame; y++)
		for (let x = 0; x < width - 2 * frame; x++) {
			let black = 0
			for (let dy = 0; dy < down; dy++)
				for (let dx = 0; dx < down; dx++)
					if (isBlack(bitmap, left + Math.floor(x / up) * down + dx, top + Math.floor(y / up) * down + dy)) black++
			pixels[(y + frame) * width + x + frame] = 255 - Math.round((255 * black) / down ** 2)
		}
	return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), pixels])
}

/** What stands in each picture; one run of the reader for all of them. */
function readAll(pictures: readonly Buffer[], ...options: string[]): string[] {
	const files = pictures.map((picture, i) => {
		const file = join(folder, `part-${i}.pgm`)
		writeFileSync(file, picture)
		return file
	})
	const list = join(folder, 'parts.txt')
	writeFileSync(list, files.join('\n'))
	const said = execFileSync('tesseract', [list, '-', ...options], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		env: { ...process.env, OMP_THREAD_LIMIT: '1' },
	})
	return said.split('\f').map((page) => page.replaceAll(/\s+/g, ' ').trim().normalize('NFC'))
}

/** Letters to put in, take out or change. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i)
	for (let i = 1; i <= a.length; i++)
		row = row.reduce<number[]>((next, above, j) => {
			if (j === 0) return [i]
			return [...next, Math.min(above + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))]
		}, [])
	return row[b.length] ?? 0
}

function names(): string[] {
	const file = new URL('../../centres/catalogue.json', import.meta.url)
	const { procedures } = JSON.parse(readFileSync(file, 'utf8')) as { procedures: { name_vi: string }[] }
	const all = procedures.map(({ name_vi }) => name_vi.normalize('NFC'))
	const step = Math.max(1, Math.floor(all.length / SAMPLE))
	return all.filter((_, i) => i % step === 0).slice(0, SAMPLE)
}

const raster = createRaster()

/** A slip through encoder, bytes and printer, and where on it number and title stand. */
async function print(said: Slip, modelId: string) {
	const model = modelOf(modelId)
	const drawing = layout(said, model.widthDots, raster.measure)
	const emulator = createEmulator({ model, now: Date.now })
	const line = emulator.connect(
		() => {},
		() => {},
	)
	await line.write(encodeSlip(raster.draw(drawing), model))
	const [paper] = emulator.slips()
	if (!paper) throw new Error('no paper')
	const at = drawing.marks.findIndex((mark) => isText(mark) && mark.text === said.number)
	const plate = drawing.marks.findIndex((mark, i) => i > at && mark.kind === 'frame')
	const number = drawing.marks.slice(at, at + 1).filter(isText)
	const title = drawing.marks.slice(at + 1, plate).filter(isText)
	return {
		bitmap: paper.bitmap,
		number: regionOf(number, model.widthDots, [0.78, 0.06]),
		title: regionOf(title, model.widthDots, [1.1, 0.35]),
		lines: title,
	}
}

const lineOf = (marks: readonly TextMark[]): string =>
	marks
		.map(({ text }) => text)
		.join(' ')
		.replaceAll(/[\s\u00a0]+/g, ' ')
		.replaceAll('…', '...')
		.normalize('NFC')

describe.skipIf(missing !== undefined)(`slips read by a machine${missing ? ` (skipped: ${missing})` : ''}`, () => {
	it.each(['sim-80', 'sim-58'])(
		'%s: 98 of 100 letters of what the visit is for, and the number always',
		{ timeout: 600_000 },
		async (id) => {
			const numberOf = (i: number) => `${'ABCDEGH'[i % 7] ?? 'A'}${String((i * 137 + 58) % 1_000).padStart(3, '0')}`
			const said = names().map((vi, i) => slip({ number: numberOf(i), title: { vi, en: 'x' }, documents: [], url: '' }))
			const papers = []
			for (const each of said) papers.push(await print(each, id))
			const titles = readAll(
				papers.map(({ bitmap, title }) => toPgm(bitmap, title, { up: 2 })),
				...['-l', 'vie', '--psm', '6'],
			)
			const numbers = readAll(
				papers.map(({ bitmap, number }) => toPgm(bitmap, number, { down: id === 'sim-80' ? 5 : 3 })),
				...['-l', 'eng', '--psm', '7', '-c', 'tessedit_char_whitelist=ABCDEGH0123456789'],
			)
			const expected = papers.map(({ lines }) => lineOf(lines))
			const letters = expected.join('').length
			const wrong = expected.reduce((sum, text, i) => sum + distance(text, titles[i] ?? ''), 0)
			const misread = said.flatMap(({ number }, i) => (numbers[i] === number ? [] : [`${number} as ${numbers[i]}`]))
			expect(misread).toEqual([])
			expect(letters).toBeGreaterThan(500)
			expect(wrong / letters).toBeLessThanOrEqual(0.02)
		},
	)
})
