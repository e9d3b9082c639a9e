import type { Why } from '../../contract/facts.ts'
import type { Visit } from './visit.ts'

export interface Choice {
	visit: Visit
	why: Why
}

/**
 * Who is next at a counter: bounded yielding ("nhường có hạn").
 *
 * Let x be the ticket that has waited longest. If this counter has already called `yieldLimit` tickets issued after x,
 * it must call x. Otherwise it calls the earliest claim (priority, appointment), and without one, x. So no counter
 * passes a ticket more than `yieldLimit` times, which can be checked from its own calls alone.
 *
 * @param candidates  those the counter may call now, in any order
 * @param called      arrival orders of the tickets this counter has called today
 * @param yieldLimit  count, ≥ 0
 * @returns           the choice and its reason; `undefined` when nobody waits
 */
export function chooseNext(candidates: readonly Visit[], called: readonly number[], yieldLimit: number): Choice | undefined {
	const oldest = earliest(candidates)
	if (!oldest) return undefined
	const passed = called.reduce((n, order) => n + (order > oldest.order ? 1 : 0), 0)
	const claimant = earliest(candidates.filter((v) => v.lane !== 'regular'))
	if (!claimant || claimant === oldest) return { visit: oldest, why: { rule: 'arrival', passed } }
	if (passed >= yieldLimit) return { visit: oldest, why: { rule: passed > 0 ? 'yield-limit' : 'arrival', passed } }
	const rule = claimant.lane === 'appointment' ? 'appointment' : 'priority'
	return { visit: claimant, why: { rule, before: oldest.number, passed: passed + 1 } }
}

/** The next `count` calls of a counter if nobody else called and nobody came: what an officer sees as the queue. */
export function callingOrder(candidates: readonly Visit[], called: readonly number[], yieldLimit: number, count: number): Choice[] {
	const left = [...candidates],
		made = [...called]
	const order: Choice[] = []
	while (order.length < count) {
		const next = chooseNext(left, made, yieldLimit)
		if (!next) break
		order.push(next)
		made.push(next.visit.order)
		left.splice(left.indexOf(next.visit), 1)
	}
	return order
}

/** Arrival orders are positions in the log: no two are equal. */
function earliest(visits: readonly Visit[]): Visit | undefined {
	let first: Visit | undefined
	for (const v of visits) if (!first || v.order < first.order) first = v
	return first
}
