import { createCanvas } from '@napi-rs/canvas'
import type { SKRSContext2D } from '@napi-rs/canvas'
import { createBitmap } from './bitmap.ts'
import type { Bitmap } from './bitmap.ts'
import { rowsOf } from './drawing.ts'
import type { Drawing, Mark, Measure, Style } from './drawing.ts'
import { cssFont, loadFonts } from './fonts.ts'

/** Widest paper, in dots. */
const MAX_WIDTH = 576
/** Rows drawn at a time. A whole slip at once would need a canvas for the longest slip there can be. */
const STRIP_ROWS = 256
/** Grey below this is black: between 0 black and 255 white. No dithering, which would fray letters. */
const THRESHOLD = 150

/** Draws slips dot by dot, with one canvas for its whole life: a canvas for each slip grows memory without end. */
export type Raster = {
	measure: Measure
	/** @throws RangeError when the drawing is wider than 576 dots, or its width not a multiple of 8 */
	draw: (drawing: Drawing) => Bitmap
}

/**
 * Loads the fonts into this process and keeps one canvas. Meant for a process of its own: fonts, canvas and their caches
 * take some hundred megabytes.
 *
 * @throws Error when a font file cannot be read
 */
export function createRaster(): Raster {
	loadFonts()
	const canvas = createCanvas(MAX_WIDTH, STRIP_ROWS)
	const context = canvas.getContext('2d')
	const measure = (text: string, style: Style): number => {
		context.font = cssFont(style)
		return context.measureText(text).width
	}
	const draw = (drawing: Drawing): Bitmap => {
		if (drawing.widthDots > MAX_WIDTH) throw new RangeError(`no paper has ${drawing.widthDots} dots`)
		const bitmap = createBitmap(drawing.widthDots, drawing.heightDots)
		for (let top = 0; top < drawing.heightDots; top += STRIP_ROWS) {
			const rows = Math.min(STRIP_ROWS, drawing.heightDots - top)
			context.fillStyle = '#fff'
			context.fillRect(0, 0, MAX_WIDTH, STRIP_ROWS)
			context.save()
			context.translate(0, -top)
			for (const mark of drawing.marks) if (touches(mark, top, top + rows)) paint(context, mark)
			context.restore()
			threshold(canvas.data(), bitmap, top, rows)
		}
		return bitmap
	}
	return { measure, draw }
}

function touches(mark: Mark, from: number, to: number): boolean {
	const [first, last] = rowsOf(mark)
	return last >= from && first <= to
}

function threshold(pixels: Uint8Array, { widthDots, rows: out }: Bitmap, top: number, rows: number): void {
	const bytesPerRow = widthDots / 8
	for (let y = 0; y < rows; y++)
		for (let byte = 0; byte < bytesPerRow; byte++) {
			let bits = 0
			// Everything is drawn in greys, so one channel tells.
			for (let bit = 0, at = (y * MAX_WIDTH + byte * 8) * 4; bit < 8; bit++, at += 4)
				if ((pixels[at] ?? 255) < THRESHOLD) bits |= 0x80 >> bit
			out[(top + y) * bytesPerRow + byte] = bits
		}
}

const INKS = { black: '#000', white: '#fff' }

function paint(context: SKRSContext2D, mark: Mark): void {
	context.fillStyle = context.strokeStyle = INKS['ink' in mark ? mark.ink : 'black']
	switch (mark.kind) {
		case 'text':
			context.font = cssFont(mark.style)
			context.textBaseline = 'alphabetic'
			return context.fillText(mark.text, mark.x, mark.baseline)
		case 'box':
			context.beginPath()
			context.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius)
			return context.fill()
		case 'frame':
			return paintFrame(context, mark)
		case 'dashes':
			for (let x = 0; x < mark.width; x += 2 * mark.dash)
				context.fillRect(mark.x + x, mark.y, Math.min(mark.dash, mark.width - x), mark.thickness)
			return
		case 'polygon':
			return paintPolygon(context, mark.points)
		case 'line':
			context.lineWidth = mark.thickness
			context.beginPath()
			context.moveTo(...mark.from)
			context.lineTo(...mark.to)
			return context.stroke()
		case 'qr':
			for (const [y, row] of mark.rows.entries())
				for (const [x, dark] of row.entries())
					if (dark) context.fillRect(mark.x + x * mark.module, mark.y + y * mark.module, mark.module, mark.module)
	}
}

function paintFrame(context: SKRSContext2D, { x, y, width, height, radius, thickness }: Extract<Mark, { kind: 'frame' }>): void {
	const half = thickness / 2
	context.lineWidth = thickness
	context.beginPath()
	context.roundRect(x + half, y + half, width - thickness, height - thickness, Math.max(0, radius - half))
	context.stroke()
}

function paintPolygon(context: SKRSContext2D, points: [number, number][]): void {
	context.beginPath()
	for (const [x, y] of points) context.lineTo(x, y)
	context.closePath()
	context.fill()
}
