import type { PrinterFault } from '../contract/printing.ts'
import type { SimulatedPad } from './inputs/simulated.ts'
import type { SimulatedPrinter } from './printer/simulated.ts'

/** The simulated devices as a page shows them: the paper that came out, faults to set, buttons to press. */
export type SimulatedBench = {
	printers(): {
		id: string
		model: string
		widthDots: number
		state: string
		fault: string | null
		/** Newest first; `printedAt` in epoch ms. */
		slips: { jobId: string; number: string; printedAt: number }[]
	}[]
	pads(): { id: string; counterId: string }[]
	/** `null` clears it. `false` when there is no such printer. */
	setFault(printerId: string, fault: PrinterFault | 'near-end' | null): boolean
	/** The paper as PNG, while the printer still keeps it. */
	slipPng(jobId: string): Uint8Array | undefined
	/** `false` when there is no such pad or button. */
	press(padId: string, level: number): boolean
}

/** One bench over all simulated devices of this process. */
export function createSimulatedBench(printers: readonly SimulatedPrinter[], pads: readonly SimulatedPad[]): SimulatedBench {
	return {
		printers: () =>
			printers.map((printer) => ({
				id: printer.id,
				model: printer.model.name,
				widthDots: printer.model.widthDots,
				state: printer.fault() ?? 'ready',
				fault: printer.fault(),
				slips: printer.slips().map(({ jobId, number, printedAt }) => ({ jobId, number, printedAt })),
			})),
		pads: () => pads.map(({ id, counterId }) => ({ id, counterId })),
		setFault: (printerId, fault) => {
			const printer = printers.find(({ id }) => id === printerId)
			printer?.setFault(fault)
			return printer !== undefined
		},
		slipPng: (jobId) => printers.flatMap((printer) => [...printer.slips()]).find((slip) => slip.jobId === jobId)?.png,
		press: (padId, level) => pads.find(({ id }) => id === padId)?.press(level) ?? false,
	}
}
