import type { Centre } from '../../contract/centre.ts'
import type { DeviceBinding } from '../../contract/devices.ts'
import type { Send } from '../../ui/send.ts'
import type { Call, Refusal } from '../api.ts'

/** The devices shown to the centre. They are part of its set-up, so each change publishes the whole of it. */
export class Bindings {
	list = $state.raw<readonly DeviceBinding[]>([])
	readonly #call: Call
	readonly #send: Send
	readonly #heard: (code: Refusal['code']) => void

	/** @param heard told why a change was refused */
	constructor(call: Call, send: Send, heard: (code: Refusal['code']) => void = () => {}) {
		this.#call = call
		this.#send = send
		this.#heard = heard
	}

	async load(): Promise<void> {
		await this.#read()
	}

	/** Publishes one more. It takes the place of the one named `replaces`. @returns the refusal, or nothing once done */
	add = (binding: DeviceBinding, replaces?: string): Promise<Refusal | undefined> =>
		this.#change((devices) => [...devices.filter(({ id }) => id !== replaces), binding])

	remove = (deviceId: string): Promise<Refusal | undefined> => this.#change((devices) => devices.filter(({ id }) => id !== deviceId))

	/** On the set-up as it is now, not as it was when the page opened. */
	async #change(change: (devices: readonly DeviceBinding[]) => DeviceBinding[]): Promise<Refusal | undefined> {
		const read = await this.#read()
		if ('code' in read) return read
		const devices = change(this.list)
		const answer = await this.#send({ type: 'ConfigureCentre', centre: { ...read, devices } })
		if (answer.ok) {
			this.list = devices
			return undefined
		}
		this.#heard(answer.code)
		return answer
	}

	async #read(): Promise<Centre | Refusal> {
		const reply = await this.#call<Centre>('/centre-file')
		if (!reply.ok) return reply
		this.list = reply.value.devices
		return reply.value
	}
}
