import type { DeviceBinding, KeyPress, Press, ScanReport, SeenDevice } from '../contract/devices.ts'
import type { DeviceHealth, PrintJob, PrintReceipt } from '../contract/printing.ts'
import type { AgentAnswer, AgentOrder } from '../contract/screens.ts'

/**
 * How an agent and the server talk: plain functions in one process, or a socket between two machines. Of each handler the
 * one that was given last counts.
 */
export type AgentLink = {
	/** Where jobs go. The handler never rejects; the same job again gets the same receipt and no second paper. */
	onJob: (handler: (job: PrintJob) => Promise<PrintReceipt>) => void
	/** Devices that were shown to the centre and may hang on this machine; again on every change. */
	onBindings: (handler: (bindings: readonly DeviceBinding[]) => void) => void
	/** Somebody shows devices to the centre now, or no more. */
	onLearn: (handler: (on: boolean) => void) => void
	/** What the agent is asked to do besides printing. The handler never rejects. */
	onOrder: (handler: (order: AgentOrder) => Promise<AgentAnswer>) => void
	/** The line is there, or there again: everything is told anew. */
	onConnected: (handler: () => void) => void
	/** On every change, and every few seconds. */
	reportHealth: (health: DeviceHealth) => void
	/** Resolves when the server has judged it; rejects when it must be sent again. */
	press: (press: Press) => Promise<void>
	key: (key: KeyPress) => Promise<void>
	scan: (report: ScanReport) => void
	seen: (devices: SeenDevice[]) => void
}
