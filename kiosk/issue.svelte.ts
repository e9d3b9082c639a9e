import type { Lane, Language } from '../contract/ids.ts'
import type { Wait } from '../contract/views.ts'
import { newId, type Answer, type Send } from '../ui/send.ts'

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
	ahead: number
	waitMs: Wait
	issuedAt: number
}

/**
 * Takes numbers, one at a time. The visit's id is chosen once for each intent and kept while the answer is unknown, so
 * that pressing again after a lost link gives the same ticket and never a second one.
 */
export class Issuing {
	busy = $state(false)
	refusal = $state<Extract<Answer, { ok: false }>>()
	#send: Send
	#pending: { key: string; visitId: string } | undefined

	constructor(send: Send) {
		this.#send = send
	}

	/** The issued ticket, or `undefined` when nothing was issued: `refusal` says why. */
	async take({ procedureId, documents, ...intent }: Intent): Promise<Issued | undefined> {
		if (this.busy) return undefined
		const key = [intent.serviceId, intent.lane, procedureId].join(' ')
		if (this.#pending?.key !== key) this.#pending = { key, visitId: newId() }
		this.busy = true
		this.refusal = undefined
		const answer = await this.#send({
			type: 'IssueTicket',
			visitId: this.#pending.visitId,
			...intent,
			...(procedureId && { procedureId }),
			...(documents?.length && { documents }),
		})
		this.busy = false
		if (!answer.ok) {
			this.refusal = answer
			if (answer.code !== 'unreachable') this.#pending = undefined
			return undefined
		}
		this.#pending = undefined
		return issuedOf(answer)
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
}

function issuedOf({ events }: Extract<Answer, { ok: true }>): Issued | undefined {
	for (const e of events)
		if (e.type === 'TicketIssued')
			return {
				...{ visitId: e.visitId, number: e.number, serviceId: e.serviceId, ahead: e.ahead, waitMs: e.waitMs, issuedAt: e.at },
				...(e.procedureId && { procedureId: e.procedureId }),
			}
	return undefined
}
