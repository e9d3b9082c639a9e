import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lane } from '../../contract/ids.ts'
import { groupsOf } from '../../server/domain/forecast/group.ts'
import { emptyMemory } from '../../server/domain/forecast/memory.ts'
import { planOf } from '../../server/domain/forecast/plan.ts'
import { groupWaits, keyOf, waitOfNewcomer } from '../../server/domain/forecast/waits.ts'
import { startOfDay } from '../../contract/local-time.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, officer, type Hall } from '../support/hall.ts'
import { randomDay } from './random-day.ts'

const MIN = 60_000
const LANES: readonly Lane[] = ['regular', 'priority', 'appointment']
const MONDAY = '2026-11-23'
const at = (hour: number) => startOfDay(MONDAY) + hour * 60 * MIN

const known = (hall: Hall) => ({
	memory: emptyMemory(),
	plan: planOf({ ...hall.day.setup.centre, demo: false }, hall.day.date),
	now: hall.now(),
})
const wait = (hall: Hall, serviceId = 'ho-tich', lane: Lane = 'regular', appointmentAt?: number) =>
	waitOfNewcomer(hall.day, { serviceId, lane, appointmentAt }, known(hall))
const p50 = (...asked: Parameters<typeof wait>) => wait(...asked)?.p50 ?? NaN

describe('the forecast of a newcomer', () => {
	it('is nothing where a counter is free and nobody waits', () => {
		const hall = createHall()
		hall.open(2)
		expect(wait(hall)).toEqual({ p10: 0, p50: 0, p90: 0 })
	})
	it('grows with each who waits, and is a range', () => {
		const hall = createHall()
		hall.open(2)
		const waits = [1, 2, 3, 4, 5].map((n) => (hall.issue(n), wait(hall)))
		for (const [i, one] of waits.entries()) {
			expect(one?.p50).toBeGreaterThan(i === 0 ? 0 : (waits[i - 1]?.p50 ?? NaN))
			expect(one?.p10).toBeLessThan(one?.p50 ?? NaN)
			expect(one?.p90).toBeGreaterThan(one?.p50 ?? NaN)
			expect([one?.p10, one?.p50, one?.p90].every(Number.isInteger)).toBe(true)
		}
	})
	it('is shorter with a second counter, and with a claim', () => {
		const hall = createHall()
		hall.open(2)
		for (const n of [1, 2, 3, 4, 5, 6]) hall.issue(n)
		const alone = p50(hall)
		expect(p50(hall, 'ho-tich', 'priority')).toBeLessThan(alone)
		hall.open(1)
		expect(p50(hall)).toBeLessThan(alone)
	})
	it('is known before any counter is open, from the hours', () => {
		const hall = createHall(testCentre(), at(6.5))
		const early = wait(hall)
		expect(early?.p50).toBeGreaterThan(29 * MIN)
		expect(early?.p50).toBeLessThan(45 * MIN)
		hall.later(20 * MIN)
		expect(p50(hall)).toBeLessThan(early?.p50 ?? NaN)
	})
	it('goes over the noon break where the morning is full', () => {
		const hall = createHall(testCentre(), at(11))
		hall.open(2)
		for (let n = 1; n <= 12; n++) hall.issue(n)
		expect(p50(hall)).toBeGreaterThan(at(13.5) - at(11))
	})
	it('cannot be known where no hours and no open counter say anything', () => {
		const centre = testCentre({ hours: { weekly: [], closed: [], worked: [] } })
		const hall = createHall(centre)
		expect(wait(hall)).toBeNull()
		hall.open(2)
		expect(wait(hall)).toEqual({ p10: 0, p50: 0, p90: 0 })
		expect(waitOfNewcomer(hall.day, { serviceId: 'gone', lane: 'regular' }, known(hall))).toBeNull()
	})
	it('of an appointment is that of its time, not of its ticket', () => {
		const hall = createHall()
		hall.open(2)
		for (let n = 1; n <= 12; n++) hall.issue(n)
		const soon = p50(hall, 'ho-tich', 'appointment', hall.now())
		const later = p50(hall, 'ho-tich', 'appointment', hall.now() + 50 * MIN)
		expect(later).toBeGreaterThan(soon)
		expect(later).toBeGreaterThanOrEqual(45 * MIN)
		expect(p50(hall, 'ho-tich', 'appointment', hall.now() - 16 * MIN)).toBe(p50(hall))
	})
	it('learns within the day: slow visits lengthen it', () => {
		const after = (minutes: number) => {
			const hall = createHall()
			hall.open(2)
			for (let n = 1; n <= 12; n++) hall.issue(n)
			for (let n = 1; n <= 6; n++) {
				hall.callNext(2)
				hall.must({ type: 'StartServing' }, officer(2))
				hall.later(minutes * MIN).must({ type: 'Complete' }, officer(2))
			}
			return p50(hall)
		}
		expect(after(14)).toBeGreaterThan(1.2 * after(4))
	})
})

describe('whatever happens', { timeout: 60_000 }, () => {
	it('the same facts give the same forecast, alone or for the whole group at once', () => {
		fc.assert(
			fc.property(randomDay, (steps) => {
				const [hall, again] = [createHall(), createHall()]
				for (const { command, who, afterMs } of steps) for (const one of [hall, again]) one.later(afterMs).run(command, who)
				for (const linked of new Set(groupsOf(hall.day.setup).values())) {
					const all = groupWaits(hall.day, linked, known(hall)).step(Infinity)
					for (const serviceId of linked.serviceIds)
						for (const lane of LANES) {
							const one = wait(hall, serviceId, lane)
							expect(wait(again, serviceId, lane)).toEqual(one)
							expect(all?.newcomers.get(keyOf(serviceId, lane))).toEqual(one)
						}
				}
			}),
			{ numRuns: 40 },
		)
	})
	it('waits are in order: P10, P50, P90, from 0 up', () => {
		fc.assert(
			fc.property(randomDay, (steps) => {
				const hall = createHall()
				for (const { command, who, afterMs } of steps) hall.later(afterMs).run(command, who)
				for (const linked of new Set(groupsOf(hall.day.setup).values())) {
					const all = groupWaits(hall.day, linked, known(hall)).step(Infinity)
					for (const told of [...(all?.newcomers.values() ?? []), ...(all?.visits.values() ?? [])])
						if (told) expect(0 <= (told.p10 ?? NaN) && (told.p10 ?? NaN) <= told.p50 && told.p50 <= told.p90).toBe(true)
					expect(all?.visits.size).toBe([...hall.day.waiting.values()].filter((v) => linked.serviceIds.includes(v.serviceId)).length)
				}
			}),
			{ numRuns: 40 },
		)
	})
})
