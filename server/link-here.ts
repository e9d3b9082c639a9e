import type { DeviceBinding } from '../contract/devices.ts'
import type { PrintJob, PrintReceipt } from '../contract/printing.ts'
import type { AgentLink } from '../hardware/agent.ts'

/** The server's own machine, where a device list or a binding names machines. */
export const HERE = 'here'

/** The link to the agent in this process: plain calls both ways. */
export function createLinkHere(up: Pick<AgentLink, 'reportHealth' | 'press' | 'key' | 'scan' | 'seen'>) {
	let print: (job: PrintJob) => Promise<PrintReceipt> = ({ jobId }) => Promise.resolve({ outcome: 'failed', jobId, fault: 'offline' })
	let bind: (bindings: readonly DeviceBinding[]) => void = () => {}
	let learn: (on: boolean) => void = () => {}
	const link: AgentLink = {
		...up,
		onJob: (handler) => (print = handler),
		onBindings: (handler) => (bind = handler),
		onLearn: (handler) => (learn = handler),
		// It is never away.
		onConnected: () => {},
	}
	return {
		link,
		print: (job: PrintJob) => print(job),
		bind: (bindings: readonly DeviceBinding[]) => bind(bindings),
		learn: (on: boolean) => learn(on),
	}
}
