import type { SKRSContext2D } from '@napi-rs/canvas'
import { createRequire } from 'node:module'
import type { Bitmap } from '../bitmap.ts'
import type { Letters } from './ops.ts'

/** A letter with its marks, and how it looks. */
export type Cell = { text: string; letters: Letters }
/** A line of letters as the mechanism set it: cells from `x` on, standing on one foot. */
export type TextLine = { cells: readonly Cell[]; x: number; height: number }

/** Dots of a letter at its plain size. */
const FONTS = { A: [12, 24], B: [9, 17] } as const

export const cellWidth = ({ font, width }: Letters): number => FONTS[font][0] * width
export const cellHeight = ({ font, height }: Letters): number => FONTS[font][1] * height

const WIDTH = 576
/** Eight times the plain height. */
const HEIGHT = 192
const THRESHOLD = 150
const SUBSETS = ['latin', 'vietnamese', 'latin-ext']
const packages = createRequire(import.meta.url)
let sheet: SKRSContext2D | undefined

/**
 * Draws a line onto a picture. Canvas and font are loaded with the first line: where only pictures are printed, as in the
 * server, they never are.
 *
 * @param top the line's first row
 */
export function drawLine(onto: Bitmap, line: TextLine, top: number): void {
	const context = (sheet ??= openSheet())
	context.setTransform(1, 0, 0, 1, 0, 0)
	context.fillStyle = '#fff'
	context.fillRect(0, 0, WIDTH, line.height)
	let { x } = line
	for (const cell of line.cells) {
		drawCell(context, cell, x, line.height)
		x += cellWidth(cell.letters)
	}
	ink(onto, context.getImageData(0, 0, onto.widthDots, line.height).data, top, line.height)
}

function openSheet(): SKRSContext2D {
	const { createCanvas, GlobalFonts } = packages('@napi-rs/canvas') as typeof import('@napi-rs/canvas')
	// A family for each file: under one name the canvas keeps one of them, and letters vanish unseen.
	for (const subset of SUBSETS)
		GlobalFonts.registerFromPath(
			packages.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-600-normal.woff2`),
			`Cells ${subset}`,
		)
	return createCanvas(WIDTH, HEIGHT).getContext('2d')
}

function drawCell(context: SKRSContext2D, { text, letters }: Cell, x: number, foot: number): void {
	const [width, height] = FONTS[letters.font]
	context.setTransform(letters.width, 0, 0, letters.height, x, foot - height * letters.height)
	const [paper, inkColour] = letters.reverse ? ['#000', '#fff'] : ['#fff', '#000']
	context.fillStyle = paper
	context.fillRect(0, 0, width, height)
	context.fillStyle = inkColour
	context.font = `600 ${Math.round(height * 0.75)}px ${SUBSETS.map((subset) => `"Cells ${subset}"`).join(', ')}`
	// The face is not of one width: a wide letter is made narrow, a narrow one stands in the middle.
	const drawn = context.measureText(text).width
	const fitted = Math.min(width, drawn)
	for (const shift of letters.bold ? [0, 0.7] : [0])
		context.fillText(text, (width - fitted) / 2 + shift, Math.round(height * 0.79), Math.max(1, fitted))
	if (letters.underline) context.fillRect(0, height - 2, width, 1)
}

/** A real head burns dots over what the row already shows. */
function ink({ widthDots, heightDots, rows }: Bitmap, pixels: Uint8ClampedArray, top: number, height: number): void {
	for (let y = 0; y < Math.min(height, heightDots - top); y++)
		for (let x = 0; x < widthDots; x++) {
			if ((pixels[(y * widthDots + x) * 4] ?? 255) >= THRESHOLD) continue
			const byte = (top + y) * (widthDots / 8) + (x >> 3)
			rows[byte] = (rows[byte] ?? 0) | (0x80 >> (x & 7))
		}
}
