/** One bit a dot, 1 is black. Rows follow each other from the top, each `widthDots / 8` bytes, leftmost dot in bit 7. */
export type Bitmap = { widthDots: number; heightDots: number; rows: Uint8Array }

/**
 * A white picture.
 *
 * @param widthDots  a multiple of 8
 * @param heightDots rows, ≥ 0
 * @throws RangeError when the width is not a multiple of 8
 */
export function createBitmap(widthDots: number, heightDots: number): Bitmap {
	if (widthDots % 8) throw new RangeError(`a row of ${widthDots} dots does not fill whole bytes`)
	return { widthDots, heightDots, rows: new Uint8Array((widthDots / 8) * heightDots) }
}

/** Whether the dot is black. Outside the picture the paper is white. */
export function isBlack({ widthDots, heightDots, rows }: Bitmap, x: number, y: number): boolean {
	if (x < 0 || y < 0 || x >= widthDots || y >= heightDots) return false
	return ((rows[y * (widthDots / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
}

/**
 * Four bytes a dot, as canvases and image libraries want it.
 *
 * @returns `heightDots * widthDots * 4` bytes, opaque black or white
 */
export function toRgba(bitmap: Bitmap): Uint8ClampedArray<ArrayBuffer> {
	const { widthDots, heightDots, rows } = bitmap
	const rgba = new Uint8ClampedArray(widthDots * heightDots * 4).fill(255)
	const words = new Uint32Array(rgba.buffer)
	const black = new Uint32Array(new Uint8Array([0, 0, 0, 255]).buffer)[0] ?? 0
	for (let byte = 0, dot = 0; byte < rows.length; byte++, dot += 8) {
		const bits = rows[byte] ?? 0
		for (let bit = 0; (bits << bit) & 0xff; bit++) if (bits & (0x80 >> bit)) words[dot + bit] = black
	}
	return rgba
}
