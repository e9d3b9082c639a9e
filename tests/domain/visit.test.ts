import { describe, expect, it } from 'vitest'
import type { Recorded, VisitFact } from '../../contract/facts.ts'
import { evolve } from '../../server/domain/visit.ts'
import { createHall, kiosk, uuid, type Who } from '../support/hall.ts'

const spooler: Who = { kind: 'system', id: 'spooler', anyCounter: true }

describe('a visit', () => {
	it('cannot begin with anything but its ticket', () => {
		const fact = { type: 'VisitCancelled', visitId: uuid(1), position: 7 } as Recorded<VisitFact>
		expect(() => evolve(undefined, fact)).toThrow(new RangeError(`fact 7 is about the unknown visit ${uuid(1)}`))
	})
	it('is another object after every fact: views may keep the old one', () => {
		const hall = createHall()
		const before = hall.day.visits.get(hall.issue(1))
		hall.must({ type: 'ReprintTicket', visitId: uuid(1) }, kiosk)
		expect(before?.slips).toBe(1)
		expect(hall.day.visits.get(uuid(1))?.slips).toBe(2)
	})
})

describe('a printed slip', () => {
	const report = (jobId: string) =>
		({ type: 'ReportPrint', visitId: uuid(1), jobId, printerId: 'printer-1', confirmed: 'by-status' }) as const

	it('is recorded once for each job, however often the receipt comes', () => {
		const hall = createHall()
		hall.issue(1)
		expect(hall.must(report(uuid(11)), spooler)).toMatchObject([{ type: 'TicketPrinted', jobId: uuid(11) }])
		expect(hall.must(report(uuid(11)), spooler)).toEqual([])
		hall.must(report(uuid(12)), spooler)
		expect(hall.day.visits.get(uuid(1))?.printed).toEqual([uuid(11), uuid(12)])
	})
	it('of nobody is refused', () => {
		expect(createHall().run(report(uuid(11)), spooler)).toEqual({ refused: 'visit-not-found' })
	})
})
