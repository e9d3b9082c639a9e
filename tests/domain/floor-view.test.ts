import { describe, expect, it } from 'vitest'
import { FloorView, type FloorAlert } from '../../contract/floor-view.ts'
import { Targets } from '../../contract/targets.ts'
import { floorView } from '../../server/domain/views/floor.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, officer, tablet, uuid, type Hall } from '../support/hall.ts'

const MINUTE = 60_000
/** As sent: what the contract does not name is not there. */
const viewOf = (hall: Hall, alerts: FloorAlert[] = []) => FloorView.parse({ rev: 1, ...floorView(hall.seen(), alerts) })

describe('the view of the floor', () => {
	it('tells of each counter what it does, for whom it would be opened, and who waits for it', () => {
		const hall = createHall()
		hall.open(1)
		hall.open(3)
		for (const n of [1, 2, 3]) hall.issue(n)
		hall.callNext(1)
		hall.later(MINUTE).must({ type: 'StartServing' }, officer(1))
		const [first, second, third] = viewOf(hall).counters
		expect(first).toMatchObject({ state: 'open', officer: 'Lò Thị Mai', waiting: 2 })
		expect(first?.current).toMatchObject({ number: 'A001', state: 'serving', sinceAt: hall.now() })
		// Ten minutes are usual; nine in ten take less than 2.3 times that.
		expect(first?.current?.usualMs).toBeCloseTo(23 * MINUTE, -5)
		expect(second).toEqual({
			...{ id: 'counter-2', number: 2, zoneId: 'zone-a', state: 'closed', waiting: 2 },
			seat: { username: 'officer2', name: 'Hoàng Văn Sơn' },
		})
		expect(third).toMatchObject({ freeSinceAt: hall.now() - MINUTE, waiting: 0 })
	})

	it('tells of each queue its target: of the service, else of its zone, else of all', () => {
		const targets = Targets.parse({
			waitMs: 20 * MINUTE,
			zones: [{ zoneId: 'zone-a', waitMs: 15 * MINUTE }],
			services: [{ serviceId: 'chung-thuc', waitMs: 5 * MINUTE }],
		})
		const hall = createHall(testCentre({ targets }))
		hall.issue(1)
		hall.later(MINUTE).issue(2)
		const { queues } = viewOf(hall)
		expect(queues.map(({ serviceId, targetMs }) => [serviceId, targetMs / MINUTE])).toEqual([
			['ho-tich', 15],
			['chung-thuc', 5],
			['dat-dai', 20],
		])
		expect(queues[0]).toMatchObject({ waiting: 2, longestSinceAt: hall.now() - MINUTE, open: 0, counters: 2, waitMs: null })
	})

	it('counts the day: waits of first calls, served, satisfied with its base, and by hour', () => {
		const hall = createHall()
		hall.open(1)
		for (const n of [1, 2]) hall.issue(n)
		hall.later(4 * MINUTE)
		hall.callNext(1)
		hall.must({ type: 'StartServing' }, officer(1))
		hall.must({ type: 'Complete' }, officer(1))
		hall.must({ type: 'Rate', counterId: 'counter-1', level: 4 }, tablet(1))
		hall.later(6 * MINUTE)
		hall.callNext(1)
		const { figures, hours } = viewOf(hall)
		expect(figures).toMatchObject({
			...{ waiting: 0, issued: 2, served: 1, open: 1, paused: 0, counters: 3 },
			wait: { n: 2, medianMs: 7 * MINUTE, p90Ms: 10 * MINUTE },
			satisfied: { count: 1, n: 1, percent: 100, unanswered: 0 },
		})
		expect(hours).toEqual([{ hour: 9, issued: 2, called: 2, medianMs: 7 * MINUTE }])
	})

	it('names no visitor, and is bounded: what is left out is counted', () => {
		const base = testCentre()
		const services = Array.from({ length: 120 }, (_, i) => ({ ...base.services[0]!, id: `s-${i}` }))
		const counters = base.counters.map((c, i) =>
			i === 0 ? { ...c, services: [...c.services, ...services.map(({ id }) => id)].slice(0, 122) } : c,
		)
		const hall = createHall(testCentre({ services: [...base.services, ...services], counters }))
		hall.issue(1, 's-119')
		const alerts = Array.from({ length: 45 }, (_, i): FloorAlert => ({
			...{ alertId: `unserved-${i}`, raisedAt: 0, cause: { kind: 'unserved', serviceId: `${i}`, waiting: 1 } },
		}))
		const view = viewOf(hall, alerts)
		expect([view.queues.length, view.queuesLeftOut, view.alerts.length, view.alertsLeftOut]).toEqual([80, 43, 30, 15])
		expect(view.queues[0]).toMatchObject({ serviceId: 's-119', waiting: 1 })
		expect(JSON.stringify(view)).not.toContain(uuid(1))
	})
})
