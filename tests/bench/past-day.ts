import { randomUUID } from 'node:crypto'
import type { Counter } from '../../contract/centre.ts'
import type { Fact, FactOf } from '../../contract/facts.ts'
import type { CentreIndex } from '../../server/domain/day.ts'
import { slipOf } from '../../server/domain/slip.ts'
import { formatNumber } from '../../server/domain/ticketing.ts'
import { evolve } from '../../server/domain/visit.ts'
import { localDay } from '../../contract/local-time.ts'
import type { NewPrintJob } from '../../server/store/print-jobs.ts'

/** A fact with what the store is told of it, and the slip that a ticket causes. */
export interface Written {
	at: number
	actor: string
	fact: Fact
	job?: NewPrintJob
}

const PACE_MS = 25_000

/** An ordinary day at noon ± hours: everybody is issued a ticket, printed, called, served, completed, most rate. At most `facts` of them. */
export function oneDay(setup: CentreIndex, noon: number, most: { visits: number; facts: number }): Written[] {
	const { counters } = setup.centre
	const day: Written[] = counters.map(({ id }, i) => ({
		at: noon,
		actor: `officer:officer${i + 1}`,
		fact: { type: 'CounterOpened', counterId: id, officer: `officer${i + 1}` },
	}))
	const serials = new Map<string, number>()
	const end = counters.length + 1
	let visits = 0
	while (visits < most.visits && day.length + end < most.facts)
		day.push(...oneVisit(setup, noon + visits * PACE_MS, { nth: visits++, serials }).slice(0, most.facts - end - day.length))
	const evening = noon + most.visits * PACE_MS
	for (const { id } of counters) day.push({ at: evening, actor: 'system', fact: { type: 'CounterClosed', counterId: id, dayEnd: true } })
	const sums = { issued: visits, completed: visits, noShow: 0, cancelled: 0, dayEnd: 0 }
	day.push({ at: evening, actor: 'system', fact: { type: 'DayClosed', day: localDay(noon), ...sums } })
	return day
}

function oneVisit(setup: CentreIndex, at: number, { nth, serials }: { nth: number; serials: Map<string, number> }): Written[] {
	const counter = setup.centre.counters[nth % setup.centre.counters.length] as Counter
	const ticket = nextTicket(setup, counter, serials)
	const { visitId } = ticket
	const counterId = counter.id
	const officer = `officer:officer${counter.number}`
	const job = printJob(setup, ticket, at)
	return [
		{ at, actor: 'kiosk:kiosk-1', fact: ticket, job },
		{ at, actor: 'spooler', fact: { type: 'TicketPrinted', visitId, jobId: job.jobId, printerId: job.printerId, confirmed: 'by-status' } },
		{
			at: at + 1,
			actor: officer,
			fact: { type: 'TicketCalled', visitId, counterId, attempt: 1, why: { rule: 'arrival', passed: 0 } },
		},
		{ at: at + 2, actor: officer, fact: { type: 'ServingStarted', visitId, counterId } },
		{ at: at + 3, actor: officer, fact: { type: 'VisitCompleted', visitId, counterId } },
		...(nth % 3
			? [{ at: at + 4, actor: `rating:${counterId}`, fact: { type: 'VisitRated', visitId, counterId, level: 4, reasons: [] } as Fact }]
			: []),
	]
}

function nextTicket({ services }: CentreIndex, counter: Counter, serials: Map<string, number>): FactOf<'TicketIssued'> {
	const service = services.get(counter.services[0] ?? '')
	if (!service) throw new Error(`${counter.id} has no service`)
	const { sequence, first } = service.numbers
	const serial = (serials.get(sequence) ?? first - 1) + 1
	serials.set(sequence, serial)
	return {
		type: 'TicketIssued',
		visitId: randomUUID(),
		number: formatNumber(service, serial),
		serviceId: service.id,
		lane: 'regular',
		sequence,
		serial,
		language: 'vi',
		kioskId: 'kiosk-1',
		ahead: 3,
		waitMs: { p50: 600_000, p90: 900_000 },
	}
}

function printJob(setup: CentreIndex, ticket: FactOf<'TicketIssued'>, at: number): NewPrintJob {
	const day = localDay(at)
	const visit = evolve(undefined, { ...ticket, position: 1, at, day, actor: 'kiosk:kiosk-1', v: 1, hash: '0'.repeat(64) })
	const slip = slipOf(setup, visit, { baseUrl: 'http://127.0.0.1:8080', waitMs: ticket.waitMs, day })
	return { jobId: randomUUID(), visitId: ticket.visitId, printerId: 'printer-1', kioskId: 'kiosk-1', day, createdAt: at, slip }
}
