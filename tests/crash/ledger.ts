import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { CommandDraft } from '../../contract/commands.ts'
import type { Recorded } from '../../contract/facts.ts'
import type { Answered, Client, Credentials } from '../support/running.ts'

/** Between two tries while nobody answers. Milliseconds. */
const RETRY_MS = 25

/** One command, and everything its sender was told about it. */
export interface Entry {
	by: string
	command: CommandDraft & { commandId: string }
	answers: Answered[]
	/** Tries that got no answer: the server was gone, or died with the answer in hand. */
	lost: number
}

/** Sends one command until it is answered. @returns the facts told; none when it was refused */
export type Ask = (draft: CommandDraft) => Promise<Recorded[]>

/** Keeps what was asked and what was told, to hold it against the log afterwards. */
export function createLedger(client: Pick<Client, 'send'>) {
	const entries: Entry[] = []

	async function once(entry: Entry, credentials: Credentials): Promise<Answered> {
		for (;;) {
			try {
				return await client.send(entry.command, credentials)
			} catch (error) {
				if (!isLostReply(error)) throw error
				entry.lost++
				await pause(RETRY_MS)
			}
		}
	}

	/** @param twice  whether this command goes out twice at once, as a double tap does */
	const askAs =
		(by: string, credentials: Credentials, twice: () => boolean): Ask =>
		async (draft) => {
			const entry: Entry = { by, command: { ...draft, commandId: randomUUID() }, answers: [], lost: 0 }
			entries.push(entry)
			entry.answers = await Promise.all(Array.from({ length: twice() ? 2 : 1 }, () => once(entry, credentials)))
			return entry.answers[0]?.events ?? []
		}

	return { entries, askAs }
}

/** How `fetch` says that a connection was refused, reset or cut: a TypeError, whose cause names the socket's fault. */
const isLostReply = (error: unknown): boolean => error instanceof TypeError && error.cause !== undefined
