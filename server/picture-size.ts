/**
 * Width and height of a JPEG, PNG or WebP, px, as its first bytes tell: known before it is unpacked, which a small file
 * may make enormous. `undefined`: none of these.
 */
export function pictureSize(bytes: Buffer): { width: number; height: number } | undefined {
	try {
		if (bytes.subarray(0, 8).equals(PNG)) return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
		if (bytes.readUInt16BE(0) === 0xffd8) return jpegSize(bytes)
		if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return webpSize(bytes)
	} catch (error) {
		// It ends before it has told.
		if (!(error instanceof RangeError)) throw error
	}
	return undefined
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** ITU-T T.81, B.2.2: segments follow each other until the one that describes the frame. */
function jpegSize(bytes: Buffer): { width: number; height: number } | undefined {
	for (let at = 2; bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
		const marker = bytes.readUInt8(at + 1)
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
		if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
	}
	return undefined
}

/** RFC 9649: lossy, lossless, or extended. */
function webpSize(bytes: Buffer): { width: number; height: number } | undefined {
	switch (bytes.toString('latin1', 12, 16)) {
		case 'VP8 ':
			return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
		case 'VP8L': {
			const bits = bytes.readUInt32LE(21)
			return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
		}
		case 'VP8X':
			return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
		default:
			return undefined
	}
}
