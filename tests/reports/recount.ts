import type { Centre } from '../../contract/centre.ts'
import type { FactOf, Recorded } from '../../contract/facts.ts'
import type { Dimension, ReportQuery, Spread } from '../../contract/reports.ts'
import { keysOf } from './recount-keys.ts'

/**
 * Every figure again, slowly and by another way: each visit's facts are cut into stops, and all is counted by filtering
 * lists of them. It shares nothing with the engine but the facts.
 */

export interface Counted {
	keys: Record<Dimension, string>
	first: boolean
	last: boolean
	end: string
	served: boolean
	walkUp: boolean
	waitS?: number
	serviceS?: number
	allServiceS?: number
	stayS?: number
	recalls: number
	reinstated: number
	clockBack: boolean
	rating?: { level: number; counts: string; reasons: readonly string[] }
	unanswered: boolean
}

type OfVisit = Extract<Recorded, { visitId: string }>
type AtDesk = OfVisit & { counterId: string }

interface Piece {
	serviceId: string
	joinedAt: number | undefined
	facts: OfVisit[]
}

/** @param now epoch ms; days before the newest one are over for good */
export function recount(log: readonly Recorded[], now: number): Counted[] {
	const newestDay = log.at(-1)?.day
	const byVisit = new Map<string, OfVisit[]>()
	for (const fact of log) if ('visitId' in fact) byVisit.set(fact.visitId, [...(byVisit.get(fact.visitId) ?? []), fact])
	return [...byVisit.values()].flatMap((facts) => countVisit(log, facts, facts[0]?.day === newestDay ? now : Infinity))
}

function countVisit(log: readonly Recorded[], facts: readonly OfVisit[], now: number): Counted[] {
	const issued = facts[0] as Recorded<FactOf<'TicketIssued'>>
	const setup = setupAt(log, issued.position)
	const pieces = cutAtDesks(log, cutAtTransfers(facts))
	const whole = pieces.map((piece, i) =>
		countPiece(log, piece, { issued, setup, isFirst: i === 0, isLast: i === pieces.length - 1, next: pieces[i + 1] }),
	)
	const rated = facts.find((f): f is Recorded<FactOf<'VisitRated'>> => f.type === 'VisitRated')
	if (rated) {
		const at = pieces.findLastIndex(({ facts }) =>
			facts.some((f) => isBegin(f) && f.counterId === rated.counterId && f.position < rated.position),
		)
		const counts = setupAt(log, rated.position).rating.levels.find((l) => l.level === rated.level)?.counts ?? ''
		whole[at]!.rating = { level: rated.level, counts, reasons: rated.reasons }
	}
	const last = whole.at(-1)!
	const completed = facts.find((f) => f.type === 'VisitCompleted')
	if (last.end === 'completed' && completed) {
		last.unanswered = !rated && now - completed.at > setup.rating.windowMs
		last.allServiceS = seconds(pieces.reduce((sum, piece) => sum + serviceMs(piece), 0))
		last.stayS = seconds(Math.max(0, completed.at - issued.at))
		if (completed.at < issued.at) last.clockBack = true
	}
	return whole
}

function cutAtTransfers(facts: readonly OfVisit[]): Piece[] {
	const issued = facts[0] as Recorded<FactOf<'TicketIssued'>>
	const pieces: Piece[] = [
		{ serviceId: issued.serviceId, joinedAt: issued.walkUp ? undefined : Math.max(issued.at, issued.appointmentAt ?? 0), facts: [] },
	]
	for (const fact of facts) {
		pieces.at(-1)!.facts.push(fact)
		if (fact.type === 'VisitTransferred') pieces.push({ serviceId: fact.toServiceId, joinedAt: fact.at, facts: [] })
	}
	return pieces
}

/** Where another desk or officer goes on with a visit that was served already, another piece begins. */
function cutAtDesks(log: readonly Recorded[], pieces: readonly Piece[]): Piece[] {
	return pieces.flatMap((piece) => {
		const cut: Piece[] = [{ ...piece, facts: [] }]
		for (const fact of piece.facts) {
			const servedAt = cut.at(-1)!.facts.find(isBegin)
			const goesOn = isBegin(fact) || fact.type === 'TicketCalled'
			if (servedAt && goesOn && deskOf(log, fact) !== deskOf(log, servedAt)) cut.push({ ...piece, joinedAt: undefined, facts: [] })
			cut.at(-1)!.facts.push(fact)
		}
		return cut
	})
}

const isBegin = (fact: OfVisit): fact is Recorded<FactOf<'ServingStarted' | 'VisitResumed'>> =>
	fact.type === 'ServingStarted' || fact.type === 'VisitResumed'
const deskOf = (log: readonly Recorded[], fact: AtDesk) => `${fact.counterId}/${officerAt(log, fact)}`

