import type { RatingView } from '../../../contract/views.ts'
import { rateableAt } from '../rating.ts'
import { head, officerCard, type Seen } from './shared.ts'

export function ratingView(seen: Seen, counterId: string): Omit<RatingView, 'rev'> | undefined {
	const { day, at } = seen
	const setup = day.setup.counters.get(counterId)
	const counter = day.counters.get(counterId)
	if (!setup || !counter) return undefined
	const officer = officerCard(day, counter.officer)
	const { confidentialReaders: _, ...rating } = day.setup.centre.rating
	const visit = rateableAt(day, counterId, at)
	return {
		...head(seen),
		counterId,
		counterNumber: setup.number,
		zone: day.setup.zones.get(setup.zoneId)?.name ?? day.setup.centre.name,
		...(officer && { officer }),
		state: counter.state,
		...(visit && {
			visit: {
				visitId: visit.id,
				number: visit.number,
				language: visit.language,
				state: visit.state === 'serving' ? ('serving' as const) : ('completed' as const),
				...(visit.completedAt !== undefined && { completedAt: visit.completedAt, closesAt: visit.completedAt + rating.windowMs }),
				rated: visit.rating !== undefined,
			},
		}),
		rating,
	}
}
