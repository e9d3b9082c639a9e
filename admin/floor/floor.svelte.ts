import type { DeviceList } from '../../contract/api.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import type { CounterView, DisplayView, KioskView } from '../../contract/views.ts'
import type { VoiceState } from '../../contract/voice-pack.ts'
import type { Call, Refusal, Reply } from '../api.ts'
import { inTurns } from '../polling.ts'

/** Questions on their way at one time: a large centre has seventy counters, and the server has better things to do. */
const WIDTH = 4

/** The floor as last seen. A failed round leaves the picture before it, and `fresh` false. */
export class Floor {
	counters = $state.raw<CounterView[]>([])
	kiosks = $state.raw<KioskView[]>([])
	wall = $state.raw<DisplayView>()
	hardware = $state.raw<DeviceList['hardware']>([])
	voices = $state.raw<VoiceState[]>([])
	fresh = $state(true)
	/** Why this person sees no counter. */
	refused = $state.raw<Refusal>()
	/** The server's clock at the last good round, epoch ms; 0 before it. */
	at = $state(0)
	now = $state(0)
	/** Changes when the set-up did. */
	setupRev = $state<number>()
	#offset = 0
	readonly #call: Call

	constructor(call: Call) {
		this.#call = call
	}

	async look({ kiosks, displays, counters }: CentreSetup): Promise<void> {
		const wall = displays.find((d) => d.layout !== 'sign' && d.zoneIds.length === 0) ?? displays[0]
		const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
		// One after the other: without a server the first question is the last.
		const seen = await this.#views<KioskView>('kiosk', ids(kiosks))
		const walls = seen && (await this.#views<DisplayView>('display', wall ? [wall.id] : []))
		const desks = walls && (await this.#views<CounterView>('counter', ids(counters)))
		this.fresh = desks !== undefined
		if (!desks) return
		this.counters = desks
		this.kiosks = seen
		this.wall = walls[0]
		this.#heard(desks)
		await this.#lookAtVoices()
	}

	/** Devices are looked at more often than the floor: one answer tells of all. */
	async lookAtDevices(): Promise<void> {
		const reply = await this.#call<DeviceList>('/devices')
		if (reply.ok) this.hardware = reply.value.hardware
	}

	async #lookAtVoices(): Promise<void> {
		const reply = await this.#call<{ voices: VoiceState[] }>('/voice/reports')
		if (reply.ok) this.voices = reply.value.voices
	}

	tick(): void {
		if (this.at) this.now = Date.now() + this.#offset
	}

	#heard(desks: readonly CounterView[]): void {
		const last = desks.at(-1)
		if (!last) return
		this.at = last.at
		this.#offset = last.at - Date.now()
		this.setupRev = last.setupRev
		this.tick()
	}

	/** `undefined` when the server could not be reached; a view that is refused is left out. */
	async #views<V>(screen: string, ids: readonly string[]): Promise<V[] | undefined> {
		const replies = await inTurns(ids, WIDTH, (id): Promise<Reply<V>> => this.#call(`/views/${screen}/${encodeURIComponent(id)}`))
		if (replies.some((reply) => !reply.ok && reply.code === 'unreachable')) return undefined
		const views = replies.flatMap((reply) => (reply.ok ? [reply.value] : []))
		this.refused = views.length ? undefined : replies.find((reply) => !reply.ok)
		return views
	}
}
