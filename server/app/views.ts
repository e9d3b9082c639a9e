import { NOTICE_FACTS, type Recorded } from '../../contract/facts.ts'
import type { FloorAlert } from '../../contract/floor-view.ts'
import type { ScreenKind, ViewOf } from '../../contract/screen-views.ts'
import type { Waits } from '../domain/forecast/asking.ts'
import { counterView } from '../domain/views/counter.ts'
import { displayView } from '../domain/views/display.ts'
import { floorView } from '../domain/views/floor.ts'
import { kioskView } from '../domain/views/kiosk.ts'
import { ratingView } from '../domain/views/rating.ts'
import { visitCard, type Seen } from '../domain/views/shared.ts'
import { findVisits, receptionView } from '../domain/views/reception.ts'
import { ticketView } from '../domain/views/ticket.ts'
import type { Clock, Views } from '../ports/core.ts'
import type { DeviceStates } from '../ports/printing.ts'
import type { SlipState } from './spooler.ts'
import type { Today } from './today.ts'

export interface ViewParts {
	today: Today
	clock: Clock
	devices: DeviceStates
	slipsOf: (kioskId: string) => SlipState[]
	/** What asks for a hand, gravest first. */
	alerts?: (() => readonly FloorAlert[]) | undefined
	isOnline: (kind: string, id: string) => boolean
	/** The forecast as it stands; without it, waits are rough. */
	waits?: Waits | undefined
}

/** The one floor there is, and the one reception, at however many desks. */
const FLOOR = 'hall'
const DESK = 'desk'

/** Builds any screen's view from today's state. */
export function createViews({ today, clock, devices, slipsOf, isOnline, waits, alerts }: ViewParts): Views {
	const see = (): Seen => ({
		day: today.day,
		at: clock.now(),
		setupRev: today.setupRev,
		calls: today.calls,
		officers: today.officers,
		refused: today.refused,
		devices: new Map(devices.all().map((d) => [d.deviceId, d])),
		isOnline,
		waits,
	})
	const builders: { [K in ScreenKind]: (id: string) => Omit<ViewOf[K], 'rev'> | undefined } = {
		kiosk: (id) =>
			kioskView(
				see(),
				id,
				slipsOf(id).map(({ visitId, state, reprint }) => ({ visitId, state, reprint })),
			),
		display: (id) => displayView(see(), id),
		counter: (id) => counterView(see(), id),
		rating: (id) => ratingView(see(), id),
		ticket: (id) => ticketView(see(), id),
		reception: (id) => (id === DESK ? receptionView(see()) : undefined),
		floor: (id) => (id === FLOOR ? floorView(see(), alerts?.() ?? []) : undefined),
	}
	let rev = 0
	return {
		build: (kind, id) => builders[kind](id),
		visitNumbered: (number) => {
			for (const visit of today.day.visits.values()) if (visit.number === number) return visitCard(today.day, visit)
			return undefined
		},
		find: (text) => findVisits(see(), text),
		// The clock, so that it grows across restarts; one more where the clock stands or was set back.
		nextRev: () => (rev = Math.max(rev + 1, clock.now())),
		concernedBy: (fact) => concernedBy(today, fact),
	}
}

/** A call is shown everywhere at once; everything else where the hand that did it looks. */
function concernedBy(today: Today, fact: Recorded): string[] {
	if (isNotice(fact)) return everyScreen(today)
	const rooms: string[] = []
	if ('visitId' in fact) {
		rooms.push(`ticket:${fact.visitId}`)
		const kioskId = today.day.visits.get(fact.visitId)?.kioskId
		if (
			kioskId &&
			(fact.type === 'TicketIssued' || fact.type === 'ReprintRequested' || fact.type === 'TicketPrinted' || fact.type === 'PrintDoubted')
		)
			rooms.push(`kiosk:${kioskId}`)
	}
	const counterId = counterOf(today, fact)
	if (counterId) rooms.push(`counter:${counterId}`, `rating:${counterId}`)
	for (const display of today.day.setup.centre.displays)
		if (
			fact.type === 'TicketCalled'
				? display.layout !== 'sign' || display.counterId === counterId
				: display.layout === 'sign' && display.counterId === counterId
		)
			rooms.push(`display:${display.id}`)
	return rooms
}

/** What is told to all is told to all at once: it may be that the house must be left. */
const isNotice = ({ type }: Recorded): boolean => (NOTICE_FACTS as readonly string[]).includes(type)

function everyScreen(today: Today): string[] {
	const { displays, kiosks, counters } = today.day.setup.centre
	return [
		...displays.map(({ id }) => `display:${id}`),
		...kiosks.map(({ id }) => `kiosk:${id}`),
		...counters.flatMap(({ id }) => [`counter:${id}`, `rating:${id}`]),
	]
}

function counterOf(today: Today, fact: Recorded): string | undefined {
	if ('counterId' in fact) return fact.counterId
	return fact.type === 'VisitCancelled' ? today.day.visits.get(fact.visitId)?.counterId : undefined
}
