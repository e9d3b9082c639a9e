import type { Session } from '../contract/api.ts'
import { request } from '../ui/http.ts'
import { readRefusal, UNREACHABLE } from '../ui/send.ts'
import { RETRY_MS } from './timing.ts'

/** Why signing in did not work, as a sentence; `waitS` seconds before trying again has a chance. */
export interface Refusal {
	vi: string
	waitS?: number
}

/**
 * Who sits here. The secret is in a cookie that scripts cannot see; this only knows whom the server knows. `expired`
 * keeps who it was, so that the desk can stay behind the sign-in.
 */
export class OfficerSession {
	state = $state<'asking' | 'out' | 'in' | 'expired'>('asking')
	current = $state.raw<Session>()
	/** Grows with every sign-in: what was opened with an older cookie is opened anew. */
	entries = $state(0)
	#stopped = false

	/** Asks until the server answers: after a reload the officer is still signed in. */
	async restore(): Promise<void> {
		while (!this.#stopped) {
			const res = await request('/api/session')
			if (res?.ok) return this.#enter((await res.json()) as Session)
			if (res?.status === 401) return void (this.state = 'out')
			await new Promise((done) => setTimeout(done, RETRY_MS))
		}
	}

	stop(): void {
		this.#stopped = true
	}

	/** @returns why not, or nothing when it worked */
	async signIn(username: string, password: string): Promise<Refusal | undefined> {
		const res = await request('/api/session', { method: 'POST', body: JSON.stringify({ username, password }) })
		if (!res) return { vi: UNREACHABLE.vi }
		if (res.ok) return this.#enter((await res.json()) as Session)
		const waitS = Number(res.headers.get('retry-after'))
		return { vi: (await readRefusal(res)).vi, ...(waitS > 0 && { waitS }) }
	}

	/** @returns false when the server could not be told, so that nobody is made to believe it was */
	async signOut(): Promise<boolean> {
		const res = await request('/api/session', { method: 'DELETE' })
		if (!res?.ok && res?.status !== 401) return false
		this.current = undefined
		this.state = 'out'
		return true
	}

	expire(): void {
		if (this.state === 'in') this.state = 'expired'
	}

	#enter(session: Session): undefined {
		this.current = session
		this.state = 'in'
		this.entries++
	}
}
