import { setTimeout as sleep } from 'node:timers/promises'
import type { PrinterState } from '../../contract/printing.ts'
import { createInbox } from './confirmed-inbox.ts'
import type { ByteLink } from './links/link.ts'
import { canPrint, PrinterError } from './printer.ts'
import { CLEAR_BUFFER, REQUEST_NAME, readStatus, requestStatus, saysOffline, STATUS_KINDS } from './status.ts'
import type { StatusBytes, StatusKind } from './status.ts'

/** How long to wait for what, in milliseconds. */
export type TalkTimes = {
	/** For one status byte. */
	answerMs: number
	/** For the printer to take more bytes, and for a slip to come out once it has them all. */
	printMs: number
	/** Between two looks at the status while a slip comes out. */
	pollMs: number
}

/** A conversation with a printer that answers, over one link. Everything may throw `PrinterError`, or Error when the link is lost. */
export type Talk = {
	/** Resolves when the bytes have left this machine. Throws as soon as the printer says by itself that it has stopped. */
	send(bytes: Uint8Array): Promise<void>
	/** How the printer is; `offline` when it does not answer. */
	condition(): Promise<PrinterState>
	/** Throws on a fault; asked again before it is believed. */
	refuseFault(): Promise<void>
	/** Resolves when the printer has received all that was sent. */
	received(): Promise<void>
	/** Whether so many end marks have come, since the link was opened. Throws as `send`. */
	marks(count: number, ms: number): Promise<boolean>
	marksSoFar(): number
	/**
	 * Waits until the printer has done all it was given before, so that what it still answers belongs to what comes now.
	 * `false` when it does not say so in the time a slip may take. Throws on a fault.
	 *
	 * @param unheard how often this was asked before without an answer, which so may come now
	 * @param quietMs what it may be busy for between two answers
	 */
	idle(unheard: number, quietMs: number): Promise<boolean>
	/**
	 * Makes the printer drop what it holds. `true` when it has heard so, and has answered every question since the link was
	 * opened: then no mark was lost either. Never throws.
	 */
	clear(): Promise<boolean>
}

/** The longest a timer can wait; the link itself gives up earlier. */
const FOR_EVER_MS = 2 ** 31 - 1

/** Begins to listen on a link. */
export function createTalk(link: ByteLink, { answerMs, printMs, pollMs }: TalkTimes): Talk {
	const inbox = createInbox(link)
	const { until, heard } = inbox
	let asked = 0

	async function send(bytes: Uint8Array): Promise<void> {
		const lost = inbox.lost()
		if (lost) throw lost
		let done = false
		const sending = link.send(bytes, printMs).finally(() => {
			done = true
			inbox.stir()
		})
		sending.catch(() => {})
		const fault = await until(() => inbox.stopped() ?? (done ? null : undefined), FOR_EVER_MS)
		if (fault) throw fault
		await sending
	}

	function ask(kind: StatusKind, ms: number): Promise<void> {
		asked++
		return link.send(requestStatus(kind), ms)
	}

	async function condition(): Promise<PrinterState> {
		inbox.forget()
		const bytes: Partial<StatusBytes> = {}
		for (const kind of STATUS_KINDS) {
			await ask(kind, answerMs)
			const byte = await until(inbox.next, answerMs)
			if (byte === undefined) return 'offline'
			bytes[kind] = byte
		}
		return readStatus(bytes as StatusBytes)
	}

	/** A picture may hold bytes that read as a question; their answers must not pass for a fault. */
	async function refuseFault(): Promise<void> {
		const first = await condition()
		if (canPrint(first)) return
		await sleep(pollMs)
		const lost = inbox.lost()
		if (lost) throw lost
		const second = await condition()
		if (!canPrint(second)) throw new PrinterError(second)
	}

	async function received(): Promise<void> {
		inbox.forget()
		await ask(1, printMs)
		const answer = await until<PrinterError | number>(() => inbox.stopped() ?? inbox.next(), printMs)
		if (answer instanceof PrinterError) throw answer
		if (answer === undefined) throw inbox.lost() ?? new Error('the printer does not answer any more')
		if (saysOffline(answer)) await refuseFault()
	}

	async function come(isThere: () => boolean, ms: number): Promise<boolean> {
		const found = await until(() => isThere() || inbox.stopped(), ms)
		if (found instanceof PrinterError) throw found
		return found ?? false
	}

	async function idle(unheard: number, quietMs: number): Promise<boolean> {
		const before = heard.names
		await link.send(REQUEST_NAME, printMs)
		const end = performance.now() + printMs
		while (performance.now() < end) {
			if (await come(() => heard.names > before + unheard, pollMs)) return true
			// Answers to a line that is lost are lost with it; then this one is the last.
			if (heard.names > before && performance.now() - heard.namedAt > quietMs) return true
			await refuseFault()
		}
		return false
	}

	async function clear(): Promise<boolean> {
		if (inbox.lost()) return false
		try {
			await link.send(CLEAR_BUFFER, answerMs)
			await ask(1, answerMs)
			// Answers come in the order of questions: the last one says that the command before it was heard.
			return (await until(() => heard.statuses >= asked || undefined, answerMs)) ?? false
		} catch {
			return false
		}
	}

	return {
		send,
		condition,
		refuseFault,
		received,
		marks: (count, ms) => come(() => heard.marks >= count, ms),
		marksSoFar: () => heard.marks,
		clear,
		idle,
	}
}
