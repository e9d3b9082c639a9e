import { describe, expect, it } from 'vitest'
import type { Trace, Visitor } from '../../server/simulate/trace.ts'
import { zmsEstimate, zmsOrder } from '../../server/simulate/zms.ts'
import { at, counter, dayTrace, MIN, visitor } from './traces.ts'

const booked = (minutes: number, forMinutes: number) => visitor(minutes, { lane: 'appointment', appointmentAt: at(forMinutes) })
const priority = (minutes: number) => visitor(minutes, { lane: 'priority' })
const orderAt = (minutes: number, visitors: object[]) =>
	[...zmsOrder(dayTrace({ visitors }).visitors, () => at(minutes))].map(({ order }) => order)

describe('the order of ZMS', () => {
	it('is by arrival among walk-ins, those of the priority lane first', () => {
		expect(orderAt(9, [visitor(0), priority(1), visitor(2), priority(3)])).toEqual([1, 3, 0, 2])
	})
	it('puts an appointment before walk-ins two minutes before its time, and not earlier', () => {
		expect(orderAt(7, [visitor(0), booked(1, 10)])).toEqual([0, 1])
		expect(orderAt(8, [visitor(0), booked(1, 10)])).toEqual([1, 0])
	})
	it('puts a walk-in with priority before an appointment of a time after its arrival', () => {
		expect(orderAt(20, [booked(0, 10), priority(9)])).toEqual([1, 0])
		expect(orderAt(20, [booked(0, 10), priority(11)])).toEqual([0, 1])
	})
	it('takes appointments by their time, and an early one when nobody else is there', () => {
		expect(orderAt(5, [booked(0, 90), booked(1, 60)])).toEqual([1, 0])
	})
})

describe('the estimate of ZMS', () => {
	const services = [
		{ id: 'a', name: 'A', group: 'one' },
		{ id: 'b', name: 'B', group: 'one' },
		{ id: 'c', name: 'C', group: 'two' },
	]
	/** In minutes, told to the last of the visitors while the others wait. */
	const told = (visitors: object[], openIds: string[], now = at(20)) => {
		const counters = [counter('c1', ['a']), counter('c2', ['b', 'c']), counter('c3', ['c'])]
		const trace: Trace = dayTrace({ services, counters, visitors })
		const open = new Set(trace.counters.filter(({ id }) => openIds.includes(id)))
		const newcomer = trace.visitors.at(-1) as Visitor
		return zmsEstimate(trace, newcomer, { now, waiting: new Set(trace.visitors.slice(0, -1)), open }) / MIN
	}

	it('is a quarter of an hour for each place in the group’s line, shared by its open counters', () => {
		expect(told([visitor(20)], ['c1'])).toBe(15)
		expect(told([visitor(0), visitor(1, { service: 'b' }), visitor(2, { service: 'c' }), visitor(20)], ['c1'])).toBe(45)
		expect(told([visitor(0), visitor(1), visitor(20)], ['c1', 'c2', 'c3'])).toBe(22)
	})
	it('counts the counters planned for the next opening while none is open', () => {
		expect(told([visitor(-5)], [], at(-5))).toBe(7)
	})
	it('counts only those before: a newcomer with priority passes the others', () => {
		expect(told([visitor(0), visitor(1), priority(20)], ['c1'])).toBe(15)
	})
	it('counts down to an appointment in its own way', () => {
		expect(told([booked(20, 20)], ['c1'])).toBe(15)
		expect(told([visitor(0), booked(20, 50)], ['c1'])).toBe(2 + 15 + 1)
	})
})
