import type { DeviceHealth, PrintJob, PrintReceipt } from '../contract/printing.ts'
import type { Press } from '../contract/devices.ts'

/** How an agent and the server talk: plain functions in one process, or a socket between two machines. */
export type AgentLink = {
	/** Where jobs go. The handler never rejects; the same job again gets the same receipt and no second paper. */
	onJob: (handler: (job: PrintJob) => Promise<PrintReceipt>) => void
	/** On every change, and every few seconds. */
	reportHealth: (health: DeviceHealth) => void
	press: (press: Press) => void
}
