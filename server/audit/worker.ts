import { parentPort, workerData } from 'node:worker_threads'
import { createReplay, type Replay } from '../app/replay.ts'
import { openDatabase } from '../store/database.ts'
import { createFactStore } from '../store/fact-log.ts'
import { proveTrail } from '../store/proof.ts'
import type { FromThread, ToThread } from '../threads/answering.ts'
import { replaySource } from './day-source.ts'
import { createIntegrity } from './integrity.ts'
import type { AnswerTo, ProofNews, Question, Reply, Task } from './protocol.ts'
import { createFactSearch } from './search.ts'

/**
 * The thread of inspection, with a connection of its own that can write nothing: neither a search through years nor a day
 * folded again takes a moment from whoever presses a button.
 */

const { task, path } = workerData as Task
const db = openDatabase(path, { readonly: true })

function prove(): void {
	const say = (news: ProofNews): void => parentPort?.postMessage(news)
	// One view of the file for all of it: what is added meanwhile is not missing.
	db.transaction(() => {
		const total = db.prepare<[], { head: number }>('SELECT coalesce(max(position), 0) AS head FROM facts').get()?.head ?? 0
		say({ checked: 0, total })
		say({ proof: proveTrail(db, (checked) => say({ checked, total })) })
	})()
	db.close()
}

const search = createFactSearch(db)
const integrity = createIntegrity(db)
const source = replaySource(db, createFactStore(db, []))
let open: { day: string; head: number; replay: Replay | undefined } | undefined

/** The day last asked for stays folded; read again when facts were added since. */
function replayOf(day: string): Replay | undefined {
	const head = source.head(day)
	if (open?.day !== day || open.head !== head) open = { day, head, replay: createReplay(source, day) }
	return open.replay
}

function answer(question: Question): AnswerTo[keyof AnswerTo] {
	switch (question.ask) {
		case 'page':
			return search.page(question.query)
		case 'fact':
			return search.one(question.position)
		case 'visit':
			return search.visit(question.visitId)
		case 'integrity':
			return integrity(question.month)
		case 'outline':
			return replayOf(question.day)?.outline()
		case 'moment':
			return replayOf(question.day)?.moment(question.at, question.displayIds)
	}
}

function reply(question: Question): Reply {
	try {
		return { answer: answer(question) }
	} catch (error) {
		return { mistake: error instanceof Error ? (error.stack ?? error.message) : String(error) }
	}
}

if (task === 'prove') prove()
else
	parentPort?.on('message', (message: ToThread<Question>) => {
		if (message !== 'stop') {
			const answered: FromThread<Reply> = { id: message.id, reply: reply(message.question) }
			return parentPort?.postMessage(answered)
		}
		db.close()
		parentPort?.close()
	})
