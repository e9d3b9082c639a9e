import { parentPort, threadId } from 'node:worker_threads'
import type { FromThread, ToThread } from '../../server/threads/answering.ts'

/** Answers with what it was asked and which thread it is; at a word it begins and ends work of its own, or dies. */
const say = (message: FromThread<{ asked: string; thread: number }> | object) => parentPort?.postMessage(message)

parentPort?.on('message', (message: ToThread<string>) => {
	if (message === 'stop') return parentPort?.close()
	if (message.question === 'die') throw new Error('as a mistake would')
	if (message.question === 'begin') say({ working: true })
	say({ id: message.id, reply: { asked: message.question, thread: threadId } })
	if (message.question === 'tell') say({ renewed: 'why' })
	if (message.question === 'finish') setTimeout(() => say({ working: false }), 50)
})
if (process.env['IDLE_AT_ONCE']) {
	say({ begun: threadId })
	say({ working: false })
}
