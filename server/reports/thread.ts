import { createAnsweringThread } from '../threads/answering.ts'
import type { Files, Question, Renewed, Reply } from './protocol.ts'

/** How late they are read when nobody asks: a question then has no more than that to read first. */
const EVERY_MS = 3_600_000
/** Who looks at one figure soon looks at another. */
const REST_MS = 10 * 60_000

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

/** The thread of the figures; whoever waits when it dies is answered with a mistake. */
export function startReportsThread({ program, files, onDied, onRenewed }: Parts): ReportsThread {
	const onNews = (news: unknown) => onRenewed((news as Renewed).renewed)
	const thread = createAnsweringThread<Question, Reply>({
		program,
		workerData: files,
		name: 'the reports',
		restMs: REST_MS,
		onDied,
		onNews,
	})
	const every = setInterval(thread.wake, EVERY_MS).unref()
	return {
		ask: (question) => thread.ask(question).catch((error: Error) => ({ mistake: error.message })),
		stop() {
			clearInterval(every)
			return thread.stop()
		},
	}
}
