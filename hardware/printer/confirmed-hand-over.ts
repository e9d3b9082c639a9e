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
	/** Whether it says when it has come to a mark. */
	marks: boolean
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
 * Hands a slip over, piece by piece, and waits for its end. Where the printer says when it has printed something, the last
 * piece is held back until all but the piece before it is out: the head never waits, and as little as possible is in doubt
 * when the line is lost.
 *
 * @throws PrinterError on a fault, Error when the link is lost; `progress` then says how far it was
 */
export async function handOver(talk: Talk, { parts }: Outline, { model, answers, marks, times, progress }: Order): Promise<How> {
	let asked = talk.marksSoFar()
	let outOfReach = asked
	progress.begun = true
	for (const [i, part] of parts.entries()) {
		const toCome = parts.length - 1 - i
		const said = i === 0 && answers && model.asb ? tellChanges(part) : part
		if (toCome === 0) {
			if (marks && !(await awaitMarks(talk, outOfReach, times))) return handUnmarked(talk, said, progress)
			progress.tail = true
		}
		if (marks && toCome <= 2) {
			await talk.send(Buffer.concat([said, REQUEST_END_MARK]))
			asked++
			if (toCome === 2) outOfReach = asked
			if (toCome === 1) progress.headMark = asked
		} else await talk.send(said)
		if (answers && toCome > 0) await talk.received()
	}
	if (!answers) return 'bytes-taken'
	// Clean all the while, yet no mark: this firmware does not know the request. Printing again would be worse.
	if (marks) return (await awaitMarks(talk, asked, times)) ? 'by-status' : 'bytes-taken'
	const bytes = parts.reduce((sum, part) => sum + part.length, 0)
	return awaitQuiet(talk, times, times.settleMs ?? longestMs(bytes, model))
}

/** The same firmware, met earlier. */
async function handUnmarked(talk: Talk, tail: Uint8Array, progress: Progress): Promise<How> {
	progress.tail = true
	delete progress.headMark
	await talk.send(tail)
	await talk.received()
	return 'bytes-taken'
}

/** The reset at a slip's head would undo the request, so it goes behind that. */
function tellChanges(part: Uint8Array): Uint8Array {
	return Buffer.concat([part.subarray(0, RESET_BYTES), REQUEST_STATUS_BACK, part.subarray(RESET_BYTES)])
}

/** How long a slip of so many bytes may take to come out. */
export const longestMs = (bytes: number, { widthDots, speedMmPerSecond }: PrinterModel): number =>
	(Math.max(LEAST_MM, bytes / widthDots) / speedMmPerSecond) * 1_000 + EXTRA_MS

/** Whether so many marks come in the time a slip may take; a fault meanwhile is thrown. */
async function awaitMarks(talk: Talk, count: number, { printMs, pollMs }: TalkTimes): Promise<boolean> {
	const until = performance.now() + printMs
	while (performance.now() < until) {
		if (await talk.marks(count, pollMs)) return true
		await talk.refuseFault()
	}
	return false
}

async function awaitQuiet(talk: Talk, { pollMs }: TalkTimes, settleMs: number): Promise<How> {
	const until = performance.now() + settleMs
	do {
		await sleep(pollMs)
		await talk.refuseFault()
	} while (performance.now() < until)
	return 'by-status'
}
