import type { Centre } from '../../contract/centre.ts'
import type { FactOf, Recorded } from '../../contract/facts.ts'
import { localDay, msOfDay } from '../../contract/local-time.ts'
import type { Dimension } from '../../contract/reports.ts'

/** Where a stop was, and by whom. */
interface Desk {
	piece: { serviceId: string }
	counterId: string
	officer: string
	outcome: string
}

/** What a stop is grouped by, read off the facts and the set-up by hand. */
export function keysOf(
	issued: Recorded<FactOf<'TicketIssued'>>,
	setup: Centre,
	{ piece, counterId, officer, outcome }: Desk,
): Record<Dimension, string> {
	const day = localDay(issued.at)
	const procedure = setup.procedures.find((p) => p.id === issued.procedureId)
	const fields = setup.fields.filter((f) => f.serviceId === piece.serviceId)
	const date = new Date(`${day}T12:00:00Z`)
	return {
		service: piece.serviceId,
		field: procedure?.fieldId ?? (fields.length === 1 ? fields[0]!.id : ''),
		agency: procedure?.agencyId ?? setup.counters.find((c) => c.id === counterId)?.agencyId ?? '',
		zone: setup.services.find((s) => s.id === piece.serviceId)?.zoneId ?? '',
		counter: counterId,
		officer,
		procedure: issued.procedureId ?? '',
		outcome,
		lane: issued.lane,
		channel: issued.walkUp ? 'walk-up' : issued.appointmentAt !== undefined ? 'booking' : issued.kioskId ? 'kiosk' : 'reception',
		language: issued.language,
		hour: String(Math.floor(msOfDay(issued.at) / 3_600_000)),
		weekday: String(date.getUTCDay() === 0 ? 7 : date.getUTCDay()),
		day,
		week: isoWeek(date),
		month: day.slice(0, 7),
		quarter: `${day.slice(0, 4)}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`,
		year: day.slice(0, 4),
	}
}

/** Counted from the Monday of the week that has 4 January. */
function isoWeek(date: Date): string {
	for (const year of [date.getUTCFullYear() + 1, date.getUTCFullYear(), date.getUTCFullYear() - 1]) {
		const fourth = new Date(Date.UTC(year, 0, 4, 12))
		const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 86_400_000
		const weeks = Math.floor((date.getTime() - monday) / (7 * 86_400_000))
		if (weeks >= 0) return `${year}-W${String(weeks + 1).padStart(2, '0')}`
	}
	throw new Error('no such date')
}
