import { learnCourse } from '../domain/forecast/learn.ts'
import { emptyMemory, type Memory } from '../domain/forecast/memory.ts'
import { keptByArrival, keptByNovoSga, keptByZms, keptStrictly } from './by-order.ts'
import { keptByRules } from './by-rules.ts'
import { waitSamples, type WaitSamples } from './figures.ts'
import { replay, type Keeper, type Ticket } from './replay.ts'
import { centreOf } from './trace-centre.ts'
import { planOf } from './trace-plan.ts'
import type { Trace, Visitor } from './trace.ts'
import { zmsEstimate } from './zms.ts'

/** Orders held beside the rules. */
const ORDERS = { fifo: keptByArrival, zms: keptByZms, strict: keptStrictly, novoSga: keptByNovoSga } satisfies Record<string, Keeper>
export type Order = keyof typeof ORDERS

/** One day to play, with what all days before it taught. */
export interface Job {
	readonly trace: Trace
	readonly memory: Memory
	/** Each how-manieth ticket is forecast: on past days a sample will do. */
	readonly every: number
	readonly orders: readonly Order[]
}

/** A day played under the real rules. What a visitor was told is read from the runs once past days' levels are known. */
export interface Played {
	readonly tickets: Ticket[]
	readonly runs: Map<Visitor, Float64Array>
	/** What ZMS would have told each at issue, ms. */
	readonly zmsTold: Map<Visitor, number>
	readonly others: Partial<Record<Order, WaitSamples>>
}

export function playDay({ trace, memory, every, orders }: Job): Played {
	const zmsTold = new Map<Visitor, number>()
	const rules = keptByRules(trace, centreOf(trace), { memory, asks: ({ order }) => order % every === 0 })
	const tickets = replay(trace, {
		...rules,
		issue(visitor, hall) {
			zmsTold.set(visitor, zmsEstimate(trace, visitor, hall))
			rules.issue(visitor, hall)
		},
	})
	const others = Object.fromEntries(orders.map((order) => [order, waitSamples(replay(trace, ORDERS[order]))]))
	return { tickets, runs: rules.runs, zmsTold, others }
}

/** What is known before each of the days, in their order: each learns from those of its site before it. */
export function memoriesOf(traces: readonly Trace[]): Memory[] {
	const sites = new Map<string, Memory>()
	return traces.map((trace) => {
		const memory = sites.get(trace.site) ?? emptyMemory()
		const rules = keptByRules(trace, centreOf(trace))
		replay(trace, rules)
		const counterIds = trace.counters.map(({ id }) => id)
		sites.set(trace.site, learnCourse(memory, rules.day.course, planOf(trace), counterIds))
		return memory
	})
}
