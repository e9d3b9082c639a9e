import { describe, expect, it, vi } from 'vitest'
import type { Recorded } from '../../contract/facts.ts'
import { createExperience } from '../../server/app/experience.ts'
import { createForecasts } from '../../server/app/forecasts.ts'
import { emptyMemory } from '../../server/domain/forecast/memory.ts'
import { createHall, officer, uuid, type Hall } from '../support/hall.ts'

const MIN = 60_000

function forecastsOf(hall: Hall) {
	const onFresh = vi.fn()
	const onBug = vi.fn()
	const forecasts = createForecasts({ today: hall.today, clock: { now: hall.now }, memory: emptyMemory, onFresh, onBug })
	return {
		...forecasts,
		onFresh,
		onBug,
		told: (lane: 'regular' | 'priority' = 'regular') => forecasts.waits.newcomer({ serviceId: 'ho-tich', lane }),
	}
}
const busyHall = () => {
	const hall = createHall()
	hall.open(2)
	for (const n of [1, 2, 3, 4]) hall.issue(n)
	return hall
}

describe('the forecast that the server keeps', () => {
	it('is there at once, of newcomers and of those who wait', () => {
		const { waits, told } = forecastsOf(busyHall())
		expect(waits.visit(uuid(1))?.p50).toBe(0)
		expect(waits.visit(uuid(4))?.p50).toBeGreaterThan(waits.visit(uuid(2))?.p50 ?? NaN)
		expect(told()?.p50).toBeGreaterThan(waits.visit(uuid(4))?.p50 ?? NaN)
		expect(told('priority')?.p50).toBeLessThan(told()?.p50 ?? NaN)
		expect(waits.visit(uuid(99))).toBeNull()
		expect(waits.newcomer({ serviceId: 'gone', lane: 'regular' })).toBeNull()
	})
	it('stands for a while, counts down, and is made anew when it is old', () => {
		const hall = busyHall()
		const { waits, told } = forecastsOf(hall)
		const [before, mine] = [told(), waits.visit(uuid(4))?.p50 ?? NaN]
		for (let n = 5; n <= 9; n++) hall.issue(n)
		hall.later(20_000)
		expect(told()).toEqual(before)
		expect(waits.visit(uuid(4))?.p50).toBe(mine - 20_000)
		expect(waits.visit(uuid(9))?.p50).toBe((before?.p50 ?? NaN) - 20_000)
		hall.later(11_000)
		expect(told()?.p50).toBeGreaterThan(before?.p50 ?? NaN)
		hall.later(-60 * MIN)
		expect(told()?.p50).toBeGreaterThan(0)
	})
	it('is the same for the same facts at the same time', () => {
		expect(forecastsOf(busyHall()).told()).toEqual(forecastsOf(busyHall()).told())
	})
	it('follows the hall by itself, in slices, once started', async () => {
		const hall = busyHall()
		const forecasts = forecastsOf(hall)
		const { told, onFresh, onBug } = forecasts
		const before = told()
		const stop = forecasts.start()
		for (let n = 5; n <= 9; n++) hall.issue(n)
		hall.later(3000)
		forecasts.note(hall.log.slice(-5))
		await vi.waitFor(() => expect(told()?.p50).toBeGreaterThan(before?.p50 ?? NaN), 5000)
		await stop()
		expect(onFresh).toHaveBeenCalled()
		expect(onBug).not.toHaveBeenCalled()
	})
	it('tells of an appointment not yet due what its time says', () => {
		const hall = busyHall()
		const { waits } = forecastsOf(hall)
		const wait = waits.newcomer({ serviceId: 'ho-tich', lane: 'appointment', appointmentAt: hall.now() + 90 * MIN })
		expect(wait?.p50).toBeGreaterThan(waits.newcomer({ serviceId: 'ho-tich', lane: 'appointment' })?.p50 ?? NaN)
	})
})

describe('the server’s experience', () => {
	it('is learnt from the log, day by day, and not from today', () => {
		const past = createHall(undefined, Date.UTC(2026, 10, 20, 1, 0))
		past.open(2)
		for (let n = 1; n <= 5; n++) {
			past.issue(n)
			past.callNext(2)
			past.must({ type: 'StartServing' }, officer(2))
			past.later(3 * MIN).must({ type: 'Complete' }, officer(2))
		}
		const { today } = createHall()
		const asked: string[] = []
		const log = { ofDay: (day: string): Recorded[] => (asked.push(day), past.log.filter((f) => f.day === day)) }
		const experience = createExperience({ log, today, onStoreError: () => undefined })
		expect(experience.memory()).toEqual(emptyMemory())
		while (experience.step());
		expect(experience.memory().services['ho-tich']?.n).toBeGreaterThan(0)
		expect(experience.memory().days).toBe(1)
		expect([asked.length, asked[0], asked.at(-1)]).toEqual([45, '2026-10-09', '2026-11-22'])
	})
	it('tells of a log that cannot be read, and goes on', async () => {
		const onStoreError = vi.fn()
		const fail = (): never => {
			throw new Error('no disk')
		}
		const experience = createExperience({ log: { ofDay: fail }, today: createHall().today, onStoreError })
		const stop = experience.start()
		await vi.waitFor(() => expect(onStoreError).toHaveBeenCalled(), 5000)
		await stop()
		expect(experience.memory()).toEqual(emptyMemory())
	})
})
