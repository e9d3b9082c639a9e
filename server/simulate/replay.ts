import { createAgenda } from './agenda.ts'
import { comesBack, serviceMs, shiftAt } from './hidden-truth.ts'
import type { Counter, Trace, Visitor } from './trace.ts'

/** The hall as whoever keeps the queue may see it. */
export interface Hall {
	/** Ms after midnight. */
	readonly now: number
	/** In order of arrival. */
	readonly waiting: ReadonlySet<Visitor>
	/** Counters that call, or will once they are done. */
	readonly open: ReadonlySet<Counter>
}

/** What happens at a counter, told to whoever keeps the queue. */
export type Step =
	| { do: 'open' | 'pause' | 'close'; counter: Counter }
	| { do: 'start' | 'complete' | 'no-show'; counter: Counter; visitor: Visitor }
	| { do: 'leave'; visitor: Visitor }

/** Keeps the queue while a day is replayed: the real rules, or an order to hold beside them. */
export interface Keeper {
	issue(visitor: Visitor, hall: Hall): void
	/** Whom the counter calls now, among those issued before `issuedBefore`. */
	call(counter: Counter, hall: Hall, issuedBefore: number): Visitor | undefined
	note(step: Step, hall: Hall): void
}

/** What became of a visitor. */
export interface Ticket {
	readonly visitor: Visitor
	/** Had to queue: at issue no open and idle counter could serve it. */
	readonly queued: boolean
	end: 'unserved' | 'left' | 'served' | 'no-show'
	calledAt?: number
	/** When the counter that called it was free again. */
	freeAt?: number
	/** How often each counter able to serve it called a later ticket while it waited. */
	readonly passedBy: Map<string, number>
}

/** At one instant: who leaves goes, counters become free, shifts change, new visitors come. */
const LEAVE = 0
const WORK = 1
const SHIFT = 2
const ISSUE = 3

/**
 * A day in virtual time: people come, walk, wait, lose patience and are served as the trace says; whom a counter calls,
 * `keeper` says. Free counters call in the order in which they became free. The day ends with the last counter's grace:
 * who waits then is unserved.
 */
export function replay(trace: Trace, keeper: Keeper): Ticket[] {
	const agenda = createAgenda<() => void>()
	const tickets = new Map<Visitor, Ticket>()
	const waiting = new Set<Visitor>()
	const open = new Set<Counter>()
	const free = new Set<Counter>()
	const hall = { now: 0, waiting, open }

	function issue(visitor: Visitor): void {
		const taker = [...free].find((counter) => counter.services.includes(visitor.service))
		tickets.set(visitor, { visitor, queued: !taker, end: 'unserved', passedBy: new Map() })
		keeper.issue(visitor, hall)
		waiting.add(visitor)
		if (taker) settle(taker)
	}

	function leave(visitor: Visitor): void {
		if (!waiting.delete(visitor)) return
		ticketOf(visitor).end = 'left'
		keeper.note({ do: 'leave', visitor }, hall)
	}

	/** The counter has nobody: it calls, waits for somebody to come, or stops. */
	function settle(counter: Counter): void {
		free.delete(counter)
		const shift = shiftAt(counter, hall.now)
		const isOver = !shift || hall.now >= shift.to
		if (!open.has(counter)) {
			if (isOver) return
			open.add(counter)
			keeper.note({ do: 'open', counter }, hall)
		}
		const visitor = shift && keeper.call(counter, hall, isOver ? shift.to : Infinity)
		if (visitor) receive(counter, visitor)
		else if (!isOver) free.add(counter)
		else stop(counter)
	}

	function stop(counter: Counter): void {
		open.delete(counter)
		keeper.note({ do: comesBack(trace, counter, hall.now) ? 'pause' : 'close', counter }, hall)
	}

	function receive(counter: Counter, visitor: Visitor): void {
		if (!waiting.delete(visitor)) throw new RangeError(`visitor ${visitor.order} was called but did not wait`)
		ticketOf(visitor).calledAt = hall.now
		for (const other of waiting) {
			if (other.order > visitor.order) break
			if (!counter.services.includes(other.service)) continue
			const { passedBy } = ticketOf(other)
			passedBy.set(counter.id, (passedBy.get(counter.id) ?? 0) + 1)
		}
		if (visitor.noShow) agenda.add(hall.now + trace.noShowCallMs, WORK, () => release(counter, visitor, 'no-show'))
		else agenda.add(hall.now + visitor.walkMs, WORK, () => serve(counter, visitor))
	}

	function serve(counter: Counter, visitor: Visitor): void {
		keeper.note({ do: 'start', counter, visitor }, hall)
		agenda.add(hall.now + serviceMs(trace, counter, visitor, hall.now), WORK, () => release(counter, visitor, 'served'))
	}

	function release(counter: Counter, visitor: Visitor, end: 'served' | 'no-show'): void {
		Object.assign(ticketOf(visitor), { end, freeAt: hall.now })
		keeper.note({ do: end === 'served' ? 'complete' : 'no-show', counter, visitor }, hall)
		settle(counter)
	}

	const ticketOf = (visitor: Visitor): Ticket => tickets.get(visitor) as Ticket
	const shiftChange = (counter: Counter) => () => {
		if (free.has(counter) || !open.has(counter)) settle(counter)
	}

	const end = Math.max(0, ...trace.counters.flatMap((counter) => counter.shifts.map((shift) => shift.graceTo)))
	for (const counter of trace.counters)
		for (const { from, to } of counter.shifts) for (const at of [from, to]) agenda.add(at, SHIFT, shiftChange(counter))
	for (const visitor of trace.visitors) {
		agenda.add(visitor.t, ISSUE, () => issue(visitor))
		if (visitor.t + visitor.patienceMs < end) agenda.add(visitor.t + visitor.patienceMs, LEAVE, () => leave(visitor))
	}
	for (let event = agenda.next(); event; event = agenda.next()) {
		hall.now = event.at
		event.what()
	}
	return [...tickets.values()]
}
