import type { DeviceKind, Enrolment } from '../contract/api.ts'
import { getJson, request } from './http.ts'
import { addressOfPlace } from './place-address.ts'

const POLL_MS = 2000
/** In place of a token: this machine has become another place, and which. */
const MOVED = '>'

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

	/** @param isOnlyWatched  it is not this screen, though its browser may once have been: it has no token and follows nowhere */
	constructor(kind: DeviceKind, id: string, isOnlyWatched = false) {
		this.kind = kind
		this.id = id
		if (isOnlyWatched) return
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
		location.replace(addressOfPlace(this.kind, id))
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
