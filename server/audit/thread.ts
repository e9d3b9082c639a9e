import { Worker } from 'node:worker_threads'
import type { AnswerTo, FromThread, Question, Task, ToThread } from './protocol.ts'

export interface AuditThread {
	/** Rejects when the thread made a mistake or ended. */
	ask<K extends Question['ask']>(question: Extract<Question, { ask: K }>): Promise<AnswerTo[K]>
	stop(): Promise<void>
}

/** So many may wait; who comes then is told so. */
const WAITING_AT_MOST = 32
/** Too many are waiting for the thread. */
export class Busy extends Error {}

type Waiting = { done: (answer: never) => void; failed: (error: Error) => void }

/** The thread of inspection: started by the first question, and again by the next one after it died. */
export function createAuditThread(program: string | URL, path: string): AuditThread {
	const waiting = new Map<number, Waiting>()
	let next = 1
	let worker: Worker | undefined
	let isStopping = false

	function start(): Worker {
		const workerData: Task = { task: 'answer', path }
		// Not the flags of this process: the thread is a program of its own.
		const started = new Worker(program, { workerData, execArgv: [], name: 'audit' })
		let why = 'the thread of inspection has ended'
		started.on('error', (error: Error) => (why = error.message))
		started.on('message', hear)
		started.on('exit', () => {
			worker = undefined
			for (const one of waiting.values()) one.failed(new Error(why))
			waiting.clear()
		})
		return started
	}

	function hear({ id, answer, mistake }: FromThread): void {
		const one = waiting.get(id)
		waiting.delete(id)
		if (mistake === undefined) one?.done(answer as never)
		else one?.failed(new Error(mistake))
	}

	return {
		ask: (question) =>
			new Promise((done, failed) => {
				if (isStopping) return failed(new Error('the thread of inspection does not run'))
				if (waiting.size >= WAITING_AT_MOST) return failed(new Busy())
				const message: ToThread = { id: next++, question }
				waiting.set(message.id, { done, failed })
				worker ??= start()
				worker.postMessage(message)
			}),
		async stop() {
			isStopping = true
			const running = worker
			if (!running) return
			const isOver = new Promise<void>((done) => running.once('exit', () => done()))
			const message: ToThread = 'stop'
			running.postMessage(message)
			await isOver
		},
	}
}
