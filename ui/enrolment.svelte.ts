import type { DeviceKind, Enrolment } from '../contract/api.ts'
import { getJson, request } from './http.ts'

const POLL_MS = 2000

/**
 * A screen's own token. Kept in this browser; until an administrator approves, `code` is the six digits to show.
 * `forget` is for a token that was revoked: the screen asks anew.
 */
export class EnrolledScreen {
	token = $state<string>()
	code = $state<string>()
	readonly kind: DeviceKind
	readonly id: string
	#stopped = false

	constructor(kind: DeviceKind, id: string) {
		this.kind = kind
		this.id = id
		this.token = localStorage.getItem(this.#key) ?? undefined
	}

	async start(): Promise<void> {
		while (!this.token && !this.#stopped) await this.#ask()
	}

	stop(): void {
		this.#stopped = true
	}

	forget(): void {
		localStorage.removeItem(this.#key)
		this.token = undefined
		void this.start()
	}

	get #key(): string {
		return `mot-cua:${this.kind}:${this.id}`
	}

	async #ask(): Promise<void> {
		const res = await request('/api/enrolments', { method: 'POST', body: JSON.stringify({ kind: this.kind, id: this.id }) })
		let enrolment = res?.ok ? ((await res.json()) as Enrolment) : undefined
		while (enrolment && enrolment.state === 'pending' && !this.#stopped) {
			this.code = enrolment.code
			await new Promise((done) => setTimeout(done, POLL_MS))
			enrolment = await getJson<Enrolment>(`/api/enrolments/${enrolment.enrolmentId}`)
		}
		if (enrolment?.token) {
			localStorage.setItem(this.#key, enrolment.token)
			this.token = enrolment.token
			this.code = undefined
		} else await new Promise((done) => setTimeout(done, POLL_MS))
	}
}
