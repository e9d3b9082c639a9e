import type { FactOf, NoticeFact, Recorded } from '../../contract/facts.ts'
import type { ReplayCounter, ReplayMoment, ReplayOutline } from '../../contract/replay.ts'
import { counterView } from '../domain/views/counter.ts'
import { displayView } from '../domain/views/display.ts'
import type { Seen } from '../domain/views/shared.ts'
import { centreOf, createToday, type Today } from './today.ts'

/** What a day is folded from; facts before it are those at lower positions than its first. */
export interface ReplaySource {
	ofDay(day: string): Recorded[]
	setupBefore(position: number): Recorded<FactOf<'CentreConfigured'>> | undefined
	importBefore(day: string, position: number): Recorded<FactOf<'AppointmentsImported'>> | undefined
	noticesBefore(position: number): Recorded<NoticeFact>[]
}

/** One day, at any moment of it. Going forward folds only what is new; going back folds from the morning. */
export interface Replay {
	outline(): ReplayOutline
	/** The hall once everything up to `at` had happened. A clock that was set back then stays at the later of its times. */
	moment(at: number, displayIds: readonly string[]): ReplayMoment
}

const MINUTE_MS = 60_000
const ISSUED_SHOWN = 5

/** @returns `undefined` when nothing happened on that day */
export function createReplay(source: ReplaySource, day: string): Replay | undefined {
	const facts = source.ofDay(day)
	const first = facts[0]
	if (!first) return undefined
	const setup = source.setupBefore(first.position) ?? facts.find((fact) => fact.type === 'CentreConfigured')
	if (!setup) return undefined
	const centre = centreOf(setup)
	const imported = source.importBefore(day, first.position)
	const notices = source.noticesBefore(first.position)
	const known = { ofDay: () => [], lastImport: () => imported, noticeFacts: () => notices }
	const ends = settledAt(facts)
	let today = createToday(known, day, centre, setup.position)
	let applied = 0

	function foldTo(count: number): Today {
		if (count < applied) {
			today = createToday(known, day, centre, setup?.position)
			applied = 0
		}
		for (const fact of facts.slice(applied, count)) today.apply(fact)
		applied = count
		return today
	}

	return {
		outline: () => outlineOf(day, facts),
		moment: (at, displayIds) => {
			const count = countUpTo(ends, at)
			return momentOf(foldTo(count), { at, done: facts.slice(0, count), displayIds })
		},
	}
}

/** For each fact the time from which on it and all before it have happened, whatever the clock did meanwhile. */
function settledAt(facts: readonly Recorded[]): number[] {
	const ends: number[] = []
	let least = Infinity
	for (const { at } of facts.toReversed()) ends.push((least = Math.min(least, at)))
	return ends.reverse()
}

/** How many of these growing times are not after `at`. */
function countUpTo(times: readonly number[], at: number): number {
	let [low, high] = [0, times.length]
	while (low < high) {
		const middle = (low + high) >> 1
		if ((times[middle] ?? 0) <= at) low = middle + 1
		else high = middle
	}
	return low
}

function outlineOf(day: string, facts: readonly Recorded[]): ReplayOutline {
	const minutes = new Map<number, { at: number; issued: number; called: number; completed: number }>()
	for (const fact of facts) {
		const at = Math.floor(fact.at / MINUTE_MS) * MINUTE_MS
		const minute = minutes.get(at) ?? { at, issued: 0, called: 0, completed: 0 }
		minutes.set(at, minute)
		if (fact.type === 'TicketIssued') minute.issued++
		else if (fact.type === 'TicketCalled') minute.called++
		else if (fact.type === 'VisitCompleted' && !fact.dayEnd) minute.completed++
	}
	const times = [...minutes.keys()].sort((a, b) => a - b)
	return {
		day,
		firstAt: facts.reduce((least, { at }) => Math.min(least, at), Infinity),
		lastAt: facts.reduce((most, { at }) => Math.max(most, at), 0),
		facts: facts.length,
		minutes: times.flatMap((at) => minutes.get(at) ?? []),
		calls: facts.flatMap(({ type, at }) => (type === 'TicketCalled' ? at : [])).sort((a, b) => a - b),
	}
}

interface Asked {
	at: number
	/** Facts of the day so far. */
	done: readonly Recorded[]
	displayIds: readonly string[]
}

function momentOf(today: Today, { at, done, displayIds }: Asked): ReplayMoment {
	const { day, calls, officers, refused, setupRev } = today
	// Devices and forecasts are in no fact.
	const seen: Seen = { day, at, setupRev, calls, officers, refused, devices: new Map(), isOnline: () => false }
	const { zones, services, displays, counters } = day.setup.centre
	return {
		day: day.date,
		at,
		position: done.at(-1)?.position ?? 0,
		setup: {
			zones: zones.map(({ id, letter, name }) => ({ id, letter, name })),
			services: services.map(({ id, name }) => ({ id, name })),
			displays: displays.map(({ id, label, layout }) => ({ id, label, layout })),
		},
		displays: displayIds.flatMap((id) => {
			const view = displayView(seen, id)
			return view ? withoutWaits(view) : []
		}),
		counters: counters.flatMap(({ id }) => counterAt(seen, id) ?? []),
		queues: services.map(({ id }) => ({ serviceId: id, waiting: day.queues.get(id)?.all ?? 0 })),
		issued: lastIssued(done),
	}
}

type View = NonNullable<ReturnType<typeof displayView>>

/** What a forecast said then is in no fact, and what it would say now is something else. */
function withoutWaits({ zones, columns, ...view }: View): View {
	return {
		...view,
		zones: zones.map((zone) => ({ ...zone, waitMs: null })),
		...(columns && { columns: columns.map((column) => ({ ...column, waitMs: null })) }),
	}
}

function counterAt(seen: Seen, counterId: string): ReplayCounter | undefined {
	const view = counterView(seen, counterId)
	if (!view) return undefined
	const { number, zoneId, state, pauseReason, officer, current, waiting } = view
	return {
		...{ counterId, number, zoneId, state, waiting: waiting.count },
		...(pauseReason !== undefined && { pauseReason }),
		...(officer && { officer: officer.name }),
		...(current && { current: { number: current.number, state: current.state, since: current.servingAt ?? current.calledAt } }),
	}
}

function lastIssued(done: readonly Recorded[]): ReplayMoment['issued'] {
	const last: ReplayMoment['issued'] = []
	for (let i = done.length - 1; i >= 0 && last.length < ISSUED_SHOWN; i--) {
		const fact = done[i]
		if (fact?.type === 'TicketIssued') last.push({ number: fact.number, at: fact.at, ahead: fact.ahead, waitMs: fact.waitMs })
	}
	return last
}
