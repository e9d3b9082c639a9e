/** One answer: the level pressed for one visit, with the reasons sent along. */
export interface Answer {
	visitId: string
	level: number
	reasons: string[]
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * Answers that the server has not taken yet, at most one for each visit, oldest first. They outlive a reload of the
 * page, not the browser: a level that was pressed is counted, and nothing stays on the tablet afterwards.
 */
export class Outbox {
	#answers: readonly Answer[]
	#key: string
	#shelf: Shelf

	constructor(counterId: string, shelf: Shelf) {
		this.#key = `mot-cua:rating:${counterId}:unsent`
		this.#shelf = shelf
		this.#answers = restore(shelf.getItem(this.#key))
	}

	/** Keeps an answer; a later one of the same visit takes its place. */
	keep(answer: Answer): void {
		this.#write([...this.#without(answer.visitId), answer])
	}

	drop(visitId: string): void {
		this.#write(this.#without(visitId))
	}

	/** The oldest, leaving out the visit whose answer is still being given. */
	next(except: string | undefined): Answer | undefined {
		return this.#answers.find((a) => a.visitId !== except)
	}

	#without(visitId: string): Answer[] {
		return this.#answers.filter((a) => a.visitId !== visitId)
	}

	#write(answers: readonly Answer[]): void {
		this.#answers = answers
		try {
			if (answers.length) this.#shelf.setItem(this.#key, JSON.stringify(answers))
			else this.#shelf.removeItem(this.#key)
		} catch {
			// A browser without storage still takes answers; they only do not outlive a reload.
		}
	}
}

function restore(text: string | null): Answer[] {
	try {
		return text ? (JSON.parse(text) as Answer[]) : []
	} catch {
		return []
	}
}
