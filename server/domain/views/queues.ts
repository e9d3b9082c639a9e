import type { Counter, Service } from '../../../contract/centre.ts'
import type { DisplayView } from '../../../contract/views.ts'
import type { Day } from '../day.ts'
import { newcomersWait } from '../forecast/told.ts'
import type { Waits } from '../forecast/asking.ts'

/** What a display of a hall shows: zones, and of their services perhaps some alone. */
export interface Part {
	at: number
	waits?: Waits | undefined
	zoneIds: readonly string[]
	serviceIds?: readonly string[] | undefined
}
type Queue = Pick<DisplayView['zones'][number], 'waiting' | 'waitMs'>

/** People waiting in a zone, and the longest of its services' waits. */
export const zoneQueue = (day: Day, zoneId: string, part: Part): Queue =>
	queueOf(
		day,
		day.setup.centre.services.filter((s) => s.zoneId === zoneId),
		part,
	)

/** Zones or agencies with a counter here, in the order of the set-up. Two agencies with one service have its queue in common. */
export function columnsOf(day: Day, by: 'zone' | 'agency', part: Part): NonNullable<DisplayView['columns']> {
	const { zones, agencies, counters, services } = day.setup.centre
	const here = counters.filter((c) => part.zoneIds.includes(c.zoneId) && c.services.some((id) => part.serviceIds?.includes(id) ?? true))
	const column = (id: string, mine: Counter[], queue: Queue) => ({ id, counterIds: mine.map((c) => c.id), ...queue })
	if (by === 'zone') {
		const shown = zones.filter(({ id }) => part.zoneIds.includes(id))
		return shown.map(({ id }) =>
			column(
				id,
				here.filter((c) => c.zoneId === id),
				zoneQueue(day, id, part),
			),
		)
	}
	const withCounters = agencies.map(({ id }) => ({ id, mine: here.filter((c) => c.agencyId === id) })).filter(({ mine }) => mine.length > 0)
	return withCounters.map(({ id, mine }) => {
		const served = services.filter((s) => mine.some((c) => c.services.includes(s.id)))
		return column(id, mine, queueOf(day, served, part))
	})
}

function queueOf(day: Day, all: readonly Service[], { at, waits: forecast, serviceIds }: Part): Queue {
	const services = serviceIds ? all.filter(({ id }) => serviceIds.includes(id)) : all
	const waits = services.map((s) => newcomersWait({ day, at, waits: forecast }, s.id)).filter((w) => w !== null)
	return {
		waiting: services.reduce((n, s) => n + (day.queues.get(s.id)?.all ?? 0), 0),
		waitMs: waits.reduce((a, b) => (a && a.p90 > b.p90 ? a : b), waits[0] ?? null),
	}
}
