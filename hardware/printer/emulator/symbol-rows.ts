import encodeQR from 'qr'

const CORRECTIONS: Record<number, 'low' | 'medium' | 'quartile' | 'high'> = { 48: 'low', 49: 'medium', 50: 'quartile', 51: 'high' }

/**
 * A QR code as rows of dots. A printer draws the bare symbol; the white around it is the host's matter.
 *
 * @param data       UTF-8
 * @param module     dots of one module, wide and tall
 * @param correction as `GS ( k` names it, 48–51
 * @returns          no rows when there is nothing to draw, or more than any symbol holds
 */
export function symbolRows(data: Uint8Array, { module, correction }: { module: number; correction: number }): Uint8Array[] {
	const side = Math.max(1, module)
	return modulesOf(data, CORRECTIONS[correction] ?? 'low').flatMap((modules) => {
		const row = new Uint8Array(Math.ceil((modules.length * side) / 8))
		for (let x = 0; x < modules.length * side; x++) if (modules[Math.floor(x / side)]) row[x >> 3] = (row[x >> 3] ?? 0) | (0x80 >> (x & 7))
		return Array.from({ length: side }, () => row)
	})
}

function modulesOf(data: Uint8Array, ecc: 'low' | 'medium' | 'quartile' | 'high'): boolean[][] {
	if (!data.length) return []
	try {
		// The package draws at least one white module around the symbol.
		const drawn = encodeQR(new TextDecoder().decode(data), 'raw', { ecc, border: 1 })
		return drawn.slice(1, -1).map((row) => row.slice(1, -1))
	} catch {
		return []
	}
}
