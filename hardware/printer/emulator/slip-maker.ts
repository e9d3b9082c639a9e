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

export type SlipMaker = {
	strip(): Strip
	bytes(raw: Uint8Array): void
	text(line: string): void
	/** The paper is parted here: what is printed becomes a slip. White paper alone is none. */
	part(how: { cut: EmulatedSlip['cut']; complete: boolean }): void
	/** The next piece begins in the middle of something. */
	goOn(): void
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
	const fresh = () => {
		strip = createStrip(widthDots)
		raw = []
		lines = []
		whole = true
	}
	return {
		strip: () => strip,
		bytes: (bytes) => void raw.push(bytes),
		text: (line) => void lines.push(line),
		part: ({ cut, complete }) => {
			const hasPrint = strip.rows() > 0
			const slip = createSlip(strip, {
				text: lines.join('\n'),
				complete: complete && whole,
				cut,
				printedAt: now(),
				bytes: Buffer.concat(raw),
			})
			fresh()
			if (!hasPrint) return
			count++
			slips.unshift(slip)
			slips.length = Math.min(slips.length, keep)
			onSlip?.(slip)
		},
		goOn: () => {
			whole = false
		},
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
