import type { Learning } from '../../contract/api.ts'
import type { SeenDevice } from '../../contract/devices.ts'
import type { Call, Refusal } from '../api.ts'
import type { Report } from './presses.ts'

/** A device on one of the machines. `id` is its own among all machines. */
export interface SeenHere {
	id: string
	agentId: string
	/** As the administrator named the machine; empty for the server's own. */
	machine: string
	device: SeenDevice
}

/** More than a person presses while showing one device. */
const KEPT = 300

/** What is plugged in and what it reports, while somebody looks. What was reported before the first look is no press. */
export class LearnWatch {
	devices = $state.raw<readonly SeenHere[]>([])
	machines = $state.raw<readonly { agentId: string; machine: string; devices: readonly SeenHere[] }[]>([])
	/** How often an answer came. */
	looks = $state(0)
	trouble = $state.raw<Refusal>()
	/** The device that reported last, and when this page learnt of it, epoch ms. */
	newest = $state.raw<{ id: string; at: number }>()
	/** Reports since the page looks, oldest first, by device. */
	reports = $state.raw<Readonly<Record<string, readonly Report[]>>>({})
	readonly #known: Record<string, { last: Report | undefined; profile: string | undefined }> = {}
	readonly #call: Call

	constructor(call: Call) {
		this.#call = call
	}

	async look(): Promise<void> {
		const reply = await this.#call<Learning>('/learning')
		this.trouble = reply.ok ? undefined : reply
		if (!reply.ok) return
		const machines = reply.value.agents.map(({ agentId, label, devices }) => ({
			agentId,
			machine: label,
			devices: devices.map((device) => ({ id: `${agentId} ${device.key}`, agentId, machine: label, device })),
		}))
		// The server's own first.
		machines.sort((a, b) => Number(b.agentId === 'here') - Number(a.agentId === 'here'))
		this.machines = machines
		this.devices = machines.flatMap(({ devices }) => devices)
		for (const one of this.devices) this.#hear(one)
		this.looks++
	}

	#hear({ id, device }: SeenHere): void {
		const known = this.#known[id]
		this.#known[id] = { last: device.reports.at(-1) ?? known?.last, profile: device.profile ?? known?.profile }
		if (!known && this.looks === 0) return
		const fresh = newer(device.reports, known?.last)
		// What a scanner reads is never told; that it did is known by its profile, found by the way it reports.
		const found = known !== undefined && device.profile !== undefined && known.profile === undefined
		if (fresh.length || found) this.newest = { id, at: Date.now() }
		if (fresh.length) this.reports = { ...this.reports, [id]: [...(this.reports[id] ?? []), ...fresh].slice(-KEPT) }
	}
}

/** Those after the last that is known, also where the list was begun anew. */
function newer(reports: readonly Report[], last: Report | undefined): readonly Report[] {
	if (!last) return reports
	const at = reports.findLastIndex((report) => report.at === last.at && report.hex === last.hex)
	return at >= 0 ? reports.slice(at + 1) : reports.filter((report) => report.at > last.at)
}
