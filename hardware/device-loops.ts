import { join } from 'node:path'
import type { PrintJob, PrintReceipt } from '../contract/printing.ts'
import type { AgentAnswer, AgentOrder } from '../contract/screens.ts'
import type { AgentLink } from './agent-link.ts'
import { openCounts } from './counts.ts'
import type { Counts } from './counts.ts'
import type { InputHost } from './inputs/input-host.ts'
import { watchInputs } from './input-loop.ts'
import { openPressOutbox } from './press-outbox.ts'
import { openJournal } from './printer/journal.ts'
import type { Journal } from './printer/journal.ts'
import { createPaperCount } from './printer/paper-count.ts'
import { createPrintLoop } from './printer/print-loop.ts'
import type { PrintLoop } from './printer/print-loop.ts'
import type { Printer } from './printer/printer.ts'
import type { SlipRenderer } from './printer/slip-renderer.ts'

type Options = {
	devices: { printers: readonly Printer[]; inputs: InputHost }
	link: AgentLink
	now: () => number
	renderer: Pick<SlipRenderer, 'render'>
	/** Remembers what was printed, pressed and counted; without it a restart forgets. */
	folder?: string
	log?: (message: string, details: object) => void
	/** Milliseconds between two looks at a device. */
	lookEveryMs?: number
	/** Longest silence about a device, milliseconds. */
	reportEveryMs?: number
	/** Asked to let go of every device and begin anew. */
	restart: () => Promise<void>
}

/**
 * One loop for each printer of this machine, and one for all its buttons and scanners: prints jobs, passes on what is
 * pressed and read, says how each device is.
 *
 * @returns a function that opens what is remembered and begins; what it answers finishes the slips in hand and stops
 * @throws Error when the folder cannot be written
 */
export function createDeviceLoops(options: Options): () => () => Promise<void> {
	const { devices, link, now, folder, log = () => {}, lookEveryMs = 500, reportEveryMs = 10_000 } = options
	const fileIn = (name: string) => (folder ? join(folder, name) : undefined)

	function printLoops(journal: Journal, counts: Counts): Map<string, PrintLoop> {
		const loopOf = (printer: Printer): PrintLoop =>
			createPrintLoop({
				printer,
				renderer: options.renderer,
				journal: () => journal,
				paper: createPaperCount(counts.of(printer.id), (use) => counts.set(printer.id, use)),
				now,
				report: link.reportHealth,
				log,
				lookEveryMs,
				reportEveryMs,
			})
		return new Map(devices.printers.map((printer) => [printer.id, loopOf(printer)]))
	}

	return () => {
		const file = fileIn('printed.jsonl')
		const journal = openJournal(file ? { file } : {})
		const counts = openCounts(fileIn('counts.json'))
		const loops = printLoops(journal, counts)
		link.onJob((job) => loops.get(job.printerId)?.print(job) ?? noSuchPrinter(job))
		link.onOrder((order) => follow(order, loops))
		const waitingFile = fileIn('presses.json')
		const outbox = openPressOutbox({ link, now, log, ...(waitingFile && { file: waitingFile }) })
		const stops = [...loops.values()].map((loop) => loop.start())
		const inputs = watchInputs({ host: devices.inputs, link, outbox, counts, log, lookEveryMs, reportEveryMs })
		link.onConnected(() => {
			for (const loop of loops.values()) loop.tellAgain()
			inputs.tellAgain()
			outbox.wake()
		})
		outbox.wake()
		return async () => {
			await inputs.stop()
			outbox.stop()
			await Promise.all(stops.map((stop) => stop()))
			journal.close()
		}
	}

	async function follow(order: AgentOrder, loops: ReadonlyMap<string, PrintLoop>): Promise<AgentAnswer> {
		if (order.order === 'new-roll') {
			const loop = loops.get(order.printerId)
			loop?.newRoll()
			return loop ? 'done' : 'cannot'
		}
		try {
			await options.restart()
			return 'done'
		} catch (cause) {
			log('devices not begun anew', { reason: cause instanceof Error ? cause.message : String(cause) })
			return 'cannot'
		}
	}

	function noSuchPrinter({ printerId, jobId }: PrintJob): Promise<PrintReceipt> {
		log('no such printer here', { printer: printerId, jobId })
		return Promise.resolve({ outcome: 'failed', jobId, fault: 'offline' })
	}
}
