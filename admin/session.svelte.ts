import { untrack } from 'svelte'
import type { Session } from '../contract/api.ts'
import { call as plainCall, postJson, type Call, type Refusal } from './api.ts'

/**
 * Who works here. `call` is the way to the server for every section. An answer "not signed in" makes the session `expired`:
 * what was asked waits until the same person is signed in again, and is then asked once more, so that nothing typed is lost.
 */
export class SignedIn {
	current = $state.raw<Session>()
	/** True until the server has said whether this browser is signed in. */
	asking = $state(true)
	/** Whose session it was is still in `current`. */
	expired = $state(false)
	trouble = $state.raw<Refusal>()
	/** How often somebody came or went. An answer from before says nothing about who is here now. */
	#turns = 0
	#waiting: (() => void)[] = []

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
		this.#turn(reply.value)
		return undefined
	}

	async signOut(): Promise<void> {
		const reply = await plainCall<undefined>('/session', { method: 'DELETE' })
		if (reply.ok || reply.code === 'not-signed-in') this.#turn(undefined)
		else this.trouble = reply
	}

	readonly call: Call = async (path, init) => {
		for (;;) {
			const [turns, by] = [this.#turns, this.current?.actor]
			const reply = await plainCall<never>(path, init)
			if (reply.ok || reply.code !== 'not-signed-in' || by === undefined) return reply
			if (turns === this.#turns) await this.#signedInAgain()
			if (this.current?.actor !== by) return reply
		}
	}

	/** For answers that came another way, as those of commands do. Where an effect tells it, it is told once, not again at each sign-in. */
	heard(code: Refusal['code']): void {
		if (code === 'not-signed-in' && untrack(() => this.current)) this.expired = true
	}

	#signedInAgain(): Promise<void> {
		this.heard('not-signed-in')
		return new Promise((done) => this.#waiting.push(done))
	}

	#turn(person: Session | undefined): void {
		this.#turns++
		this.expired = false
		this.current = person
		for (const done of this.#waiting.splice(0)) done()
	}
}
