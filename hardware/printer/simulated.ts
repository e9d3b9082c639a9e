import { setTimeout as sleep } from 'node:timers/promises'
import type { PrinterState } from '../../contract/printing.ts'
import { decodeSlip } from './escpos-decode.ts'
import type { PrinterModel } from './models.ts'
import { toPng } from './png.ts'
import { PrinterError } from './printer.ts'
import type { Printer, SlipJob } from './printer.ts'

/** A slip that came out: what it shows, and when (epoch ms). */
export type SimulatedSlip = { jobId: string; number: string; printedAt: number; png: Uint8Array }

export type SimulatedPrinter = Printer & {
	/** The newest slips, newest first. */
	slips(): readonly SimulatedSlip[]
	/** Makes the printer fail until set to `null`; `near-end` still prints. */
	setFault(fault: Exclude<PrinterState, 'ready'> | null): void
	fault(): Exclude<PrinterState, 'ready'> | null
}

type Options = {
	id: string
	model: PrinterModel
	now: () => number
	/** How long a slip takes to come out, milliseconds ≥ 0. */
	printMs?: number
	/** Slips kept, ≥ 1. */
	keep?: number
}

/**
 * A printer without hardware. It takes the same bytes as a real one, reads them back into the picture the paper would
 * show, and fails the way a real one does: before the slip, or in the middle of it.
 */
export function createSimulatedPrinter({ id, model, now, printMs = 0, keep = 20 }: Options): SimulatedPrinter {
	const slips: SimulatedSlip[] = []
	let fault: Exclude<PrinterState, 'ready'> | null = null
	const stopOnFault = () => {
		if (fault && fault !== 'near-end') throw new PrinterError(fault)
	}
	const print = async ({ jobId, number, bytes }: SlipJob) => {
		stopOnFault()
		const png = await toPng(decode(bytes, model))
		if (printMs) await sleep(printMs)
		stopOnFault()
		slips.unshift({ jobId, number, printedAt: now(), png })
		slips.length = Math.min(slips.length, keep)
		return 'by-status' as const
	}
	return {
		id,
		model,
		print,
		state: async () => fault ?? 'ready',
		close: async () => {},
		slips: () => slips,
		fault: () => fault,
		setFault: (next) => {
			fault = next
		},
	}
}

/** A real printer prints rubbish from bytes it does not know; this one says what they were. */
function decode(bytes: Uint8Array, model: PrinterModel) {
	try {
		return decodeSlip(bytes, model.widthDots).bitmap
	} catch (cause) {
		throw new PrinterError('error', cause instanceof Error ? cause.message : String(cause))
	}
}
