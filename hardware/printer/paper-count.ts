import type { PrinterState } from '../../contract/printing.ts'

/** What one printer has used: slips since the agent's folder was made, millimetres of paper since the roll was changed. */
export type PaperCount = {
	of(): { slips: number; paperMm: number }
	/** One more slip, `mm` long. @throws Error when it cannot be written down */
	used(mm: number): void
	/** The printer was seen in this state: paper where there was none is a new roll. @throws Error as `used` */
	seen(state: PrinterState): void
	/** Somebody says that the roll was changed. @throws Error as `used` */
	renewed(): void
}

export type PaperUse = { slips: number; paperMm: number; empty: boolean }

/**
 * @param kept where it was last time
 * @param keep writes it down
 */
export function createPaperCount(kept: PaperUse | undefined, keep: (use: PaperUse) => void): PaperCount {
	let use: PaperUse = kept ?? { slips: 0, paperMm: 0, empty: false }
	const change = (next: PaperUse) => {
		use = next
		keep(use)
	}
	return {
		of: () => ({ slips: use.slips, paperMm: Math.round(use.paperMm) }),
		used: (mm) => change({ ...use, slips: use.slips + 1, paperMm: use.paperMm + mm }),
		seen: (state) => {
			if (state === 'paper-out' && !use.empty) change({ ...use, empty: true })
			if (state === 'ready' && use.empty) change({ ...use, paperMm: 0, empty: false })
		},
		renewed: () => change({ ...use, paperMm: 0 }),
	}
}

const DOTS_A_MM = 8
const LINE_MM = 3.75
/** From the head to the knife. */
const CUT_MM = 12

/** About how much paper a slip's bytes use, in millimetres: its picture, its lines, and the feed to the knife. */
export function lengthMm(bytes: Uint8Array): number {
	let rows = 0
	let lines = 0
	for (let at = 0; at < bytes.length; at++) {
		if (bytes[at] === 0x0a) lines++
		else if (bytes[at] === 0x1d && bytes[at + 1] === 0x76) {
			const [widthLow = 0, widthHigh = 0, rowsLow = 0, rowsHigh = 0] = bytes.subarray(at + 4, at + 8)
			const band = rowsLow + 256 * rowsHigh
			rows += band
			at += 7 + (widthLow + 256 * widthHigh) * band
		}
	}
	return rows / DOTS_A_MM + lines * LINE_MM + CUT_MM
}
