import type { Hours } from '../../../contract/hours.ts'
import type { LobbyBoard } from '../../../contract/views.ts'
import type { Day } from '../day.ts'
import { localDay, startOfDay } from '../../../contract/local-time.ts'
import { sessionsOf } from '../opening.ts'
import { officerCard } from './shared.ts'

const DAY_MS = 86_400_000

interface Shown {
	zoneIds: readonly string[]
	media?: string | undefined
	mediaSound?: boolean | undefined
}

/** Hours of today and who sits at the open counters; procedures and figures a display has from elsewhere. */
export function lobbyBoard(day: Day, { zoneIds, media, mediaSound }: Shown, at: number): LobbyBoard {
	const { centre } = day.setup
	const today = localDay(at)
	const reason = centre.hours.closed.find((c) => c.day === today)?.reason
	const own = centre.services.filter((s) => zoneIds.includes(s.zoneId) && s.hours && !centre.demo)
	return {
		sessions: centre.demo ? [allDay(today)] : sessionsAt(centre.hours, today),
		...(reason && !centre.demo && { reason }),
		services: own.map((s) => ({ serviceId: s.id, sessions: sessionsAt(s.hours ?? centre.hours, today) })),
		desks: desksAt(day, zoneIds),
		...(media !== undefined && { media }),
		...(mediaSound !== undefined && { mediaSound }),
	}
}

const sessionsAt = (hours: Hours, day: string): LobbyBoard['sessions'] =>
	sessionsOf(hours, day).map(({ open, close }) => ({ openAt: startOfDay(day) + open, closeAt: startOfDay(day) + close }))

const allDay = (day: string): LobbyBoard['sessions'][number] => ({ openAt: startOfDay(day), closeAt: startOfDay(day) + DAY_MS })

function desksAt(day: Day, zoneIds: readonly string[]): LobbyBoard['desks'] {
	return day.setup.centre.counters
		.filter((c) => zoneIds.includes(c.zoneId))
		.flatMap((c) => {
			const counter = day.counters.get(c.id)
			const officer = counter?.state === 'open' ? officerCard(day, counter.officer) : undefined
			return officer ? [{ counterNumber: c.number, ...officer }] : []
		})
		.sort((a, b) => a.counterNumber - b.counterNumber)
}
