import type { FactOf, Recorded, VisitFact } from '../../contract/facts.ts'
import type { Channel } from '../../contract/reports.ts'
import type { SetupThen } from './setup-then.ts'
import { lasted, newStop, type Passage, type Stop } from './stop.ts'

/** A visit and the set-up under which its number was given. */
export type Folded = Passage & { setup: SetupThen }

export interface DayFold {
	/** @throws {RangeError} when the log is broken: a fact about a visit never issued on this day */
	apply(fact: Recorded): void
	/** The set-up from here on. */
	setUp(setup: SetupThen): void
	/** In order of issue. `now`: who was completed longer ago than the time to rate and has not answered, did not. */
	visits(now: number): Folded[]
}

/** Folds the facts of one day into visits and their stops. */
export function createDayFold(setupBefore: SetupThen): DayFold {
	let setup = setupBefore
	/** Who opened a counter last: at a closed one nothing is called or served. */
	const seats = new Map<string, string>()
	const visits = new Map<string, Folded>()

	function apply(fact: Recorded): void {
		if (fact.type === 'CounterOpened') seats.set(fact.counterId, fact.officer)
		else if (fact.type === 'TicketIssued') visits.set(fact.visitId, issued(fact, setup))
		else if ('visitId' in fact) applyVisit(fact)
	}

	function applyVisit(fact: Recorded<VisitFact>): void {
		const visit = visits.get(fact.visitId)
		if (!visit) throw new RangeError(`fact ${fact.position} is about the unknown visit ${fact.visitId}`)
		evolveVisit(visit, fact, { setup, officer: 'counterId' in fact ? (seats.get(fact.counterId) ?? '') : '' })
	}

	return {
		apply,
		setUp: (next) => void (setup = next),
		visits(now) {
			for (const { stops, setup } of visits.values()) {
				const last = stops.at(-1)
				if (last?.end === 'completed' && last.endedAt !== undefined) last.unanswered = !last.rating && now - last.endedAt > setup.windowMs
			}
			return [...visits.values()]
		},
	}
}

function issued(fact: Recorded<FactOf<'TicketIssued'>>, setup: SetupThen): Folded {
	const joinedAt = fact.walkUp ? undefined : Math.max(fact.at, fact.appointmentAt ?? fact.at)
	return {
		visitId: fact.visitId,
		number: fact.number,
		issuedAt: fact.at,
		lane: fact.lane,
		channel: channelOf(fact),
		language: fact.language,
		procedureId: fact.procedureId ?? '',
		stops: [newStop(fact.serviceId, joinedAt)],
		setup,
	}
}

function channelOf({ walkUp, appointmentAt, kioskId }: FactOf<'TicketIssued'>): Channel {
	if (walkUp) return 'walk-up'
	if (appointmentAt !== undefined) return 'booking'
	return kioskId === undefined ? 'reception' : 'kiosk'
}

interface At {
	setup: SetupThen
	/** Who sits at the counter of the fact. */
	officer: string
}

function evolveVisit(visit: Passage, fact: Recorded<VisitFact>, at: At): void {
	const stop = visit.stops.at(-1) as Stop
	switch (fact.type) {
		case 'TicketCalled':
			return called(visit, fact, at)
		case 'ServingStarted':
		case 'VisitResumed': {
			const here = stopAt(visit, fact, at)
			here.servedFromAt ??= fact.at
			here.servingAt = fact.at
			return
		}
		case 'VisitHeld':
			return stopServing(stop, fact.at)
		case 'VisitTransferred':
			end(stop, fact, fact.step ? 'step' : 'transferred')
			visit.stops.push(newStop(fact.toServiceId, fact.at))
			return
		case 'VisitNoShow':
			return end(stop, fact, 'no-show')
		case 'VisitReinstated':
			stop.reinstated++
			return reopen(stop)
		case 'VisitCompleted':
			end(stop, fact, fact.dayEnd ? 'day-end' : 'completed')
			if (!fact.dayEnd) visit.stayMs = lasted(stop, visit.issuedAt, fact.at)
			return
		case 'VisitCancelled':
			return end(stop, fact, !fact.dayEnd ? 'cancelled' : stop.servedFromAt === undefined ? 'left' : 'day-end')
		case 'VisitRated':
			return rated(visit, fact, at.setup)
		default:
	}
}

function called(visit: Passage, fact: Recorded<FactOf<'TicketCalled'>>, at: At): void {
	const stop = stopAt(visit, fact, at)
	if (fact.attempt > 1) stop.recalls++
	if (stop.firstCallAt !== undefined || stop.joinedAt === undefined) return
	stop.firstCallAt = fact.at
	if (fact.at < (visit.stops.length === 1 ? visit.issuedAt : stop.joinedAt)) stop.clockBack = true
}

/** The stop at this counter: another desk or officer than the one that served it so far is another stop. */
function stopAt(visit: Passage, fact: { counterId: string; at: number }, { officer }: At): Stop {
	let stop = visit.stops.at(-1) as Stop
	if (stop.servedFromAt !== undefined && (stop.counterId !== fact.counterId || stop.officer !== officer)) {
		end(stop, fact, 'moved')
		stop = newStop(stop.serviceId)
		visit.stops.push(stop)
	}
	stop.counterId = fact.counterId
	stop.officer = officer
	return stop
}

function stopServing(stop: Stop, at: number): void {
	if (stop.servingAt !== undefined) stop.servedMs += lasted(stop, stop.servingAt, at)
	delete stop.servingAt
}

function end(stop: Stop, { at, ...fact }: { at: number; outcome?: string | undefined }, as: Stop['end']): void {
	stopServing(stop, at)
	stop.end = as
	stop.endedAt = at
	stop.outcome = fact.outcome ?? ''
}

function reopen(stop: Stop): void {
	stop.end = 'open'
	delete stop.endedAt
}

/** Of whoever served there last: a press at the desk is about nobody else. */
function rated({ stops }: Passage, { counterId, level, reasons }: FactOf<'VisitRated'>, setup: SetupThen): void {
	const served = stops.filter((s) => s.servedFromAt !== undefined)
	const stop = served.findLast((s) => s.counterId === counterId) ?? served.at(-1)
	if (stop) stop.rating = { level, counts: setup.countsOf(level) ?? 'neutral', reasons }
}
