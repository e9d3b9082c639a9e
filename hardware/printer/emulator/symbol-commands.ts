import type { Deed } from './ops.ts'

/** The kind of symbol that is a QR code. */
const QR = 49

/**
 * One function of `GS ( k`, as far as QR codes go.
 *
 * @param data what follows the length: kind, function, parameters
 * @source Epson ESC/POS command reference: GS ( k, functions 165, 167, 169, 180, 181
 */
export function readSymbol(data: Uint8Array): Deed {
	const [kind, which, first = 0] = data
	if (kind !== QR) return { kind: 'unknown' }
	switch (which) {
		case 65:
			return { kind: 'nothing' }
		case 67:
			return { kind: 'qr-set', what: 'module', value: first }
		case 69:
			return { kind: 'qr-set', what: 'correction', value: first }
		case 80:
			return { kind: 'qr-store', data: data.slice(3) }
		case 81:
			return { kind: 'qr-print' }
		default:
			return { kind: 'unknown' }
	}
}
