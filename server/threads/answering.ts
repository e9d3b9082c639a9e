import { Worker } from 'node:worker_threads'

/** To a thread; `stop` ends it when all before is answered. */
export type ToThread<Question> = { id: number; question: Question } | 'stop'
/** From a thread. `working`: it has, or no more has, work of its own, and is not to be ended meanwhile. */
export type FromThread<Reply> = { id: number; reply: Reply } | { working: boolean }

/** A thread that does not end by itself is ended. */
const STOP_MS = 3_000

export interface AnsweringThread<Question, Reply> {
	/** One answer after another. Rejects when the thread ends before it, and once it is stopped. */
	ask: (question: Question) => Promise<Reply>
	/** Lets it do the work of its own, if there is any. */
	wake: () => void
	stop: () => Promise<void>
}

interface Parts {
	/** The thread's program, and what it begins with. */
	program: string | URL
	workerData: unknown
	/** For people: in logs and in reasons. */
	name: string
	/** It is ended when nobody has asked for so long: a thread at rest holds twenty megabytes of a small machine. */
	restMs: number
	onDied?: (error: Error) => void
	/** What it says besides. */
	onNews?: (news: unknown) => void
}

type Waiting<Reply> = { done: (reply: Reply) => void; failed: (error: Error) => void }

/** A thread that answers questions: begun by the first, ended after a while without any, begun again by the next, also after it died. */
export function createAnsweringThread<Question, Reply>(parts: Parts): AnsweringThread<Question, Reply> {
	const { program, workerData, name, restMs, onDied, onNews } = parts
	const waiting = new Map<number, Waiting<Reply>>()
	/** Those told to stop that have not ended yet are among them. */
	const alive = new Set<Worker>()
	let worker: Worker | undefined
	let next = 1
	let askedAt = -Infinity
	let isWorking = false
	let isStopping = false
	let timer: NodeJS.Timeout | undefined

	function start(): Worker {
		// Not the flags of this process: the thread is a program of its own.
		const started = new Worker(program, { workerData, execArgv: [], name })
		let why = new Error(`the thread of ${name} has ended`)
		alive.add(started)
		started.on('message', hear)
		started.on('error', (error: Error) => {
			why = error
			onDied?.(error)
		})
		started.on('exit', () => {
			alive.delete(started)
			if (worker !== started) return
			worker = undefined
			isWorking = false
			for (const one of waiting.values()) one.failed(why)
			waiting.clear()
		})
		return started
	}

	function hear(message: FromThread<Reply>): void {
		if ('id' in message) {
			waiting.get(message.id)?.done(message.reply)
			waiting.delete(message.id)
		} else if ('working' in message) isWorking = message.working
		else return onNews?.(message)
		clearTimeout(timer)
		if (waiting.size === 0 && !isWorking) timer = setTimeout(rest, Math.max(0, askedAt + restMs - performance.now())).unref()
	}

	function rest(): void {
		worker?.postMessage('stop')
		worker = undefined
	}

	return {
		ask: (question) =>
			new Promise((done, failed) => {
				if (isStopping) return failed(new Error(`the thread of ${name} does not run`))
				clearTimeout(timer)
				askedAt = performance.now()
				const message: ToThread<Question> = { id: next++, question }
				waiting.set(message.id, { done, failed })
				worker ??= start()
				worker.postMessage(message)
			}),
		wake() {
			if (!isStopping) worker ??= start()
		},
		async stop() {
			isStopping = true
			clearTimeout(timer)
			worker?.postMessage('stop')
			await Promise.all(Array.from(alive, ended))
		},
	}
}

async function ended(worker: Worker): Promise<void> {
	const late = setTimeout(() => void worker.terminate(), STOP_MS)
	await new Promise<void>((done) => worker.once('exit', () => done()))
	clearTimeout(late)
}
