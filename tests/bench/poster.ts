import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { CommandDraft } from '../../contract/commands.ts'
import type { Credentials } from '../support/running.ts'

/** Sends one command and reads the answer to its end. @returns its text @throws when it is not 2xx */
export type Post = (draft: CommandDraft, credentials: Credentials) => Promise<string>

/** As light a client as Node has: it shares two cores with the server it measures. `most` connections, kept open. */
export function createPoster(url: string, most: number): { post: Post; close: () => void } {
	const agent = new Agent({ keepAlive: true, maxSockets: most })
	const post: Post = (draft, credentials) =>
		new Promise((done, fail) => {
			const body = JSON.stringify({ ...draft, commandId: randomUUID() })
			const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...credentials }
			const sent = request(`${url}/api/commands`, { method: 'POST', agent, headers }, (answer) => {
				let text = ''
				answer.setEncoding('utf8').on('data', (part: string) => (text += part))
				answer.on('end', () =>
					(answer.statusCode ?? 500) < 300 ? done(text) : fail(new Error(`${draft.type}: ${answer.statusCode} ${text}`)),
				)
			})
			sent.on('error', fail)
			sent.end(body)
		})
	return { post, close: () => agent.destroy() }
}
