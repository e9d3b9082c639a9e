import type { CommandDraft } from '../contract/commands.ts'
import type { Lane, Language } from '../contract/ids.ts'
import type { Wait } from '../contract/views.ts'
import { newId, type Answer, type Refusal, type Send } from '../ui/send.ts'

/** What a visitor asks for by pressing "Lấy số". */
export interface Intent {
	serviceId: string
	lane: Lane
	language: Language
	procedureId?: string
	/** Positions of the papers ticked as brought. */
	documents?: number[]
}

/** A number the server has stored. Nothing else is ever shown as a number. */
export interface Issued {
	visitId: string
	number: string
	serviceId: string
	procedureId?: string
	lane: Lane
	/** The booked time of whoever had one; who came too late for it is of the regular lane. */
	appointmentAt?: number
	ahead: number
	waitMs: Wait
	issuedAt: number
}

/** How a check-in ended. `known`: the booking had its ticket already, and keeps it. */
export type CheckedIn = { ok: true; issued: Issued; known: boolean } | Refusal

/** How long the machine rests, where the server does not say; and never longer than `MOST_REST_MS`. */
const REST_MS = 5000
const MOST_REST_MS = 60_000

/**
 * Takes numbers, one at a time. The visit's id is chosen once for each intent and kept while the answer is unknown, so
 * that pressing again after a lost link gives the same ticket and never a second one.
 */
export class Issuing {
	busy = $state(false)
	/** It has just given a number and gives the next in a moment; it ends by itself. */
	resting = $state(false)
	refusal = $state<Refusal>()
	#send: Send
	#now: () => number
	#pending: { key: string; visitId: string } | undefined

	/** @param now the server's clock, epoch ms */
	constructor(send: Send, now: () => number = Date.now) {
		this.#send = send
		this.#now = now
	}

	/** The issued ticket, or `undefined` when nothing was issued: `refusal` says why, unless it rests. */
	async take({ procedureId, documents, ...intent }: Intent): Promise<Issued | undefined> {
		if (this.busy || this.resting) return undefined
		this.refusal = undefined
		const { answer } = await this.#ask([intent.serviceId, intent.lane, procedureId].join(' '), (visitId) => ({
			type: 'IssueTicket',
			visitId,
			...intent,
			...(procedureId && { procedureId }),
			...(documents?.length && { documents }),
		}))
		if (answer.ok) return issuedOf(answer)
		if (!this.resting) this.refusal = answer
		return undefined
	}

	/** A booked visitor is here. `undefined` when nothing could be asked, since it is busy or rests. */
	async checkIn(code: string, language: Language): Promise<CheckedIn | undefined> {
		if (this.busy || this.resting) return undefined
		const { answer, visitId } = await this.#ask(`booked ${code}`, (visitId) => ({ type: 'CheckIn', visitId, code, language }))
		if (!answer.ok) return answer
		const issued = issuedOf(answer)
		return issued && { ok: true, issued, known: issued.visitId !== visitId }
	}

	/** Another page: the refusal has been read. */
	dismiss(): void {
		this.refusal = undefined
	}

	/** Another visitor stands here now: what was pending is nobody's any more. */
	forget(): void {
		this.refusal = undefined
		if (!this.busy) this.#pending = undefined
	}

	async #ask(key: string, draft: (visitId: string) => CommandDraft): Promise<{ answer: Answer; visitId: string }> {
		if (this.#pending?.key !== key) this.#pending = { key, visitId: newId() }
		const { visitId } = this.#pending
		this.busy = true
		const answer = await this.#send(draft(visitId))
		this.busy = false
		if (answer.ok || answer.code !== 'unreachable') this.#pending = undefined
		if (!answer.ok && answer.code === 'too-many-requests') this.#rest(answer)
		return { answer, visitId }
	}

	#rest({ retryAt }: Refusal): void {
		const left = retryAt === undefined ? REST_MS : retryAt - this.#now()
		this.resting = true
		setTimeout(() => (this.resting = false), Math.min(Math.max(left, 1000), MOST_REST_MS))
	}
}

function issuedOf({ events }: Extract<Answer, { ok: true }>): Issued | undefined {
	for (const e of events)
		if (e.type === 'TicketIssued')
			return {
				...{ visitId: e.visitId, number: e.number, serviceId: e.serviceId, lane: e.lane },
				...{ ahead: e.ahead, waitMs: e.waitMs, issuedAt: e.at },
				...(e.procedureId && { procedureId: e.procedureId }),
				...(e.appointmentAt !== undefined && { appointmentAt: e.appointmentAt }),
			}
	return undefined
}
