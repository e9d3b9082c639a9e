import { inflateSync } from 'node:zlib'

/** Tables of a font by their four-letter tag. */
type Tables = Map<string, Buffer>

/** Characters kept: what stands in ticket numbers, counts, times, telephone numbers, and the machine's label. */
const KEPT = [...Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i), 0xa0, 0xb7, 0x2013, 0x2212]

/**
 * Overpass draws two sets of digits: proportional ones, which a canvas uses, and tabular ones (OpenType `tnum`), which a
 * canvas cannot ask for. The tabular 1 has a foot, which holds 1 and 7 apart for tired eyes. So the font's character
 * map is written anew, to lead to the tabular glyphs.
 *
 * @param woff a WOFF 1.0 file with `GSUB` and a format 4 `cmap`
 * @returns    the same font as bare OpenType, mapping ASCII and the dashes only
 * @throws     Error when the file is something else
 * @source     W3C WOFF 1.0; OpenType 1.9: `GSUB`, `cmap` formats 4 and 12, "Organization of an OpenType Font"
 */
export function withTabularDigits(woff: Buffer): Buffer {
	const { flavour, tables } = unpack(woff)
	const [cmap, gsub] = [tables.get('cmap'), tables.get('GSUB')]
	if (!cmap || !gsub) throw new Error('the number font lacks its character map or its substitutions')
	const glyphOf = readCmap(cmap)
	const tabular = readSubstitutions(gsub, 'tnum')
	const glyphs = KEPT.flatMap((code): [number, number][] => {
		const glyph = glyphOf(code)
		return glyph ? [[code, tabular.get(glyph) ?? glyph]] : []
	})
	return pack(flavour, new Map([...tables, ['cmap', writeCmap(glyphs)]]))
}

function unpack(woff: Buffer): { flavour: number; tables: Tables } {
	if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('the number font is not a WOFF file')
	const tables: Tables = new Map()
	for (let i = 0; i < woff.readUInt16BE(12); i++) {
		const entry = 44 + 20 * i
		const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number]
		const data = woff.subarray(offset, offset + packed)
		tables.set(woff.toString('latin1', entry, entry + 4), packed < length ? inflateSync(data) : data)
	}
	return { flavour: woff.readUInt32BE(4), tables }
}

/** Looks up one character in the first format 4 subtable. 0 is "no such glyph". */
function readCmap(cmap: Buffer): (code: number) => number {
	const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + 8 * i))
	const at = offsets.find((offset) => cmap.readUInt16BE(offset) === 4)
	if (at === undefined) throw new Error('the number font has no format 4 character map')
	const segments = cmap.readUInt16BE(at + 6) / 2
	const [ends, starts] = [at + 14, at + 16 + 2 * segments]
	const [deltas, ranges] = [starts + 2 * segments, starts + 4 * segments]
	return (code) => {
		for (let i = 0; i < segments; i++) {
			if (code > cmap.readUInt16BE(ends + 2 * i)) continue
			const start = cmap.readUInt16BE(starts + 2 * i)
			if (code < start) return 0
			const range = cmap.readUInt16BE(ranges + 2 * i)
			const delta = cmap.readUInt16BE(deltas + 2 * i)
			if (range === 0) return (code + delta) & 0xffff
			const glyph = cmap.readUInt16BE(ranges + 2 * i + range + 2 * (code - start))
			return glyph && (glyph + delta) & 0xffff
		}
		return 0
	}
}

/** Single substitutions of one feature, glyph to glyph. */
function readSubstitutions(gsub: Buffer, feature: string): Map<number, number> {
	const [features, lookups] = [gsub.readUInt16BE(6), gsub.readUInt16BE(8)]
	const found = new Map<number, number>()
	for (let i = 0; i < gsub.readUInt16BE(features); i++) {
		const record = features + 2 + 6 * i
		if (gsub.toString('latin1', record, record + 4) !== feature) continue
		const at = features + gsub.readUInt16BE(record + 4)
		for (const index of uint16s(gsub, at + 2)) {
			const lookup = lookups + gsub.readUInt16BE(lookups + 2 + 2 * index)
			if (gsub.readUInt16BE(lookup) === 1) for (const sub of uint16s(gsub, lookup + 4)) readSingle(gsub, lookup + sub, found)
		}
	}
	return found
}

function readSingle(gsub: Buffer, at: number, into: Map<number, number>): void {
	const covered = readCoverage(gsub, at + gsub.readUInt16BE(at + 2))
	const targets = gsub.readUInt16BE(at) === 2 ? uint16s(gsub, at + 4) : covered.map((glyph) => (glyph + gsub.readUInt16BE(at + 4)) & 0xffff)
	covered.forEach((glyph, i) => into.set(glyph, targets[i] ?? glyph))
}

function readCoverage(gsub: Buffer, at: number): number[] {
	if (gsub.readUInt16BE(at) === 1) return uint16s(gsub, at + 2)
	return Array.from({ length: gsub.readUInt16BE(at + 2) }, (_, i) => at + 4 + 6 * i).flatMap((range) => {
		const [first, last] = [gsub.readUInt16BE(range), gsub.readUInt16BE(range + 2)]
		return Array.from({ length: last - first + 1 }, (_, i) => first + i)
	})
}

/** A count and as many numbers after it. */
const uint16s = (table: Buffer, at: number): number[] =>
	Array.from({ length: table.readUInt16BE(at) }, (_, i) => table.readUInt16BE(at + 2 + 2 * i))

/** A `cmap` with one format 12 subtable (platform 3, encoding 10), one group for each character. */
function writeCmap(glyphs: [code: number, glyph: number][]): Buffer {
	const table = Buffer.alloc(12 + 16 + 12 * glyphs.length)
	table.set([0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12])
	table.writeUInt32BE(table.length - 12, 16)
	table.writeUInt32BE(glyphs.length, 24)
	glyphs.forEach(([code, glyph], i) => [code, code, glyph].forEach((n, j) => table.writeUInt32BE(n, 28 + 12 * i + 4 * j)))
	return table
}

function pack(flavour: number, tables: Tables): Buffer {
	const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
	const power = 2 ** Math.floor(Math.log2(sorted.length))
	const header = Buffer.alloc(12 + 16 * sorted.length)
	header.writeUInt32BE(flavour, 0)
	;[sorted.length, power * 16, Math.log2(power), (sorted.length - power) * 16].forEach((n, i) => header.writeUInt16BE(n, 4 + 2 * i))
	let offset = header.length
	const bodies = sorted.map(([tag, data], i) => {
		const body = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
		header.write(tag, 12 + 16 * i, 'latin1')
		;[checksum(body), offset, data.length].forEach((n, j) => header.writeUInt32BE(n, 16 + 16 * i + 4 * j))
		offset += body.length
		return body
	})
	return Buffer.concat([header, ...bodies])
}

function checksum(body: Buffer): number {
	let sum = 0
	for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) >>> 0
	return sum
}
