import type { Recorded } from '../../../contract/facts.ts'
import type { Call, DisplayView, SignView } from '../../../contract/views.ts'
import type { Day } from '../day.ts'
import { noticesFor } from '../notice-board.ts'
import { serviceOpening } from '../opening.ts'
import { isAtCounter, type Visit } from '../visit.ts'
import { lobbyBoard } from './board.ts'
import { columnsOf, zoneQueue } from './queues.ts'
import { head, officerCard, satisfiedOnWalls, type Seen } from './shared.ts'

const RECENT_MS = 60_000
const SHOWN_AT_LEAST = 7
const CALLS_AT_MOST = 40

export function displayView(seen: Seen, displayId: string): Omit<DisplayView, 'rev'> | undefined {
	const { day, at } = seen
	const { centre } = day.setup
	const display = centre.displays.find((d) => d.id === displayId)
	if (!display) return undefined
	const hall = display.layout === 'sign' ? undefined : { ...display, zoneIds: zonesOf(day, display.zoneIds) }
	const counterId = display.layout === 'sign' ? display.counterId : undefined
	return {
		...head(seen, displayId),
		displayId,
		layout: display.layout,
		...(display.languages && { languages: display.languages }),
		...(display.contrast && { contrast: display.contrast }),
		calls: callsFor(seen, (call, visit) => (hall ? isShownIn(hall, call, visit) : call.counterId === counterId)),
		zones: hall ? hall.zoneIds.map((zoneId) => ({ zoneId, ...zoneQueue(day, zoneId, { at, waits: seen.waits, ...hall }) })) : [],
		...(hall?.columns && { columnsBy: hall.columns, columns: columnsOf(day, hall.columns, { at, waits: seen.waits, ...hall }) }),
		satisfied: satisfiedOnWalls(day, at),
		...openingOf(day, at),
		notices: [...noticesFor(day.notices, displayId, at).map(({ text }) => text), ...centre.notices],
		...(hall && hall.layout !== 'zone' && hall.board !== false && { board: lobbyBoard(day, hall, at) }),
		...(counterId !== undefined && { sign: signOf(day, counterId) }),
		voice: centre.voice,
		holdMs: centre.calling.holdMs,
	}
}

const zonesOf = (day: Day, zoneIds: readonly string[]): string[] =>
	zoneIds.length ? [...zoneIds] : day.setup.centre.zones.map((z) => z.id)

/** Whether any service gives numbers, and if none when the first one does again. */
function openingOf({ setup: { centre } }: Day, at: number): Pick<DisplayView, 'open' | 'opensAt'> {
	const opening = centre.services.map((s) => serviceOpening(centre, s, at))
	const open = opening.some((o) => o.open)
	const opens = opening.flatMap((o) => (o.opensAt === undefined ? [] : [o.opensAt]))
	return { open, ...(!open && opens.length && { opensAt: Math.min(...opens) }) }
}

/** Of a visit that has moved on to another service, the call before that is nobody's any more. */
function isShownIn(
	{ zoneIds, serviceIds }: { zoneIds: readonly string[]; serviceIds?: readonly string[] | undefined },
	call: Call,
	visit: Visit,
): boolean {
	if (!zoneIds.includes(call.zoneId)) return false
	return serviceIds === undefined || (serviceIds.includes(visit.serviceId) && call.calledAt >= visit.waitingSinceAt)
}

/** Every call of the last minute, then the newest of each number until at least seven numbers stand there. */
function callsFor({ day, calls, at }: Seen, shown: (call: Call, visit: Visit) => boolean): Call[] {
	const list: Call[] = []
	const numbers = new Set<string>()
	for (const fact of calls) {
		const visit = 'visitId' in fact ? day.visits.get(fact.visitId) : undefined
		const call = visit && toCall(day, fact, visit)
		if (!call || !shown(call, visit)) continue
		const recent = at - call.calledAt < RECENT_MS
		if (!recent && (numbers.size >= SHOWN_AT_LEAST || numbers.has(call.number))) continue
		numbers.add(call.number)
		list.push(call)
		if (list.length >= CALLS_AT_MOST) break
	}
	return list
}

function toCall(day: Day, fact: Recorded, visit: Visit): Call | undefined {
	const counter = fact.type === 'TicketCalled' ? day.setup.counters.get(fact.counterId) : undefined
	if (fact.type !== 'TicketCalled' || !counter) return undefined
	return {
		callId: fact.position,
		number: visit.number,
		counterId: counter.id,
		counterNumber: counter.number,
		zoneId: counter.zoneId,
		attempt: fact.attempt,
		calledAt: fact.at,
		language: visit.language,
	}
}

function signOf(day: Day, counterId: string): SignView {
	const setup = day.setup.counters.get(counterId)
	const counter = day.counters.get(counterId)
	const current = counter?.currentVisitId ? day.visits.get(counter.currentVisitId) : undefined
	const last = counter?.lastCompletedId ? day.visits.get(counter.lastCompletedId) : undefined
	const officer = officerCard(day, counter?.officer)
	return {
		counterId,
		counterNumber: setup?.number ?? 0,
		zoneId: setup?.zoneId ?? '',
		state: counter?.state ?? 'closed',
		...(counter?.pauseReason !== undefined && { pauseReason: counter.pauseReason }),
		...(officer && { officer }),
		...(current &&
			isAtCounter(current) && {
				current: {
					number: current.number,
					state: current.state === 'called' ? ('called' as const) : ('serving' as const),
					calledAt: current.calledAt ?? current.issuedAt,
					attempt: current.attempt,
				},
			}),
		...(last && { lastServed: last.number }),
		instead: insteadOf(day, counterId),
	}
}

function insteadOf(day: Day, counterId: string): number[] {
	const services = new Set(day.setup.counters.get(counterId)?.services)
	return day.setup.centre.counters
		.filter((c) => c.id !== counterId && day.counters.get(c.id)?.state === 'open' && c.services.some((s) => services.has(s)))
		.map((c) => c.number)
		.sort((a, b) => a - b)
}
