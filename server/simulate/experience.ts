import type { Ticket } from './replay.ts'
import type { Trace } from './trace.ts'

/** What a service usually takes where nobody knows better, ms: the same quarter of an hour that ZMS has typed in. */
const UNKNOWN_MS = 15 * 60_000

/** What past days teach: how long a call of a service occupies its counter. */
export interface Experience {
	/** Mean time from a call until the counter is free again, ms; of all services when this one was never seen. */
	usualMs(site: string, serviceId: string): number
	learn(trace: Trace, tickets: readonly Ticket[]): void
}

export function createExperience(): Experience {
	const seen = new Map<string, { ms: number; calls: number }>()
	const mean = (key: string) => {
		const { ms, calls } = seen.get(key) ?? { ms: 0, calls: 0 }
		return calls > 0 ? ms / calls : undefined
	}

	function learn({ site }: Trace, tickets: readonly Ticket[]): void {
		for (const { visitor, calledAt, freeAt } of tickets)
			if (calledAt !== undefined && freeAt !== undefined)
				for (const key of [site, `${site} ${visitor.service}`]) {
					const { ms, calls } = seen.get(key) ?? { ms: 0, calls: 0 }
					seen.set(key, { ms: ms + freeAt - calledAt, calls: calls + 1 })
				}
	}

	return { usualMs: (site, serviceId) => mean(`${site} ${serviceId}`) ?? mean(site) ?? UNKNOWN_MS, learn }
}
