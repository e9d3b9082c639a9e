import { describe, expect, it } from 'vitest'
import { kioskView } from '../../server/domain/views/kiosk.ts'
import { ratingView } from '../../server/domain/views/rating.ts'
import { median, roundHalfUp, satisfiedOnWalls, satisfiedToday } from '../../server/domain/views/shared.ts'
import { ticketView } from '../../server/domain/views/ticket.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, officer, tablet, uuid, type Hall } from '../support/hall.ts'

const built = <T>(view: T | undefined): T => {
	if (view === undefined) throw new Error('no such screen')
	return view
}
const rating = (hall: Hall, n: number) => built(ratingView(hall.seen(), `counter-${n}`))
const ticket = (hall: Hall, n: number) => built(ticketView(hall.seen(), uuid(n)))
const kioskOf = (hall: Hall) => built(kioskView(hall.seen(), 'kiosk-1', []))

describe('a tablet', () => {
	it('knows whom a press would be about, and until when', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		expect(rating(hall, 1)).not.toHaveProperty('visit')
		hall.must({ type: 'StartServing' }, officer(1))
		expect(rating(hall, 1).visit).toMatchObject({ number: 'A001', state: 'serving', rated: false })
		hall.must({ type: 'Complete' }, officer(1))
		hall.must({ type: 'Rate', counterId: 'counter-1', level: 4 }, tablet(1))
		expect(rating(hall, 1).visit).toMatchObject({ state: 'completed', rated: true, closesAt: hall.now() + 600_000 })
		expect(rating(hall.later(600_001), 1)).not.toHaveProperty('visit')
	})
})

describe('a ticket', () => {
	it('counts down, then names the counter', () => {
		const hall = createHall()
		hall.open(1)
		for (const n of [1, 2, 3]) hall.issue(n)
		hall.callNext(1)
		expect(ticket(hall, 3)).toMatchObject({ status: 'waiting', ahead: 1, aheadAtIssue: 2 })
		expect(ticket(hall, 3)).not.toHaveProperty('counter')
		expect(ticket(hall, 1)).toMatchObject({ status: 'called', counter: 1, ahead: 0, waitMs: null, attempt: 1, maxCalls: 3 })
	})
	it('names no counter while it waits again after a transfer', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		hall.must({ type: 'Transfer', toServiceId: 'dat-dai' }, officer(1))
		expect(ticket(hall, 1)).not.toHaveProperty('counter')
		expect(ticket(hall, 1)).toMatchObject({ number: 'A001', service: { vi: 'Đất đai' }, zone: { letter: 'B' } })
	})
})

describe('a kiosk', () => {
	const NIGHT = Date.UTC(2026, 10, 23, 12)
	it('is closed out of hours, says why and until when', () => {
		const hall = createHall(testCentre({ demo: false }), NIGHT + 12 * 3_600_000)
		expect(kioskOf(hall)).toMatchObject({
			open: false,
			closed: { reason: { vi: 'Ngày Văn hóa Việt Nam' }, opensAt: Date.UTC(2026, 10, 25) },
			services: [{ open: false, closedBecause: 'hours' }, {}, {}],
		})
	})
	it('says for each service what is left, and why it gives no number', () => {
		const [a, b, c] = testCentre().services
		if (!a || !b || !c) throw new Error('the test centre has lost its services')
		const services = [{ ...a, quotaPerDay: 1 }, b, { ...c, numbers: { ...c.numbers, last: 1 } }]
		const hall = createHall(testCentre({ services, demo: false }))
		expect(kioskOf(hall).services[0]).toMatchObject({ open: true, remaining: 1 })
		hall.issue(1)
		hall.issue(2, 'dat-dai')
		expect(kioskOf(hall).services.map((s) => s.closedBecause)).toEqual(['quota', undefined, 'numbers'])
		expect(kioskOf(hall)).toMatchObject({ open: true, waiting: 2, countersOpen: 0, counters: 3 })
	})
	it('stays the same while nothing happens, also without a printer', () => {
		const hall = createHall()
		const { at: _before, ...before } = kioskOf(hall)
		const { at: _after, ...after } = kioskOf(hall.later(1000))
		expect(after).toEqual(before)
		expect(before.printer.state).toBe('offline')
	})
})

describe('figures', () => {
	it('of satisfaction show their base, and count apart who did not answer', () => {
		const hall = createHall()
		expect(satisfiedToday(hall.day, hall.now())).toEqual({ count: 0, n: 0, unanswered: 0, percent: null })
		hall.open(1)
		for (const [n, level] of [4, 3, 2, undefined].entries()) {
			hall.issue(n + 1)
			hall.callNext(1)
			hall.must({ type: 'StartServing' }, officer(1))
			hall.must({ type: 'Complete' }, officer(1))
			if (level) hall.must({ type: 'Rate', counterId: 'counter-1', level }, tablet(1))
		}
		expect(satisfiedToday(hall.day, hall.now())).toEqual({ count: 2, n: 3, unanswered: 0, percent: 66.67 })
		hall.later(600_001)
		expect(satisfiedToday(hall.day, hall.now()).unanswered).toBe(1)
	})
	it('are rounded half up, to two decimals', () => {
		expect([12.345, 1.005, 95.255, 0, 100, 66.66666].map(roundHalfUp)).toEqual([12.35, 1.01, 95.26, 0, 100, 66.67])
	})
	it('in the middle are the mean of two where there are two', () => {
		expect([median([]), median([3]), median([9, 1]), median([9, 1, 2])]).toEqual([null, 3, 5, 2])
	})
})

describe('satisfaction on walls', () => {
	it('moves by ten answers at a time, in the order they came', () => {
		const visits = new Map(
			Array.from({ length: 19 }, (_, i) => [`v${i}`, { id: `v${i}`, state: 'completed', rating: { level: i < 9 ? 4 : 1, at: 19 - i } }]),
		)
		const { day } = createHall()
		const at = (n: number) => satisfiedOnWalls({ ...day, visits: new Map([...visits].slice(0, n)) } as never, 1)
		expect(at(9)).toMatchObject({ n: 0, percent: null })
		expect(at(10)).toMatchObject({ count: 9, n: 10, percent: 90 })
		expect(at(19)).toMatchObject({ count: 0, n: 10, percent: 0 })
	})
})
