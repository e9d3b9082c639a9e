import type { Recorded } from '../../../contract/facts.ts'
import type { Call, DisplayView, SignView } from '../../../contract/views.ts'
import type { Day } from '../day.ts'
import { waitOfNewcomer } from '../forecast.ts'
import { serviceOpening } from '../opening.ts'
import { isAtCounter } from '../visit.ts'
import { head, officerCard, satisfiedToday, type Seen } from './shared.ts'

const RECENT_MS = 60_000
const SHOWN_AT_LEAST = 7
const CALLS_AT_MOST = 40

export function displayView(seen: Seen, displayId: string): Omit<DisplayView, 'rev'> | undefined {
	const { day, at } = seen
	const { centre } = day.setup
	const display = centre.displays.find((d) => d.id === displayId)
	if (!display) return undefined
	const zoneIds = display.layout === 'wall' ? zonesOf(day, display.zoneIds) : []
	const counterId = display.layout === 'sign' ? display.counterId : undefined
	const opening = centre.services.map((s) => serviceOpening(centre, s, at))
	const open = opening.some((o) => o.open)
	const opens = opening.flatMap((o) => (o.opensAt === undefined ? [] : [o.opensAt]))
	return {
		...head(seen),
		displayId,
		layout: display.layout,
		calls: callsFor(seen, (c) => (counterId === undefined ? zoneIds.includes(c.zoneId) : c.counterId === counterId)),
		zones: zoneIds.map((zoneId) => zoneLine(day, zoneId, at)),
		satisfied: satisfiedToday(day, at),
		open,
		...(!open && opens.length && { opensAt: Math.min(...opens) }),
		notices: centre.notices,
		...(counterId !== undefined && { sign: signOf(day, counterId) }),
		voice: centre.voice,
		holdMs: centre.calling.holdMs,
	}
}

const zonesOf = (day: Day, zoneIds: readonly string[]): string[] =>
	zoneIds.length ? [...zoneIds] : day.setup.centre.zones.map((z) => z.id)

/** Every call of the last minute, then the newest of each number until at least seven numbers stand there. */
function callsFor({ day, calls, at }: Seen, shown: (call: Call) => boolean): Call[] {
	const list: Call[] = []
	const numbers = new Set<string>()
	for (const fact of calls) {
		const call = toCall(day, fact)
		if (!call || !shown(call)) continue
		const recent = at - call.calledAt < RECENT_MS
		if (!recent && (numbers.size >= SHOWN_AT_LEAST || numbers.has(call.number))) continue
		numbers.add(call.number)
		list.push(call)
		if (list.length >= CALLS_AT_MOST) break
	}
	return list
}

function toCall(day: Day, fact: Recorded): Call | undefined {
	if (fact.type !== 'TicketCalled') return undefined
	const visit = day.visits.get(fact.visitId)
	const counter = day.setup.counters.get(fact.counterId)
	if (!visit || !counter) return undefined
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

/** People waiting in a zone, and the longest of its services' waits. */
function zoneLine(day: Day, zoneId: string, at: number): DisplayView['zones'][number] {
	const services = day.setup.centre.services.filter((s) => s.zoneId === zoneId)
	const waits = services.map((s) => waitOfNewcomer(day, s.id, 'regular', at)).filter((w) => w !== null)
	const waiting = services.reduce((n, s) => n + (day.queues.get(s.id)?.all ?? 0), 0)
	return { zoneId, waiting, waitMs: waits.reduce((a, b) => (a && a.p90 > b.p90 ? a : b), waits[0] ?? null) }
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
