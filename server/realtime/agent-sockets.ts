import type { Socket } from 'socket.io'
import type { z } from 'zod'
import { KeyPress, Press, ScanReport, SeenDevices, type DeviceBinding, type SeenDevice } from '../../contract/devices.ts'
import { DeviceHealth, PrintReceipt, type PrintJob } from '../../contract/printing.ts'
import type { AgentAnswer, AgentOrder } from '../../contract/screens.ts'
import type { ClientToServerEvents, ServerToClientEvents } from '../../contract/sockets.ts'
import type { Caller } from '../ports/people.ts'
import { orderOf } from './device-sockets.ts'

type AgentSocket = Socket<ClientToServerEvents, ServerToClientEvents, object, { caller: Caller }>

/** Longest a remote agent may take over one slip before the job counts as not printed. */
const PRINT_MS = 30_000

/** What agents on other machines tell. */
export interface AgentEvents {
	onHealth: (health: DeviceHealth, agentId: string) => void
	/** Resolves when judged; rejects when that is not possible now, and the agent sends it again. */
	onPress: (press: Press) => Promise<void>
	onKey: (key: KeyPress) => Promise<void>
	onScan: (report: ScanReport) => void
	onSeen: (agentId: string, devices: SeenDevice[]) => void
	onGone: (agentId: string) => void
}

/** The sockets of agents on other machines: jobs and bindings down; health, presses and codes up. */
export function createAgentSockets(events: AgentEvents) {
	const sockets = new Set<AgentSocket>()
	/** Which agent's socket looks after a device, and what it said of it last. */
	const devices = new Map<string, { socket: AgentSocket; health: DeviceHealth }>()
	let bindings: readonly DeviceBinding[] = []
	let learning = false

	const bindingsFor = (socket: AgentSocket): DeviceBinding[] =>
		bindings.filter(({ agentId }) => agentId === undefined || agentId === socket.data.caller.actor.id)

	function hear(socket: AgentSocket): void {
		const agentId = socket.data.caller.actor.id
		sockets.add(socket)
		socket.emit('agent:bindings', bindingsFor(socket))
		if (learning) socket.emit('agent:learn', { on: true })
		socket.on('agent:health', (input) => {
			const health = read(DeviceHealth, input)
			if (!health) return
			// A printer that this machine cannot reach may be on another, which keeps it.
			const other = devices.get(health.deviceId)
			if (health.state !== 'offline' || !other || other.socket === socket || other.health.state === 'offline')
				devices.set(health.deviceId, { socket, health })
			events.onHealth(health, agentId)
		})
		socket.on('agent:press', judged(Press, events.onPress))
		socket.on('agent:key', judged(KeyPress, events.onKey))
		socket.on('agent:scan', (input) => {
			const report = read(ScanReport, input)
			if (report) events.onScan(report)
		})
		socket.on('agent:seen', (input) => {
			const seen = read(SeenDevices, input)
			if (seen) events.onSeen(agentId, seen)
		})
		socket.on('disconnect', () => {
			sockets.delete(socket)
			events.onGone(agentId)
			for (const [deviceId, known] of devices) {
				if (known.socket !== socket) continue
				devices.delete(deviceId)
				events.onHealth({ ...known.health, state: 'offline' }, agentId)
			}
		})
	}

	async function sendJob(job: PrintJob): Promise<PrintReceipt> {
		const lost: PrintReceipt = { outcome: 'failed', jobId: job.jobId, fault: 'offline' }
		const socket = devices.get(job.printerId)?.socket
		if (!socket) return lost
		const receipt = await new Promise<unknown>((done) => {
			socket.once('disconnect', done)
			socket.timeout(PRINT_MS).emit('print:job', job, (error, answer) => {
				socket.off('disconnect', done)
				done(error ? undefined : answer)
			})
		})
		const answer = read(PrintReceipt, receipt)
		return answer?.jobId === job.jobId ? answer : lost
	}

	return {
		hear,
		sendJob,
		/** To the machine that has this printer. */
		orderAt: async (printerId: string, order: AgentOrder): Promise<AgentAnswer> => {
			const socket = devices.get(printerId)?.socket
			return socket ? orderOf(socket, order) : 'cannot'
		},
		setBindings: (next: readonly DeviceBinding[]): void => {
			bindings = next
			for (const socket of sockets) socket.emit('agent:bindings', bindingsFor(socket))
		},
		learn: (on: boolean): void => {
			learning = on
			for (const socket of sockets) socket.emit('agent:learn', { on })
		},
	}
}

function read<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> | undefined {
	const parsed = schema.safeParse(input)
	return parsed.success ? parsed.data : undefined
}

/** Acknowledged once judged. One that is not well formed is acknowledged too: sent again, it would be no better. */
const judged =
	<T extends z.ZodType>(schema: T, judge: (value: z.infer<T>) => Promise<void>) =>
	(input: unknown, ack?: unknown): void => {
		const value = read(schema, input)
		const done = () => typeof ack === 'function' && (ack as () => void)()
		if (value === undefined) return void done()
		judge(value).then(done, () => undefined)
	}
