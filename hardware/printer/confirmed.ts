import type { PrinterState } from '../../contract/printing.ts'
import { handOver, longestMs } from './confirmed-hand-over.ts'
import type { How, Progress } from './confirmed-hand-over.ts'
import { outline } from './confirmed-outline.ts'
import { createTalk } from './confirmed-talk.ts'
import type { Talk, TalkTimes } from './confirmed-talk.ts'
import { ejectBytes } from './escpos.ts'
import { reasonOf, RefusedJob } from './links/link.ts'
import type { ByteLink, OpenLink } from './links/link.ts'
import type { PrinterModel } from './models.ts'
import { canPrint, PrinterError } from './printer.ts'
import type { Printer, SlipJob } from './printer.ts'

/** How long to wait for what, in milliseconds. */
export type ConfirmedTimes = TalkTimes & {
	/** How long a slip takes at most on a printer that cannot say when it is done; reckoned from the model's speed if absent. */
	settleMs?: number | undefined
}
const TIMES: ConfirmedTimes = { answerMs: 1_000, printMs: 15_000, pollMs: 300 }

type Options = {
	id: string
	model: PrinterModel
	open: OpenLink
	times?: Partial<ConfirmedTimes>
	/** How it is connected, in words. */
	connection?: string
}

/** What the printer may hold of a slip that was broken off; it is paid before the next one. */
type Debts = {
	/** It must be told to drop what it holds. */
	clear: boolean
	/** Zeros that end a command left open; a printer passes over those it does not need. */
	zeros: number
	/** Half a slip hangs from it. */
	eject: boolean
}
/** Longest head of a command: that of a picture. */
const HEADER_BYTES = 8
const NO_DEBTS: Debts = { clear: false, zeros: 0, eject: false }

/**
 * A printer over any link. Each call opens a link of its own, and is bounded in time.
 *
 * A slip counts as out when the printer, asked in its turn, answers after it; where the model cannot do that, when its
 * status stays clean for as long as printing takes; where it has no status or the link brings none, when all bytes were
 * taken. The last piece of a slip is handed over only when the printer has received the rest and is well: a fault before
 * that leaves the slip surely not out, a later one in doubt.
 */
export function createConfirmedPrinter({ id, model, open, times, connection }: Options): Printer {
	const t = { ...TIMES, ...times }
	const answersOn = (link: ByteLink): boolean => model.status === 'dle-eot' && link.answers
	const openBand: Debts = { ...NO_DEBTS, zeros: HEADER_BYTES + (model.bandRows * model.widthDots) / 8 }
	// A process before this one may have been stopped in the middle of a picture.
	let debts = openBand
	/** Some firmwares do not know the requests; one that has never answered is not asked again. */
	let marks = model.endMark
	let proven = false
	/** Times it was asked whether it is idle, and did not say so on that line. */
	let unheard = 0

	/** A question that falls into a header cut short would be read as the size of a picture. */
	const endHeader = async (talk: Talk): Promise<void> => {
		if (debts.zeros) await talk.send(new Uint8Array(HEADER_BYTES))
	}

	async function pay(talk: Talk, answers: boolean): Promise<void> {
		if (debts.clear) await talk.clear()
		await endHeader(talk)
		if (answers) await talk.refuseFault()
		if (debts.zeros) await talk.send(new Uint8Array(debts.zeros))
		if (debts.eject) await talk.send(ejectBytes(model))
		if (!answers || !marks || debts === NO_DEBTS) return
		// Marks that were asked for in a slip broken off must not pass for this one's.
		const idle = await talk.idle(unheard++, t.settleMs ?? longestMs(0, model))
		if (!idle && proven) throw new Error('the printer does not come to an end of what it had before')
		marks = proven = idle
		if (idle) unheard = 0
	}

	/** @returns whether the slip may be out all the same */
	async function breakOff(talk: Talk, link: ByteLink, progress: Progress): Promise<boolean> {
		if (!progress.begun) {
			link.abort()
			return false
		}
		// The mark ahead of the last piece: a printer that has not come to it has not printed that piece.
		const isBefore = () => !progress.tail || (progress.headMark !== undefined && talk.marksSoFar() < progress.headMark)
		// One that is past it may still bring the slip out by itself, and is left to it.
		const cleared = isBefore() && model.clearsBuffer && answersOn(link) && (await talk.clear())
		if (cleared) unheard = 0
		link.abort()
		const mayBeOut = progress.tail && !(cleared && isBefore())
		debts = { clear: model.clearsBuffer && !cleared && !mayBeOut, zeros: cleared ? 0 : progress.longest, eject: true }
		return mayBeOut
	}

	async function print({ bytes }: SlipJob): Promise<How> {
		const link = await open().catch((cause: unknown) => {
			throw new PrinterError('offline', reasonOf(cause))
		})
		const talk = createTalk(link, t)
		const slip = outline(bytes)
		const progress: Progress = { begun: false, tail: false, longest: slip.longest }
		try {
			const answers = answersOn(link)
			await pay(talk, answers)
			const asked = answers && marks
			const how = await handOver(talk, slip, { model, answers, marks: asked, times: t, progress })
			if (asked && !proven) marks = proven = how === 'by-status'
			// What the printer itself has said cannot be undone by the link's end.
			await link.close().catch((cause: unknown) => {
				if (how === 'bytes-taken') throw cause
			})
			// One that said nothing may have been cut off, unnoticed.
			debts = how === 'by-status' ? NO_DEBTS : openBand
			return how
		} catch (cause) {
			if (cause instanceof RefusedJob) throw new PrinterError('error', cause.message)
			throw await explain(cause, await breakOff(talk, link, progress))
		}
	}

	async function explain(cause: unknown, mayBeOut: boolean): Promise<PrinterError> {
		if (cause instanceof PrinterError) return new PrinterError(cause.fault, undefined, mayBeOut)
		// The link failed; a second one may still tell why.
		const now = await state()
		return new PrinterError(canPrint(now) ? 'offline' : now, reasonOf(cause), mayBeOut)
	}

	async function state(): Promise<PrinterState> {
		const link = await open().catch(() => undefined)
		if (!link) return 'offline'
		try {
			const now = await look(link)
			await link.close()
			return now
		} catch {
			link.abort()
			return 'offline'
		}
	}

	async function look(link: ByteLink): Promise<PrinterState> {
		if (!answersOn(link)) return 'ready'
		const talk = createTalk(link, t)
		if (debts.clear && (await talk.clear())) {
			debts = { ...debts, clear: false, zeros: 0 }
			unheard = 0
		}
		await endHeader(talk)
		return talk.condition()
	}

	return { id, model, ...(connection !== undefined && { connection }), print, state, close: async () => {} }
}
