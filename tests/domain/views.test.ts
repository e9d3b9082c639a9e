import { beforeAll, describe, expect, it } from 'vitest'
import { CounterView, DisplayView, KioskView, RatingView, TicketView } from '../../contract/views.ts'
import { counterView } from '../../server/domain/views/counter.ts'
import { displayView } from '../../server/domain/views/display.ts'
import { kioskView } from '../../server/domain/views/kiosk.ts'
import { ratingView } from '../../server/domain/views/rating.ts'
import { ticketView } from '../../server/domain/views/ticket.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, officer, tablet, uuid, type Hall } from '../support/hall.ts'

const built = <T>(view: T | undefined): T => {
	if (view === undefined) throw new Error('no such screen')
	return view
}
const counter = (hall: Hall, n: number) => built(counterView(hall.seen(), `counter-${n}`))
const display = (hall: Hall, id = 'wall-1') => built(displayView(hall.seen(), id))
const rating = (hall: Hall, n: number) => built(ratingView(hall.seen(), `counter-${n}`))
const ticket = (hall: Hall, n: number) => built(ticketView(hall.seen(), uuid(n)))
const kioskOf = (hall: Hall) => built(kioskView(hall.seen(), 'kiosk-1', []))

/** A hall after a full morning: every state, every lane, 60 calls, a confidential complaint. */
function busyHall() {
	const hall = createHall()
	for (const n of [1, 2, 3]) hall.open(n)
	for (let n = 1; n <= 100; n++) hall.issue(n, n % 5 ? 'ho-tich' : 'dat-dai', n % 4 ? 'regular' : 'priority')
	for (let i = 0; i < 30; i++) {
		const who = officer(1 + (i % 2))
		hall.later(2000).must({ type: 'CallNext' }, who)
		if (i % 3) hall.must({ type: 'Recall' }, who)
		if (i % 2 === 0) hall.must({ type: 'MarkNoShow' }, who)
		else if (i % 7 === 0) hall.must({ type: 'Hold', reason: 'Đi photo giấy tờ' }, who)
		else {
			hall.must({ type: 'StartServing' }, who)
			hall.later(1000).must({ type: 'Complete' }, who)
			hall.must({ type: 'Rate', counterId: 'counter-2', level: 1, reasons: ['goi-y-thu'] }, tablet(2))
		}
	}
	hall.callNext(1)
	hall.callNext(2)
	hall.must({ type: 'StartServing' }, officer(2))
	return hall
}

describe('the views of a busy hall', () => {
	let hall: Hall
	beforeAll(() => {
		hall = busyHall()
	})

	it('are what the contract promises', () => {
		for (const n of [1, 2, 3]) {
			CounterView.parse({ ...counter(hall, n), rev: 1 })
			RatingView.parse({ ...rating(hall, n), rev: 1 })
		}
		for (const { id } of testCentre().displays) DisplayView.parse({ ...display(hall, id), rev: 1 })
		for (const id of hall.day.visits.keys()) TicketView.parse({ ...ticketView(hall.seen(), id), rev: 1 })
		KioskView.parse({ ...kioskOf(hall), rev: 1 })
	})
	it('are bounded, however long the queue and the morning', () => {
		const view = counter(hall, 1)
		expect(view.waiting.count).toBeGreaterThan(40)
		expect(view.waiting.head).toHaveLength(12)
		expect(view.noShows).toHaveLength(8)
		expect(display(hall).calls).toHaveLength(40)
	})
	it('show no rating and no reason to an officer, a wall or a tablet', () => {
		const { rating: _, ...tabletView } = rating(hall, 2)
		for (const view of [counter(hall, 1), counter(hall, 2), display(hall, 'sign-1'), tabletView]) {
			expect(JSON.stringify(view)).not.toMatch(/goi-y-thu|"level"|reasons/)
		}
	})
	it('never show a lane on a wall or a ticket', () => {
		for (const view of [display(hall), display(hall, 'sign-1'), ticket(hall, 4)]) {
			expect(JSON.stringify(view)).not.toMatch(/priority|"lane"/)
		}
	})
	it('name nobody who waits', () => {
		for (const view of [display(hall), ticket(hall, 4)]) expect(JSON.stringify(view)).not.toMatch(/officer|username/)
	})
})

