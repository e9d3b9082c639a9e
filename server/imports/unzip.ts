import { inflateRawSync } from 'node:zlib'
import { FileTrouble, LIMITS } from './file-trouble.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8

/**
 * The entries of a zip archive, each unpacked and counted: what its directory claims of sizes is never believed.
 *
 * @throws {FileTrouble} `not-xlsx`, or `unpacks-too-large` as soon as the bound is passed
 */
export function unzip(bytes: Buffer): Map<string, Buffer> {
	const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
	if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) throw new FileTrouble('not-xlsx')
	const count = bytes.readUInt16LE(end + 10)
	if (count > LIMITS.entries) throw new FileTrouble('unpacks-too-large')
	const entries = new Map<string, Buffer>()
	let left: number = LIMITS.unpackedBytes
	let at = bytes.readUInt32LE(end + 16)
	try {
		for (let i = 0; i < count; i++) {
			if (bytes.readUInt32LE(at) !== ENTRY) throw new FileTrouble('not-xlsx')
			const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
				number,
				number,
				number,
			]
			const name = bytes.toString('utf8', at + 46, at + 46 + nameBytes)
			const content = unpack(bytes, at, left)
			left -= content.length
			entries.set(name, content)
			at += 46 + nameBytes + extraBytes + commentBytes
		}
	} catch (error) {
		throw error instanceof FileTrouble ? error : new FileTrouble('not-xlsx')
	}
	return entries
}

function unpack(bytes: Buffer, at: number, atMost: number): Buffer {
	const [method, packed, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]
	if (bytes.readUInt32LE(local) !== LOCAL) throw new FileTrouble('not-xlsx')
	const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
	const content = bytes.subarray(start, start + packed)
	if (method === STORED && content.length <= atMost) return content
	if (method !== DEFLATED || atMost <= 0) throw new FileTrouble(method === DEFLATED || method === STORED ? 'unpacks-too-large' : 'not-xlsx')
	try {
		return inflateRawSync(content, { maxOutputLength: atMost })
	} catch (error) {
		throw new FileTrouble((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacks-too-large' : 'not-xlsx')
	}
}
