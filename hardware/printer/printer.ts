import type { PrinterFault, PrinterState } from '../../contract/printing.ts'
import type { PrinterModel } from './models.ts'

/** One slip, as bytes. `number` is what people call it, for lists and logs. */
export type SlipJob = { jobId: string; number: string; bytes: Uint8Array }

/** One printer, real or simulated. A driver moves bytes; it never decides whether to print. One call at a time. */
export type Printer = {
	readonly id: string
	readonly model: PrinterModel
	/** How it is connected, for the person who looks after it: `tcp 10.0.0.9:9100`. */
	readonly connection?: string
	/**
	 * Resolves when the slip is out, and says how that is known.
	 *
	 * @throws PrinterError with the fault the operator must clear, and whether the slip may be out all the same
	 */
	print(job: SlipJob): Promise<'by-status' | 'bytes-taken'>
	/** How the printer is now; `ready` and `near-end` can print. Never rejects: a printer that does not answer is `offline`. */
	state(): Promise<PrinterState>
	close(): Promise<void>
}

/**
 * A slip did not come out, as far as can be known. `mayBeOut` when the printer had all of it: it may have come out or may
 * still do so, and must not be printed again by itself.
 */
export class PrinterError extends Error {
	readonly fault: PrinterFault
	readonly mayBeOut: boolean
	constructor(fault: PrinterFault, detail?: string, mayBeOut = false) {
		super(detail ? `${fault}: ${detail}` : fault)
		this.fault = fault
		this.mayBeOut = mayBeOut
	}
}

/** Whether a slip can be printed in this state. */
export const canPrint = (state: PrinterState): state is 'ready' | 'near-end' => state === 'ready' || state === 'near-end'