describe('an officer’s view', () => {
	it('lists the queue in the order of calling, each with its reason', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.issue(2, 'chung-thuc', 'priority')
		hall.issue(3, 'dat-dai')
		const { waiting } = counter(hall, 1)
		expect(waiting.head.map((v) => [v.number, v.why.rule])).toEqual([
			['A002', 'priority'],
			['A001', 'arrival'],
		])
		expect(waiting).toMatchObject({ count: 2, longestSinceAt: hall.now() })
		expect(hall.callNext(1)).toMatchObject([{ visitId: waiting.head[0]?.visitId, why: waiting.head[0]?.why }])
	})
	it('says from when a call may be repeated, and that it may not any more', () => {
		const centre = testCentre({ calling: { ...testCentre().calling, recallAfterMs: 10_000, noShowAfterCalls: 2, maxCalls: 2 } })
		const hall = createHall(centre)
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		expect(counter(hall, 1).current).toMatchObject({ attempt: 1, recallAt: hall.now() + 10_000 })
		expect(counter(hall, 1).current).not.toHaveProperty('noShowAt')
		hall.later(10_000).must({ type: 'Recall' }, officer(1))
		expect(counter(hall, 1).current).toMatchObject({ attempt: 2, noShowAt: hall.now() + 10_000 })
		expect(counter(hall, 1).current).not.toHaveProperty('recallAt')
	})
	it('counts the officer’s own day wherever they sat', () => {
		const hall = createHall()
		hall.open(1)
		for (const n of [1, 2, 3]) hall.issue(n)
		const serve = (ms: number) => {
			hall.must({ type: 'CallNext' }, officer(1))
			hall.must({ type: 'StartServing' }, officer(1))
			hall.later(ms).must({ type: 'Complete' }, officer(1))
		}
		serve(100_000)
		hall.must({ type: 'CloseCounter' }, officer(1))
		hall.must({ type: 'OpenCounter', counterId: 'counter-2' }, officer(1))
		serve(200_000)
		expect(counter(hall, 2).mine).toEqual({ served: 2, medianMs: 150_000, noShows: 0, transferred: 0 })
		expect(counter(hall, 1).mine.served).toBe(0)
	})
	it('does not exist for a counter that does not', () => {
		expect(counterView(createHall().seen(), 'counter-9')).toBeUndefined()
	})
})

describe('a wall', () => {
	const numbers = (view: ReturnType<typeof display>) => view.calls.map((c) => c.number)
	const callAll = (hall: Hall, from: number, to: number) => {
		for (let n = from; n <= to; n++) {
			hall.issue(n)
			hall.callNext(1)
			hall.must({ type: 'MarkNoShow' }, officer(1))
		}
	}
	it('keeps the newest call of the last seven numbers, newest first', () => {
		const hall = createHall()
		hall.open(1)
		callAll(hall, 1, 9)
		hall.later(120_000)
		expect(numbers(display(hall))).toEqual(['A009', 'A008', 'A007', 'A006', 'A005', 'A004', 'A003'])
	})
	it('shows every call of the last minute, repeated ones too', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.callNext(1)
		hall.must({ type: 'Recall' }, officer(1))
		expect(display(hall).calls.map((c) => [c.number, c.attempt])).toEqual([
			['A001', 2],
			['A001', 1],
		])
		hall.later(60_000)
		expect(display(hall).calls.map((c) => c.attempt)).toEqual([2])
	})
	it('of one zone shows its counters alone', () => {
		const hall = createHall(testCentre({ displays: [{ id: 'wall-b', label: 'B', layout: 'wall', zoneIds: ['zone-b'] }] }))
		hall.open(1)
		hall.open(3)
		hall.issue(1)
		hall.issue(2, 'dat-dai')
		hall.callNext(1)
		hall.callNext(3)
		const view = display(hall, 'wall-b')
		expect(numbers(view)).toEqual(['B001'])
		expect(view.zones.map((z) => z.zoneId)).toEqual(['zone-b'])
	})
	it('of a counter says where to look instead', () => {
		const hall = createHall()
		hall.open(2)
		hall.open(3)
		expect(display(hall, 'sign-1').sign).toMatchObject({ state: 'closed', instead: [2] })
	})
})
