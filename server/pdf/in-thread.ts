import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** What a thread says while it works and when it is done. */
export type ThreadWord<T> = { progress: [done: number, total: number] } | { value: T } | { trouble: string }

export interface ThreadOptions {
	/** After this the thread is stopped. */
	timeoutMs: number
	/** Memory that it may hold, MB. */
	heapMb: number
	onProgress?: (done: number, total: number) => void
}

/** Heavy work, and why it was not done: a code that the thread gave, `took-too-long` or `thread-failed`. */
export class ThreadTrouble extends Error {
	readonly code: string
	constructor(code: string, cause?: unknown) {
		super(code, { cause })
		this.code = code
	}
}

/**
 * Does one task in a thread of its own, which ends with it and gives its memory back: the server goes on meanwhile.
 *
 * @throws {ThreadTrouble}
 */
export function inThread<T>(file: string, task: unknown, { timeoutMs, heapMb, onProgress }: ThreadOptions): Promise<T> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(file, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: heapMb } })
		const timer = setTimeout(() => end(() => reject(new ThreadTrouble('took-too-long'))), timeoutMs)
		const end = (answer: () => void) => {
			clearTimeout(timer)
			answer()
			void worker.terminate()
		}
		worker.on('message', (word: ThreadWord<T>) => {
			if ('progress' in word) onProgress?.(...word.progress)
			else if ('value' in word) end(() => resolve(word.value))
			else end(() => reject(new ThreadTrouble(word.trouble)))
		})
		worker.on('error', (error) => end(() => reject(new ThreadTrouble('thread-failed', error))))
		worker.on('exit', () => end(() => reject(new ThreadTrouble('thread-failed'))))
	})
}

/** A thread's file: beside the built server as JavaScript, else among the sources. */
export function threadFile(here: string, name: string): string {
	const built = [join(here, `${name}.js`), join(here, '..', `${name}.js`)].find((file) => existsSync(file))
	return built ?? join(here, `${name}.ts`)
}
