import type { FactOf, Recorded, VisitFact, Why } from '../../contract/facts.ts'
import type { Lane, Language } from '../../contract/ids.ts'
import type { VisitState } from '../../contract/views.ts'

/** One citizen's passage, from ticket to rating. Times are epoch ms. */
export interface Visit {
	readonly id: string
	readonly number: string
	readonly lane: Lane
	readonly language: Language
	readonly procedureId?: string
	readonly documents?: readonly number[]
	readonly kioskId?: string
	/** Arrival: position of `TicketIssued`. A total order, kept through transfers and returns. */
	readonly order: number
	readonly issuedAt: number
	/** The booked time, for the appointment lane. */
	readonly appointmentAt?: number
	readonly aheadAtIssue: number
	readonly state: VisitState
	/** What its ticket was taken for. */
	readonly firstServiceId: string
	/** Where it waits or was last served; changes with a transfer. */
	readonly serviceId: string
	/** After a transfer to a counter: only that counter calls it, while that counter is not closed. */
	readonly onlyCounterId?: string
	readonly transferredFrom?: string
	readonly waitingSinceAt: number
	/** Counter that called it last. */
	readonly counterId?: string
	readonly attempt: number
	readonly callId?: number
	readonly calledAt?: number
	readonly why?: Why
	readonly servingAt?: number
	/** When an officer last began, or went on, with it; kept after the end. */
	readonly servedFromAt?: number
	/** Time with officers since it came to this service or counter, without the stretch now running. */
	readonly servedMs: number
	readonly heldAt?: number
	readonly holdReason?: string
	/** Where it was sent meanwhile. */
	readonly room?: string
	/** When it came back by itself after it was held, to the counter that held it. */
	readonly returnedAt?: number
	/** Where it goes next under the same number, the next first. */
	readonly stops: readonly Stop[]
	readonly dossiers?: number
	readonly walkUp?: boolean
	readonly appointmentCode?: string
	/** When it was called first at this turn: a no-show needs some time from then. */
	readonly firstCalledAt?: number
	readonly noShowAt?: number
	readonly completedAt?: number
	readonly rating?: { readonly level: number; readonly at: number }
	/** Jobs that came out of a printer. */
	readonly printed: readonly string[]
	/** Jobs of which it will never be known. */
	readonly doubted: readonly string[]
	/** Slips asked for, the first included. */
	readonly slips: number
}

/** A service, or one counter of it. */
export interface Stop {
	readonly serviceId: string
	readonly counterId?: string
}

/** Folds one fact into one visit. @throws {RangeError} when the log is broken: a fact about a visit never issued */
export function evolve(visit: Visit | undefined, fact: Recorded<VisitFact>): Visit {
	if (fact.type === 'TicketIssued') return issued(fact)
	if (!visit) throw new RangeError(`fact ${fact.position} is about the unknown visit ${fact.visitId}`)
	switch (fact.type) {
		case 'ReprintRequested':
			return { ...visit, slips: visit.slips + 1 }
		case 'TicketPrinted':
			return { ...visit, printed: [...visit.printed, fact.jobId] }
		case 'PrintDoubted':
			return { ...visit, doubted: [...visit.doubted, fact.jobId] }
		case 'TicketCalled':
			return {
				...visit,
				state: 'called',
				counterId: fact.counterId,
				attempt: fact.attempt,
				callId: fact.position,
				calledAt: fact.at,
				firstCalledAt: fact.attempt === 1 ? fact.at : (visit.firstCalledAt ?? fact.at),
				why: fact.why,
			}
		case 'ServingStarted':
		case 'VisitResumed':
			return { ...visit, state: 'serving', counterId: fact.counterId, servingAt: fact.at, servedFromAt: fact.at }
		case 'VisitHeld':
			return held(visit, fact)
		case 'VisitReturned':
			return returned(visit, fact)
		case 'VisitTransferred':
			return transferred(visit, fact)
		case 'VisitNoShow':
			return { ...visit, state: 'no-show', noShowAt: fact.at }
		case 'VisitReinstated':
			return { ...visit, state: 'waiting', attempt: 0, waitingSinceAt: fact.at }
		case 'VisitCompleted':
			return { ...stopServing(visit, fact.at), state: 'completed', completedAt: fact.at }
		case 'VisitCancelled':
			return { ...visit, state: 'cancelled' }
		case 'VisitRated':
			return { ...visit, rating: { level: fact.level, at: fact.at } }
	}
}

