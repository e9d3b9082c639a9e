import type { Bitmap } from '../bitmap.ts'
import { toPngNow } from '../png.ts'
import { createStrip } from './strip.ts'
import type { Strip } from './strip.ts'

/** A piece of paper that left the printer. */
export type EmulatedSlip = {
	/** Made when first asked for. */
	readonly png: Uint8Array
	/** Without the white paper after the print. Put together when first asked for. */
	readonly bitmap: Bitmap
	/** What was printed as letters, line by line; a picture has none. */
	readonly text: string
	/** It has its beginning, and was cut, or fed past the tear bar, at its end. */
	readonly complete: boolean
	readonly cut: 'full' | 'partial' | 'none'
	/** Epoch ms. */
	readonly printedAt: number
	/** The bytes it was printed from; real-time commands are not among them. */
	readonly bytes: Uint8Array
}

/** Longest piece, dots: one who never cuts is cut off here, so that memory has an end. */
const MAX_DOTS = 16_000
/** Bytes remembered of one piece. */
const MAX_BYTES = 2 ** 21

export type SlipMaker = {
	strip(): Strip
	bytes(raw: Uint8Array): void
	text(line: string): void
	/** The paper is parted here: what is printed becomes a slip. White paper alone is none. */
	part(how: { cut: EmulatedSlip['cut']; complete: boolean }): void
	/** The paper is parted in the middle of something: what comes next has no beginning. */
	tear(): void
	/** To be asked when the paper has moved. */
	isTooLong(): boolean
	/** Newest first. */
	slips(): readonly EmulatedSlip[]
	/** Slips since the beginning, of which only the newest are kept. */
	count(): number
}

type Options = { widthDots: number; now: () => number; keep: number; onSlip?: ((slip: EmulatedSlip) => void) | undefined }

export function createSlipMaker({ widthDots, now, keep, onSlip }: Options): SlipMaker {
	const slips: EmulatedSlip[] = []
	let count = 0
	let strip = createStrip(widthDots)
	let raw: Uint8Array[] = []
	let lines: string[] = []
	let whole = true
	let rawBytes = 0
	const fresh = () => {
		strip = createStrip(widthDots)
		raw = []
		rawBytes = 0
		lines = []
		whole = true
	}
	const part: SlipMaker['part'] = ({ cut, complete }) => {
		const printed = strip
		const facts = { text: lines.join('\n'), complete: complete && whole, cut, bytes: Buffer.concat(raw) }
		fresh()
		if (!printed.rows()) return
		count++
		const slip = createSlip(printed, { ...facts, printedAt: now() })
		slips.unshift(slip)
		slips.length = Math.min(slips.length, keep)
		onSlip?.(slip)
	}
	return {
		strip: () => strip,
		bytes: (bytes) => {
			if ((rawBytes += bytes.length) <= MAX_BYTES) raw.push(bytes)
		},
		text: (line) => void lines.push(line),
		part,
		tear: () => {
			const isInTheMiddle = strip.rows() > 0
			part({ cut: 'none', complete: false })
			whole = !isInTheMiddle
		},
		isTooLong: () => strip.length() > MAX_DOTS,
		slips: () => slips,
		count: () => count,
	}
}

function createSlip(strip: Strip, facts: Omit<EmulatedSlip, 'png' | 'bitmap'>): EmulatedSlip {
	const bitmap = strip.close()
	let png: Uint8Array | undefined
	return {
		...facts,
		get bitmap() {
			return bitmap()
		},
		get png() {
			return (png ??= toPngNow(bitmap()))
		},
	}
}
