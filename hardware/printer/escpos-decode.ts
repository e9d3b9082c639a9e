import type { Bitmap } from './bitmap.ts'

/** Bytes that are not a slip. `at` is the offset of the first bad byte. */
export class EscposError extends Error {
	readonly at: number
	constructor(what: string, at: number) {
		super(`${what} at byte ${at}`)
		this.at = at
	}
}

/** What a printer makes of the bytes: the picture, and how the paper leaves. */
export type Paper = { bitmap: Bitmap; cut: 'full' | 'partial' | 'none'; feedLines: number }

type State = { widthDots: number; bands: Uint8Array[]; rows: number; feedLines: number; cut: Paper['cut']; started: boolean }
/** Reads one command at `at`; answers the offset after it. */
type Command = (bytes: Uint8Array, at: number, state: State) => number

/**
 * Reads one slip as a printer would, but strictly: only the commands that `encodeSlip` emits, a reset first, one picture
 * without a seam, nothing after the cut.
 *
 * @param widthDots the printer's width
 * @throws EscposError on anything else
 * @source Epson ESC/POS command reference: ESC @, ESC M, ESC d, FS ., GS v 0, GS V
 */
export function decodeSlip(bytes: Uint8Array, widthDots: number): Paper {
	const state: State = { widthDots, bands: [], rows: 0, feedLines: 0, cut: 'none', started: false }
	let at = 0
	while (at < bytes.length) {
		const command = COMMANDS[name(bytes, at)]
		if (!command) throw new EscposError(`unknown command ${hex(bytes[at])} ${hex(bytes[at + 1])}`, at)
		if (!state.started && command !== reset) throw new EscposError('the printer is not reset first', at)
		if (state.cut !== 'none') throw new EscposError('more after the cut', at)
		at = command(bytes, at, state)
	}
	if (!state.rows) throw new EscposError('no picture', at)
	const rows = new Uint8Array((state.rows * widthDots) / 8)
	let offset = 0
	for (const band of state.bands) {
		rows.set(band, offset)
		offset += band.length
	}
	return { bitmap: { widthDots, heightDots: state.rows, rows }, cut: state.cut, feedLines: state.feedLines }
}

const byte = (bytes: Uint8Array, at: number): number => {
	const value = bytes[at]
	if (value === undefined) throw new EscposError('the bytes end inside a command', at)
	return value
}
const hex = (value: number | undefined): string => value?.toString(16).padStart(2, '0') ?? '--'
const name = (bytes: Uint8Array, at: number): string => (bytes[at] === 0x0a ? '0a' : `${hex(bytes[at])}${hex(bytes[at + 1])}`)

const reset: Command = (_bytes, at, state) => {
	state.started = true
	return at + 2
}

const raster: Command = (bytes, at, state) => {
	const [kind, mode, widthLow, widthHigh, rowsLow, rowsHigh] = [2, 3, 4, 5, 6, 7].map((i) => byte(bytes, at + i)) as [
		number,
		number,
		number,
		number,
		number,
		number,
	]
	const width = (widthLow + 256 * widthHigh) * 8
	const rows = rowsLow + 256 * rowsHigh
	if (kind !== 0x30 || mode !== 0) throw new EscposError('a raster picture that is not plain', at)
	if (width !== state.widthDots) throw new EscposError(`a band of ${width} dots for ${state.widthDots}`, at)
	if (rows < 1 || rows > 255) throw new EscposError(`a band of ${rows} rows`, at)
	if (state.feedLines) throw new EscposError('a seam inside the picture', at)
	const end = at + 8 + (width / 8) * rows
	if (end > bytes.length) throw new EscposError('the bytes end inside a band', bytes.length)
	state.bands.push(bytes.subarray(at + 8, end))
	state.rows += rows
	return end
}

const cut: Command = (bytes, at, state) => {
	const kind = byte(bytes, at + 2)
	if (kind !== 65 && kind !== 66) throw new EscposError(`an unknown cut ${hex(kind)}`, at)
	byte(bytes, at + 3)
	state.cut = kind === 65 ? 'full' : 'partial'
	return at + 4
}

const feed: Command = (_bytes, at, state) => {
	state.feedLines++
	return at + 1
}

/** Kanji mode off and font A: sent after a reset by the encoder, and without effect on a picture. */
const kanjiOff: Command = (_bytes, at) => at + 2
const fontA: Command = (bytes, at) => {
	if (byte(bytes, at + 2) !== 0) throw new EscposError('a font other than A', at)
	return at + 3
}

const COMMANDS: Record<string, Command> = {
	'1b40': reset,
	'1c2e': kanjiOff,
	'1b4d': fontA,
	'1d76': raster,
	'0a': feed,
	'1d56': cut,
}
