import { calendarOf } from '../../../contract/calendar.ts'
import type { Centre, Kiosk } from '../../../contract/centre.ts'
import { PrinterState } from '../../../contract/printing.ts'
import type { KioskView } from '../../../contract/views.ts'
import { head, serviceViews, type Seen } from './shared.ts'
import { localDay, startOfDay } from '../../../contract/local-time.ts'
import { hallSpans } from '../opening.ts'

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
		printer: printer
			? { state: PrinterState.catch('error').parse(printer.state), since: printer.since }
			: { state: 'offline', since: startOfDay(day.date) },
		scanner: hasScanner(seen, kiosk),
		bookings: day.bookings.size > 0,
		...backupOf(seen, kiosk),
		slips,
	}
}

/**
 * A pointer to a slot that is not there sends people looking for it: a scanner counts once an agent has it on the line. One
 * that types like a keyboard is on nobody's line, so there the set-up says so.
 */
function hasScanner({ devices }: Seen, { id, scanner }: Kiosk): boolean {
	if (scanner !== undefined) return scanner
	for (const { kind, kioskId, state } of devices.values()) if (kind === 'scanner' && kioskId === id && state !== 'offline') return true
	return false
}

const canPrint = (printer: { state: string } | undefined): boolean => printer?.state === 'ready' || printer?.state === 'near-end'

function backupOf({ day, devices }: Seen, { printerId, backupPrinterId }: Kiosk): Pick<KioskView, 'backup'> {
	if (backupPrinterId === undefined || canPrint(devices.get(printerId)) || !canPrint(devices.get(backupPrinterId))) return {}
	const { kiosks } = day.setup.centre
	return { backup: { printerId: backupPrinterId, label: kiosks.find((k) => k.printerId === backupPrinterId)?.label ?? backupPrinterId } }
}

function closing({ day, at }: Seen, services: KioskView['services']): KioskView['closed'] {
	const { centre } = day.setup
	const today = localDay(at)
	const special = calendarOf(centre.hours).specialOn(today)
	const opens = services.flatMap((s) => (s.opensAt === undefined ? [] : [s.opensAt]))
	const opensAt = opens.length > 0 ? Math.min(...opens) : undefined
	return {
		...(special?.kind === 'closed' && !centre.demo && { reason: special.reason }),
		...(opensAt !== undefined && { opensAt, sessions: sessionsOn(centre, localDay(opensAt)) }),
		...(!centre.demo && hallSpans(centre, today).length === 0 && { dayOff: true }),
	}
}

const sessionsOn = (centre: Centre, day: string) =>
	hallSpans(centre, day).map(({ open, close }) => ({ openAt: startOfDay(day) + open, closeAt: startOfDay(day) + close }))
