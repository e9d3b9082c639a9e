import { describe, expect, it } from 'vitest'
import { startOfDay } from '../../contract/local-time.ts'
import { createHall, kiosk, MONDAY_9, officer, supervisor, uuid, visitor, type Hall } from '../support/hall.ts'
import { testCentre } from '../support/centre.ts'
import { engineOver } from './engine.ts'

const MINUTE = 60_000
const parts = ['volumes', 'waits', 'services', 'stays', 'ratings']
const figuresOf = (hall: Hall, query: object = {}) => engineOver(hall.log, { now: hall.now() }).report({ parts, ...query })
const total = (hall: Hall) => figuresOf(hall).total

/** Number 1, waited three minutes, one minute on its way, ten with the officer. */
function served(hall = createHall()): Hall {
	hall.issue(1)
	hall.open(1)
	hall.later(3 * MINUTE).callNext(1)
	hall.later(MINUTE).must({ type: 'StartServing' }, officer(1))
	hall.later(10 * MINUTE).must({ type: 'Complete' }, officer(1))
	return hall
}

describe('a visit', () => {
	it('waits from issue to the first call, is served from the start to the end, and stays from issue to the end', () => {
		const { volumes, wait, service, allService, stay } = total(served())
		expect([wait, service, allService, stay].map((s) => s?.maxMs)).toEqual([3, 10, 10, 14].map((m) => m * MINUTE))
		expect(volumes).toMatchObject({ issued: 1, completed: 1, served: 1, open: 0, noShows: 0, clockBack: 0 })
	})
	it('that is called again has waited until the first call', () => {
		const hall = createHall()
		hall.issue(1)
		hall.open(1)
		hall.later(MINUTE).callNext(1)
		hall.later(MINUTE).must({ type: 'Recall' }, officer(1))
		hall.later(MINUTE).must({ type: 'Recall' }, officer(1))
		expect(total(hall)).toMatchObject({ wait: { n: 1, maxMs: MINUTE }, volumes: { recalls: 2, open: 1 } })
	})
	it('is not served while it is held', () => {
		const hall = served(createHall())
		hall.issue(2)
		hall.callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		hall.later(2 * MINUTE).must({ type: 'Hold' }, officer(1))
		hall.later(30 * MINUTE).must({ type: 'Resume' }, officer(1))
		hall.later(4 * MINUTE).must({ type: 'Complete' }, officer(1))
		expect(total(hall).service).toMatchObject({ n: 2, medianMs: 6 * MINUTE, maxMs: 10 * MINUTE })
	})
	it('without a ticket waits for nobody', () => {
		const hall = createHall()
		hall.open(1)
		hall.must({ type: 'ServeWalkUp', visitId: uuid(1), serviceId: 'ho-tich' }, officer(1))
		hall.later(MINUTE).must({ type: 'Complete' }, officer(1))
		expect(total(hall)).toMatchObject({ wait: { n: 0, medianMs: null }, volumes: { issued: 1, walkUps: 1, completed: 1 } })
		expect(figuresOf(hall, { by: ['channel'] }).rows.map(({ key }) => key)).toEqual([['walk-up']])
	})
	it('with a booked time waits from that time, and one called before it waited nothing', () => {
		const hall = createHall()
		const at = MONDAY_9 + 20 * MINUTE
		const book = (code: string, serviceId: string) => ({ code, at, serviceId })
		hall.must(
			{ type: 'ImportAppointments', forDay: '2026-11-23', appointments: [book('AAAA', 'ho-tich'), book('BBBB', 'ho-tich')] },
			supervisor,
		)
		for (const [i, code] of ['AAAA', 'BBBB'].entries()) hall.must({ type: 'CheckIn', visitId: uuid(i + 1), code }, kiosk)
		hall.open(1)
		hall.open(2)
		hall.later(5 * MINUTE).callNext(1)
		hall.later(22 * MINUTE).callNext(2)
		expect(total(hall)).toMatchObject({ wait: { n: 2, medianMs: 0, maxMs: 7 * MINUTE }, volumes: { clockBack: 0 } })
		expect(figuresOf(hall, { by: ['channel', 'lane'] }).rows.map(({ key }) => key)).toEqual([['booking', 'appointment']])
	})
})

