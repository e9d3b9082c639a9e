import { PNG } from 'pngjs'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { differenceOf, packPicture, readPicture, type Picture } from './pictures.ts'

const REFERENCES = resolve(import.meta.dirname, 'references')
const files = readdirSync(REFERENCES).map((name) => join(REFERENCES, name))
const MB = 2 ** 20

/** The same with a part of it moved to the right, and what lay there repeated. */
function moved({ width, height, data }: Picture, byPx: number, rows: { from: number; to: number }): Picture {
	const copy = Uint8Array.from(data)
	for (let y = rows.from; y < rows.to; y++)
		for (let x = byPx; x < width; x++) for (let c = 0; c < 4; c++) copy[(y * width + x) * 4 + c] = data[(y * width + x - byPx) * 4 + c] ?? 0
	return { width, height, data: copy }
}
/** As another version of the browser may draw edges: each pixel a little like its neighbour. */
function smoothed({ width, height, data }: Picture): Picture {
	const copy = Uint8Array.from(data, (value, i) => Math.round(0.65 * value + 0.35 * (data[i + 4] ?? value)))
	return { width, height, data: copy }
}

describe('the references of the displays', () => {
	it('are there, and small together', () => {
		expect(files.length).toBeGreaterThanOrEqual(20)
		expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(3 * MB)
	})
})

describe('two pictures', () => {
	const wall = readPicture(readFileSync(join(REFERENCES, 'idle-1366x768.png')))

	it('are alike when they are the same, also after packing, and when edges are drawn a little otherwise', () => {
		expect(differenceOf(wall, wall)).toBeUndefined()
		expect(differenceOf(readPicture(packPicture(wall)), wall)).toBeUndefined()
		expect(differenceOf(smoothed(wall), wall)).toBeUndefined()
	})

	it.each([
		['the head', { from: 0, to: 60 }],
		['a row of calls', { from: 400, to: 480 }],
		['the notice', { from: 715, to: 768 }],
	])('differ when %s has moved by five pixels, and where is told', (_, rows) => {
		expect(differenceOf(moved(wall, 5, rows), wall)).toMatch(/^\d+ of \d+ cells differ, x \d+ … \d+, y \d+ … \d+$/)
	})

	it('differ when a word has gone or their sizes are not the same', () => {
		const blank = { ...wall, data: Uint8Array.from(wall.data) }
		// "Thông báo" at the foot.
		for (let y = 725; y < 760; y++) for (let x = 65; x < 215; x++) blank.data.set(wall.data.subarray(0, 4), (y * wall.width + x) * 4)
		expect(differenceOf(blank, wall)).toMatch(/cells differ/)
		expect(differenceOf({ width: 1, height: 1, data: new Uint8Array(4) }, wall)).toBe('1 × 1 instead of 1366 × 768')
	})

	it('are packed as PNG that any program reads', () => {
		const { width, height } = PNG.sync.read(packPicture(wall))
		expect([width, height]).toEqual([1366, 768])
	})
})
