import type { CommandDraft } from '../contract/commands.ts'
import type { Answer, Send } from '../ui/send.ts'
import { NOTICE_MS, PRIMARY_LOCK_MS } from './timing.ts'

/** The question in front of the desk. */
export type DialogName = 'hold' | 'pause' | 'transfer' | 'walk-up' | 'number' | 'account' | 'keys'
type Refused = Extract<Answer, { ok: false }>

/** What the desk is doing: one command at a time, the rest of the green button, and the sentence beside the buttons. */
export class DeskWork {
	sending = $state(false)
	/** The green button rests. */
	resting = $state(false)
	notice = $state<string>()
	#send: () => Send
	#tell: (refusal: Refused) => string
	#turn = 0
	#restTimer: ReturnType<typeof setTimeout> | undefined
	#noticeTimer: ReturnType<typeof setTimeout> | undefined

	constructor(send: () => Send, tell: (refusal: Refused) => string) {
		this.#send = send
		this.#tell = tell
	}

	/** Sends one command; a press while another is under way is nothing. @returns whether it was done */
	async run(draft: CommandDraft): Promise<boolean> {
		if (this.sending) return false
		const turn = ++this.#turn
		this.sending = true
		this.notice = undefined
		try {
			const answer = await this.#send()(draft)
			if (!answer.ok) this.say(this.#tell(answer))
			return answer.ok
		} finally {
			if (turn === this.#turn) this.sending = false
		}
	}

	/** The view shows what was asked for, before the answer came: the next press is a new one. */
	settle(): void {
		this.#turn++
		this.sending = false
	}

	/** The green button's command. It rests from the press on, and is free at once after a refusal. */
	async runPrimary(draft: CommandDraft): Promise<void> {
		if (this.sending || this.resting) return
		this.resting = true
		this.#restTimer = setTimeout(() => this.#wake(), PRIMARY_LOCK_MS)
		let done = false
		try {
			done = await this.run(draft)
		} finally {
			if (!done) this.#wake()
		}
	}

	#wake(): void {
		clearTimeout(this.#restTimer)
		this.resting = false
	}

	/** What can be done is done; what cannot is said beside the buttons. A press while a command is under way is nothing. */
	attempt(reason: string | undefined, act: () => void): void {
		if (this.sending) return
		if (reason === undefined) act()
		else this.say(reason)
	}

	say(sentence: string): void {
		clearTimeout(this.#noticeTimer)
		this.notice = sentence
		this.#noticeTimer = setTimeout(() => (this.notice = undefined), NOTICE_MS)
	}

	stop(): void {
		clearTimeout(this.#restTimer)
		clearTimeout(this.#noticeTimer)
	}
}