describe('a visit of several stops', () => {
	it('counts once as issued and once as completed, and at each stop as served', () => {
		const hall = createHall()
		hall.issue(1)
		hall.open(1)
		hall.open(3)
		hall.callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		hall.later(2 * MINUTE).must({ type: 'Transfer', toServiceId: 'dat-dai' }, officer(1))
		hall.later(5 * MINUTE).callNext(3)
		hall.must({ type: 'StartServing' }, officer(3))
		hall.later(3 * MINUTE).must({ type: 'Complete', outcome: 'tiep-nhan' }, officer(3))
		const { rows, total: all } = figuresOf(hall, { by: ['service'] })
		expect(all).toMatchObject({ volumes: { issued: 1, completed: 1, served: 2, transferred: 1 }, allService: { maxMs: 5 * MINUTE } })
		expect(all).toMatchObject({ wait: { n: 1, maxMs: 0 }, laterWait: { n: 1, maxMs: 5 * MINUTE } })
		expect(rows.map(({ key, figures: { volumes: v, service: s } }) => [key[0], v?.issued, v?.completed, v?.served, s?.maxMs])).toEqual([
			['ho-tich', 1, 0, 1, 2 * MINUTE],
			['dat-dai', 0, 1, 1, 3 * MINUTE],
		])
	})
	it('has another one where another desk goes on after it was held', () => {
		const hall = createHall()
		hall.issue(1)
		hall.open(1)
		hall.open(2)
		hall.callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		hall.later(2 * MINUTE).must({ type: 'Hold' }, officer(1))
		hall.must({ type: 'Resume', visitId: uuid(1) }, officer(2))
		hall.later(3 * MINUTE).must({ type: 'Complete' }, officer(2))
		const { rows } = figuresOf(hall, { by: ['counter'] })
		expect(rows.map(({ key, figures }) => [key[0], figures.service?.maxMs])).toEqual([
			['counter-1', 2 * MINUTE],
			['counter-2', 3 * MINUTE],
		])
		expect(total(hall)).toMatchObject({ volumes: { issued: 1, completed: 1, served: 2, transferred: 0 }, laterWait: { n: 0 } })
	})
})

describe('a visit that was held at a counter', () => {
	it('has another stop where another officer goes on with it there', () => {
		const hall = createHall()
		hall.issue(1)
		hall.open(1)
		hall.callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		hall.later(2 * MINUTE).must({ type: 'Hold' }, officer(1))
		hall.must({ type: 'CloseCounter' }, officer(1))
		hall.must({ type: 'OpenCounter', counterId: 'counter-1' }, officer(2))
		hall.must({ type: 'Resume', visitId: uuid(1) }, officer(2))
		hall.later(3 * MINUTE).must({ type: 'Complete' }, officer(2))
		expect(figuresOf(hall, { by: ['counter'] }).rows).toMatchObject([
			{ key: ['counter-1'], figures: { service: { n: 2, medianMs: 2 * MINUTE, maxMs: 3 * MINUTE } } },
		])
		expect(figuresOf(hall, { by: ['officer'] }).rows.map(({ key }) => key[0])).toEqual(['officer1', 'officer2'])
	})
})

describe('the end of a day', () => {
	it('tells those still waiting from those an officer had begun with', () => {
		const hall = createHall()
		for (const n of [1, 2, 3, 4]) hall.issue(n)
		hall.open(1)
		hall.open(2)
		hall.callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		hall.callNext(2)
		hall.must({ type: 'StartServing' }, officer(2))
		hall.must({ type: 'Hold' }, officer(2))
		hall.must({ type: 'CancelVisit', visitId: uuid(4) }, visitor)
		hall.later(15 * 60 * MINUTE).must({ type: 'CloseDay' }, { kind: 'system', id: 'system', anyCounter: true })
		const { volumes, service } = total(hall)
		expect(volumes).toMatchObject({ issued: 4, completed: 0, dayEnd: 2, left: 1, cancelled: 1, served: 0, open: 0 })
		expect(volumes?.abandonedRate).toEqual({ count: 2, n: 4, percent: 50 })
		expect(service?.n).toBe(0)
	})
})

describe('an absence', () => {
	it('that was taken back is none, and is told', () => {
		const hall = createHall()
		for (const n of [1, 2]) hall.issue(n)
		hall.open(1)
		for (const _ of [1, 2]) {
			hall.callNext(1)
			hall.must({ type: 'MarkNoShow' }, officer(1))
		}
		hall.must({ type: 'Reinstate', visitId: uuid(1) }, supervisor)
		expect(total(hall).volumes).toMatchObject({ noShows: 1, reinstated: 1, open: 1, noShowRate: { count: 1, n: 1, percent: 100 } })
		hall.callNext(1)
		hall.must({ type: 'MarkNoShow' }, officer(1))
		hall.must({ type: 'Reinstate', visitId: uuid(1) }, supervisor)
		expect(total(hall).volumes).toMatchObject({ noShows: 1, reinstated: 2 })
	})
})

