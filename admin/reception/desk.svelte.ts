import type { CentreSetup } from '../../contract/centre.ts'
import type { Procedure } from '../../contract/catalogue.ts'
import type { Language } from '../../contract/ids.ts'
import { createSearch, type Search } from '../../ui/search/search.ts'
import { newId, type Answer, type Refusal, type Send } from '../../ui/send.ts'

/** What is being asked for at the desk. */
export interface Asked {
	serviceId: string
	procedure?: Procedure
}
/** A number that the server has stored. */
export interface Given {
	visitId: string
	number: string
	serviceId: string
	ahead: number
}

const PRINTER = 'reception-printer'

/** One ticket after another. The visit's id is kept while the answer is unknown: pressed twice, it is one ticket. */
export class Desk {
	query = $state('')
	asked = $state.raw<Asked>()
	lane = $state<'regular' | 'priority'>('regular')
	language = $state<Language>('vi')
	dossiers = $state(1)
	/** Remembered by this browser: each desk stands beside a printer. */
	printerId = $state(localStorage.getItem(PRINTER) ?? '')
	given = $state.raw<Given>()
	refused = $state.raw<Refusal>()
	busy = $state(false)
	#visitId: string | undefined
	readonly #send: Send
	#index: { of: CentreSetup; search: Search } | undefined

	constructor(send: Send) {
		this.#send = send
	}

	found(setup: CentreSetup | undefined) {
		if (!setup || this.query.trim() === '') return undefined
		if (this.#index?.of !== setup) this.#index = { of: setup, search: createSearch(setup.procedures, setup.fields, setup.quickPicks) }
		return this.#index.search(this.query)
	}

	ask(asked: Asked): void {
		this.asked = asked
		this.refused = undefined
		this.given = undefined
		this.#visitId = undefined
	}

	keepPrinter(id: string): void {
		this.printerId = id
		localStorage.setItem(PRINTER, id)
	}

	async take(printers: readonly string[]): Promise<void> {
		const { asked } = this
		if (!asked || this.busy) return
		const visitId = (this.#visitId ??= newId())
		const printerId = printers.includes(this.printerId) ? this.printerId : printers[0]
		await this.#run({
			...{ type: 'IssueTicket', visitId, serviceId: asked.serviceId, lane: this.lane, language: this.language },
			...(asked.procedure && { procedureId: asked.procedure.id }),
			...(this.dossiers > 1 && { dossiers: this.dossiers }),
			...(printerId !== undefined && { printerId }),
		})
	}

	async checkIn(code: string): Promise<void> {
		if (this.busy || code.trim() === '') return
		this.#visitId ??= newId()
		await this.#run({ type: 'CheckIn', visitId: this.#visitId, code: code.trim().toUpperCase(), language: this.language })
	}

	/** The next visitor. */
	clear(): void {
		this.query = ''
		this.lane = 'regular'
		this.language = 'vi'
		this.dossiers = 1
		this.asked = undefined
		this.given = undefined
		this.refused = undefined
		this.#visitId = undefined
	}

	async #run(command: Parameters<Send>[0]): Promise<void> {
		this.busy = true
		const answer = await this.#send(command)
		this.busy = false
		this.refused = answer.ok ? undefined : answer
		const given = givenBy(answer)
		if (!given) return
		this.given = given
		this.#visitId = undefined
	}
}

function givenBy(answer: Answer): Given | undefined {
	const issued = answer.ok ? answer.events.find((fact) => fact.type === 'TicketIssued') : undefined
	return issued && { visitId: issued.visitId, number: issued.number, serviceId: issued.serviceId, ahead: issued.ahead }
}
