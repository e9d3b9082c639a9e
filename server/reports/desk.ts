import type { Centre } from '../../contract/centre.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import type { ReportQuery, VisitsQuery } from '../../contract/reports.ts'
import { targetsOf } from '../../contract/targets.ts'
import type { Question } from './protocol.ts'
import type { ReportsThread } from './thread.ts'

/** So many may wait; whoever comes then is asked to come again. */
const WAITING_AT_MOST = 8

/** JSON in UTF-8 of what the contract says, or the problem in its place. */
export type Told = { ok: true; json: Uint8Array<ArrayBuffer> } | { ok: false; code: ProblemCode; detail?: string }

/** Figures for whoever may read them. One question after another; those of whom nobody waits for any more are not asked. */
export interface ReportsDesk {
	report: (query: ReportQuery, signal?: AbortSignal) => Promise<Told>
	visits: (query: VisitsQuery, signal?: AbortSignal) => Promise<Told>
	options: (signal?: AbortSignal) => Promise<Told>
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
	async function inTurn(put: () => Question, signal: AbortSignal | undefined): Promise<Told> {
		if (waiting >= WAITING_AT_MOST) return { ok: false, code: 'too-many-requests' }
		waiting++
		const turn = before.then(() => (signal?.aborted ? undefined : thread.ask(put())))
		before = turn
		const reply = await turn
		waiting--
		if (!reply) return { ok: false, code: 'too-many-requests' }
		if ('answer' in reply) return { ok: true, json: reply.answer }
		if ('tooMuch' in reply) return { ok: false, code: 'invalid-command', detail: reply.tooMuch }
		onBug(new Error(reply.mistake), 'reports')
		return { ok: false, code: 'internal-error' }
	}

	const asked = () => ({ targets: targetsOf(centre()), now: now() })
	return {
		report: (query, signal) => inTurn(() => ({ ask: 'report', query, ...asked() }), signal),
		visits: (query, signal) => inTurn(() => ({ ask: 'visits', query, ...asked() }), signal),
		options: (signal) =>
			inTurn(() => {
				const { rating, targets } = centre()
				return { ask: 'options', scale: { rating, targets } }
			}, signal),
	}
}
