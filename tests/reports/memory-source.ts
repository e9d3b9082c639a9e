import type { FactOf, Recorded } from '../../contract/facts.ts'
import type { FactSource, Read } from '../../server/reports/fact-source.ts'

/** A log in memory, which may grow. */
export function memorySource(log: readonly Recorded[]): FactSource {
	const read = (fact: Recorded): Read => {
		const { position, at, day, actor, v, hash } = fact
		return { position, at, day, actor, v, hash, fact }
	}
	return {
		head: () => log.length,
		after: (position, limit) => log.slice(position, position + limit).map(read),
		ofDay: (day, before) => log.filter((f) => f.day === day && f.position < before).map(read),
		setupBefore: (position) =>
			log.findLast((f): f is Recorded<FactOf<'CentreConfigured'>> => f.type === 'CentreConfigured' && f.position < position)?.centre,
		hashAt: (position) => log[position - 1]?.hash,
		close: () => undefined,
	}
}
