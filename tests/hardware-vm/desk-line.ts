import type { Socket } from 'node:net'
import type { DeskAction, DeskActions, DeskAnswer } from './desk-protocol.ts'
import { inLines } from './lines.ts'

/** Has something done at the desk in the guest. @throws Error when it cannot be done, or no answer comes */
export type Desk = <A extends DeskAction>(action: A, given: DeskActions[A][0]) => Promise<DeskActions[A][1]>

const PATIENCE_MS = 60_000

/** Asks over an open connection. Whoever waits is told when it ends. */
export function createDesk(socket: Socket): Desk {
	const waiting = new Map<number, (answer: DeskAnswer) => void>()
	const settle = (answer: DeskAnswer) => {
		waiting.get(answer.id)?.(answer)
		waiting.delete(answer.id)
	}
	const fail = (problem: string) => [...waiting.keys()].forEach((id) => settle({ id, problem }))
	socket.on(
		'data',
		inLines((text) => settle(JSON.parse(text) as DeskAnswer)),
	)
	socket.on('error', (cause) => fail(cause.message))
	socket.on('close', () => fail('the desk is closed'))
	let newest = 0
	return async (action, given) => {
		const id = ++newest
		const timer = setTimeout(() => settle({ id, problem: `no answer in ${PATIENCE_MS} ms` }), PATIENCE_MS)
		const answer = await new Promise<DeskAnswer>((done) => {
			waiting.set(id, done)
			if (socket.writable) socket.write(`${JSON.stringify({ id, action, given })}\n`)
			else settle({ id, problem: 'the desk is closed' })
		}).finally(() => clearTimeout(timer))
		if ('problem' in answer) throw new Error(`${action}: ${answer.problem}`)
		return answer.result as never
	}
}
