import type { Align } from './ops.ts'
import { startOf } from './setting.ts'

/**
 * A row of a picture as it falls on the paper: aligned, made wider, and cut off at the edge.
 *
 * @param dots     one bit a dot, leftmost in bit 7
 * @param paper    bytes in a row of the paper
 * @param measures `wide` dots for each one, `align` for pictures narrower than the paper
 */
export function placeRow(dots: Uint8Array, paper: number, { wide, align }: { wide: number; align: Align }): Uint8Array {
	if (wide === 1 && dots.length === paper) return dots
	const row = new Uint8Array(paper)
	const left = startOf(align, paper * 8 - dots.length * 8 * wide)
	for (let dot = 0; dot < dots.length * 8; dot++) {
		if (!((dots[dot >> 3] ?? 0) & (0x80 >> (dot & 7)))) continue
		for (let x = left + dot * wide; x < left + (dot + 1) * wide; x++)
			if (x < paper * 8) row[x >> 3] = (row[x >> 3] ?? 0) | (0x80 >> (x & 7))
	}
	return row
}
