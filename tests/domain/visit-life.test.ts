import { describe, expect, it } from 'vitest'
import type { Centre } from '../../contract/centre.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, kiosk, officer, supervisor, uuid, type Hall } from '../support/hall.ts'

const MINUTE = 60_000
const serve = (hall: Hall, n: number) => {
	hall.callNext(n)
	hall.must({ type: 'StartServing' }, officer(n))
}
const visit = (hall: Hall, n: number) => hall.day.visits.get(uuid(n))

describe('a visit of several steps', () => {
	const twoSteps = () => {
		const hall = createHall()
		for (const n of [1, 2, 3]) hall.open(n)
		hall.must({ type: 'IssueTicket', visitId: uuid(1), serviceId: 'ho-tich', thenServiceIds: ['dat-dai'] }, kiosk)
		return hall
	}
	it('goes on under its number, with its arrival, and is complete after the last', () => {
		const hall = twoSteps()
		const number = hall.number(uuid(1))
		hall.issue(2, 'dat-dai')
		serve(hall, 1)
		hall.later(5 * MINUTE)
		expect(hall.must({ type: 'Complete', outcome: 'tiep-nhan' }, officer(1))).toMatchObject([
			{ type: 'VisitTransferred', fromServiceId: 'ho-tich', toServiceId: 'dat-dai', step: true, outcome: 'tiep-nhan' },
		])
		expect(visit(hall, 1)).toMatchObject({ state: 'waiting', serviceId: 'dat-dai', number, stops: [] })
		hall.callNext(3)
		expect(hall.state(uuid(1))).toBe('called')
		hall.must({ type: 'StartServing' }, officer(3))
		expect(hall.must({ type: 'Complete' }, officer(3))).toMatchObject([{ type: 'VisitCompleted' }])
	})
	it('counts as served at each desk, for the officer and for the pace of the service', () => {
		const hall = twoSteps()
		serve(hall, 1)
		hall.later(7 * MINUTE).must({ type: 'Complete' }, officer(1))
		expect(hall.today.officers.get('officer1')).toMatchObject({ served: [7 * MINUTE], transferred: 0 })
		expect(hall.day.paces.get('ho-tich')).toEqual([7 * MINUTE])
	})
	it('may not name a service there is not', () => {
		expect(createHall().run({ type: 'IssueTicket', visitId: uuid(1), serviceId: 'ho-tich', thenServiceIds: ['x'] }, kiosk)).toEqual({
			refused: 'invalid-command',
		})
	})
	const smaller = (): Centre => {
		const { services, counters } = testCentre()
		return testCentre({
			services: services.filter((s) => s.id !== 'dat-dai'),
			counters: counters.map((c) => ({ ...c, services: ['ho-tich', 'chung-thuc'] })),
		})
	}
	it('keeps its next stop: the set-up may not lose it meanwhile', () => {
		const hall = twoSteps()
		serve(hall, 1)
		expect(hall.run({ type: 'ConfigureCentre', centre: smaller() }, supervisor)).toEqual({ refused: 'still-needed' })
		expect(hall.must({ type: 'Complete' }, officer(1))).toMatchObject([{ type: 'VisitTransferred', toServiceId: 'dat-dai', step: true }])
	})
	it('ends where an older program let the set-up lose its next stop', () => {
		const hall = twoSteps()
		serve(hall, 1)
		hall.today.load(hall.day.date, smaller(), hall.today.setupRev)
		expect(hall.must({ type: 'Complete' }, officer(1))).toMatchObject([{ type: 'VisitCompleted' }])
	})
})

describe('a transfer', () => {
	it('with return comes back to the same counter when it is done there', () => {
		const hall = createHall()
		for (const n of [1, 2, 3]) hall.open(n)
		hall.issue(1)
		serve(hall, 1)
		hall.must({ type: 'Transfer', toServiceId: 'dat-dai', returnToMe: true }, officer(1))
		serve(hall, 3)
		hall.must({ type: 'Complete' }, officer(3))
		expect(visit(hall, 1)).toMatchObject({ state: 'waiting', serviceId: 'ho-tich', onlyCounterId: 'counter-1' })
		expect(hall.run({ type: 'CallNext' }, officer(2))).toEqual({ refused: 'queue-empty' })
		hall.callNext(1)
		expect(hall.state(uuid(1))).toBe('called')
	})
	it('goes to wherever an officer sits now, and nowhere when they sit at none', () => {
		const hall = createHall()
		hall.open(1)
		hall.open(2)
		hall.issue(1)
		serve(hall, 1)
		expect(hall.run({ type: 'Transfer', toOfficer: 'officer3' }, officer(1))).toEqual({ refused: 'officer-not-here' })
		expect(hall.must({ type: 'Transfer', toOfficer: 'officer2' }, officer(1))).toMatchObject([{ toCounterId: 'counter-2' }])
	})
})

