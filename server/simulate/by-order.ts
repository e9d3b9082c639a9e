import type { Keeper } from './replay.ts'
import type { Visitor } from './trace.ts'
import { zmsOrder } from './zms.ts'

/** Who is first among those a counter can serve, listed in order of arrival. */
type Order = (candidates: readonly Visitor[], now: number) => Visitor | undefined

/** A queue kept by an order alone, to hold the rules' waits beside. */
const keptBy = (first: Order): Keeper => ({
	issue() {},
	note() {},
	call: (counter, { waiting, now }, issuedBefore) =>
		first(
			[...waiting].filter((visitor) => visitor.t < issuedBefore && counter.services.includes(visitor.service)),
			now,
		),
})

export const keptByArrival: Keeper = keptBy(([first]) => first)
/** Whoever has a claim goes first, always. */
export const keptStrictly: Keeper = keptBy((candidates) => candidates.find(({ lane }) => lane !== 'regular') ?? candidates[0])
export const keptByZms: Keeper = keptBy((candidates, now) => zmsOrder(candidates, () => now).next().value)
/**
 * The default order of Novo SGA 2.2 on PostgreSQL (`DefaultQueueOrderingHandler`): by booked time, those without one last;
 * then priority; then who came last.
 */
export const keptByNovoSga: Keeper = keptBy((candidates) =>
	candidates.reduce<Visitor | undefined>((a, b) => (a && !isNovoSgaFirst(b, a) ? a : b), undefined),
)

function isNovoSgaFirst(a: Visitor, b: Visitor): boolean {
	const [bookedA, bookedB] = [a.appointmentAt ?? Infinity, b.appointmentAt ?? Infinity]
	if (bookedA !== bookedB) return bookedA < bookedB
	const [weightA, weightB] = [a.lane === 'priority', b.lane === 'priority']
	return weightA === weightB ? a.order > b.order : weightA
}
