import type { FactPage, FactQuery, StoredFact } from '../../contract/audit.ts'
import type { IntegrityAnswer } from '../../contract/integrity.ts'
import type { ReplayMoment, ReplayOutline } from '../../contract/replay.ts'
import type { Proof } from '../store/proof.ts'

/** What the thread is started for: to answer, or to prove the trail once. */
export interface Task {
	task: 'answer' | 'prove'
	path: string
}

export type Question =
	| { ask: 'page'; query: FactQuery }
	| { ask: 'fact'; position: number }
	| { ask: 'visit'; visitId: string }
	| { ask: 'integrity'; month: string }
	| { ask: 'outline'; day: string }
	| { ask: 'moment'; day: string; at: number; displayIds: string[] }

/** `undefined`: there is none such. */
export interface AnswerTo {
	page: FactPage
	fact: StoredFact | undefined
	visit: StoredFact[]
	integrity: IntegrityAnswer
	outline: ReplayOutline | undefined
	moment: ReplayMoment | undefined
}

export type Reply = { answer: AnswerTo[keyof AnswerTo] } | { mistake: string }
/** Of a thread that proves: facts read so far, and at its end what was found. */
export type ProofNews = { checked: number; total: number } | { proof: Proof }
