import type { ReportAnswer, ReportOptions, ReportQuery, VisitsAnswer, VisitsQuery } from '../../contract/reports.ts'
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

export interface AnswerTo {
	report: ReportAnswer
	visits: VisitsAnswer
	options: ReportOptions
}
/** `tooMuch`: what was asked cannot be answered; `mistake`: of the program. */
export type Reply<T> = { answer: T } | { tooMuch: string } | { mistake: string }

/** To the thread; `stop` ends it when all before is answered. */
export type ToThread = { id: number; question: Question } | 'stop'
/** From the thread. `renewed`: its file was not as it was written, and is made again. */
export type FromThread = { id: number; reply: Reply<AnswerTo[keyof AnswerTo]> } | { renewed: string }
