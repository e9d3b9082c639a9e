import { setTimeout as sleep } from 'node:timers/promises'
import type { Outline } from './confirmed-outline.ts'
import type { Talk, TalkTimes } from './confirmed-talk.ts'
import type { PrinterModel } from './models.ts'
import { REQUEST_END_MARK, REQUEST_STATUS_BACK } from './status.ts'

/** How it is known that a slip is out. */
export type How = 'by-status' | 'bytes-taken'

/** How far a slip has come. */
export type Progress = {
	begun: boolean
	/** The last piece, without which the slip is not whole, has been handed over. */
	tail: boolean
	/** Bytes of its longest command. */
	longest: number
	/** End marks that will have come when the printer gets to the last piece, where one was asked for just before it. */
	headMark?: number
}

type Order = {
	model: PrinterModel
	/** Whether the printer can be asked. */
	answers: boolean
	times: TalkTimes & { settleMs?: number | undefined }
	/** Kept up to date. */
	progress: Progress
}

const RESET_BYTES = 2

/** A cut, and what goes before the first dot. Milliseconds. */
const EXTRA_MS = 1_500
/** The least length a slip is taken to have. */
const LEAST_MM = 120

/**
 * Hands a slip over, piece by piece, and waits for its end.
 *
 * @throws PrinterError on a fault, Error when the link is lost; `progress` then says how far it was
 */
export async function handOver(talk: Talk, { parts }: Outline, { model, answers, times, progress }: Order): Promise<How> {
	const before = talk.marksSoFar()
	progress.begun = true
	for (const [i, part] of parts.entries()) {
		const toCome = parts.length - 1 - i
		if (toCome === 0) progress.tail = true
		const told = i === 0 && answers && model.asb ? tellChanges(part) : part
		if (!answers || !model.endMark || toCome > 1) await talk.send(told)
		else {
			if (toCome === 1) progress.headMark = before + 1
			await talk.send(Buffer.concat([told, REQUEST_END_MARK]))
		}
		if (answers && toCome > 0) await talk.received()
	}
	if (!answers) return 'bytes-taken'
	if (model.endMark) return awaitEndMark(talk, (progress.headMark ?? before) + 1, times)
	const bytes = parts.reduce((sum, part) => sum + part.length, 0)
	return awaitQuiet(talk, times, times.settleMs ?? longestMs(bytes, model))
}

/** The reset at a slip's head would undo the request, so it goes behind that. */
function tellChanges(part: Uint8Array): Uint8Array {
	return Buffer.concat([part.subarray(0, RESET_BYTES), REQUEST_STATUS_BACK, part.subarray(RESET_BYTES)])
}

const longestMs = (bytes: number, { widthDots, speedMmPerSecond }: PrinterModel): number =>
	(Math.max(LEAST_MM, bytes / widthDots) / speedMmPerSecond) * 1_000 + EXTRA_MS

async function awaitEndMark(talk: Talk, count: number, { printMs, pollMs }: TalkTimes): Promise<How> {
	const until = performance.now() + printMs
	while (performance.now() < until) {
		if (await talk.marks(count, pollMs)) return 'by-status'
		await talk.refuseFault()
	}
	// Clean all the while, yet no mark: this firmware does not know the request. Printing again would be worse.
	return 'bytes-taken'
}

async function awaitQuiet(talk: Talk, { pollMs }: TalkTimes, settleMs: number): Promise<How> {
	const until = performance.now() + settleMs
	do {
		await sleep(pollMs)
		await talk.refuseFault()
	} while (performance.now() < until)
	return 'by-status'
}
