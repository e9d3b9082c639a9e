import type { Send } from '../../ui/send.ts'
import { ATTENTION_MS, invitationOf, reasonsLeft, START, THANKS_MS, type Memory, type Seen, type Visit } from './flow.ts'
import { Outbox, type Answer } from './outbox.ts'

/** Not yet taken, and not refused: to be asked again. */
const LATER = ['unreachable', 'store-unavailable', 'shutting-down', 'internal-error', 'too-many-requests', 'not-signed-in']
const RETRY_MS = 10_000
const REMEMBERED = 20

/** What a person does at the tablet, and what becomes of it. One answer for each visit, whichever way it comes. */
export class Desk {
	memory = $state.raw<Memory>(START)
	#send: Send
	#now: () => number
	#counterId: string
	#outbox: Outbox
	#sending = false
	#fresh = false
	#retryAt = 0
	/** The visit seen unrated last: when it turns rated, somebody has just pressed a button at the desk. */
	#open: Visit | undefined

	constructor(counterId: string, send: Send, now: () => number, shelf: Storage = sessionStorage) {
		this.#counterId = counterId
		this.#send = send
		this.#now = now
		this.#outbox = new Outbox(counterId, shelf)
	}

	touch(): void {
		this.#remember({ touchedAt: this.#now() })
	}

	/** A level for this visit: sent at once, or after its reasons. From here on it is counted. */
	choose(visit: Visit, level: number, askReasons: boolean): void {
		if (!askReasons) return this.#give(visit, { visitId: visit.visitId, level, reasons: [] })
		this.#outbox.keep({ visitId: visit.visitId, level, reasons: [] })
		this.#remember({ draft: { visit, level }, touchedAt: this.#now() })
	}

	/** Sends the level that was chosen, with these reasons. */
	submit(reasons: string[]): void {
		const { draft } = this.memory
		if (draft) this.#give(draft.visit, { visitId: draft.visit.visitId, level: draft.level, reasons })
	}

	/** Takes the chosen level back, to choose another. */
	rechoose(): void {
		if (this.memory.draft) this.#outbox.drop(this.memory.draft.visit.visitId)
		this.#remember({ draft: undefined, touchedAt: this.#now() })
	}

	skip(visit: Visit): void {
		this.#remember({ skipped: invitationOf(visit) })
	}

	/** Opens the scale again for who comes back to it. */
	invite(): void {
		this.#remember({ skipped: undefined, touchedAt: this.#now() })
	}

	/** Follows views and time: sends what waited long enough, gives thanks for an answer given elsewhere. */
	see(seen: Seen): void {
		if (this.memory.draft && reasonsLeft(this.memory, seen) === 0) this.submit([])
		this.#seeRated(seen.view.visit)
		const back = seen.fresh && !this.#fresh
		this.#fresh = seen.fresh
		if (back || (seen.fresh && seen.now >= this.#retryAt)) void this.#flush()
	}

	#seeRated(visit: Visit | undefined): void {
		const wasOpen = this.#open?.visitId === visit?.visitId
		this.#open = visit?.rated ? undefined : visit
		if (!visit?.rated || !wasOpen || this.memory.answered.includes(visit.visitId)) return
		this.#outbox.drop(visit.visitId)
		if (this.memory.draft?.visit.visitId === visit.visitId) this.#remember({ draft: undefined })
		this.#tell('thanks', visit)
	}

	#give(visit: Visit, answer: Answer): void {
		this.#outbox.keep(answer)
		const answered = [...this.memory.answered, visit.visitId].slice(-REMEMBERED)
		this.#remember({ draft: undefined, told: undefined, answered, given: { visit, at: this.#now() } })
		void this.#flush()
	}

	async #flush(): Promise<void> {
		if (this.#sending) return
		this.#sending = true
		for (let answer = this.#next(); answer; answer = this.#next()) {
			const settled = await this.#post(answer)
			if (!settled) break
		}
		this.#sending = false
	}

	#next(): Answer | undefined {
		return this.#outbox.next(this.memory.draft?.visit.visitId)
	}

	/** False when it has to be tried again later. */
	async #post({ visitId, level, reasons }: Answer): Promise<boolean> {
		const answer = await this.#send({ type: 'Rate', counterId: this.#counterId, visitId, level, ...(reasons.length && { reasons }) })
		if (!answer.ok && LATER.includes(answer.code)) {
			this.#retryAt = this.#now() + RETRY_MS
			return false
		}
		// A set-up that changed meanwhile may not know a reason any more; the level still counts.
		if (!answer.ok && answer.code === 'invalid-command' && reasons.length) {
			this.#outbox.keep({ visitId, level, reasons: [] })
			return true
		}
		this.#outbox.drop(visitId)
		const { given } = this.memory
		if (given?.visit.visitId !== visitId) return true
		this.#remember({ given: undefined })
		// Who gave it is gone by now: nothing is said to whoever stands here.
		if (this.#now() - given.at < ATTENTION_MS) this.#tell(answer.ok || answer.code === 'already-rated' ? 'thanks' : 'late', given.visit)
		return true
	}

	#tell(what: 'thanks' | 'late', visit: Visit): void {
		const answered = [...this.memory.answered, visit.visitId].slice(-REMEMBERED)
		this.#remember({ told: { what, visit, until: this.#now() + THANKS_MS }, answered })
	}

	#remember(change: Partial<Memory>): void {
		this.memory = { ...this.memory, ...change }
	}
}
