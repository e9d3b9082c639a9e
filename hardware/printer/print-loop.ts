import type { DeviceHealth, PrinterState, PrintJob, PrintReceipt } from '../../contract/printing.ts'
import type { Journal } from './journal.ts'
import { lengthMm } from './paper-count.ts'
import type { PaperCount } from './paper-count.ts'
import { PrinterError } from './printer.ts'
import type { Printer } from './printer.ts'
import type { SlipRenderer } from './slip-renderer.ts'

export type PrintLoop = {
	/** Prints a job once, however often it is asked. Never rejects. */
	print(job: PrintJob): Promise<PrintReceipt>
	/** Says again how the printer is: whoever was told may have forgotten. */
	tellAgain(): void
	/** Somebody put in a new roll: paper is counted from here. */
	newRoll(): void
	/** Begins to look after the printer; the answer waits for the slip in hand, then lets go of it. */
	start(): () => Promise<void>
}

type Deps = {
	printer: Printer
	renderer: Pick<SlipRenderer, 'render'>
	journal: () => Journal
	paper: PaperCount
	now: () => number
	report: (health: DeviceHealth) => void
	log: (message: string, details: object) => void
	/** Milliseconds between two looks at the printer, and the longest silence about it. */
	lookEveryMs: number
	reportEveryMs: number
}

const UNWRITTEN = 'print journal not written'

/** Everything one printer does, one thing at a time, so that a dead printer makes nobody wait but itself. */
export function createPrintLoop(deps: Deps): PrintLoop {
	const { printer, renderer, journal, paper, now, report, log, lookEveryMs, reportEveryMs } = deps
	const inFlight = new Map<string, Promise<PrintReceipt>>()
	let turn: Promise<unknown> = Promise.resolve()
	let last: { condition: PrinterState; reportedAt: number } | undefined
	let timer: NodeJS.Timeout | undefined

	function inTurn<T>(work: () => Promise<T>): Promise<T> {
		const mine = turn.then(work)
		turn = mine.catch(() => {})
		return mine
	}

	function tell(condition: PrinterState, always = false): void {
		const quiet = last && last.condition === condition && performance.now() - last.reportedAt < reportEveryMs
		if (quiet && !always) return
		attempt('paper count not written', () => paper.seen(condition))
		last = { condition, reportedAt: performance.now() }
		const { slips, paperMm } = paper.of()
		attempt('printer state not reported', () =>
			report({
				deviceId: printer.id,
				kind: 'printer',
				state: condition,
				model: printer.model.name,
				slips,
				paperMm,
				...(printer.connection && { connection: printer.connection }),
			}),
		)
	}

	async function printNow({ jobId, slip }: PrintJob, drawn: Promise<Uint8Array>): Promise<PrintReceipt> {
		try {
			const bytes = await drawn
			journal().begin(jobId, now())
			const confirmed = await printer.print({ jobId, number: slip.number, bytes })
			return cameOut(jobId, confirmed, bytes)
		} catch (cause) {
			return failed(jobId, cause)
		}
	}

	function cameOut(jobId: string, confirmed: 'by-status' | 'bytes-taken', bytes: Uint8Array): PrintReceipt {
		const receipt = { outcome: 'printed', jobId, printedAt: now(), confirmed } as const
		attempt(UNWRITTEN, () => journal().printed(receipt))
		attempt('paper count not written', () => paper.used(lengthMm(bytes)))
		tell(last?.condition === 'near-end' ? 'near-end' : 'ready', true)
		return receipt
	}

	function failed(jobId: string, cause: unknown): PrintReceipt {
		const fault = cause instanceof PrinterError ? cause.fault : 'error'
		const doubtful = cause instanceof PrinterError && cause.mayBeOut
		log(doubtful ? 'slip may be out' : 'slip not printed', { printer: printer.id, jobId, fault, reason: reason(cause) })
		attempt(UNWRITTEN, () => (doubtful ? journal().doubtful(jobId) : journal().failed(jobId)))
		if (cause instanceof PrinterError) tell(fault)
		return { outcome: doubtful ? 'doubtful' : 'failed', jobId, fault }
	}

	/** The paper is out, or it is not: a full disk or a lost link changes nothing about that. */
	function attempt(what: string, work: () => void): void {
		try {
			work()
		} catch (cause) {
			log(what, { printer: printer.id, reason: reason(cause) })
		}
	}

	const look = async (): Promise<void> => {
		tell(await inTurn(() => printer.state()))
	}

	return {
		print: (job) => {
			if (!timer) return Promise.resolve({ outcome: 'failed', jobId: job.jobId, fault: 'offline' })
			const running = inFlight.get(job.jobId)
			if (running) return running
			const known = journal().find(job.jobId)
			if (known) return Promise.resolve(known)
			// Drawn while the printer is still being looked at: a visitor waits for the longer of the two, not for both.
			const drawn = renderer.render(job.slip, printer.model)
			drawn.catch(() => {})
			const mine = inTurn(() => printNow(job, drawn)).finally(() => inFlight.delete(job.jobId))
			inFlight.set(job.jobId, mine)
			return mine
		},
		tellAgain: () => {
			if (last) tell(last.condition, true)
		},
		newRoll: () => {
			attempt('paper count not written', () => paper.renewed())
			if (last) tell(last.condition, true)
		},
		start: () => {
			const again = () => {
				void look().finally(() => {
					if (timer) timer = setTimeout(again, lookEveryMs)
				})
			}
			timer = setTimeout(again, 0)
			return async () => {
				clearTimeout(timer)
				timer = undefined
				await turn
				await printer.close()
			}
		},
	}
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