function officerAt(log: readonly Recorded[], { counterId, position, day }: AtDesk): string {
	const seat = log.findLast(
		(f) =>
			f.position < position && f.day === day && (f.type === 'CounterOpened' || f.type === 'CounterClosed') && f.counterId === counterId,
	)
	return seat?.type === 'CounterOpened' ? seat.officer : ''
}

function serviceMs({ facts }: Piece): number {
	let total = 0
	for (const [i, fact] of facts.entries()) {
		if (!isBegin(fact)) continue
		const over = facts.slice(i + 1).find((f) => ['VisitHeld', 'VisitTransferred', 'VisitCompleted'].includes(f.type))
		if (over) total += Math.max(0, over.at - fact.at)
	}
	return total
}

interface Around {
	issued: Recorded<FactOf<'TicketIssued'>>
	setup: Centre
	isFirst: boolean
	isLast: boolean
	next: Piece | undefined
}

function countPiece(log: readonly Recorded[], piece: Piece, { issued, setup, isFirst, isLast, next }: Around): Counted {
	const { facts, joinedAt } = piece
	const calls = facts.filter((f) => f.type === 'TicketCalled')
	const begun = facts.find(isBegin)
	const atDesk = facts.findLast((f): f is AtDesk & { type: 'TicketCalled' } => f.type === 'TicketCalled' || isBegin(f))
	const end = endOf(facts, { isServed: begun !== undefined, isMoved: !isLast && next?.joinedAt === undefined })
	const served = begun !== undefined && end !== 'open' && end !== 'day-end'
	const called = calls[0]
	const outcome = facts.findLast((f) => f.type === 'VisitTransferred' || f.type === 'VisitCompleted')?.outcome ?? ''
	return {
		keys: keysOf(issued, setup, { piece, counterId: atDesk?.counterId ?? '', officer: atDesk ? officerAt(log, atDesk) : '', outcome }),
		first: isFirst,
		last: isLast,
		end,
		served,
		walkUp: issued.walkUp === true,
		...(joinedAt !== undefined && called && { waitS: seconds(Math.max(0, called.at - joinedAt)) }),
		...(served && { serviceS: seconds(serviceMs(piece)) }),
		recalls: calls.filter((f) => f.attempt > 1).length,
		reinstated: facts.filter((f) => f.type === 'VisitReinstated').length,
		clockBack: ranBack(piece, isFirst ? issued.at : joinedAt),
		unanswered: false,
	}
}

function ranBack({ facts, joinedAt }: Piece, since: number | undefined): boolean {
	const called = facts.find((f) => f.type === 'TicketCalled')
	if (joinedAt !== undefined && since !== undefined && called && called.at < since) return true
	return facts.some((fact, i) => {
		const over = isBegin(fact) && facts.slice(i + 1).find((f) => ['VisitHeld', 'VisitTransferred', 'VisitCompleted'].includes(f.type))
		return over && over.at < fact.at
	})
}

function endOf(facts: readonly OfVisit[], { isServed, isMoved }: { isServed: boolean; isMoved: boolean }): string {
	if (isMoved) return 'moved'
	const last = facts.findLast((f) =>
		['VisitTransferred', 'VisitNoShow', 'VisitReinstated', 'VisitCompleted', 'VisitCancelled'].includes(f.type),
	)
	switch (last?.type) {
		case 'VisitTransferred':
			return last.step ? 'step' : 'transferred'
		case 'VisitNoShow':
			return 'no-show'
		case 'VisitCompleted':
			return last.dayEnd ? 'day-end' : 'completed'
		case 'VisitCancelled':
			return !last.dayEnd ? 'cancelled' : isServed ? 'day-end' : 'left'
		default:
			return 'open'
	}
}

function setupAt(log: readonly Recorded[], position: number): Centre {
	const fact = log.findLast((f): f is Recorded<FactOf<'CentreConfigured'>> => f.type === 'CentreConfigured' && f.position < position)
	return fact!.centre as unknown as Centre
}

const seconds = (ms: number): number => Math.round(ms / 1000)

/** Those that a query asks for, without its grouping. */
export const matching = (all: readonly Counted[], query: ReportQuery): Counted[] =>
	all.filter(
		({ keys }) =>
			keys.day >= query.from &&
			keys.day <= query.to &&
			(Object.keys(keys) as Dimension[]).every((dimension) => query[dimension]?.includes(keys[dimension]) ?? true),
	)

export function spreadOf(values: readonly number[]): Omit<Spread, 'within'> {
	const sorted = [...values].sort((a, b) => a - b)
	const at = (share: number) => (sorted.length === 0 ? null : sorted[Math.ceil(sorted.length * share) - 1]! * 1000)
	const sum = sorted.reduce((a, b) => a + b, 0)
	return {
		n: sorted.length,
		meanMs: sorted.length === 0 ? null : Math.round((sum * 1000) / sorted.length),
		medianMs: at(0.5),
		p90Ms: at(0.9),
		maxMs: at(1),
	}
}
