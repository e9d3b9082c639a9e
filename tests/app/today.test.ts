import { describe, expect, it } from 'vitest'
import type { Recorded } from '../../contract/facts.ts'
import { centreOf, createToday } from '../../server/app/today.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, officer, supervisor, uuid } from '../support/hall.ts'

const configured = (position: number, centre: Record<string, unknown>): Recorded & { type: 'CentreConfigured' } => ({
	type: 'CentreConfigured',
	centre,
	position,
	at: 1,
	day: '2026-11-23',
	actor: 'officer:admin',
	v: 1,
	hash: '0'.repeat(64),
})

describe('today', () => {
	it('is the fold of the day’s facts and of no other’s', () => {
		const hall = createHall()
		hall.issue(1)
		hall.open(1)
		hall.callNext(1)
		const days: string[] = []
		const again = createToday({ ofDay: (day) => (days.push(day), hall.log) }, '2026-11-23', testCentre())
		expect(days).toEqual(['2026-11-23'])
		expect(again.day).toEqual(hall.day)
		expect(again.calls).toEqual(hall.today.calls)
	})
	it('keeps the newest 200 calls and the newest 60 service times, however long the day', () => {
		const hall = createHall()
		hall.open(1)
		for (let n = 1; n <= 210; n++) {
			hall.issue(n)
			hall.callNext(1)
			hall.must({ type: 'StartServing' }, officer(1))
			hall.later(n).must({ type: 'Complete' }, officer(1))
		}
		expect(hall.today.calls).toHaveLength(200)
		expect(hall.today.calls[0]).toMatchObject({ visitId: uuid(210) })
		expect(hall.day.paces.get('ho-tich')).toEqual(Array.from({ length: 60 }, (_, i) => 151 + i))
		expect(hall.today.officers.get('officer1')?.served).toHaveLength(210)
	})
	it('counts for the officer who sits at the counter, not for who lends a hand', () => {
		const hall = createHall()
		hall.open(1)
		for (const n of [1, 2, 3]) hall.issue(n)
		hall.callNext(1)
		hall.must({ type: 'MarkNoShow' }, officer(1))
		hall.callNext(1)
		hall.must({ type: 'Transfer', toServiceId: 'dat-dai' }, officer(1))
		hall.callNext(1)
		hall.must({ type: 'StartServing', counterId: 'counter-1' }, supervisor)
		hall.must({ type: 'Complete', counterId: 'counter-1' }, supervisor)
		expect([...hall.today.officers]).toEqual([['officer1', { served: [0], noShows: 1, transferred: 1 }]])
	})
	it('is under the newest set-up, also when an older one is among the facts of the day', () => {
		const [older, newer] = [configured(3, testCentre({ hotline: '1' })), configured(9, testCentre({ hotline: '2' }))]
		const today = createToday({ ofDay: () => [older] }, '2026-11-23', centreOf(newer), newer.position)
		expect([today.day.setup.centre.hotline, today.setupRev]).toEqual(['2', 9])
		const replayed = createToday({ ofDay: () => [older, newer] }, '2026-11-23', testCentre())
		expect([replayed.day.setup.centre.hotline, replayed.setupRev]).toEqual(['2', 9])
	})
	it('says which fact is no set-up', () => {
		expect(() => centreOf(configured(7, {}))).toThrow('fact 7 is no set-up')
	})
})
