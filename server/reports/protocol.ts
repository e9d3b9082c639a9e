import type { ReportQuery, VisitsQuery } from '../../contract/reports.ts'
import type { Targets } from '../../contract/targets.ts'
import type { Scale } from './options.ts'

/** Files of the thread: the log that it reads, and its own. */
export interface Files {
	facts: string
	tables: string
}

/** What is asked; the thread answers one question after another. */
export type Question =
	| { ask: 'report'; query: ReportQuery; targets: Targets; now: number }
	| { ask: 'visits'; query: VisitsQuery; targets: Targets; now: number }
	| { ask: 'options'; scale: Scale }

/**
 * `answer` is JSON in UTF-8, made in the thread and handed over without a copy: an answer of thousands of rows must not take
 * a moment of the server. `tooMuch`: what was asked cannot be answered; `mistake`: of the program.
 */
export type Reply = { answer: Uint8Array<ArrayBuffer> } | { tooMuch: string } | { mistake: string }

/** News of the thread: its file was not as it was written, and is made again. */
export interface Renewed {
	renewed: string
}
