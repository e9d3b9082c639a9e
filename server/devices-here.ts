import { resolve } from 'node:path'
import type { Centre } from '../contract/centre.ts'
import type { DeviceBinding } from '../contract/devices.ts'
import type { AgentAnswer, AgentOrder } from '../contract/screens.ts'
import type { PrintJob, PrintReceipt } from '../contract/printing.ts'
import { createAgent, readDeviceList, simulatedDevices, type Agent, type AgentLink, type DeviceList } from '../hardware/agent.ts'
import { StartError, type Environment } from './environment.ts'
import type { Clock } from './ports/core.ts'
import { SLIP_WORKER } from './program.ts'

/** The server's own machine, where a device list or a binding names machines. */
export const HERE = 'here'

export interface DevicesHere {
	agent: Agent
	print: (job: PrintJob) => Promise<PrintReceipt>
	/** Those of the devices shown to the centre that may hang here. */
	bind: (bindings: readonly DeviceBinding[]) => void
	learn: (on: boolean) => void
	order: (order: AgentOrder) => Promise<AgentAnswer>
}

interface Parts {
	env: Environment
	setup: Centre
	clock: Clock
	/** What the agent of this machine tells. */
	up: Pick<AgentLink, 'reportHealth' | 'press' | 'key' | 'scan' | 'seen'>
	warn: (message: string, details: object) => void
}

/**
 * The devices of this machine, behind the same agent as on any other, in this process: plain calls both ways.
 *
 * @throws {StartError} when the device list cannot be read
 */
export function createDevicesHere({ env, setup, clock, up, warn }: Parts): DevicesHere {
	let print: (job: PrintJob) => Promise<PrintReceipt> = ({ jobId }) => Promise.resolve({ outcome: 'failed', jobId, fault: 'offline' })
	let bind: (bindings: readonly DeviceBinding[]) => void = () => {}
	let learn: (on: boolean) => void = () => {}
	let order: (order: AgentOrder) => Promise<AgentAnswer> = () => Promise.resolve('cannot')
	const agent = createAgent({
		devices: deviceList(env, setup),
		link: {
			...up,
			onJob: (handler) => (print = handler),
			onBindings: (handler) => (bind = handler),
			onLearn: (handler) => (learn = handler),
			onOrder: (handler) => (order = handler),
			// It is never away.
			onConnected: () => {},
		},
		clock,
		folder: env.DATA_DIR,
		log: warn,
		warm: true,
		...(SLIP_WORKER && { workerPath: SLIP_WORKER }),
	})
	return {
		agent,
		print: (job) => print(job),
		bind: (bindings) => bind(bindings.filter(({ agentId }) => agentId === undefined || agentId === HERE)),
		learn: (on) => learn(on),
		order: (what) => order(what),
	}
}

function deviceList({ DEVICES, mode }: Environment, { kiosks, counters }: Centre): DeviceList {
	if (DEVICES) {
		try {
			return readDeviceList(resolve(DEVICES))
		} catch (error) {
			throw new StartError(`DEVICES: ${(error as Error).message}`)
		}
	}
	// A real visitor must not wait for paper that only a simulated printer gave.
	if (mode === 'serve') return { printers: [], ratingPads: [], keypads: [], scanners: [] }
	const printerIds = kiosks.map((k) => k.printerId)
	return simulatedDevices({
		printerIds,
		counterIds: counters.map((c) => c.id),
		kioskIds: kiosks.map((k) => k.id),
		// The second of two printers holds the narrow paper, so that both can be seen.
		narrow: printerIds.slice(1, 2),
	})
}
