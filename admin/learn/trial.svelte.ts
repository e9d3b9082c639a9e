import type { DeviceList } from '../../contract/api.ts'
import type { KeyMeaning } from '../../contract/devices.ts'
import type { Recorded } from '../../contract/facts.ts'
import type { Call } from '../api.ts'

/** What the server answered to a press. */
export interface TrialAnswer {
	position: number
	at: number
	fact: Recorded
	/** What the pressed key means, where the record tells. */
	means: KeyMeaning | undefined
	/** The code of the refusal, if it was refused. */
	refused: string | undefined
}

const SHOWN = 6

/** A device tried right after it was bound: how it is, how often it was pressed, and what became of the presses. */
export class Trial {
	device = $state.raw<DeviceList['hardware'][number]>()
	answers = $state.raw<readonly TrialAnswer[]>([])
	/** Presses since the trial began. */
	presses = $state(0)
	readonly #call: Call
	readonly #deviceId: string
	#after: number | undefined
	#before: number | undefined

	constructor(call: Call, deviceId: string) {
		this.#call = call
		this.#deviceId = deviceId
	}

	async look(): Promise<void> {
		await Promise.all([this.#lookAtDevice(), this.#lookAtRecord()])
	}

	async #lookAtDevice(): Promise<void> {
		const reply = await this.#call<DeviceList>('/devices')
		if (!reply.ok) return
		this.device = reply.value.hardware.find(({ deviceId }) => deviceId === this.#deviceId)
		const count = this.device?.presses ?? 0
		this.#before ??= this.device && count
		this.presses = count - (this.#before ?? 0)
	}

	async #lookAtRecord(): Promise<void> {
		const from = this.#after === undefined ? 'after=0&limit=1' : `after=${this.#after}&limit=100`
		const reply = await this.#call<{ events: Recorded[]; last: number; head: number }>(`/events?${from}`)
		if (!reply.ok) return
		if (this.#after === undefined) return void (this.#after = reply.value.head)
		this.#after = Math.max(this.#after, reply.value.last)
		const fresh = reply.value.events.flatMap((fact) => this.#answerIn(fact) ?? [])
		if (fresh.length) this.answers = [...fresh.reverse(), ...this.answers].slice(0, SHOWN)
	}

	#answerIn(fact: Recorded): TrialAnswer | undefined {
		const { position, at } = fact
		if (fact.type === 'PressRefused')
			return fact.deviceId === this.#deviceId ? { position, at, fact, means: fact.means, refused: fact.code } : undefined
		if (fact.actor !== `pad:${this.#deviceId}` && fact.actor !== `keypad:${this.#deviceId}`) return undefined
		return { position, at, fact, means: fact.type === 'VisitRated' ? fact.level : undefined, refused: undefined }
	}
}
