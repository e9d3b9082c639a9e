import type { Cause, FloorSeen } from './alert-floor.ts'
import type { Day } from './day.ts'

const STEP_MS = 5 * 60_000
const SHOWN_MS = 15 * 60_000
/** A zone is named only where so many counters worked there: with fewer the officer would be named. */
const COUNTERS = 3

/**
 * Low ratings of the last quarter of an hour, as one alert. Told at the next full five minutes, so that nobody sees it
 * appear as somebody leaves a desk; without counter, officer or number.
 */
export function lowRatings({ day, at }: FloorSeen): Cause[] {
	const negative = new Set(day.setup.centre.rating.levels.filter(({ counts }) => counts === 'negative').map(({ level }) => level))
	const told = Math.floor(at / STEP_MS) * STEP_MS
	const low = [...day.visits.values()].flatMap(({ rating, counterId }) =>
		rating && negative.has(rating.level) && rating.at < told && rating.at >= told - SHOWN_MS ? [{ at: rating.at, counterId }] : [],
	)
	const newest = low.reduce<(typeof low)[number] | undefined>((a, b) => (a && a.at > b.at ? a : b), undefined)
	if (!newest) return []
	const zoneId = zoneOf(day, newest.counterId)
	const ratedAt = Math.floor(newest.at / STEP_MS) * STEP_MS
	return [{ alertId: 'low-rating', cause: { kind: 'low-rating', ...(zoneId && { zoneId }), ratedAt, count: low.length } }]
}

function zoneOf({ setup, counters }: Day, counterId: string | undefined): string | undefined {
	const zoneId = setup.counters.get(counterId ?? '')?.zoneId
	const working = [...counters.values()].filter((c) => c.state !== 'closed' && setup.counters.get(c.id)?.zoneId === zoneId)
	return working.length >= COUNTERS ? zoneId : undefined
}
