import type { Bench, ScreenIndex } from '../../contract/api.ts'
import type { KeypadAction } from '../../contract/devices.ts'
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
	kiosks = $state.raw<Readonly<Record<string, string>>>({})

	async look(): Promise<void> {
		const reply = await openCall<Bench>('/bench')
		this.trouble = reply.ok ? undefined : reply
		if (reply.ok) this.seen = reply.value
	}

	async learn(): Promise<void> {
		const screens = await openCall<ScreenIndex>('/screens')
		if (!screens.ok) return
		this.numbers = Object.fromEntries(screens.value.counters.map(({ id, number }) => [id, number]))
		this.kiosks = Object.fromEntries(screens.value.kiosks.map(({ id, label }) => [id, label]))
	}

	setFault = (printerId: string, fault: BenchFault) =>
		this.#change(`printers/${encodeURIComponent(printerId)}/fault`, { fault: fault === 'none' ? null : fault })

	setPower = (printerId: string, on: boolean) => this.#change(`printers/${encodeURIComponent(printerId)}/power`, { on })

	press = (padId: string, level: number) => this.#do(`pads/${encodeURIComponent(padId)}/press`, { level })
	pressKey = (keypadId: string, action: KeypadAction) => this.#do(`keypads/${encodeURIComponent(keypadId)}/press`, { action })
	scan = (scannerId: string, text: string) => this.#do(`scanners/${encodeURIComponent(scannerId)}/scan`, { text })

	async #change(path: string, body: object): Promise<Refusal | undefined> {
		const refusal = await this.#do(path, body, 'PUT')
		await this.look()
		return refusal
	}

	async #do(path: string, body: object, method = 'POST'): Promise<Refusal | undefined> {
		const reply = await openCall(`/bench/${path}`, { ...postJson(body), method })
		return reply.ok ? undefined : reply
	}
}
