import type { PrinterFault } from '../contract/printing.ts'
import type { SimulatedKeypad, SimulatedPad, SimulatedScanner } from './inputs/simulated.ts'
import type { SimulatedPrinter } from './printer/simulated.ts'

/** The simulated devices as a page shows them: the paper that came out, faults to set, buttons to press. */
export type SimulatedBench = {
	printers(): {
		id: string
		model: string
		widthDots: number
		state: string
		fault: string | null
		on: boolean
		/** Newest first; `printedAt` in epoch ms. */
		slips: { jobId: string; number: string; printedAt: number }[]
	}[]
	pads(): { id: string; counterId: string }[]
	keypads(): { id: string; counterId: string }[]
	scanners(): { id: string; kioskId: string }[]
	/** `null` clears it. `false` when there is no such printer. */
	setFault(printerId: string, fault: PrinterFault | 'near-end' | null): boolean
	/** `false` when there is no such printer. */
	setPower(printerId: string, on: boolean): boolean
	/** The paper as PNG, while the printer still keeps it. */
	slipPng(jobId: string): Uint8Array | undefined
	/** `false` when there is no such pad or button. */
	press(padId: string, level: number): boolean
	/** `false` when there is no such keypad or key. */
	pressKey(keypadId: string, action: string): boolean
	/** `false` when there is no such scanner. */
	scan(scannerId: string, text: string): boolean
}

/** Everything of this process that is simulated. */
export type Simulated = { printers: SimulatedPrinter[]; pads: SimulatedPad[]; keypads: SimulatedKeypad[]; scanners: SimulatedScanner[] }

/** One bench over all simulated devices of this process. */
export function createSimulatedBench({ printers, pads, keypads, scanners }: Simulated): SimulatedBench {
	const printerOf = (id: string) => printers.find((printer) => printer.id === id)
	return {
		printers: () =>
			printers.map((printer) => ({
				id: printer.id,
				model: printer.model.name,
				widthDots: printer.model.widthDots,
				state: printer.isOn() ? (printer.fault() ?? 'ready') : 'offline',
				fault: printer.fault(),
				on: printer.isOn(),
				slips: printer.slips().map(({ jobId, number, printedAt }) => ({ jobId, number, printedAt })),
			})),
		pads: () => pads.map(({ id, counterId }) => ({ id, counterId })),
		keypads: () => keypads.map(({ id, counterId }) => ({ id, counterId })),
		scanners: () => scanners.map(({ id, kioskId }) => ({ id, kioskId })),
		setFault: (printerId, fault) => {
			const printer = printerOf(printerId)
			printer?.setFault(fault)
			return printer !== undefined
		},
		setPower: (printerId, on) => {
			const printer = printerOf(printerId)
			printer?.power(on)
			return printer !== undefined
		},
		slipPng: (jobId) => printers.flatMap((printer) => [...printer.slips()]).find((slip) => slip.jobId === jobId)?.png,
		press: (padId, level) => pads.find(({ id }) => id === padId)?.press(level) ?? false,
		pressKey: (keypadId, action) => keypads.find(({ id }) => id === keypadId)?.press(action) ?? false,
		scan: (scannerId, text) => {
			const scanner = scanners.find(({ id }) => id === scannerId)
			scanner?.scan(text)
			return scanner !== undefined
		},
	}
}
