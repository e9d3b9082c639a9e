import type { Deed, Letters, Reading } from './ops.ts'
import { readSymbol } from './symbol-commands.ts'

/** Says what a command asks for; a picture asks for many things. */
type Done = (deed: Deed) => void
type Read = (done: Done) => Reading<void>

/** One command, or one letter. @source Epson ESC/POS command reference */
export function* readCommand(done: Done): Reading<void> {
	const byte = yield* one()
	const read = FIRST[byte]
	if (read) yield* read(done)
	else if (byte >= 0x20) done({ kind: 'char', byte })
	else done({ kind: byte === NUL ? 'heard' : byte === CR ? 'nothing' : 'unknown' })
}

const NUL = 0x00
const CR = 0x0d
const code = (letter: string): number => letter.charCodeAt(0)

/** The next byte. */
export function* one(): Reading<number> {
	return (yield 1)[0] ?? 0
}
/** A number of two bytes, the low one first. */
export function* two(): Reading<number> {
	return (yield* one()) + 256 * (yield* one())
}

/** A command without parameters. */
const plain = (deed: Deed): Read =>
	function* (done) {
		done(deed)
	}
/** A command of one byte. */
const byOne = (deed: (n: number) => Deed): Read =>
	function* (done) {
		done(deed(yield* one()))
	}
/** A command that is known and has no effect on this paper: so many bytes follow. */
const skipped = (length: number): Read =>
	function* (done) {
		if (length) yield length
		done({ kind: 'nothing' })
	}
const letters = (change: (n: number) => Partial<Letters>) => byOne((n) => ({ kind: 'letters', change: change(n) }))
const isOn = (n: number): boolean => (n & 1) === 1

const raster: Read = function* (done) {
	yield 1
	const mode = yield* one()
	const bytesPerRow = yield* two()
	const rows = yield* two()
	done({ kind: 'nothing' })
	if (!bytesPerRow) return
	for (let row = 0; row < rows; row++) done({ kind: 'row', dots: yield bytesPerRow, wide: mode & 1 ? 2 : 1, tall: mode & 2 ? 2 : 1 })
}

const cut: Read = function* (done) {
	const kind = yield* one()
	const feeds = kind === 65 || kind === 66
	const by = kind % 2 === 1 ? 'full' : 'partial'
	if (!feeds && kind > 1 && kind !== 48 && kind !== 49) return done({ kind: 'unknown' })
	// 0 and 48 cut whole, 1 and 49 leave a point; with a feed it is 65 and 66.
	if (!feeds) return done({ kind: 'cut', by: kind % 2 ? 'partial' : 'full', toCutter: false, dots: 0 })
	done({ kind: 'cut', by, toCutter: true, dots: yield* one() })
}

const modes = letters((n) => ({
	font: n & 0x01 ? 'B' : 'A',
	bold: (n & 0x08) !== 0,
	height: n & 0x10 ? 2 : 1,
	width: n & 0x20 ? 2 : 1,
	underline: (n & 0x80) !== 0,
}))
const sizes = letters((n) => ({ width: ((n >> 4) & 7) + 1, height: (n & 7) + 1 }))
const align = byOne((n) => ({ kind: 'align', align: n % 48 === 1 ? 'centre' : n % 48 === 2 ? 'right' : 'left' }))

/** Column pictures are taken in and not drawn. */
const columns: Read = function* (done) {
	const mode = yield* one()
	const length = (yield* two()) * (mode >= 32 ? 3 : 1)
	if (length) yield length
	done({ kind: 'unknown' })
}
const tabStops: Read = function* (done) {
	while ((yield* one()) !== 0);
	done({ kind: 'nothing' })
}

/** Takes in what was obeyed when it arrived. */
const realTime: Read = function* (done) {
	const name = yield* one()
	if (name === 0x04 || name === 0x05) yield 1
	else if (name === 0x14) yield PULSES[yield* one()] ?? 2
	else return done({ kind: 'unknown' })
	done({ kind: 'heard' })
}
const PULSES: Record<number, number> = { 1: 2, 2: 2, 3: 5, 7: 1, 8: 7 }

/** `GS (`: a name, a length, and so many bytes. */
const longCommand: Read = function* (done) {
	const name = yield* one()
	const length = yield* two()
	const data = length ? yield length : new Uint8Array()
	if (name === code('k')) return done(readSymbol(data))
	if (name === code('H') && data[0] === 48 && data.length === 6) return done({ kind: 'answer-mark', mark: data.slice(2) })
	done({ kind: 'unknown' })
}

const barcode: Read = function* (done) {
	const kind = yield* one()
	if (kind >= 65) yield yield* one() || 1
	else while ((yield* one()) !== 0);
	done({ kind: 'unknown' })
}

const under = (table: Record<string, Read>): Read =>
	function* (done) {
		const read = table[String.fromCharCode(yield* one())]
		if (read) yield* read(done)
		else done({ kind: 'unknown' })
	}

const ESC = under({
	'@': plain({ kind: 'reset' }),
	'!': modes,
	E: letters((n) => ({ bold: isOn(n) })),
	G: letters((n) => ({ bold: isOn(n) })),
	'-': letters((n) => ({ underline: n % 48 !== 0 })),
	M: letters((n) => ({ font: n % 48 === 1 ? 'B' : 'A' })),
	a: align,
	d: byOne((lines) => ({ kind: 'feed-lines', lines })),
	J: byOne((dots) => ({ kind: 'feed-dots', dots })),
	t: byOne((page) => ({ kind: 'page', page })),
	'2': plain({ kind: 'spacing', dots: 30 }),
	'3': byOne((dots) => ({ kind: 'spacing', dots })),
	i: plain({ kind: 'cut', by: 'full', toCutter: false, dots: 0 }),
	m: plain({ kind: 'cut', by: 'partial', toCutter: false, dots: 0 }),
	'*': columns,
	D: tabStops,
	...Object.fromEntries([...' R{V=rTU'].map((name) => [name, skipped(1)])),
	...Object.fromEntries([...'$\\cB'].map((name) => [name, skipped(2)])),
	p: skipped(3),
	S: skipped(0),
})
const GS = under({
	'!': sizes,
	V: cut,
	v: raster,
	B: letters((n) => ({ reverse: isOn(n) })),
	r: byOne((n) => ({ kind: 'answer-sensor', which: n % 48 })),
	I: byOne((which) => ({ kind: 'answer-identity', which })),
	a: byOne((items) => ({ kind: 'status-back', items })),
	'(': longCommand,
	k: barcode,
	...Object.fromEntries([...'hwHfb/'].map((name) => [name, skipped(1)])),
	...Object.fromEntries([...'LWP$\\'].map((name) => [name, skipped(2)])),
})
const FS = under({
	'.': skipped(0),
	'&': skipped(0),
	'!': skipped(1),
	'-': skipped(1),
	C: skipped(1),
	S: skipped(2),
	p: skipped(2),
})

const FIRST: Record<number, Read> = {
	0x09: plain({ kind: 'tab' }),
	0x0a: plain({ kind: 'line' }),
	0x10: realTime,
	0x1b: ESC,
	0x1c: FS,
	0x1d: GS,
}
