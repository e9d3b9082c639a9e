import type { PrintJob, PrintReceipt } from '../contract/printing.ts'
import type { RatingPad } from './buttons/rating-pad.ts'
import type { AgentLink } from './agent-link.ts'
import { openJournal } from './printer/journal.ts'
import type { Journal } from './printer/journal.ts'
import { createPrintLoop } from './printer/print-loop.ts'
import type { Printer } from './printer/printer.ts'
import type { SlipRenderer } from './printer/slip-renderer.ts'

type Options = {
	devices: { printers: readonly Printer[]; pads: readonly RatingPad[] }
	link: AgentLink
	now: () => number
	renderer: Pick<SlipRenderer, 'render'>
	/** File that remembers what was printed; without it a restart forgets. */
	journalFile?: string
	log?: (message: string, details: object) => void
	/** Milliseconds between two looks at a device. */
	lookEveryMs?: number
	/** Longest silence about a device, milliseconds. */
	reportEveryMs?: number
}

/**
 * One loop for each device of this machine: prints jobs, passes on presses, says how each device is.
 *
 * @returns a function that opens the journal and begins; what it answers finishes the slips in hand and stops
 */
export function createDeviceLoops(options: Options): () => () => Promise<void> {
	const { devices, link, now, renderer, journalFile, log = () => {}, lookEveryMs = 3_000, reportEveryMs = 10_000 } = options
	let journal: Journal | undefined
	const opened = (): Journal => {
		if (!journal) throw new Error('the agent is not started')
		return journal
	}
	const loops = new Map(
		devices.printers.map((printer) => [
			printer.id,
			createPrintLoop({ printer, renderer, journal: opened, now, report: link.reportHealth, log, lookEveryMs, reportEveryMs }),
		]),
	)
	const handle = async (job: PrintJob): Promise<PrintReceipt> => {
		const loop = journal && loops.get(job.printerId)
		if (loop) return loop.print(job)
		log('no such printer here', { printer: job.printerId, jobId: job.jobId })
		return { outcome: 'failed', jobId: job.jobId, fault: 'offline' }
	}
	return () => {
		journal = openJournal(journalFile ? { file: journalFile } : {})
		link.onJob(handle)
		const stops = [...loops.values()].map((loop) => loop.start())
		const stopPads = devices.pads.map((pad) => watchPad(pad, { link, now, lookEveryMs, reportEveryMs }))
		return async () => {
			for (const stop of stopPads) stop()
			await Promise.all(stops.map((stop) => stop()))
			journal?.close()
			journal = undefined
		}
	}
}

type Watch = { link: AgentLink; now: () => number; lookEveryMs: number; reportEveryMs: number }

/** Passes on presses, and says how the pad is. */
function watchPad(pad: RatingPad, { link, now, lookEveryMs, reportEveryMs }: Watch): () => void {
	let presses = 0
	let told: { state: string; at: number } | undefined
	const tell = () => {
		const state = pad.state()
		if (told?.state === state && performance.now() - told.at < reportEveryMs) return
		told = { state, at: performance.now() }
		link.reportHealth({ deviceId: pad.id, kind: 'rating-pad', state, model: pad.model, slips: presses })
	}
	const stop = pad.start((level) => {
		presses++
		link.press({ counterId: pad.counterId, padId: pad.id, level, at: now() })
	})
	tell()
	const timer = setInterval(tell, lookEveryMs)
	return () => {
		clearInterval(timer)
		stop()
	}
}
