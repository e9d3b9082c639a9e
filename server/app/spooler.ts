import { createHash } from 'node:crypto'
import type { Recorded } from '../../contract/facts.ts'
import type { PrinterFault, Slip } from '../../contract/printing.ts'
import { printersOf } from '../domain/ticketing.ts'
import { slipOf } from '../domain/slip.ts'
import { visitsWait } from '../domain/forecast/told.ts'
import type { Waits } from '../domain/forecast/asking.ts'
import { isOpen, type Visit } from '../domain/visit.ts'
import type { Actor, Clock, Dispatch, Stop } from '../ports/core.ts'
import type { PrintJobRow, PrintJobStore, SendPrintJob } from '../ports/printing.ts'
import type { Today } from './today.ts'

/** A slip older than this is not printed by itself any more: nobody stands there waiting for it. */
const USEFUL_MS = 10 * 60_000
/** Between two tries while a printer cannot print; a change of its health tries at once. */
const RETRY_MS = 2000
const SPOOLER: Actor = { name: 'spooler', kind: 'system', id: 'spooler', anyCounter: true }

export interface SpoolerParts {
	jobs: PrintJobStore & { add(job: NewJob): void }
	today: Today
	clock: Clock
	dispatch: Dispatch
	send: SendPrintJob
	baseUrl: () => string
	waits?: Waits | undefined
}
type NewJob = Pick<PrintJobRow, 'jobId' | 'visitId' | 'printerId' | 'kioskId' | 'day' | 'createdAt' | 'slip'>

/** What a kiosk is told of a slip. */
export interface SlipState {
	visitId: string
	state: 'waiting' | 'printing' | 'printed' | 'failed' | 'doubtful'
	reprint: boolean
	fault?: PrinterFault
}

/** The outbox of slips: one loop a printer, so that an empty roll stops no other kiosk. */
export interface Spooler {
	/** Belongs to the transaction of the fact. */
	consequences(fact: Recorded): void
	/** After the commit, or when a printer's health changed. */
	wake(printerId?: string): void
	slipsOf(kioskId: string): SlipState[]
	stop: Stop
}

const SLIPS_KEPT = 5

