import type { Session } from '../contract/api.ts'
import { call as plainCall, postJson, type Call, type Refusal } from './api.ts'

/** Who works here. `call` is the way to the server for every section: an answer "not signed in" ends the session. */
export class SignedIn {
	current = $state.raw<Session>()
	/** True until the server has said whether this browser is signed in. */
	asking = $state(true)
	expired = $state(false)
	trouble = $state.raw<Refusal>()

	async ask(): Promise<void> {
		this.asking = true
		this.trouble = undefined
		const reply = await plainCall<Session>('/session')
		if (reply.ok) this.current = reply.value
		else if (reply.code === 'unreachable') this.trouble = reply
		this.asking = false
	}

	/** @returns the refusal, or nothing once signed in */
	async signIn(username: string, password: string): Promise<Refusal | undefined> {
		const reply = await plainCall<Session>('/session', postJson({ username, password }))
		if (!reply.ok) return reply
		this.expired = false
		this.current = reply.value
		return undefined
	}

	async signOut(): Promise<void> {
		const reply = await plainCall<undefined>('/session', { method: 'DELETE' })
		if (reply.ok || reply.code === 'not-signed-in') this.current = undefined
		else this.trouble = reply
	}

	readonly call: Call = async (path, init) => {
		const reply = await plainCall<never>(path, init)
		if (!reply.ok) this.heard(reply.code)
		return reply
	}

	/** For answers that came another way, as those of commands do. */
	heard(code: Refusal['code']): void {
		if (code !== 'not-signed-in' || !this.current) return
		this.current = undefined
		this.expired = true
	}
}
