import { promisify } from 'node:util'
import { crc32, deflate, deflateSync } from 'node:zlib'
import type { Bitmap } from './bitmap.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Bit depth 1, greyscale, and the only compression, filter and interlace methods there are. */
const ONE_BIT_GREY = [1, 0, 0, 0, 0]
const squeeze = promisify(deflate)

/**
 * The picture as a one-bit greyscale PNG: about 6 kB for a slip, where eight-bit encoders make several times that.
 * Compression runs in Node's thread pool.
 *
 * @source ISO/IEC 15948 (PNG), 5 "Datastream structure" and 11.2 "Critical chunks"
 */
export async function toPng(bitmap: Bitmap): Promise<Uint8Array> {
	return wrap(bitmap, await squeeze(scanlinesOf(bitmap)))
}

/** The same picture at once, in some milliseconds. */
export const toPngNow = (bitmap: Bitmap): Uint8Array => wrap(bitmap, deflateSync(scanlinesOf(bitmap)))

function scanlinesOf({ widthDots, heightDots, rows }: Bitmap): Buffer {
	const bytesPerRow = widthDots / 8
	// Each scanline begins with its filter, 0 for none. In PNG a set bit is white, on paper it is black.
	const scanlines = Buffer.alloc((bytesPerRow + 1) * heightDots)
	for (let y = 0; y < heightDots; y++)
		for (let x = 0; x < bytesPerRow; x++) scanlines[y * (bytesPerRow + 1) + 1 + x] = ~(rows[y * bytesPerRow + x] ?? 0)
	return scanlines
}

function wrap({ widthDots, heightDots }: Bitmap, squeezed: Buffer): Buffer {
	const header = Buffer.alloc(13)
	header.writeUInt32BE(widthDots, 0)
	header.writeUInt32BE(heightDots, 4)
	header.set(ONE_BIT_GREY, 8)
	return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', squeezed), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
	const framed = Buffer.alloc(body.length + 8)
	framed.writeUInt32BE(data.length, 0)
	framed.set(body, 4)
	framed.writeUInt32BE(crc32(body), body.length + 4)
	return framed
}
