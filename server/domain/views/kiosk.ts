import type { KioskView } from '../../../contract/views.ts'
import { head, serviceViews, type Seen } from './shared.ts'
import { startOfDay } from '../local-time.ts'
import { openingAt } from '../opening.ts'

export function kioskView(seen: Seen, kioskId: string, slips: KioskView['slips']): Omit<KioskView, 'rev'> | undefined {
	const { day } = seen
	const kiosk = day.setup.centre.kiosks.find((k) => k.id === kioskId)
	if (!kiosk) return undefined
	const services = serviceViews(seen)
	const open = services.some((s) => s.open)
	const printer = seen.devices.get(kiosk.printerId)
	return {
		...head(seen),
		kioskId,
		open,
		...(!open && { closed: closing(seen, services) }),
		services,
		waiting: day.waiting.size,
		countersOpen: [...day.counters.values()].filter((c) => c.state === 'open').length,
		counters: day.setup.centre.counters.length,
		printer: printer ? { state: printer.state, since: printer.since } : { state: 'offline', since: startOfDay(day.date) },
		slips,
	}
}

function closing({ day, at }: Seen, services: KioskView['services']): KioskView['closed'] {
	const { reason } = openingAt(day.setup.centre.hours, at)
	const opens = services.flatMap((s) => (s.opensAt === undefined ? [] : [s.opensAt]))
	return { ...(reason && { reason }), ...(opens.length && { opensAt: Math.min(...opens) }) }
}
