import type { PrinterFault } from '../../contract/printing.ts'
import type { PrinterModel } from './models.ts'

/** `ready` and `near-end` can print; a fault cannot until somebody clears it. */
export type PrinterCondition = PrinterFault | 'ready' | 'near-end'

/** One slip, as bytes. `number` is what people call it, for lists and logs. */
export type SlipJob = { jobId: string; number: string; bytes: Uint8Array }

/** One printer, real or simulated. A driver moves bytes; it never decides whether to print. One call at a time. */
export type Printer = {
	readonly id: string
	readonly model: PrinterModel
	/**
	 * Resolves when the slip is out, and says how that is known.
	 *
	 * @throws PrinterError with the fault the operator must clear; the slip must then be printed again
	 */
	print(job: SlipJob): Promise<'by-status' | 'bytes-taken'>
	/** How the printer is now. Never rejects: a printer that does not answer is `offline`. */
	state(): Promise<PrinterCondition>
	close(): Promise<void>
}

/** A slip did not come out. */
export class PrinterError extends Error {
	readonly fault: PrinterFault
	constructor(fault: PrinterFault, detail?: string) {
		super(detail ? `${fault}: ${detail}` : fault)
		this.fault = fault
	}
}
