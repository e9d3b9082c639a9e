import { describe, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { createHall, kiosk, officer, tablet, type Hall } from '../support/hall.ts'
import { engineOver } from './engine.ts'

/** So many visits served and rated at each of the counters 1, 2, 3. */
function hallOf(...counts: { served: number; rated: number }[]): Hall {
	const hall = createHall()
	for (const [i, { served, rated }] of counts.entries()) {
		const n = i + 1
		hall.open(n)
		for (let visit = 0; visit < served; visit++) {
			hall.must({ type: 'IssueTicket', visitId: randomUUID(), serviceId: n === 3 ? 'dat-dai' : 'ho-tich' }, kiosk)
			hall.later(60_000).callNext(n)
			hall.must({ type: 'StartServing' }, officer(n))
			hall.later(60_000).must({ type: 'Complete' }, officer(n))
			if (visit < rated) hall.must({ type: 'Rate', counterId: `counter-${n}`, level: 4 }, tablet(n))
			hall.later(20 * 60_000)
		}
	}
	return hall
}
const rowsOf = (hall: Hall, query: object) =>
	engineOver(hall.log, { now: hall.now() })
		.report(query)
		.rows.map(({ key, figures }) => [key.join('/'), figures.withheld ?? 'told'])

describe('what is told of one officer', () => {
	it('begins at ten', () => {
		const hall = hallOf({ served: 10, rated: 10 }, { served: 30, rated: 30 }, { served: 9, rated: 9 })
		expect(rowsOf(hall, { by: ['officer'], officer: ['officer1', 'officer3'] })).toEqual([
			['officer1', 'all'],
			['officer3', 'all'],
		])
		expect(rowsOf(hallOf({ served: 10, rated: 10 }, { served: 30, rated: 30 }), { by: ['officer'] })).toEqual([
			['officer1', 'told'],
			['officer2', 'told'],
		])
	})
	it('is sent with nothing at all in it when it is withheld', () => {
		const { rows } = engineOver(hallOf({ served: 9, rated: 0 }).log).report({ by: ['officer'] })
		expect(rows).toEqual([{ key: ['officer1'], figures: { withheld: 'all' } }])
	})
	it('cannot be found by subtraction: with a single one the next smallest is withheld', () => {
		const hall = hallOf({ served: 3, rated: 0 }, { served: 12, rated: 0 }, { served: 30, rated: 0 })
		expect(rowsOf(hall, { by: ['officer'] })).toEqual([
			['officer1', 'all'],
			['officer2', 'all'],
			['officer3', 'told'],
		])
	})
	it('is not told by hours or days of fewer than ten either, nor in all', () => {
		const hall = hallOf({ served: 12, rated: 12 })
		expect(rowsOf(hall, { by: ['hour'], officer: ['officer1'] }).every(([, told]) => told === 'all')).toBe(true)
		expect(engineOver(hallOf({ served: 9, rated: 9 }).log).report({ officer: ['officer1'] }).total).toEqual({ withheld: 'all' })
		expect(engineOver(hall.log).report({ officer: ['officer1'] }).total.service?.n).toBe(12)
	})
	it('leaves out ratings alone where only those are few', () => {
		const hall = hallOf({ served: 12, rated: 9 }, { served: 30, rated: 30 })
		const { rows } = engineOver(hall.log).report({ by: ['officer'] })
		expect(rows.map(({ figures }) => [figures.withheld, figures.service?.n, figures.ratings])).toEqual([
			['ratings', 12, undefined],
			['ratings', 30, undefined],
		])
	})
	it('is in the order of the set-up, whatever the figures are', () => {
		const hall = hallOf({ served: 10, rated: 0 }, { served: 30, rated: 0 }, { served: 20, rated: 0 })
		expect(rowsOf(hall, { by: ['officer'] }).map(([key]) => key)).toEqual(['officer1', 'officer2', 'officer3'])
	})
})

describe('what is told of one counter', () => {
	it('is everything but few ratings: mostly one officer sits there', () => {
		const hall = hallOf({ served: 9, rated: 9 }, { served: 30, rated: 10 })
		expect(rowsOf(hall, { by: ['counter'] })).toEqual([
			['counter-1', 'ratings'],
			['counter-2', 'ratings'],
		])
		expect(rowsOf(hallOf({ served: 9, rated: 0 }, { served: 30, rated: 10 }), { by: ['counter'] })).toEqual([
			['counter-1', 'told'],
			['counter-2', 'told'],
		])
	})
})

describe('what is told of a service', () => {
	it('is not withheld', () => {
		expect(rowsOf(hallOf({ served: 1, rated: 1 }), { by: ['service'] })).toEqual([['ho-tich', 'told']])
	})
})

describe('the visits behind an officer’s figure', () => {
	it('are listed from ten on, and never tell an officer or a rating', () => {
		const few = engineOver(hallOf({ served: 9, rated: 9 }).log).visits({ officer: ['officer1'] })
		expect(few).toEqual({ total: 0, visits: [], withheld: true })
		const { total, visits } = engineOver(hallOf({ served: 12, rated: 12 }).log).visits({ officer: ['officer1'], limit: 5, after: 10 })
		expect([total, visits.length]).toEqual([12, 2])
		const told = ['number', 'day', 'serviceId', 'counterId', 'procedureId', 'lane', 'channel', 'stop', 'stops', 'end']
		const lengths = ['issuedAt', 'calledAt', 'servingAt', 'endedAt', 'waitMs', 'serviceMs']
		expect(Object.keys(visits[0] ?? {}).sort()).toEqual([...told, ...lengths].sort())
	})
})
