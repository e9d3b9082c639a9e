import type { PrinterState } from '../../contract/printing.ts'
import { createConfirmedPrinter } from './confirmed.ts'
import { createEmulator } from './emulator/emulator.ts'
import type { EmulatedSlip } from './emulator/slip-maker.ts'
import { memoryLink } from './links/memory-link.ts'
import type { PrinterModel } from './models.ts'
import { PrinterError } from './printer.ts'
import type { Printer, SlipJob } from './printer.ts'

/** A slip that came out: what it shows, and when (epoch ms). */
export type SimulatedSlip = { jobId: string; number: string; printedAt: number; readonly png: Uint8Array }

export type SimulatedPrinter = Printer & {
	/** The newest slips, newest first. */
	slips(): readonly SimulatedSlip[]
	/** Makes the printer fail until set to `null`; `near-end` still prints. */
	setFault(fault: Exclude<PrinterState, 'ready'> | null): void
	fault(): Exclude<PrinterState, 'ready'> | null
	/** Off: what it holds is lost, and the slip in hand with it. */
	power(on: boolean): void
	isOn(): boolean
}

type Options = {
	id: string
	model: PrinterModel
	now: () => number
	/** How long a slip of usual length takes to come out, milliseconds ≥ 0. */
	printMs?: number
	/** Slips kept, ≥ 1. */
	keep?: number
}

/** Usual length of a slip. */
const SLIP_MM = 110
/** Between two looks at the status; in memory nothing is far. */
const POLL_MS = 50
const PATIENCE_MS = 15_000

/**
 * A printer without hardware: the emulator behind the same driver as a real printer, with memory for a wire. It takes the
 * same bytes, and fails the way a real one does: before the slip, or in the middle of it.
 */
export function createSimulatedPrinter({ id, model, now, printMs = 0, keep = 20 }: Options): SimulatedPrinter {
	const slips: SimulatedSlip[] = []
	/** Jobs whose paper has not come out yet; a printer that says nothing may hold several. */
	const held: SlipJob[] = []
	const onSlip = (slip: EmulatedSlip) => {
		const job = slip.complete && held.shift()
		if (!job) return
		slips.unshift(named(slip, job))
		slips.length = Math.min(slips.length, keep)
	}
	const forget = (job: SlipJob) => {
		if (held.includes(job)) held.splice(held.indexOf(job), 1)
	}
	const mmPerSecond = printMs ? (SLIP_MM / printMs) * 1_000 : undefined
	const emulator = createEmulator({ model, now, mmPerSecond, bufferBytes: model.bufferBytes, keep: 1, onSlip })
	const printer = createConfirmedPrinter({
		id,
		model,
		open: memoryLink(emulator),
		times: { pollMs: POLL_MS, printMs: PATIENCE_MS + 2 * printMs },
	})
	return {
		...printer,
		connection: 'simulated',
		print: async (job) => {
			held.push(job)
			if (held.length > keep) held.shift()
			try {
				const how = await printer.print(job)
				if (how === 'by-status') forget(job)
				return how
			} catch (cause) {
				// What may still come out keeps its name.
				if (!(cause instanceof PrinterError && cause.mayBeOut)) forget(job)
				throw cause
			}
		},
		slips: () => slips,
		fault: () => emulator.fault(),
		setFault: (fault) => emulator.setFault(fault),
		power: (on) => (on ? emulator.powerOn() : emulator.powerOff()),
		isOn: () => emulator.isOn(),
	}
}

const named = (slip: EmulatedSlip, { jobId, number }: SlipJob): SimulatedSlip => ({
	jobId,
	number,
	printedAt: slip.printedAt,
	get png() {
		return slip.png
	},
})
