import type { FactOf, Recorded } from '../../contract/facts.ts'
import { chooseAt, waitingFor } from '../domain/work-profile.ts'
import type { FactLog } from '../ports/facts.ts'
import { centreOf, createToday, type Today } from './today.ts'

export type CallAudit = { ok: true; calls: number; chosen: number } | { ok: false; position: number; problem: string }

/** Facts read at a time. */
const PART = 5_000

/**
 * Makes every decision of the lane rule and the work profiles again, from the facts before it alone, and compares: the
 * same visit, for the same reason. Numbers that officers chose themselves are counted apart; they must say so.
 *
 * @returns the first call that comes out otherwise
 */
export function auditCalls(log: Pick<FactLog, 'read' | 'ofDay'>): CallAudit {
	const tally = { calls: 0, chosen: 0 }
	let today: Today | undefined
	for (const fact of allFacts(log)) {
		today = dayOf(log, today, fact)
		const problem = fact.type === 'TicketCalled' && today ? problemOf(today, fact) : undefined
		if (problem) return { ok: false, position: fact.position, problem }
		if (fact.type === 'TicketCalled' && fact.attempt === 1) tally[fact.why.rule === 'chosen' ? 'chosen' : 'calls']++
		today?.apply(fact)
	}
	return { ok: true, ...tally }
}

function* allFacts(log: Pick<FactLog, 'read'>): Generator<Recorded> {
	for (let after = 0, part = log.read(0, PART); part.length > 0; part = log.read(after, PART)) {
		yield* part
		after = part.at(-1)?.position ?? Infinity
	}
}

/** The day a fact belongs to, as it was before that fact. The clock may have gone back to a day that was there before. */
function dayOf(log: Pick<FactLog, 'ofDay'>, today: Today | undefined, fact: Recorded): Today | undefined {
	if (today?.day.date === fact.day) return today
	const setup = fact.type === 'CentreConfigured' && !today ? centreOf(fact) : today?.day.setup.centre
	if (!setup) return undefined
	const before = { ofDay: (day: string) => log.ofDay(day).filter(({ position }) => position < fact.position) }
	return createToday(before, fact.day, setup, today?.setupRev ?? 0)
}

function problemOf({ day }: Today, { visitId, counterId, why, attempt, at }: Recorded<FactOf<'TicketCalled'>>): string | undefined {
	if (attempt > 1) return why.rule === 'recall' ? undefined : `a call again for the reason "${why.rule}"`
	if (why.rule === 'chosen') return undefined
	const called = day.counters.get(counterId)?.called ?? []
	const next = chooseAt(day, counterId, { waiting: waitingFor(day, counterId), called, at })
	if (!next) return 'nobody could be called at this counter'
	if (next.visit.id !== visitId)
		return `${day.visits.get(visitId)?.number ?? visitId} was called; by the rule it was ${next.visit.number}’s turn (${next.why.rule})`
	const [told, made] = [JSON.stringify(sorted(why)), JSON.stringify(sorted(next.why))]
	return told === made ? undefined : `it tells the reason ${told}; by the rule it is ${made}`
}

const sorted = (why: object) => Object.fromEntries(Object.entries(why).sort(([a], [b]) => (a < b ? -1 : 1)))
