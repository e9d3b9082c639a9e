import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { KeyPress, Press } from '../contract/devices.ts'
import type { AgentLink } from './agent-link.ts'

/** Older presses are about nobody who could still be asked. */
const KEPT_AT_MOST = 500
const RETRY_MS = 2_000

const Entry = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('press'), made: Press }),
	z.object({ kind: z.literal('key'), made: KeyPress }),
])
type Entry = z.infer<typeof Entry>
type Draft<T> = Omit<T, 'at' | 'sentAt' | 'pressId'>

export type PressOutbox = {
	press(press: Draft<Press>): void
	key(key: Draft<KeyPress>): void
	/** Sends what is waiting, at once: the server is back. */
	wake(): void
	stop(): void
}

type Options = {
	link: Pick<AgentLink, 'press' | 'key'>
	/** Epoch ms of this machine; the server is told the difference to the time of sending, so it need not be right. */
	now: () => number
	/** Keeps what waits across a restart. */
	file?: string
	log?: (message: string, details: object) => void
	retryMs?: number
}

/**
 * Presses on their way to the server, in order, each until the server has judged it. What is made while the server cannot
 * be reached waits here with its time; whether it still counts is the server's to say.
 */
export function openPressOutbox({ link, now, file, log = () => {}, retryMs = RETRY_MS }: Options): PressOutbox {
	const waiting: Entry[] = file ? load(file) : []
	/** The disk is touched only for presses that could not be sent at once. */
	let onDisk = waiting.length > 0
	let sending = false
	let stopped = false
	let timer: NodeJS.Timeout | undefined

	function keep(): void {
		if (!file) return
		try {
			writeFileSync(`${file}.new`, JSON.stringify(waiting), { flush: true })
			renameSync(`${file}.new`, file)
			onDisk = waiting.length > 0
		} catch (cause) {
			log('waiting presses not written', { reason: cause instanceof Error ? cause.message : String(cause) })
		}
	}

	const send = ({ kind, made }: Entry): Promise<void> =>
		kind === 'press' ? link.press({ ...made, sentAt: now() }) : link.key({ ...made, sentAt: now() })

	async function sendAll(): Promise<void> {
		if (sending || stopped) return
		sending = true
		clearTimeout(timer)
		try {
			for (let entry = waiting[0]; entry && !stopped; entry = waiting[0]) {
				await send(entry)
				if (waiting[0] === entry) waiting.shift()
				if (onDisk) keep()
			}
		} catch {
			keep()
			timer = setTimeout(() => void sendAll(), retryMs).unref()
		} finally {
			sending = false
		}
	}

	function add(entry: Entry): void {
		waiting.push(entry)
		if (waiting.length > KEPT_AT_MOST) waiting.shift()
		if (onDisk) keep()
		void sendAll()
	}

	return {
		press: (press) => add({ kind: 'press', made: { ...press, at: now(), pressId: randomUUID() } }),
		key: (key) => add({ kind: 'key', made: { ...key, at: now(), pressId: randomUUID() } }),
		wake: () => void sendAll(),
		stop: () => {
			stopped = true
			clearTimeout(timer)
			if (waiting.length > 0) keep()
		},
	}
}

function load(file: string): Entry[] {
	if (!existsSync(file)) return []
	try {
		return z.array(Entry).parse(JSON.parse(readFileSync(file, 'utf8')))
	} catch {
		return []
	}
}
