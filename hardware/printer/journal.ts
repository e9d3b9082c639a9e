import { appendFileSync, closeSync, existsSync, fdatasyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { PrintReceipt } from '../../contract/printing.ts'
import type { PrintReceipt as Receipt } from '../../contract/printing.ts'

type Printed = Extract<Receipt, { outcome: 'printed' }>
/** What is remembered of a job that may be out: never to be printed again. */
type Known = Exclude<Receipt, { outcome: 'failed' }>

/**
 * What this agent has printed, so that it prints nothing twice: not when a job is sent again because its receipt was lost,
 * and not after a restart. Holds the newest jobs only.
 */
export type Journal = {
	/** The receipt of a job that was printed, or of which it is not known: it was being printed when the process ended. */
	find(jobId: string): Known | undefined
	/**
	 * Before the first byte goes to the printer. From here on the job counts as doubtful until more is said.
	 * `at` in epoch ms.
	 *
	 * @throws Error when it cannot be written; the slip must then not be printed
	 */
	begin(jobId: string, at: number): void
	/** @throws Error when it cannot be written; this process remembers it all the same */
	printed(receipt: Printed): void
	/** @throws Error as `printed` */
	doubtful(jobId: string): void
	/** @throws Error as `printed` */
	failed(jobId: string): void
	close(): void
}

type Options = {
	/** Where to keep it; nothing outlives the process if absent. */
	file?: string
	/** Jobs remembered, ≥ 1. */
	keep?: number
}

/**
 * Opens the journal. On disk it is one JSON line for each change, flushed before the printer is given a byte.
 *
 * A job that had begun when the process ended is answered as doubtful: whether the paper came out cannot be known, and a
 * second paper with one number is worse than asking for a reprint.
 *
 * @throws Error when the file cannot be written
 */
export function openJournal({ file, keep = 2_000 }: Options = {}): Journal {
	const known = file ? load(file, keep) : new Map<string, Known>()
	let handle = file ? rewrite(file, known) : undefined
	let lines = known.size
	const note = (line: object) => {
		if (handle === undefined || !file) return
		// A line of its own also after one that a full disk cut short.
		appendFileSync(handle, `\n${JSON.stringify(line)}\n`)
		fdatasyncSync(handle)
		if (++lines < 4 * keep) return
		closeSync(handle)
		handle = rewrite(file, known)
		lines = known.size
	}
	const remember = (receipt: Known) => {
		known.delete(receipt.jobId)
		known.set(receipt.jobId, receipt)
		forgetOldest(known, keep)
	}
	return {
		find: (jobId) => known.get(jobId),
		begin: (jobId, at) => {
			note({ begun: jobId, at })
			remember(inDoubt(jobId))
		},
		printed: (receipt) => {
			remember(receipt)
			note({ receipt })
		},
		// Already noted when it was begun.
		doubtful: (jobId) => remember(inDoubt(jobId)),
		failed: (jobId) => {
			known.delete(jobId)
			note({ failed: jobId })
		},
		close: () => {
			if (handle !== undefined) closeSync(handle)
			handle = undefined
		},
	}
}

const inDoubt = (jobId: string): Known => ({ outcome: 'doubtful', jobId, fault: 'offline' })

function forgetOldest(known: Map<string, Known>, keep: number): void {
	for (const jobId of known.keys()) {
		if (known.size <= keep) return
		known.delete(jobId)
	}
}

function load(file: string, keep: number): Map<string, Known> {
	const known = new Map<string, Known>()
	for (const text of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
		const line = parse(text)
		if (line.failed) known.delete(line.failed)
		const receipt = line.begun ? inDoubt(line.begun) : line.receipt
		if (receipt) known.set(receipt.jobId, receipt)
	}
	forgetOldest(known, keep)
	return known
}

/** A line torn by a power cut, or not ours, says nothing. */
function parse(text: string): { begun?: string; failed?: string; receipt?: Known } {
	try {
		const { begun, failed, receipt } = JSON.parse(text) as Record<string, unknown>
		const read = PrintReceipt.safeParse(receipt)
		return {
			...(typeof begun === 'string' && { begun }),
			...(typeof failed === 'string' && { failed }),
			...(read.success && read.data.outcome !== 'failed' && { receipt: read.data }),
		}
	} catch {
		return {}
	}
}

/** Writes what is known to a new file, puts it in the place of the old one, and opens it for more. */
function rewrite(file: string, known: Map<string, Known>): number {
	mkdirSync(dirname(file), { recursive: true })
	const text = [...known.values()].map((receipt) => JSON.stringify({ receipt }) + '\n').join('')
	writeFileSync(`${file}.new`, text, { flush: true })
	renameSync(`${file}.new`, file)
	return openSync(file, 'a')
}
