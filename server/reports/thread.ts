import { Worker } from 'node:worker_threads'
import type { Files, FromThread, Question, Reply, ToThread } from './protocol.ts'

/** So long after the server the thread begins, where nobody asks sooner: a start has enough to do. */
const FIRST_MS = 5_000
/** After the thread has died, as after a full disk, it is started again this much later. */
const AGAIN_MS = 5_000
/** A thread that does not end by itself is ended. */
const STOP_MS = 3_000

export interface ReportsThread {
	ask(question: Question): Promise<Reply>
	stop(): Promise<void>
}

interface Parts {
	/** The thread's program. */
	program: string | URL
	files: Files
	onDied: (error: unknown) => void
	onRenewed: (reason: string) => void
}

/**
 * The thread of the figures: started a while after the server, or by the first question; started again when it dies, and
 * whoever waits then is answered with a mistake.
 */
export function startReportsThread({ program, files, onDied, onRenewed }: Parts): ReportsThread {
	const waiting = new Map<number, (reply: Reply) => void>()
	let next = 1
	let isStopping = false
	let worker: Worker | undefined
	let timer = setTimeout(start, FIRST_MS).unref()

	function start(): Worker {
		clearTimeout(timer)
		// Not the flags of this process: the thread is a program of its own.
		const started = new Worker(program, { workerData: files, execArgv: [], name: 'reports' })
		started.on('message', hear)
		started.on('error', onDied)
		started.on('exit', ended)
		worker = started
		return started
	}

	function ended(): void {
		worker = undefined
		for (const answer of waiting.values()) answer({ mistake: 'the thread of the reports has ended' })
		waiting.clear()
		if (!isStopping) timer = setTimeout(start, AGAIN_MS).unref()
	}

	function hear(message: FromThread): void {
		if ('renewed' in message) return onRenewed(message.renewed)
		waiting.get(message.id)?.(message.reply)
		waiting.delete(message.id)
	}

	return {
		ask: (question) =>
			new Promise((answer) => {
				if (isStopping) return answer({ mistake: 'the thread of the reports does not run' })
				const id = next++
				waiting.set(id, answer)
				const message: ToThread = { id, question }
				;(worker ?? start()).postMessage(message)
			}),
		async stop() {
			isStopping = true
			clearTimeout(timer)
			if (!worker) return
			const running = worker
			const isOver = new Promise<void>((done) => running.once('exit', () => done()))
			const message: ToThread = 'stop'
			running.postMessage(message)
			const late = setTimeout(() => void running.terminate(), STOP_MS)
			await isOver
			clearTimeout(late)
		},
	}
}
