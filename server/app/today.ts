import { parseCentre, type Centre } from '../../contract/centre.ts'
import {
	NOTICE_FACTS,
	SIDE_FACTS,
	type FactOf,
	type NoticeFact,
	type Recorded,
	type SideFact,
	type VisitFact,
} from '../../contract/facts.ts'
import { evolveAlerts, isAlertFact } from '../domain/alert-board.ts'
import type { KnownAlerts } from '../domain/known-alerts.ts'
import { closedCounter, evolveCounter, type CounterDay } from '../domain/counter-day.ts'
import { emptyCourse, noteFact, type Course } from '../domain/forecast/course.ts'
import { bookingsOf } from '../domain/appointments.ts'
import { indexCentre, type Booking, type CentreIndex, type Day } from '../domain/day.ts'
import { evolveNotices, NO_NOTICES, type Notices } from '../domain/notice-board.ts'
import { evolve, type Visit } from '../domain/visit.ts'
import type { FactLog } from '../ports/facts.ts'

/** Service times kept for the forecast: enough to follow the day, few enough to forget its morning. */
const PACES_KEPT = 60

/** What an officer did today, for their own eyes. */
export interface OfficerDay {
	served: number[]
	noShows: number
	transferred: number
}

/** Today's state: the fold of today's facts, and nothing else. */
export interface Today {
	readonly day: Day
	readonly officers: ReadonlyMap<string, OfficerDay>
	/** Newest first. */
	readonly calls: readonly Recorded[]
	/** Newest refused press, by counter and by device. */
	readonly refused: ReadonlyMap<string, Recorded<FactOf<'PressRefused'>>>
	/** Position of the fact that set the centre up as it is now. */
	readonly setupRev: number
	apply(fact: Recorded): void
	/** Forgets everything and folds `date` from the log, under the set-up that the fact at `configuredAt` made. */
	load(date: string, centre: Centre, configuredAt: number): void
}

const CALLS_KEPT = 200

interface State {
	date: string
	setup: CentreIndex
	visits: Map<string, Visit>
	waiting: Map<string, Visit>
	queues: Map<string, { all: number; claims: number }>
	counters: Map<string, CounterDay>
	numbers: Set<string>
	serials: Map<string, number>
	issued: Map<string, number>
	paces: Map<string, number[]>
	course: Course
	officers: Map<string, OfficerDay>
	calls: Recorded[]
	refused: Map<string, Recorded<FactOf<'PressRefused'>>>
	bookings: Map<string, Booking>
	notices: Notices
	alerts: KnownAlerts
}

export function createToday(
	log: Pick<FactLog, 'ofDay'> & Partial<Pick<FactLog, 'lastImport' | 'noticeFacts'>>,
	date: string,
	centre: Centre,
	configuredAt = 0,
): Today {
	let state = emptyDay(date, centre)
	let setupRev = configuredAt

	function load(newDate: string, newCentre: Centre, newRev: number): void {
		state = emptyDay(newDate, newCentre)
		setupRev = newRev
		// Most bookings were imported on a day before.
		const imported = log.lastImport?.(newDate)
		if (imported) state.bookings = bookingsOf(imported.appointments)
		for (const fact of log.ofDay(newDate)) apply(fact)
		// Notices outlast their day.
		const notices = log.noticeFacts?.()
		if (notices) state.notices = notices.reduce(evolveNotices, NO_NOTICES)
	}

	function apply(fact: Recorded): void {
		noteFact(state.course, fact)
		if (fact.type === 'CentreConfigured') {
			// The clock may go back to a day before the set-up in force.
			if (fact.position < setupRev) return
			state.setup = indexCentre(centreOf(fact))
			addCounters(state)
			setupRev = fact.position
		} else if (isSide(fact)) return
		else if (fact.type === 'AppointmentsImported') applyImport(state, fact)
		else if (isNotice(fact)) state.notices = evolveNotices(state.notices, fact)
		else if (isAlertFact(fact)) state.alerts = evolveAlerts(state.alerts, fact)
		else if (fact.type === 'PressRefused') state.refused.set(`counter:${fact.counterId}`, fact).set(`device:${fact.deviceId}`, fact)
		else if ('visitId' in fact) applyVisit(state, fact)
		else applyCounter(state, fact.counterId, fact)
	}

	load(date, centre, configuredAt)
	return {
		get day() {
			return state
		},
		get officers() {
			return state.officers
		},
		get calls() {
			return state.calls
		},
		get refused() {
			return state.refused
		},
		get setupRev() {
			return setupRev
		},
		apply,
		load,
	}
}

/** The set-up in a fact, with what later versions of its shape added. @throws {RangeError} when it is none */
export function centreOf(fact: Recorded<FactOf<'CentreConfigured'>>): Centre {
	const parsed = parseCentre(fact.centre)
	if (!parsed.ok) throw new RangeError(`fact ${fact.position} is no set-up: ${parsed.mistakes[0]}`)
	return parsed.centre
}

