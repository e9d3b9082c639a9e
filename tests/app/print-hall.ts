import { onTestFinished, vi } from 'vitest'
import type { CommandDraft } from '../../contract/commands.ts'
import type { PrintJob, PrintReceipt } from '../../contract/printing.ts'
import { createSpooler } from '../../server/app/spooler.ts'
import { testCentre } from '../support/centre.ts'
import { uuid } from '../support/hall.ts'
import { kiosk, openDesk, supervisor } from './desk.ts'

export const RETRY_MS = 2000
export const USEFUL_MS = 600_000
export const STOP_MS = 2000
export const second = { ...kiosk, name: 'kiosk:kiosk-2', id: 'kiosk-2' }
export const issue = (n: number): CommandDraft => ({ type: 'IssueTicket', visitId: uuid(n), serviceId: 'ho-tich' })
export const reprint = (n: number): CommandDraft => ({ type: 'ReprintTicket', visitId: uuid(n) })
export const printed = ({ jobId }: PrintJob): PrintReceipt => ({ outcome: 'printed', jobId, printedAt: 1, confirmed: 'by-status' })
export const failed = ({ jobId }: PrintJob): PrintReceipt => ({ outcome: 'failed', jobId, fault: 'paper-out' })
type Printer = (job: PrintJob) => PrintReceipt | Promise<PrintReceipt>

/** Two kiosks with a printer each, and what those printers were sent. */
export async function hall(path?: string) {
	const desk = openDesk(path === undefined ? {} : { path })
	const { kiosks } = testCentre()
	const two = testCentre({ kiosks: [...kiosks, { id: 'kiosk-2', label: 'K-02', printerId: 'printer-2', coolDownMs: 0, zoneIds: [] }] })
	await desk.send({ type: 'ConfigureCentre', centre: two }, supervisor)
	const sent: PrintJob[] = []
	const changes: string[] = []
	const printers: Record<string, Printer> = { 'printer-1': printed, 'printer-2': printed }
	const spooler = createSpooler(
		{
			...desk,
			send: async (job) => {
				sent.push(job)
				return (printers[job.printerId] ?? failed)(job)
			},
			baseUrl: () => 'http://10.0.0.2',
		},
		(kioskId) => changes.push(kioskId),
	)
	desk.hooks.consequences = (fact) => spooler.consequences(fact)
	desk.hooks.publish = () => spooler.wake()
	onTestFinished(async () => {
		await Promise.all([spooler.stop(), vi.advanceTimersByTimeAsync(STOP_MS)])
	})
	const numbers = (printerId: string) => sent.filter((j) => j.printerId === printerId).map((j) => j.slip.number)
	return { ...desk, spooler, sent, changes, printers, numbers }
}
/** Until nothing more happens by itself: several turns of the event loop. */
export const settle = async () => {
	for (let i = 0; i < 12; i++) await new Promise((done) => setImmediate(done))
}
