import type { DeviceKind, Enrolment } from '../contract/api.ts'
import { getJson, request } from './http.ts'

const POLL_MS = 2000
/** In place of a token: this machine has become another place, and which. */
const MOVED = '>'
const PARAMETER: Record<DeviceKind, string> = { kiosk: 'id', display: 'id', rating: 'counter', agent: 'id' }

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
		const kept = localStorage.getItem(this.#key) ?? undefined
		if (kept?.startsWith(MOVED)) this.#follow(kept.slice(MOVED.length))
		else this.token = kept
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

	/** This machine is another place from now on: its token goes along, and whoever opens the old address is led on. */
	moveTo(id: string): void {
		if (!this.token || id === this.id) return
		localStorage.setItem(this.#keyOf(id), this.token)
		localStorage.setItem(this.#key, MOVED + id)
		this.#goTo(id)
	}

	/** Only to a place that this machine is still enrolled for. */
	#follow(id: string): void {
		const there = localStorage.getItem(this.#keyOf(id))
		if (there && !there.startsWith(MOVED)) this.#goTo(id)
		else localStorage.removeItem(this.#key)
	}

	#goTo(id: string): void {
		const address = new URL(location.href)
		address.searchParams.set(PARAMETER[this.kind], id)
		location.replace(address)
	}

	get #key(): string {
		return this.#keyOf(this.id)
	}

	#keyOf(id: string): string {
		return `mot-cua:${this.kind}:${id}`
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
