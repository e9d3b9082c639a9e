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
export const keptByZms: Keeper = keptBy((candidates, now) => zmsOrder(candidates, () => now).next().value)
