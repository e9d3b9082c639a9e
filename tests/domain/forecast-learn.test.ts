import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recorded } from '../../contract/facts.ts'
import { learn, movedLevels } from '../../server/domain/forecast/learn.ts'
import { officerOf } from '../../server/domain/forecast/learn-paces.ts'
import { emptyMemory, type Memory } from '../../server/domain/forecast/memory.ts'
import { planOf } from '../../server/domain/forecast/plan.ts'
import { waitOfNewcomer } from '../../server/domain/forecast/waits.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, MONDAY_9, officer, uuid } from '../support/hall.ts'
import { randomDay } from './random-day.ts'

const MIN = 60_000
const centre = testCentre()
const counterIds = centre.counters.map(({ id }) => id)
const taught = (memory: Memory, facts: Recorded[]) =>
	learn(memory, { facts, plan: planOf(centre, facts[0]?.day ?? '2026-11-23'), counterIds })

/** A morning in which both counters of one service serve one after the other, each at its own pace in minutes. */
function morning(paces: Record<number, number>, visits = 8): Recorded[] {
	const hall = createHall(centre, MONDAY_9 - 90 * MIN)
	const busy: { counter: number; until: number }[] = []
	for (const counter of Object.keys(paces).map(Number)) {
		hall.open(counter)
		busy.push({ counter, until: 0 })
	}
	for (let n = 1; n <= visits * busy.length; n++) hall.issue(n)
	for (let minute = 0; minute < visits * Math.max(...Object.values(paces)); minute++, hall.later(MIN))
		for (const one of busy) {
			if (one.until > minute) continue
			if (one.until > 0) hall.run({ type: 'Complete' }, officer(one.counter))
			one.until = minute + (paces[one.counter] ?? 1)
			if ('facts' in hall.run({ type: 'CallNext' }, officer(one.counter))) hall.must({ type: 'StartServing' }, officer(one.counter))
		}
	return hall.log
}
const newcomerAfter = (memory: Memory) => {
	const hall = createHall(centre)
	hall.open(2)
	for (let n = 1; n <= 5; n++) hall.issue(n)
	return (
		waitOfNewcomer(hall.day, { serviceId: 'ho-tich', lane: 'regular' }, { memory, plan: planOf(centre, hall.day.date), now: hall.now() })
			?.p50 ?? NaN
	)
}

describe('learning from a day', () => {
	it('leaves what it was given as it was, and keeps plain JSON of bounded size', () => {
		const facts = morning({ 1: 6, 2: 6 })
		const before = emptyMemory()
		let memory = taught(before, facts)
		expect(before).toEqual(emptyMemory())
		expect(JSON.parse(JSON.stringify(memory))).toEqual(memory)
		const size = JSON.stringify(memory).length
		for (let day = 0; day < 60; day++) memory = taught(memory, facts)
		expect(JSON.stringify(memory).length).toBeLessThan(3 * size)
	})
	it('of nobody changes nothing', () => {
		const memory = taught(emptyMemory(), morning({ 1: 6 }))
		expect(taught(memory, [])).toBe(memory)
	})
	it('shortens the forecast after quick days and lengthens it after slow ones', () => {
		const after = (pace: number) => {
			const facts = morning({ 2: pace })
			return newcomerAfter([1, 2, 3, 4].reduce((memory) => taught(memory, facts), emptyMemory()))
		}
		expect(after(3)).toBeLessThan(0.7 * after(12))
		expect(Math.abs(after(6) - 5 * 6 * MIN)).toBeLessThan(8 * MIN)
	})
	it('tells a slow officer from a quick one', () => {
		const facts = morning({ 1: 4, 2: 10 })
		const memory = [1, 2, 3].reduce((before) => taught(before, facts), emptyMemory())
		expect(officerOf(memory, 'officer2')).toBeGreaterThan(officerOf(memory, 'officer1') + 0.3)
	})
	it('does not ask in which order facts of different counters were woven together', () => {
		fc.assert(
			fc.property(randomDay, fc.integer({ min: 1, max: 1000 }), (steps, seed) => {
				const hall = createHall()
				for (const { command, who, afterMs } of steps) hall.later(Math.max(0, afterMs)).run(command, who)
				const [told, woven] = [taught(emptyMemory(), hall.log), taught(emptyMemory(), rewoven(hall.log, seed))]
				expect(rounded(woven)).toEqual(rounded(told))
			}),
			{ numRuns: 60 },
		)
	})
})

/** Neighbours of one instant that share neither counter nor visit change places, some of them. */
function rewoven(log: readonly Recorded[], seed: number): Recorded[] {
	const facts = [...log]
	for (let i = 1; i < facts.length; i++) {
		const [a, b] = [facts[i - 1], facts[i]]
		if (a && b && a.at === b.at && (i * seed) % 3 === 0 && !isLinked(a, b)) [facts[i - 1], facts[i]] = [b, a]
	}
	return facts
}
const partsOf = (fact: Recorded) => ['visitId', 'counterId'].flatMap((key) => (key in fact ? [fact[key as 'v']] : []))
const isLinked = (a: Recorded, b: Recorded) =>
	partsOf(a).some((part) => partsOf(b).includes(part)) || partsOf(a).length * partsOf(b).length === 0
/** Sums in another order differ in their last digit. */
const rounded = (memory: Memory): unknown =>
	JSON.parse(JSON.stringify(memory, (_, x: unknown) => (typeof x === 'number' ? Number(x.toPrecision(9)) : x)))

describe('the levels', () => {
	const case_ = (actual: number) => ({ p10: 10, p50: 20, p90: 30, actual })
	const { levels } = emptyMemory()

	it('stay where a tenth, half and nine tenths of the waits lie below what was told', () => {
		const right = [5, 15, 15, 15, 15, 25, 25, 25, 25, 35].map(case_)
		const moved = movedLevels(levels, right)
		for (const key of ['p10', 'p50', 'p90'] as const) expect(moved[key]).toBeCloseTo(levels[key], 9)
		expect(movedLevels(levels, [])).toEqual(levels)
	})
	it('rise after waits longer than told and fall after shorter ones, whatever their order', () => {
		const long = movedLevels(levels, [35, 36, 37, 5].map(case_))
		expect(long.p50).toBeGreaterThan(0.5)
		expect(long.p90).toBeGreaterThan(0.9)
		expect(movedLevels(levels, [5, 37, 36, 35].map(case_))).toEqual(long)
		expect(movedLevels(levels, [5, 5, 5].map(case_)).p50).toBeLessThan(0.5)
	})
	it('never leave where a quantile can be read', () => {
		let moved = levels
		for (let day = 0; day < 500; day++) moved = movedLevels(moved, Array(100).fill(case_(99)))
		expect(moved.p10 < moved.p50 && moved.p50 < moved.p90 && moved.p90 < 1).toBe(true)
	})
	it('are learnt from facts alone', () => {
		const facts = morning({ 2: 6 }).map((fact) => (fact.type === 'TicketIssued' ? { ...fact, waitMs: { p10: 0, p50: 1, p90: 2 } } : fact))
		expect(taught(emptyMemory(), facts).levels.p90).toBeGreaterThan(0.9)
		expect(facts.some((fact) => 'visitId' in fact && fact.visitId === uuid(1))).toBe(true)
	})
})