function emptyDay(date: string, centre: Centre): State {
	const state: State = {
		date,
		setup: indexCentre(centre),
		visits: new Map(),
		waiting: new Map(),
		queues: new Map(),
		counters: new Map(),
		numbers: new Set(),
		serials: new Map(),
		issued: new Map(),
		paces: new Map(),
		course: emptyCourse(),
		officers: new Map(),
		calls: [],
		refused: new Map(),
		notices: NO_NOTICES,
		alerts: new Map(),
		bookings: new Map(),
	}
	addCounters(state)
	return state
}

/** Counters that the set-up gained; one that it lost stays until the day ends, closed. */
function addCounters(state: State): void {
	for (const { id } of state.setup.centre.counters) if (!state.counters.has(id)) state.counters.set(id, closedCounter(id))
}

/** The newest import for today replaces those before; who has checked in stays so. */
function applyImport(state: State, { forDay, appointments }: Recorded<FactOf<'AppointmentsImported'>>): void {
	if (forDay !== state.date) return
	const before = state.bookings
	state.bookings = bookingsOf(appointments)
	for (const { code, visitId } of before.values()) checkedIn(state, code, visitId)
}

function checkedIn(state: State, code: string, visitId: string | undefined): void {
	const booking = state.bookings.get(code)
	if (booking && visitId !== undefined) state.bookings.set(code, { ...booking, visitId })
}

function applyVisit(state: State, fact: Recorded<VisitFact>): void {
	const before = state.visits.get(fact.visitId)
	const after = evolve(before, fact)
	state.visits.set(after.id, after)
	queue(state, before, -1)
	queue(state, after, 1)
	const counterId = 'counterId' in fact ? fact.counterId : before?.counterId
	if (counterId !== undefined) applyCounter(state, counterId, fact, before)
	note(state, fact, { before, after })
}

const isSide = (fact: Recorded): fact is Recorded<SideFact> => (SIDE_FACTS as readonly string[]).includes(fact.type)
const isNotice = (fact: Recorded): fact is Recorded<NoticeFact> => (NOTICE_FACTS as readonly string[]).includes(fact.type)

function applyCounter(state: State, counterId: string, fact: Recorded, visit?: Visit): void {
	state.counters.set(counterId, evolveCounter(state.counters.get(counterId) ?? closedCounter(counterId), fact, visit))
}

function queue(state: State, visit: Visit | undefined, sign: 1 | -1): void {
	if (visit?.state !== 'waiting') return
	if (sign > 0) state.waiting.set(visit.id, visit)
	else state.waiting.delete(visit.id)
	const { all, claims } = state.queues.get(visit.serviceId) ?? { all: 0, claims: 0 }
	state.queues.set(visit.serviceId, { all: all + sign, claims: claims + (visit.lane === 'regular' ? 0 : sign) })
}

/** Sums that would be slow to count each time. */
function note(state: State, fact: Recorded<VisitFact>, { before, after: visit }: { before: Visit | undefined; after: Visit }): void {
	switch (fact.type) {
		case 'TicketIssued':
			if (fact.appointmentCode) checkedIn(state, fact.appointmentCode, fact.visitId)
			state.numbers.add(fact.number)
			state.serials.set(fact.sequence, Math.max(fact.serial, state.serials.get(fact.sequence) ?? 0))
			state.issued.set(fact.serviceId, (state.issued.get(fact.serviceId) ?? 0) + 1)
			return
		case 'TicketCalled':
			state.calls = [fact, ...state.calls.slice(0, CALLS_KEPT - 1)]
			return
		case 'VisitCompleted':
			return fact.dayEnd ? undefined : served(state, fact, visit.serviceId, visit.servedMs)
		case 'VisitNoShow':
			return bump(officerAt(state, fact.counterId), 'noShows')
		case 'VisitTransferred':
			if (fact.step && before?.servingAt !== undefined)
				return served(state, fact, fact.fromServiceId, before.servedMs + Math.max(0, fact.at - before.servingAt))
			return bump(officerAt(state, fact.counterId), 'transferred')
		default:
	}
}

/** Done at one desk, whether the visit ends there or goes on. */
function served(state: State, { counterId }: { counterId: string }, serviceId: string, ms: number): void {
	state.paces.set(serviceId, [...(state.paces.get(serviceId) ?? []), ms].slice(-PACES_KEPT))
	officerAt(state, counterId)?.served.push(ms)
}

function bump(officer: OfficerDay | undefined, what: 'noShows' | 'transferred'): void {
	if (officer) officer[what]++
}

function officerAt(state: State, counterId: string): OfficerDay | undefined {
	const username = state.counters.get(counterId)?.officer
	if (!username) return undefined
	const officer = state.officers.get(username) ?? { served: [], noShows: 0, transferred: 0 }
	state.officers.set(username, officer)
	return officer
}