export function createSpooler(parts: SpoolerParts, onChange: (kioskId: string) => void): Spooler {
	const { jobs, today, clock } = parts
	const recent = new Map<string, (SlipState & { jobId: string })[]>()
	const busy = new Map<string, Promise<void>>()
	const timers = new Map<string, NodeJS.Timeout>()
	let stopped = false
	for (const job of jobs.ofDay(today.day.date)) remember(job, job.state === 'abandoned' ? 'failed' : job.state)

	function consequences(fact: Recorded): void {
		if (fact.type !== 'TicketIssued' && fact.type !== 'ReprintRequested') return
		if (fact.type === 'TicketIssued' && fact.walkUp) return
		const visit = today.day.visits.get(fact.visitId)
		const kiosk = today.day.setup.centre.kiosks.find((k) => k.id === visit?.kioskId) ?? today.day.setup.centre.kiosks[0]
		if (!visit || !kiosk) return
		const waitMs =
			fact.type === 'TicketIssued'
				? fact.waitMs
				: visit.state === 'waiting'
					? visitsWait({ day: today.day, at: fact.at, waits: parts.waits }, visit)
					: null
		const slip = slipWith(visit, waitMs)
		const jobId = jobIdOf(visit.id, visit.slips)
		const printerId = fact.printerId ?? kiosk.printerId
		const job = { jobId, visitId: visit.id, printerId, kioskId: kiosk.id, day: fact.day, createdAt: fact.at, slip }
		jobs.add(job)
		remember(job, 'waiting')
	}

	const slipWith = (visit: Visit, waitMs: Slip['waitMs']): Slip =>
		slipOf(today.day.setup, visit, { baseUrl: parts.baseUrl(), waitMs, day: today.day.date })

	function remember(job: Pick<PrintJobRow, 'jobId' | 'visitId' | 'kioskId' | 'slip'>, state: SlipState['state']): void {
		if (!job.kioskId) return
		const others = (recent.get(job.kioskId) ?? []).filter((s) => s.jobId !== job.jobId)
		const slip = { jobId: job.jobId, visitId: job.visitId, state, reprint: job.slip.reprint }
		recent.set(job.kioskId, [slip, ...others].slice(0, SLIPS_KEPT))
	}

	function wake(printerId?: string): void {
		if (stopped) return
		const printers = printerId ? [printerId] : printersOf(today.day.setup.centre)
		for (const id of printers) {
			if (busy.has(id)) continue
			// A store that cannot be written now must not end the loop: the job waits as for a printer.
			const work = drain(id).catch(() => retryLater(id))
			busy.set(
				id,
				work.finally(() => busy.delete(id)),
			)
		}
	}

	function retryLater(printerId: string): void {
		timers.set(printerId, setTimeout(() => wake(printerId), RETRY_MS).unref())
	}

	async function drain(printerId: string): Promise<void> {
		clearTimeout(timers.get(printerId))
		for (const job of jobs.waiting(printerId, today.day.date)) {
			if (stopped) return
			if (!isUseful(job)) abandon(job)
			else if (!(await print(job))) return retryLater(printerId)
		}
		if (!stopped && jobs.waiting(printerId, today.day.date).length) setImmediate(() => wake(printerId))
	}

	async function print(job: PrintJobRow): Promise<boolean> {
		changed(job, 'printing')
		const receipt = await parts.send({
			jobId: job.jobId,
			visitId: job.visitId,
			printerId: job.printerId,
			slip: job.slip,
			attempt: job.attempts + 1,
		})
		if (receipt.outcome === 'failed') {
			jobs.noteAttempt(job.jobId, receipt.fault)
			changed(job, 'failed', receipt.fault)
			return false
		}
		const { jobId, visitId, printerId } = job
		const slip = { jobId, visitId, printerId }
		const outcome = await parts.dispatch(
			receipt.outcome === 'printed' ? { type: 'ReportPrint', ...slip, confirmed: receipt.confirmed } : { type: 'DoubtPrint', ...slip },
			SPOOLER,
		)
		// A visit of yesterday: its slip came out, but its day is closed.
		if (!outcome.ok && outcome.code === 'visit-not-found') abandon(job)
		if (outcome.ok) changed(job, receipt.outcome)
		return outcome.ok
	}

	function abandon(job: PrintJobRow): void {
		jobs.abandon(job.jobId)
		changed(job, 'failed')
	}

	/** In its place: an old job that is tried again must not push a newer slip out. */
	function changed({ jobId, kioskId }: PrintJobRow, state: SlipState['state'], fault?: PrinterFault): void {
		if (!kioskId) return
		const slips = recent.get(kioskId) ?? []
		const now = ({ fault: _, ...slip }: (typeof slips)[number]) => ({ ...slip, state, ...(fault && { fault }) })
		recent.set(
			kioskId,
			slips.map((slip) => (slip.jobId === jobId ? now(slip) : slip)),
		)
		onChange(kioskId)
	}

	function isUseful(job: PrintJobRow): boolean {
		const visit = today.day.visits.get(job.visitId)
		const age = clock.now() - job.createdAt
		return visit !== undefined && (isOpen(visit) || visit.state === 'no-show') && age < USEFUL_MS
	}

	return {
		consequences,
		wake,
		// A ticket whose transaction failed, or of yesterday, is none.
		slipsOf: (kioskId) => (recent.get(kioskId) ?? []).filter((s) => today.day.visits.has(s.visitId)).map(({ jobId: _, ...slip }) => slip),
		stop: async () => {
			stopped = true
			for (const timer of timers.values()) clearTimeout(timer)
			await Promise.race([Promise.all(busy.values()), new Promise((done) => setTimeout(done, 2000).unref())])
		},
	}
}

/** The n-th slip of a visit always has the same id, so a job made again after a crash is the same job. */
function jobIdOf(visitId: string, nth: number): string {
	const hex = createHash('sha256').update(`${visitId}/${nth}`).digest('hex')
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
