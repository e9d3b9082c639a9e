import type { Centre } from '../../contract/centre.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import type { ReportQuery, VisitsQuery } from '../../contract/reports.ts'
import { targetsOf } from '../../contract/targets.ts'
import type { AnswerTo, Question } from './protocol.ts'
import type { ReportsThread } from './thread.ts'

/** So many may wait; whoever comes then is asked to come again. */
const WAITING_AT_MOST = 8

/** An answer, or the problem in its place. */
export type Told<T> = { ok: true; answer: T } | { ok: false; code: ProblemCode; detail?: string }

/** Figures for whoever may read them. One question after another; those of whom nobody waits for any more are not asked. */
export interface ReportsDesk {
	report(query: ReportQuery, signal?: AbortSignal): Promise<Told<AnswerTo['report']>>
	visits(query: VisitsQuery, signal?: AbortSignal): Promise<Told<AnswerTo['visits']>>
	options(signal?: AbortSignal): Promise<Told<AnswerTo['options']>>
}

interface Parts {
	thread: Pick<ReportsThread, 'ask'>
	centre: () => Centre
	now: () => number
	onBug: (error: unknown, where: string) => void
}

export function createReportsDesk({ thread, centre, now, onBug }: Parts): ReportsDesk {
	let before: Promise<unknown> = Promise.resolve()
	let waiting = 0

	/** The question is put when its turn comes: it counts what has happened until then. */
	async function inTurn<K extends Question['ask']>(
		put: () => Extract<Question, { ask: K }>,
		signal: AbortSignal | undefined,
	): Promise<Told<AnswerTo[K]>> {
		if (waiting >= WAITING_AT_MOST) return { ok: false, code: 'too-many-requests' }
		waiting++
		const turn = before.then(() => (signal?.aborted ? undefined : thread.ask<K>(put())))
		before = turn
		const reply = await turn
		waiting--
		if (!reply) return { ok: false, code: 'too-many-requests' }
		if ('answer' in reply) return { ok: true, answer: reply.answer }
		if ('tooMuch' in reply) return { ok: false, code: 'invalid-command', detail: reply.tooMuch }
		onBug(new Error(reply.mistake), 'reports')
		return { ok: false, code: 'internal-error' }
	}

	const targets = () => targetsOf(centre())
	return {
		report: (query, signal) => inTurn<'report'>(() => ({ ask: 'report', query, targets: targets(), now: now() }), signal),
		visits: (query, signal) => inTurn<'visits'>(() => ({ ask: 'visits', query, targets: targets(), now: now() }), signal),
		options: (signal) =>
			inTurn<'options'>(() => {
				const { rating, targets: own } = centre()
				return { ask: 'options', scale: { rating, targets: own } }
			}, signal),
	}
}
