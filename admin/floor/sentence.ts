import type { CentreSetup } from '../../contract/centre.ts'

/** What is so, what still works or more of it, and the one next step where no button takes it. */
export interface Sentence {
	title: string
	detail: string
	action?: string
}
export interface Told {
	centre: CentreSetup
	now: number
}
