import { describe, expect, it } from 'vitest'
import { emptyCourse } from '../../server/domain/forecast/course.ts'
import { groupNow, groupsOf } from '../../server/domain/forecast/group.ts'
import { daySpreadOf } from '../../server/domain/forecast/learn-paces.ts'
import { learnCourse } from '../../server/domain/forecast/learn.ts'
import { emptyMemory, WAIT_STEPS, type Memory } from '../../server/domain/forecast/memory.ts'
import { ofThoseWhoStay, stayingAt } from '../../server/domain/forecast/staying.ts'
import { createHall } from '../support/hall.ts'

const MIN = 60_000
/** A share stays through each ten minutes. */
const staying = (share: number) => Float64Array.from({ length: WAIT_STEPS + 1 }, (_, i) => share ** i)
const waits = (...minutes: number[]) => Float64Array.from(minutes, (m) => m * MIN)

describe('those who stay until they are called', () => {
	it('are all where nobody gives up', () => {
		expect([...ofThoseWhoStay(waits(30, 10, Infinity, 20), staying(1), 0)]).toEqual([10 * MIN, 20 * MIN, 30 * MIN, Infinity])
	})
	it('wait shorter than all, where people give up', () => {
		const all = Float64Array.from({ length: 100 }, (_, i) => i * MIN)
		const stayed = ofThoseWhoStay(all, staying(0.8), 0)
		expect(stayed[50]).toBeLessThan(45 * MIN)
		// Those who stay are 0.8 ^ (m / 10) at each minute m up to 100: by this one half of them.
		const half = (10 * Math.log((1 + 0.8 ** 10) / 2)) / Math.log(0.8)
		expect(Math.abs((stayed[50] ?? NaN) / MIN - half)).toBeLessThan(2)
	})
	it('are as many runs as before, and none is called where none was', () => {
		const stayed = ofThoseWhoStay(waits(Infinity, 60, Infinity, 90), staying(0.5), 20 * MIN)
		expect(stayed.filter((wait) => wait === Infinity)).toHaveLength(2)
		expect([...ofThoseWhoStay(waits(Infinity), staying(0.5), 0)]).toEqual([Infinity])
		expect(ofThoseWhoStay(waits(), staying(0.5), 0)).toHaveLength(0)
	})
	it('are a share between those of two steps', () => {
		expect(stayingAt(staying(0.8), 15 * MIN)).toBeCloseTo((0.8 + 0.64) / 2)
		expect(stayingAt(staying(0.8), 9e9)).toBeCloseTo(0.8 ** WAIT_STEPS)
	})
})

describe('who gives up', () => {
	it('is known of waits longer than any seen from those a little shorter', () => {
		const memory = emptyMemory()
		for (const step of memory.leaving.slice(0, 6)) Object.assign(step, { of: 200, yes: 20 })
		const hall = createHall()
		const [linked] = groupsOf(hall.day.setup).values()
		const known = { memory, plan: { sessions: [] }, now: hall.now() }
		const table = linked && groupNow(hall.day, linked, known).staying
		expect((table?.[24] ?? NaN) / (table?.[23] ?? NaN)).toBeCloseTo(0.9, 1)
		expect(table?.[24]).toBeLessThan(0.15)
	})
})

describe('how far days differ', () => {
	/** A day of forty visits about ten minutes long, all of them slower by a factor. */
	const dayOf = (factor: number) => {
		const course = emptyCourse()
		course.passages.set('v', { serviceId: 'a', lane: 'regular', issuedAt: 0, told: null })
		for (let i = 0; i < 40; i++) {
			const ms = 10 * MIN * factor * Math.exp(0.5 * Math.sin(i * 2.4))
			course.occupations.push({
				serviceId: 'a',
				counterId: 'c',
				officer: 'o',
				from: i * 1e6,
				to: i * 1e6 + ms,
				end: 'completed',
				openedAt: -1e9,
			})
		}
		return course
	}
	const after = (factors: readonly number[]): Memory =>
		factors.reduce((memory, factor) => learnCourse(memory, dayOf(factor), { sessions: [] }, []), emptyMemory())
	const DAYS = Array.from({ length: 20 }, (_, i) => i)

	it('is what is usual at first, less after days alike, and more after days that were not', () => {
		const usual = daySpreadOf(emptyMemory())
		const alike = daySpreadOf(after(DAYS.map(() => 1)))
		const unlike = daySpreadOf(after(DAYS.map((i) => (i % 2 ? 1.5 : 0.7))))
		expect(usual).toBeCloseTo(0.2)
		expect(alike).toBeLessThan(0.15)
		expect(alike).toBeGreaterThanOrEqual(0.08)
		expect(unlike).toBeGreaterThan(0.22)
	})
})
