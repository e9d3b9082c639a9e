import { setTimeout as sleep } from 'node:timers/promises'
import type { PrinterState } from '../../contract/printing.ts'
import type { PrinterModel } from './models.ts'
import { PrinterError } from './printer.ts'
import type { Printer, SlipJob } from './printer.ts'
import { CLEAR_BUFFER, isEndMark, isStatusByte, readStatus, REQUEST_END_MARK, requestStatus, STATUS_KINDS } from './status.ts'
import type { StatusBytes } from './status.ts'
import { openTcpLink } from './tcp-link.ts'
import type { TcpLink } from './tcp-link.ts'

/** How long to wait for what, in milliseconds. */
export type TcpTimes = {
	connectMs: number
	/** For one status byte. */
	answerMs: number
	/** For the printer to take more bytes, and for a slip to come out once it has them all. */
	printMs: number
	/** Between two looks at the status while a slip comes out. */
	pollMs: number
	/** How long a slip takes at most on a printer that cannot say when it is done. */
	settleMs: number
}
const TIMES: TcpTimes = { connectMs: 2_000, answerMs: 1_000, printMs: 15_000, pollMs: 300, settleMs: 2_000 }

type Options = { id: string; model: PrinterModel; host: string; port: number; times?: Partial<TcpTimes> }

/**
 * A printer on the network, raw bytes on one port (9100 by custom). Each call opens a connection of its own: many
 * printers take only one at a time, and drop idle ones without a word.
 *
 * A slip counts as out when the printer, asked in its turn, answers after it; where the model cannot do that, when its
 * status stays clean for as long as printing takes; where it has no status, when it has taken all bytes.
 */
export function createTcpPrinter({ id, model, host, port, times }: Options): Printer {
	const t = { ...TIMES, ...times }
	const reports = model.status === 'dle-eot'

	async function withLink<T>(work: (link: TcpLink) => Promise<T>): Promise<T> {
		const link = await openTcpLink(host, port, t.connectMs)
		try {
			return await work(link)
		} finally {
			await link.close()
		}
	}

	const state = (): Promise<PrinterState> =>
		withLink((link) => (reports ? askCondition(link, t) : Promise.resolve('ready' as const))).catch(() => 'offline' as const)

	async function send(link: TcpLink, { bytes }: SlipJob): Promise<'by-status' | 'bytes-taken'> {
		if (reports) refuseFault(await askCondition(link, t))
		await link.send(bytes, t.printMs)
		if (!reports) return 'bytes-taken'
		return model.endMark ? awaitEndMark(link, t) : awaitQuiet(link, t)
	}

	async function print(job: SlipJob): Promise<'by-status' | 'bytes-taken'> {
		try {
			return await withLink(async (link) => {
				try {
					return await send(link, job)
				} catch (cause) {
					// What it still holds of the slip must not come out later, before the same slip printed anew.
					if (model.clearsBuffer) await link.send(CLEAR_BUFFER, t.answerMs).catch(() => {})
					throw cause
				}
			})
		} catch (cause) {
			if (cause instanceof PrinterError) throw cause
			// The connection failed; a second one may still tell why.
			const now = await state()
			throw new PrinterError(
				now === 'ready' || now === 'near-end' ? 'offline' : now,
				cause instanceof Error ? cause.message : String(cause),
			)
		}
	}

	return { id, model, print, state, close: async () => {} }
}

function refuseFault(condition: PrinterState): void {
	if (condition !== 'ready' && condition !== 'near-end') throw new PrinterError(condition)
}

async function askCondition(link: TcpLink, { answerMs }: TcpTimes): Promise<PrinterState> {
	link.drain()
	const bytes: Partial<StatusBytes> = {}
	for (const kind of STATUS_KINDS) {
		await link.send(requestStatus(kind), answerMs)
		const byte = await link.next(isStatusByte, answerMs)
		if (byte === undefined) return 'offline'
		bytes[kind] = byte
	}
	return readStatus(bytes as StatusBytes)
}

/** A picture may hold bytes that read as a status request; their answers must not pass for a fault. */
async function askTwice(link: TcpLink, times: TcpTimes): Promise<PrinterState> {
	const first = await askCondition(link, times)
	if (first === 'ready' || first === 'near-end') return first
	await sleep(times.pollMs)
	return askCondition(link, times)
}

async function awaitEndMark(link: TcpLink, times: TcpTimes): Promise<'by-status' | 'bytes-taken'> {
	await link.send(REQUEST_END_MARK, times.printMs)
	const until = performance.now() + times.printMs
	while (performance.now() < until) {
		if ((await link.next(isEndMark, times.pollMs)) !== undefined) return 'by-status'
		refuseFault(await askTwice(link, times))
	}
	// Clean all the while, yet no mark: this firmware does not know the request. Printing again would be worse.
	return 'bytes-taken'
}

async function awaitQuiet(link: TcpLink, times: TcpTimes): Promise<'by-status'> {
	const until = performance.now() + times.settleMs
	do {
		await sleep(times.pollMs)
		refuseFault(await askTwice(link, times))
	} while (performance.now() < until)
	return 'by-status'
}