describe('a held visit', () => {
	const held = () => {
		const hall = createHall()
		hall.open(1)
		hall.open(2)
		hall.issue(1)
		hall.issue(2)
		serve(hall, 1)
		hall.must({ type: 'Hold', reason: 'Đi nộp lệ phí', room: 'Phòng 2' }, officer(1))
		return hall
	}
	it('says where the visitor was sent', () => {
		expect(visit(held(), 1)).toMatchObject({ holdReason: 'Đi nộp lệ phí', room: 'Phòng 2' })
	})
	it('that comes back by itself waits first in line for the counter that held it', () => {
		const hall = held()
		expect(hall.must({ type: 'ReturnVisit', visitId: uuid(1) }, kiosk)).toEqual([
			{ type: 'VisitReturned', visitId: uuid(1), toCounterId: 'counter-1' },
		])
		expect(visit(hall, 1)?.room).toBeUndefined()
		hall.callNext(2)
		expect(hall.state(uuid(2))).toBe('called')
		hall.callNext(1)
		expect(hall.state(uuid(1))).toBe('called')
	})
	it('waits for any counter where that one has closed', () => {
		const hall = held()
		hall.must({ type: 'CloseCounter' }, officer(1))
		hall.must({ type: 'ReturnVisit', visitId: uuid(1) }, kiosk)
		hall.callNext(2)
		expect(hall.state(uuid(1))).toBe('called')
	})
})

describe('someone who came to the desk without a ticket', () => {
	it('is served under a number of the day that nobody called or printed', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		const facts = hall.must({ type: 'ServeWalkUp', visitId: uuid(5), serviceId: 'chung-thuc' }, officer(1))
		expect(facts).toMatchObject([
			{ type: 'TicketIssued', number: 'A002', walkUp: true, waitMs: null },
			{ type: 'ServingStarted', counterId: 'counter-1' },
		])
		expect(hall.state(uuid(5))).toBe('serving')
		expect(hall.run({ type: 'CallNext' }, officer(1))).toEqual({ refused: 'counter-busy' })
		hall.must({ type: 'Complete' }, officer(1))
		expect(hall.day.waiting.size).toBe(1)
	})
	it('needs a counter that is open and free', () => {
		const hall = createHall()
		const come = { type: 'ServeWalkUp', visitId: uuid(5), serviceId: 'ho-tich' } as const
		expect(hall.run(come, officer(1))).toEqual({ refused: 'counter-closed' })
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		expect(hall.run(come, officer(1))).toEqual({ refused: 'counter-busy' })
	})
})

describe('a no-show', () => {
	it('needs enough calls over enough time', () => {
		const calling = { ...testCentre().calling, noShowAfterCalls: 2, recallAfterMs: 30_000, noShowAfterMs: 3 * MINUTE }
		const hall = createHall(testCentre({ calling }))
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		const give = () => hall.run({ type: 'MarkNoShow' }, officer(1))
		expect(hall.later(MINUTE).run({ type: 'MarkNoShow' }, officer(1))).toEqual({ refused: 'too-soon' })
		hall.must({ type: 'Recall' }, officer(1))
		hall.later(MINUTE)
		expect(give()).toEqual({ refused: 'too-soon' })
		hall.later(MINUTE)
		expect(give()).toMatchObject({ facts: [{ type: 'VisitNoShow' }] })
	})
	it('that is reinstated has its old place, and the time runs anew', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		hall.must({ type: 'MarkNoShow' }, officer(1))
		hall.issue(2)
		hall.must({ type: 'Reinstate', visitId: uuid(1) }, officer(1))
		hall.callNext(1)
		expect(visit(hall, 1)).toMatchObject({ state: 'called', attempt: 1, firstCalledAt: hall.now() })
	})
})

describe('several dossiers', () => {
	it('are handed in under one number, which says how many', () => {
		const hall = createHall()
		expect(hall.must({ type: 'IssueTicket', visitId: uuid(1), serviceId: 'ho-tich', dossiers: 4 }, kiosk)).toMatchObject([{ dossiers: 4 }])
		expect(hall.must({ type: 'IssueTicket', visitId: uuid(2), serviceId: 'ho-tich', dossiers: 1 }, kiosk)[0]).not.toHaveProperty('dossiers')
	})
})

describe('the limits of a day', () => {
	const withService = (more: object) =>
		testCentre({ demo: false, services: testCentre().services.map((s) => (s.id === 'ho-tich' ? { ...s, ...more } : s)) })

	it('a part of the day has its own number of tickets', () => {
		const hall = createHall(withService({ quotas: [{ from: '07:00', to: '11:30', count: 2 }] }))
		hall.issue(1)
		hall.issue(2)
		expect(hall.run({ type: 'IssueTicket', visitId: uuid(3), serviceId: 'ho-tich' }, kiosk)).toEqual({ refused: 'quota-reached' })
		hall.issue(4, 'dat-dai')
		hall.later(5 * 60 * MINUTE)
		hall.issue(3)
	})
	it('a kiosk gives its next ticket only after its pause; an officer is not held up', () => {
		const [first] = testCentre().kiosks
		const hall = createHall(testCentre({ demo: false, kiosks: [{ ...first!, coolDownMs: 20_000 }] }))
		const take = (n: number) => hall.run({ type: 'IssueTicket', visitId: uuid(n), serviceId: 'ho-tich' }, kiosk)
		expect(take(1)).toHaveProperty('facts')
		expect(take(2)).toEqual({ refused: 'too-many-requests' })
		expect(take(1)).toHaveProperty('repeatOf')
		expect(hall.run({ type: 'IssueTicket', visitId: uuid(3), serviceId: 'ho-tich' }, officer(1))).toHaveProperty('facts')
		expect(hall.later(20_000).run({ type: 'IssueTicket', visitId: uuid(2), serviceId: 'ho-tich' }, kiosk)).toHaveProperty('facts')
		expect(hall.later(-3_600_000).run({ type: 'IssueTicket', visitId: uuid(4), serviceId: 'ho-tich' }, kiosk)).toHaveProperty('facts')
	})
})