function issued(fact: Recorded<FactOf<'TicketIssued'>>): Visit {
	return {
		id: fact.visitId,
		number: fact.number,
		lane: fact.lane,
		language: fact.language,
		...(fact.procedureId && { procedureId: fact.procedureId }),
		...(fact.documents && { documents: fact.documents }),
		...(fact.kioskId && { kioskId: fact.kioskId }),
		order: fact.position,
		issuedAt: fact.at,
		...(fact.appointmentAt !== undefined && { appointmentAt: fact.appointmentAt }),
		aheadAtIssue: fact.ahead,
		state: 'waiting',
		firstServiceId: fact.serviceId,
		serviceId: fact.serviceId,
		waitingSinceAt: fact.at,
		attempt: 0,
		servedMs: 0,
		printed: [],
		doubted: [],
		slips: 1,
		stops: (fact.thenServiceIds ?? []).map((serviceId) => ({ serviceId })),
		...(fact.dossiers && { dossiers: fact.dossiers }),
		...(fact.walkUp && { walkUp: true }),
		...(fact.appointmentCode && { appointmentCode: fact.appointmentCode }),
	}
}

function held(visit: Visit, fact: Recorded<FactOf<'VisitHeld'>>): Visit {
	const { room: _, returnedAt: _r, ...rest } = stopServing(visit, fact.at)
	return { ...rest, state: 'held', heldAt: fact.at, holdReason: fact.reason ?? '', ...(fact.room && { room: fact.room }) }
}

function returned(visit: Visit, { at, toCounterId }: Recorded<FactOf<'VisitReturned'>>): Visit {
	const { onlyCounterId: _, room: _room, ...rest } = visit
	return { ...rest, state: 'waiting', attempt: 0, waitingSinceAt: at, returnedAt: at, ...(toCounterId && { onlyCounterId: toCounterId }) }
}

function transferred(visit: Visit, fact: Recorded<FactOf<'VisitTransferred'>>): Visit {
	const { onlyCounterId: _o, servingAt: _s, returnedAt: _r, ...rest } = visit
	return {
		...rest,
		state: 'waiting',
		attempt: 0,
		servedMs: 0,
		serviceId: fact.toServiceId,
		transferredFrom: fact.counterId,
		waitingSinceAt: fact.at,
		stops: stopsAfter(visit, fact),
		...(fact.toCounterId && { onlyCounterId: fact.toCounterId }),
	}
}

function stopsAfter({ stops }: Visit, { step, returnToCounterId, fromServiceId }: Recorded<FactOf<'VisitTransferred'>>): readonly Stop[] {
	const left = step ? stops.slice(1) : stops
	return returnToCounterId ? [{ serviceId: fromServiceId, counterId: returnToCounterId }, ...left] : left
}

/** A clock set back must not make time served negative. */
function stopServing(visit: Visit, at: number): Visit {
	const { servingAt, ...rest } = visit
	return servingAt === undefined ? visit : { ...rest, servedMs: visit.servedMs + Math.max(0, at - servingAt) }
}

/** Neither finished nor given up: what midnight must close. */
export const isOpen = (visit: Visit): boolean => ['waiting', 'called', 'serving', 'held'].includes(visit.state)
/** In front of an officer, or on the way: a counter has at most one. */
export const isAtCounter = (visit: Visit): boolean => visit.state === 'called' || visit.state === 'serving'
