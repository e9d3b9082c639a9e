import type { Answer, Refusal, Send } from '../ui/send.ts'
import type { Intent, Issuing } from './issue.svelte.ts'
import type { Sounds } from './sounds.ts'
import type { Visitor } from './visitor.svelte.ts'

/** What visitors have done at the kiosk. What comes of it is seen and heard. */
export interface Actions {
	/** Takes a number, in the visitor's language. */
	take: (choice: Omit<Intent, 'language'>) => Promise<void>
	/** A booked visitor is here. @returns why there is no ticket, where there is none */
	checkIn: (code: string) => Promise<Refusal | undefined>
	/** Who was held is back. */
	returnVisit: (visitId: string) => Promise<Answer>
	/** Prints a ticket again, on another machine where one is named. @returns whether it was asked for */
	reprint: (visitId: string, printerId?: string) => Promise<boolean>
}

export function createActions(of: { send: Send; visitor: Visitor; issuing: Issuing; sounds: Sounds }): Actions {
	const { send, visitor, issuing, sounds } = of
	return {
		async take(choice) {
			const issued = await issuing.take({ ...choice, language: visitor.language })
			if (!issued) return void (issuing.refusal && sounds.refusal())
			visitor.open({ at: 'ticket', issued })
			sounds.ticket()
		},
		async checkIn(code) {
			const outcome = await issuing.checkIn(code, visitor.language)
			if (!outcome?.ok) return outcome && (sounds.refusal(), outcome)
			const { issued, known } = outcome
			if (known) visitor.scanned = { kind: 'ticket', visitId: issued.visitId }
			else visitor.open({ at: 'ticket', issued })
			sounds.ticket()
			return undefined
		},
		returnVisit: (visitId) => send({ type: 'ReturnVisit', visitId }),
		reprint: async (visitId, printerId) => (await send({ type: 'ReprintTicket', visitId, ...(printerId && { printerId }) })).ok,
	}
}
