import type { CounterView, CurrentVisit } from '../../../contract/views.ts'
import { waitingFor, type Day } from '../day.ts'
import { callingOrder } from '../lane-rule.ts'
import { isAtCounter, type Visit } from '../visit.ts'
import { head, median, officerCard, visitCard, type Seen } from './shared.ts'

const HEAD = 12
const NO_SHOWS = 8

export function counterView(seen: Seen, counterId: string): Omit<CounterView, 'rev'> | undefined {
	const { day } = seen
	const setup = day.setup.counters.get(counterId)
	const counter = day.counters.get(counterId)
	if (!setup || !counter) return undefined
	const current = counter.currentVisitId ? day.visits.get(counter.currentVisitId) : undefined
	const last = counter.lastCompletedId ? day.visits.get(counter.lastCompletedId) : undefined
	const officer = officerCard(day, counter.officer)
	return {
		...head(seen),
		counterId,
		number: setup.number,
		zoneId: setup.zoneId,
		services: setup.services,
		state: counter.state,
		...(counter.pauseReason !== undefined && { pauseReason: counter.pauseReason }),
		...(officer && counter.officer !== undefined && { officer: { ...officer, username: counter.officer } }),
		...(current && isAtCounter(current) && { current: currentVisit(day, current) }),
		waiting: waitingList(day, counterId, counter.called),
		...setAside(day, counterId),
		mine: mine(seen, counter.officer),
		...(last?.completedAt !== undefined && { lastCompleted: { number: last.number, completedAt: last.completedAt } }),
		devices: devicesOf(seen, counterId),
		calling: day.setup.centre.calling,
	}
}

function currentVisit(day: Day, visit: Visit): CurrentVisit {
	const { maxCalls, noShowAfterCalls, recallAfterMs } = day.setup.centre.calling
	const calledAt = visit.calledAt ?? visit.issuedAt
	const called = visit.state === 'called'
	return {
		...visitCard(day, visit),
		calledAt,
		...(visit.servingAt !== undefined && { servingAt: visit.servingAt }),
		attempt: visit.attempt,
		why: visit.why ?? { rule: 'arrival', passed: 0 },
		...(called && visit.attempt < maxCalls && { recallAt: calledAt + recallAfterMs }),
		...(called && visit.attempt >= noShowAfterCalls && { noShowAt: calledAt + recallAfterMs }),
	}
}

function waitingList(day: Day, counterId: string, called: readonly number[]): CounterView['waiting'] {
	const waiting = waitingFor(day, counterId)
	const order = callingOrder(waiting, called, day.setup.centre.calling.yieldLimit, HEAD)
	const longest = waiting.reduce((min, v) => Math.min(min, v.waitingSinceAt), Infinity)
	return {
		count: waiting.length,
		...(waiting.length > 0 && { longestSinceAt: longest }),
		head: order.map(({ visit, why }) => ({ ...visitCard(day, visit), why })),
	}
}

function setAside(day: Day, counterId: string): Pick<CounterView, 'held' | 'noShows'> {
	const held: CounterView['held'] = []
	const noShows: CounterView['noShows'] = []
	for (const visit of day.visits.values()) {
		if (visit.counterId !== counterId) continue
		if (visit.state === 'held')
			held.push({ ...visitCard(day, visit), heldAt: visit.heldAt ?? 0, ...(visit.holdReason && { reason: visit.holdReason }) })
		if (visit.state === 'no-show') noShows.push({ ...visitCard(day, visit), noShowAt: visit.noShowAt ?? 0 })
	}
	noShows.sort((a, b) => b.noShowAt - a.noShowAt)
	return { held, noShows: noShows.slice(0, NO_SHOWS) }
}

function mine({ officers }: Seen, username: string | undefined): CounterView['mine'] {
	const own = username === undefined ? undefined : officers.get(username)
	return {
		served: own?.served.length ?? 0,
		medianMs: median(own?.served ?? []),
		noShows: own?.noShows ?? 0,
		transferred: own?.transferred ?? 0,
	}
}

/** The counter's own sign and rating tablet, and the printers of the kiosks: only what someone must know. */
function devicesOf(seen: Seen, counterId: string): CounterView['devices'] {
	const { centre } = seen.day.setup
	const devices: CounterView['devices'] = []
	const sign = centre.displays.find((d) => d.layout === 'sign' && d.counterId === counterId)
	if (sign) devices.push({ id: sign.id, label: sign.label, kind: 'sign', state: seen.isOnline('display', sign.id) ? 'ok' : 'absent' })
	const pad = [...seen.devices.values()].some((d) => d.kind === 'rating-pad' && d.deviceId === `pad-${counterId}` && d.state === 'ready')
	devices.push({ id: `rating-${counterId}`, label: '', kind: 'rating', state: pad || seen.isOnline('rating', counterId) ? 'ok' : 'absent' })
	for (const kiosk of centre.kiosks) {
		const printer = seen.devices.get(kiosk.printerId)
		const state = !printer ? 'absent' : printer.state === 'ready' ? 'ok' : printer.state === 'near-end' ? 'warning' : 'fault'
		devices.push({
			id: kiosk.printerId,
			label: kiosk.label,
			kind: 'printer',
			state,
			...(printer && printer.state !== 'ready' && { fault: printer.state }),
		})
	}
	return devices
}
