import { createAnsweringThread } from '../threads/answering.ts'
import type { AnswerTo, Question, Reply, Task } from './protocol.ts'

export interface AuditThread {
	/** Rejects when the thread made a mistake or ended. @throws {Busy} */
	ask<K extends Question['ask']>(question: Extract<Question, { ask: K }>): Promise<AnswerTo[K]>
	stop(): Promise<void>
}

/** So many may wait; who comes then is told so. */
const WAITING_AT_MOST = 32
/** Who looks into the trail goes on looking. */
const REST_MS = 10 * 60_000
/** Too many are waiting for the thread. */
export class Busy extends Error {}

/** The thread of inspection. */
export function createAuditThread(program: string | URL, path: string): AuditThread {
	const workerData: Task = { task: 'answer', path }
	const thread = createAnsweringThread<Question, Reply>({ program, workerData, name: 'inspection', restMs: REST_MS })
	let waiting = 0
	return {
		async ask<K extends Question['ask']>(question: Extract<Question, { ask: K }>) {
			if (waiting >= WAITING_AT_MOST) throw new Busy()
			waiting++
			const reply = await thread.ask(question).finally(() => waiting--)
			if ('mistake' in reply) throw new Error(reply.mistake)
			return reply.answer as AnswerTo[K]
		},
		stop: thread.stop,
	}
}
