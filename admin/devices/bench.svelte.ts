import type { Bench, ScreenIndex } from '../../contract/api.ts'
import { postJson, type Refusal } from '../api.ts'
import { openCall } from '../open-call.ts'

/** Faults that can be set; `none` clears. */
export const FAULTS = ['none', 'near-end', 'paper-out', 'cover-open', 'cutter-error', 'offline'] as const
export type BenchFault = (typeof FAULTS)[number]

export type BenchPrinter = Bench['printers'][number]
export type BenchPad = Bench['pads'][number]
/** One button of a pad. The highest level is the most satisfied. */
export type PadLevel = Bench['levels'][number]

/** The simulated devices as last seen, and the hands that play with them. */
export class SimulatedDevices {
	seen = $state.raw<Bench>()
	trouble = $state.raw<Refusal>()
	numbers = $state.raw<Readonly<Record<string, number>>>({})

	async look(): Promise<void> {
		const reply = await openCall<Bench>('/bench')
		this.trouble = reply.ok ? undefined : reply
		if (reply.ok) this.seen = reply.value
	}

	async learn(): Promise<void> {
		const screens = await openCall<ScreenIndex>('/screens')
		if (screens.ok) this.numbers = Object.fromEntries(screens.value.counters.map(({ id, number }) => [id, number]))
	}

	async setFault(printerId: string, fault: BenchFault): Promise<Refusal | undefined> {
		const body = { fault: fault === 'none' ? null : fault }
		const reply = await openCall(`/bench/printers/${encodeURIComponent(printerId)}/fault`, { ...postJson(body), method: 'PUT' })
		await this.look()
		return reply.ok ? undefined : reply
	}

	async press(padId: string, level: number): Promise<Refusal | undefined> {
		const reply = await openCall(`/bench/pads/${encodeURIComponent(padId)}/press`, postJson({ level }))
		return reply.ok ? undefined : reply
	}
}
