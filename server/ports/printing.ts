import type { DeviceHealth, PrintJob, PrintReceipt, PrinterFault, Slip } from '../../contract/printing.ts'
import type { Outcome } from './core.ts'

/** Paper and devices. Only shapes: whoever wires brings the real thing. */

/** Takes a job to the printer's agent, wherever that runs. Resolves with its receipt; a lost agent is `offline`. */
export type SendPrintJob = (job: PrintJob) => Promise<PrintReceipt>

export interface PrintJobRow {
	jobId: string
	visitId: string
	printerId: string
	kioskId: string | null
	day: string
	createdAt: number
	slip: Slip
	state: 'waiting' | 'printed' | 'doubtful' | 'abandoned'
	attempts: number
	fault: PrinterFault | null
	printedAt: number | null
}

export interface PrintJobStore {
	find(jobId: string): PrintJobRow | undefined
	waiting(printerId: string, day: string): PrintJobRow[]
	ofDay(day: string): PrintJobRow[]
	noteAttempt(jobId: string, fault: PrinterFault | null): void
	abandon(jobId: string): void
	abandonBefore(day: string): number
}

/** State of printers and pads as last reported. */
export interface DeviceStates {
	/** `from` names the machine that tells. */
	report(health: DeviceHealth, at: number, from: string): void
	all(): (DeviceHealth & { since: number; seenAt: number; agentId: string })[]
}

/** The paper of any job as PNG, printed or not. */
export type SlipPicture = (slip: Slip, widthDots: number) => Promise<Uint8Array>

/** The demo's simulated devices, for the bench page. */
export interface BenchPort {
	printers(): {
		id: string
		model: string
		widthDots: number
		state: string
		fault: string | null
		on: boolean
		slips: { jobId: string; number: string; printedAt: number }[]
	}[]
	pads(): { id: string; counterId: string }[]
	keypads(): { id: string; counterId: string }[]
	scanners(): { id: string; kioskId: string }[]
	setFault(printerId: string, fault: PrinterFault | 'near-end' | null): boolean
	setPower(printerId: string, on: boolean): boolean
	slipPng(jobId: string): Uint8Array | undefined
	/** What became of the press; `undefined` when there is no such pad or button, or the pad took it for a bounce. */
	press(padId: string, level: number): Promise<Outcome> | undefined
	pressKey(keypadId: string, action: string): Promise<Outcome> | undefined
	scan(scannerId: string, text: string): boolean
}