describe('a clock set back', () => {
	it('makes no length negative, and is told', () => {
		const hall = createHall()
		hall.issue(1)
		hall.open(1)
		hall.later(-5 * MINUTE).callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		hall.later(-5 * MINUTE).must({ type: 'Complete' }, officer(1))
		expect(total(hall)).toMatchObject({
			wait: { n: 1, maxMs: 0 },
			service: { n: 1, maxMs: 0 },
			stay: { maxMs: 0 },
			volumes: { clockBack: 1 },
		})
	})
})

describe('a rating', () => {
	it('that never came is none, and only once the time for it is over', () => {
		const hall = served()
		expect(total(hall).ratings?.satisfied).toEqual({ count: 0, n: 0, percent: null, unanswered: 0 })
		expect(total(hall.later(11 * MINUTE)).ratings?.satisfied).toEqual({ count: 0, n: 0, percent: null, unanswered: 1 })
	})
	it('counts by the scale of its day, whatever the scale became', () => {
		const hall = served()
		hall.must({ type: 'Rate', visitId: uuid(1), level: 2, reasons: ['cho-lau'] }, visitor)
		const { rating } = testCentre()
		hall.must(
			{
				type: 'ConfigureCentre',
				centre: testCentre({ rating: { ...rating, levels: rating.levels.map((l) => ({ ...l, counts: 'positive' as const })) } }),
			},
			supervisor,
		)
		const { ratings } = engineOver(withSetup(hall)).report().total
		expect(ratings).toMatchObject({
			satisfied: { count: 0, n: 1, percent: 0 },
			neutral: { count: 1 },
			levels: [{ level: 2, count: 1, percent: 100 }],
		})
		expect(ratings?.reasons).toEqual([{ reasonId: 'cho-lau', count: 1, n: 1, percent: 100 }])
	})
})

/** A hall's log begins without its set-up. */
function withSetup({ log }: Hall) {
	const first = {
		type: 'CentreConfigured',
		centre: testCentre(),
		at: MONDAY_9,
		day: '2026-11-23',
		actor: 'system',
		v: 1,
		hash: '0',
	} as const
	return [first, ...log].map((fact, i) => ({ ...fact, position: i + 1 }))
}

describe('a day', () => {
	it('is of the centre’s own clock: an hour after midnight there is the evening before by UTC', () => {
		const hall = createHall(testCentre(), startOfDay('2026-12-01') + 30 * MINUTE)
		served(hall)
		const keyOf = (by: string) => figuresOf(hall, { by: [by] }).rows[0]?.key[0]
		expect(['day', 'week', 'month', 'quarter', 'year', 'weekday', 'hour'].map(keyOf)).toEqual([
			'2026-12-01',
			'2026-W49',
			'2026-12',
			'2026-Q4',
			'2026',
			'2',
			'0',
		])
	})
})

describe('a target', () => {
	it('of a service goes before its zone’s, and that before the general one', () => {
		const hall = served()
		hall.issue(2, 'chung-thuc')
		hall.issue(3, 'dat-dai')
		hall.open(3)
		hall.later(3 * MINUTE).callNext(3)
		hall.callNext(1)
		const within = (targets: object) => engineOver(withSetup(hall), { targets }).report().total.wait?.within
		expect(within({ waitMs: 3 * MINUTE })).toEqual({ count: 3, n: 3, percent: 100 })
		expect(within({ waitMs: 3 * MINUTE - 1 })).toEqual({ count: 0, n: 3, percent: 0 })
		const zones = [{ zoneId: 'zone-a', waitMs: 3 * MINUTE }]
		expect(within({ waitMs: MINUTE, zones })).toEqual({ count: 2, n: 3, percent: 66.67 })
		const services = [{ serviceId: 'chung-thuc', waitMs: 2 * MINUTE }]
		expect(within({ waitMs: MINUTE, zones, services })).toEqual({ count: 1, n: 3, percent: 33.33 })
	})
	it('that nobody set is told of nothing', () => {
		const hall = served()
		expect(total(hall).service?.within).toBeUndefined()
		const targets = { serviceMs: 10 * MINUTE }
		expect(engineOver(withSetup(hall), { targets }).report().total.service?.within).toEqual({ count: 1, n: 1, percent: 100 })
	})
})
