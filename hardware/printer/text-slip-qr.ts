import encodeQR from 'qr'
import { createBitmap } from './bitmap.ts'
import type { Bitmap } from './bitmap.ts'

/** White modules around the code that a reader needs (ISO/IEC 18004, 9.1). */
const QUIET = 4
const MAX_MODULE = 7
const MIN_MODULE = 3

const modulesOf = (url: string): boolean[][] => encodeQR(url, 'raw', { ecc: 'medium', border: 1 }).slice(1, -1)

/** Dots of one module, so that the code takes about half of the paper, 3–7. */
export function qrModuleDots(url: string, widthDots: number): number {
	const side = modulesOf(url).length + 2 * QUIET
	return Math.max(MIN_MODULE, Math.min(MAX_MODULE, Math.floor((widthDots * 0.6) / side)))
}

/** The code in the middle of a strip as wide as the paper, for printers that draw none themselves. Its height is a multiple of 8. */
export function qrPicture(url: string, widthDots: number): Bitmap {
	const modules = modulesOf(url).map((row) => row.slice(1, -1))
	const dots = qrModuleDots(url, widthDots)
	const side = modules.length * dots
	const bitmap = createBitmap(widthDots, Math.ceil((side + 2 * dots) / 8) * 8)
	const left = Math.floor((widthDots - side) / 2)
	for (let y = 0; y < side; y++)
		for (let x = 0; x < side; x++) {
			if (!modules[Math.floor(y / dots)]?.[Math.floor(x / dots)]) continue
			const at = (y + dots) * (widthDots / 8) + ((left + x) >> 3)
			bitmap.rows[at] = (bitmap.rows[at] ?? 0) | (0x80 >> ((left + x) & 7))
		}
	return bitmap
}
