import { calendarOf, serviceCalendar, type Calendar } from '../../../contract/calendar.ts'
import type { Centre } from '../../../contract/centre.ts'
import type { LobbyBoard } from '../../../contract/views.ts'
import type { Day } from '../day.ts'
import { localDay, startOfDay } from '../../../contract/local-time.ts'
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
	const hall = calendarOf(centre.hours)
	const special = hall.specialOn(today)
	return {
		sessions: centre.demo ? [allDay(today)] : sessionsAt(hall, today),
		...(special?.kind === 'closed' && !centre.demo && { reason: special.reason }),
		services: centre.demo ? [] : otherwise(centre, zoneIds, today),
		desks: desksAt(day, zoneIds),
		...(media !== undefined && { media }),
		...(mediaSound !== undefined && { mediaSound }),
	}
}

/** Services that open or close today when the centre does not. */
function otherwise(centre: Centre, zoneIds: readonly string[], day: string): LobbyBoard['services'] {
	const usual = JSON.stringify(calendarOf(centre.hours).spansOn(day))
	return centre.services.flatMap((service) => {
		if (!zoneIds.includes(service.zoneId)) return []
		const calendar = serviceCalendar(centre, service)
		return JSON.stringify(calendar.spansOn(day)) === usual ? [] : { serviceId: service.id, sessions: sessionsAt(calendar, day) }
	})
}

const sessionsAt = (calendar: Calendar, day: string): LobbyBoard['sessions'] =>
	calendar.spansOn(day).map(({ open, close }) => ({ openAt: startOfDay(day) + open, closeAt: startOfDay(day) + close }))

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
