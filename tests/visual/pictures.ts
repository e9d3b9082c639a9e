import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

/** RGBA, row by row. */
export interface Picture {
	width: number
	height: number
	data: Uint8Array
}
export const readPicture = (png: Buffer): Picture => PNG.sync.read(png)

/** Cells along the shorter side: one is about as large as a stroke of the smallest text. */
const CELLS = 180
/** Antialiasing moves an edge by less than a pixel of six. */
const TOLERANCE = 60
/** Of a thousand cells so many may differ. */
const PER_MILLE = 1

/**
 * What differs between two pictures of one size, as a person would see it: averaged over cells, so that another version of
 * the browser may draw edges a little otherwise. `undefined` when nothing does, else where.
 */
export function differenceOf(actual: Picture, reference: Picture): string | undefined {
	if (actual.width !== reference.width || actual.height !== reference.height)
		return `${actual.width} × ${actual.height} instead of ${reference.width} × ${reference.height}`
	const side = Math.max(1, Math.round(Math.min(actual.width, actual.height) / CELLS))
	const [a, b] = [actual, reference].map((picture) => cellsOf(picture, side)) as [Cells, Cells]
	const differing = Array.from(a.means, (mean, i) => Math.abs(mean - (b.means[i] ?? 0)) > TOLERANCE)
	const cells = [...differing.entries()].flatMap(([i, differs]) => (differs ? [Math.floor(i / 3)] : []))
	const found = [...new Set(cells)]
	if (found.length * 1000 <= a.columns * a.rows * PER_MILLE) return undefined
	const xs = found.map((cell) => (cell % a.columns) * side)
	const ys = found.map((cell) => Math.floor(cell / a.columns) * side)
	const range = (values: number[]) => `${least(values)} … ${most(values) + side}`
	return `${found.length} of ${a.columns * a.rows} cells differ, x ${range(xs)}, y ${range(ys)}`
}
const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b))
const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b))

interface Cells {
	columns: number
	rows: number
	/** Red, green and blue of each cell. */
	means: Float32Array
}

function cellsOf({ width, height, data }: Picture, side: number): Cells {
	const columns = Math.floor(width / side)
	const rows = Math.floor(height / side)
	const means = new Float32Array(columns * rows * 3)
	for (let y = 0; y < rows * side; y++)
		for (let x = 0; x < columns * side; x++)
			for (let c = 0; c < 3; c++) {
				const cell = (Math.floor(y / side) * columns + Math.floor(x / side)) * 3 + c
				means[cell] = (means[cell] ?? 0) + (data[(y * width + x) * 4 + c] ?? 0) / side ** 2
			}
	return { columns, rows, means }
}

const COLOURS = 64
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG of few colours, a fifth as large as a browser's: the commonest are kept, others become the nearest of them. */
export function packPicture({ width, height, data }: Picture): Buffer {
	const counts = new Map<number, number>()
	const colourAt = (i: number) => ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0)
	for (let i = 0; i < data.length; i += 4) counts.set(colourAt(i), (counts.get(colourAt(i)) ?? 0) + 1)
	const palette = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COLOURS)
	const colours = palette.map(([colour]) => colour)
	const nearest = new Map(colours.map((colour, i) => [colour, i]))
	for (const colour of counts.keys()) if (!nearest.has(colour)) nearest.set(colour, nearestOf(colours, colour))
	const rows = Buffer.alloc((width + 1) * height)
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = nearest.get(colourAt((y * width + x) * 4)) ?? 0
	const head = Buffer.alloc(13)
	head.writeUInt32BE(width, 0)
	head.writeUInt32BE(height, 4)
	head.set([8, 3, 0, 0, 0], 8)
	const plte = Buffer.from(colours.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]))
	return Buffer.concat([
		SIGNATURE,
		...(
			[
				['IHDR', head],
				['PLTE', plte],
				['IDAT', deflateSync(rows, { level: 9, memLevel: 9 })],
				['IEND', Buffer.alloc(0)],
			] as const
		).map(chunk),
	])
}

const distance = (a: number, b: number): number =>
	[16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0)

const nearestOf = (colours: readonly number[], wanted: number): number =>
	colours.reduce((best, colour, i) => (distance(colour, wanted) < distance(colours[best] ?? 0, wanted) ? i : best), 0)

function chunk([type, body]: readonly [string, Buffer]): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
	const out = Buffer.alloc(8)
	out.writeUInt32BE(body.length, 0)
	out.writeUInt32BE(crc32(named), 4)
	return Buffer.concat([out.subarray(0, 4), named, out.subarray(4)])
}
