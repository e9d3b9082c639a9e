import { deflateSync, crc32 } from 'node:zlib'
import encodeQr from 'qr'

/** Squares around it that stay white, ISO/IEC 18004. */
const QUIET = 4

/** A QR code as the smallest PNG there is: one bit to a square. @returns a data address */
export function qrPng(text: string): string {
	const squares = encodeQr(text, 'raw', { border: QUIET })
	const side = squares.length
	const row = (line: readonly boolean[]) => {
		const bytes = Buffer.alloc(1 + Math.ceil(side / 8), 0xff)
		bytes[0] = 0
		for (const [x, dark] of line.entries()) if (dark) bytes[1 + (x >> 3)]! &= ~(0x80 >> (x & 7))
		return bytes
	}
	const head = Buffer.alloc(13)
	head.writeUInt32BE(side, 0)
	head.writeUInt32BE(side, 4)
	head[8] = 1
	const png = Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(Buffer.concat(squares.map(row)))),
		chunk('IEND', Buffer.alloc(0)),
	])
	return `data:image/png;base64,${png.toString('base64')}`
}

/** Length, name, content, check: PNG §5.3. */
function chunk(name: string, content: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
	const ends = Buffer.alloc(8)
	ends.writeUInt32BE(content.length, 0)
	ends.writeUInt32BE(crc32(body), 4)
	return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
