import type { Why } from '../../contract/facts.ts'
import type { AppointmentRules } from '../../contract/work.ts'
import type { Visit } from './visit.ts'

export interface Choice {
	visit: Visit
	why: Why
}

/** The usual practice, where a set-up says nothing else. */
const USUAL: Claims = { leadMs: 5 * 60_000, lateMs: 15 * 60_000 }
/** From how long before its time an appointment counts, and until how late it may be checked in. */
export type Claims = Pick<AppointmentRules, 'leadMs' | 'lateMs'>

/**
 * From when a ticket may pass earlier ones, epoch ms; `Infinity` when it never may. Priority: from its issue. An
 * appointment: from a little before its time, if checked in at most a little late; one whose time nobody recorded, from
 * its issue.
 */
export function claimAt(
	{ lane, issuedAt, appointmentAt }: Pick<Visit, 'lane' | 'issuedAt' | 'appointmentAt'>,
	{ leadMs, lateMs }: Claims = USUAL,
): number {
	if (lane === 'regular') return Infinity
	if (lane === 'priority' || appointmentAt === undefined) return issuedAt
	return issuedAt - appointmentAt > lateMs ? Infinity : Math.max(issuedAt, appointmentAt - leadMs)
}

/** What a counter has called and how often it may pass; `at` is now, epoch ms. */
export interface Turn {
	/** Arrival orders of the tickets this counter has called today. */
	readonly called: readonly number[]
	/** Count, ≥ 0. */
	readonly yieldLimit: number
	readonly at: number
	/** The usual practice if absent. */
	readonly claims?: Claims
}

/**
 * Who is next at a counter: bounded yielding ("nhường có hạn").
 *
 * Let x be the ticket that has waited longest. If this counter has already called `yieldLimit` tickets issued after x,
 * it must call x. Otherwise it calls the earliest claim that is due ({@link claimAt}), and without one, x. So no counter
 * passes a ticket more than `yieldLimit` times, which can be checked from its own calls alone.
 *
 * @param candidates  those the counter may call now, in any order
 * @returns           the choice and its reason; `undefined` when nobody waits
 */
export function chooseNext(candidates: readonly Visit[], { called, yieldLimit, at, claims }: Turn): Choice | undefined {
	const oldest = earliest(candidates)
	if (!oldest) return undefined
	const passed = called.reduce((n, order) => n + (order > oldest.order ? 1 : 0), 0)
	const claimant = firstClaim(candidates, at, claims)
	if (!claimant || claimant === oldest) return { visit: oldest, why: { rule: 'arrival', passed } }
	if (passed >= yieldLimit) return { visit: oldest, why: { rule: passed > 0 ? 'yield-limit' : 'arrival', passed } }
	return { visit: claimant, why: { ...claimOf(claimant), before: oldest.number, passed: passed + 1 } }
}

const claimOf = ({ lane, appointmentAt }: Visit): Pick<Why, 'rule' | 'appointmentAt'> =>
	lane === 'appointment' ? { rule: 'appointment', ...(appointmentAt !== undefined && { appointmentAt }) } : { rule: 'priority' }

/** The next `count` calls of a counter if nobody else called and nobody came: what an officer sees as the queue. */
export function callingOrder(candidates: readonly Visit[], turn: Turn, count: number): Choice[] {
	const left = [...candidates],
		called = [...turn.called]
	const order: Choice[] = []
	while (order.length < count) {
		const next = chooseNext(left, { ...turn, called })
		if (!next) break
		order.push(next)
		called.push(next.visit.order)
		left.splice(left.indexOf(next.visit), 1)
	}
	return order
}

/** Arrival orders are positions in the log: no two are equal. */
export function earliest(visits: readonly Visit[]): Visit | undefined {
	let first: Visit | undefined
	for (const v of visits) if (!first || v.order < first.order) first = v
	return first
}

function firstClaim(visits: readonly Visit[], at: number, claims: Claims | undefined): Visit | undefined {
	let first: Visit | undefined
	let since = Infinity
	for (const v of visits) {
		const claim = claimAt(v, claims)
		if (claim > at || claim > since || (first && claim === since && v.order > first.order)) continue
		first = v
		since = claim
	}
	return first
}
