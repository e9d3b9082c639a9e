import { parentPort, workerData } from 'node:worker_threads'
import type { ReportAnswer, ReportOptions, VisitsAnswer } from '../../contract/reports.ts'
import { openFacts } from './fact-source.ts'
import { createHistory, type History } from './history.ts'
import { options } from './options.ts'
import type { FromThread, ToThread } from '../threads/answering.ts'
import type { Files, Question, Renewed, Reply } from './protocol.ts'
import { report } from './report.ts'
import { TooMuch } from './selection.ts'
import { BrokenTables, openTables, removeTables, type Tables } from './tables.ts'
import { visits } from './visits.ts'

/**
 * The thread of the figures: it reads the log through a connection of its own and keeps a file of its own, so that neither a
 * long report nor a log of ten years takes a moment from whoever presses a button.
 */

/** How late the newest facts are read between two questions, until it is told to rest. */
const LOOK_MS = 60_000
/** Whoever asks while years are still being read gets an answer of what is there. */
const CATCH_UP_MS = 100

const files = workerData as Files
const source = openFacts(files.facts)
let open = openHistory()
let timer: NodeJS.Timeout | NodeJS.Immediate | undefined

const say = (message: FromThread<Reply> | Renewed, handOver: ArrayBuffer[] = []): void => parentPort?.postMessage(message, handOver)

function openHistory(): { tables: Tables; history: History } {
	let tables: Tables | undefined
	try {
		tables = openTables(files.tables)
		return { tables, history: createHistory(source, tables) }
	} catch (error) {
		tables?.close()
		if (!(error instanceof BrokenTables)) throw error
		return renew(error)
	}
}

/** Nothing is lost with the file: the facts have it all. */
function renew(error: BrokenTables): { tables: Tables; history: History } {
	removeTables(files.tables)
	say({ renewed: error.message })
	const tables = openTables(files.tables)
	return { tables, history: createHistory(source, tables) }
}

function unlessBroken<T>(work: (history: History) => T): T {
	try {
		return work(open.history)
	} catch (error) {
		if (!(error instanceof BrokenTables)) throw error
		open.tables.close()
		open = renew(error)
		return work(open.history)
	}
}

function look(): void {
	const isBehind = unlessBroken((history) => history.step())
	timer = isBehind ? setImmediate(look) : setTimeout(look, LOOK_MS)
	say({ working: isBehind })
}

function catchUp(history: History): void {
	const until = performance.now() + CATCH_UP_MS
	while (history.step() && performance.now() < until);
}

function answer(question: Question): ReportAnswer | VisitsAnswer | ReportOptions {
	return unlessBroken((history) => {
		catchUp(history)
		if (question.ask === 'report') return report(history, question.query, question)
		return question.ask === 'visits' ? visits(history, question.query, question) : options(history, question.scale)
	})
}

function reply(question: Question): Reply {
	try {
		return { answer: new TextEncoder().encode(JSON.stringify(answer(question))) }
	} catch (error) {
		if (error instanceof TooMuch) return { tooMuch: error.message }
		return { mistake: error instanceof Error ? (error.stack ?? error.message) : String(error) }
	}
}

parentPort?.on('message', (message: ToThread<Question>) => {
	if (message !== 'stop') {
		const made = reply(message.question)
		return say({ id: message.id, reply: made }, 'answer' in made ? [made.answer.buffer] : [])
	}
	clearTimeout(timer as NodeJS.Timeout)
	clearImmediate(timer as NodeJS.Immediate)
	open.tables.close()
	source.close()
	parentPort?.close()
})
look()
