import { Slip } from '../../contract/printing.ts'
import type { PrinterFault } from '../../contract/printing.ts'
import type { PrintJobRow, PrintJobStore } from '../ports/printing.ts'
import type { Db } from './database.ts'
import type { Projection } from './fact-log.ts'

interface Row {
	job_id: string
	visit_id: string
	printer_id: string
	kiosk_id: string | null
	day: string
	created_at: number
	slip: string
	state: PrintJobRow['state']
	attempts: number
	fault: PrinterFault | null
	printed_at: number | null
}
/** A job that a fact causes; `add` belongs to that fact's transaction. */
export type NewPrintJob = Pick<PrintJobRow, 'jobId' | 'visitId' | 'printerId' | 'kioskId' | 'day' | 'createdAt' | 'slip'>
export type PrintJobTable = PrintJobStore & { add(job: NewPrintJob): void; project: Projection }

export function createPrintJobTable(db: Db): PrintJobTable {
	const insert = db.prepare<[string, string, string, string | null, string, number, string]>(
		"INSERT INTO print_jobs (job_id, visit_id, printer_id, kiosk_id, day, created_at, slip, state) VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')",
	)
	const byId = db.prepare<[string], Row>('SELECT * FROM print_jobs WHERE job_id = ?')
	const waiting = db.prepare<[string, string], Row>(
		"SELECT * FROM print_jobs WHERE printer_id = ? AND day = ? AND state = 'waiting' ORDER BY created_at, rowid LIMIT 50",
	)
	const ofDay = db.prepare<[string], Row>('SELECT * FROM print_jobs WHERE day = ? ORDER BY created_at, rowid')
	const attempt = db.prepare<[PrinterFault | null, string]>('UPDATE print_jobs SET attempts = attempts + 1, fault = ? WHERE job_id = ?')
	const printed = db.prepare<[number, string]>("UPDATE print_jobs SET state = 'printed', fault = NULL, printed_at = ? WHERE job_id = ?")
	const doubted = db.prepare<[string]>("UPDATE print_jobs SET state = 'doubtful' WHERE job_id = ? AND state = 'waiting'")
	const abandon = db.prepare<[string]>("UPDATE print_jobs SET state = 'abandoned' WHERE job_id = ? AND state = 'waiting'")
	const abandonBefore = db.prepare<[string]>("UPDATE print_jobs SET state = 'abandoned' WHERE day <> ? AND state = 'waiting'")

	return {
		add: (j) => void insert.run(j.jobId, j.visitId, j.printerId, j.kioskId, j.day, j.createdAt, JSON.stringify(j.slip)),
		project: (fact) => {
			if (fact.type === 'TicketPrinted') printed.run(fact.at, fact.jobId)
			if (fact.type === 'PrintDoubted') doubted.run(fact.jobId)
		},
		find: (jobId) => {
			const row = byId.get(jobId)
			return row && toJob(row)
		},
		waiting: (printerId, day) => waiting.all(printerId, day).map(toJob),
		ofDay: (day) => ofDay.all(day).map(toJob),
		noteAttempt: (jobId, fault) => void attempt.run(fault, jobId),
		abandon: (jobId) => void abandon.run(jobId),
		abandonBefore: (day) => abandonBefore.run(day).changes,
	}
}

const toJob = (r: Row): PrintJobRow => ({
	jobId: r.job_id,
	visitId: r.visit_id,
	printerId: r.printer_id,
	kioskId: r.kiosk_id,
	day: r.day,
	createdAt: r.created_at,
	slip: Slip.parse(JSON.parse(r.slip)),
	state: r.state,
	attempts: r.attempts,
	fault: r.fault,
	printedAt: r.printed_at,
})
