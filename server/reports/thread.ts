import { Worker } from 'node:worker_threads'
import type { AnswerTo, Files, FromThread, Question, Reply, ToThread } from './protocol.ts'

/** After the thread has died, as after a full disk, it is started again this much later. */
const AGAIN_MS = 5_000
/** A thread that does not end by itself is ended. */
const STOP_MS = 3_000

export interface ReportsThread {
	ask<K extends Question['ask']>(question: Extract<Question, { ask: K }>): Promise<Reply<AnswerTo[K]>>
	stop(): Promise<void>
}

interface Parts {
	/** The thread's program. */
	program: string | URL
	files: Files
	onDied: (error: unknown) => void
	onRenewed: (reason: string) => void
}

/** Starts the thread of the figures, and again when it dies; whoever waits then is answered with a mistake. */
export function startReportsThread({ program, files, onDied, onRenewed }: Parts): ReportsThread {
	const waiting = new Map<number, (reply: Reply<never>) => void>()
	let next = 1
	let stopping = false
	let again: NodeJS.Timeout | undefined
	let worker = start()

	function start(): Worker {
		// Not the flags of this process: the thread is a program of its own.
		const started = new Worker(program, { workerData: files, execArgv: [], name: 'reports' })
		started.on('message', hear)
		started.on('error', onDied)
		started.on('exit', () => {
			for (const answer of waiting.values()) answer({ mistake: 'the thread of the reports has ended' })
			waiting.clear()
			if (!stopping) again = setTimeout(() => (worker = start()), AGAIN_MS)
		})
		return started
	}

	function hear(message: FromThread): void {
		if ('renewed' in message) return onRenewed(message.renewed)
		waiting.get(message.id)?.(message.reply as Reply<never>)
		waiting.delete(message.id)
	}

	const tell = (message: ToThread): void => worker.postMessage(message)
	return {
		ask: (question) =>
			new Promise((answer) => {
				if (stopping || worker.threadId < 0) return answer({ mistake: 'the thread of the reports does not run' })
				const id = next++
				waiting.set(id, answer)
				tell({ id, question })
			}),
		async stop() {
			stopping = true
			clearTimeout(again)
			if (worker.threadId < 0) return
			const ended = new Promise<void>((done) => worker.once('exit', () => done()))
			tell('stop')
			const late = setTimeout(() => void worker.terminate(), STOP_MS)
			await ended
			clearTimeout(late)
		},
	}
}
