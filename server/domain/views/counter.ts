import { helpIdOf } from '../../../contract/alerts.ts'
import type { Counter } from '../../../contract/centre.ts'
import type { DeviceHealth, DeviceState } from '../../../contract/printing.ts'
import type { CounterView, CurrentVisit } from '../../../contract/views.ts'
import type { CounterDay } from '../counter-day.ts'
import type { Day } from '../day.ts'
import { serviceOpening } from '../opening.ts'
import { orderAt, waitingFor } from '../work-profile.ts'
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
	const waiting = waitingFor(day, counterId)
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
		...waitingList(seen, counter, waiting),
		...lastNumber(seen, setup, waiting),
		...helpOf(day, counterId),
		...setAside(day, counterId),
		mine: mine(seen, counter.officer),
		...(last?.completedAt !== undefined && { lastCompleted: { number: last.number, completedAt: last.completedAt } }),
		devices: devicesOf(seen, counterId),
		...refusedPress(seen, counterId),
		calling: day.setup.centre.calling,
	}
}

function currentVisit(day: Day, visit: Visit): CurrentVisit {
	const { maxCalls, noShowAfterCalls, recallAfterMs, noShowAfterMs } = day.setup.centre.calling
	const calledAt = visit.calledAt ?? visit.issuedAt
	const called = visit.state === 'called'
	return {
		...visitCard(day, visit),
		calledAt,
		...(visit.servingAt !== undefined && { servingAt: visit.servingAt }),
		attempt: visit.attempt,
		why: visit.why ?? { rule: 'arrival', passed: 0 },
		...(called && visit.attempt < maxCalls && { recallAt: calledAt + recallAfterMs }),
		...(called &&
			visit.attempt >= noShowAfterCalls && {
				noShowAt: Math.max(calledAt + recallAfterMs, (visit.firstCalledAt ?? calledAt) + noShowAfterMs),
			}),
	}
}

function waitingList({ day, at }: Seen, counter: CounterDay, waiting: readonly Visit[]): Pick<CounterView, 'waiting' | 'autoCallAt'> {
	const { id, state, called, currentVisitId, freeSinceAt } = counter
	const order = orderAt(day, id, { waiting, called, at }, HEAD)
	const longest = waiting.reduce((min, v) => Math.min(min, v.waitingSinceAt), Infinity)
	const { autoCallMs } = day.setup.centre.calling
	const free = state === 'open' && currentVisitId === undefined && order.length > 0
	return {
		waiting: {
			count: waiting.length,
			...(waiting.length > 0 && { longestSinceAt: longest }),
			head: order.map(({ visit, why }) => ({ ...visitCard(day, visit), why })),
		},
		...(autoCallMs !== undefined && free && freeSinceAt !== undefined && { autoCallAt: freeSinceAt + autoCallMs }),
	}
}

function helpOf({ alerts }: Day, counterId: string): Pick<CounterView, 'help'> {
	const help = alerts.get(helpIdOf(counterId))
	return help ? { help: { calledAt: help.raisedAt, ...(help.takenAt !== undefined && { takenAt: help.takenAt }) } } : {}
}

/** Who came last before the services of a counter closed for new numbers. */
function lastNumber({ day, at }: Seen, { services }: Counter, waiting: readonly Visit[]): Pick<CounterView, 'lastNumber'> {
	const last = waiting.reduce<Visit | undefined>((latest, v) => (latest && latest.order > v.order ? latest : v), undefined)
	const { centre, services: known } = day.setup
	const open = services.some((id) => {
		const service = known.get(id)
		return service !== undefined && serviceOpening(centre, service, at).open
	})
	return last && !open ? { lastNumber: last.number } : {}
}

function setAside(day: Day, counterId: string): Pick<CounterView, 'held' | 'noShows'> {
	const held: CounterView['held'] = []
	const noShows: CounterView['noShows'] = []
	for (const visit of day.visits.values()) {
		if (visit.counterId !== counterId) continue
		if (visit.state === 'held')
			held.push({
				...visitCard(day, visit),
				heldAt: visit.heldAt ?? 0,
				...(visit.holdReason && { reason: visit.holdReason }),
				...(visit.room && { room: visit.room }),
			})
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

/** How long a desk is told of a press that was refused. */
const REFUSED_MS = 30_000

function refusedPress({ refused, at }: Seen, counterId: string): Pick<CounterView, 'refusedPress'> {
	const newest = refused.get(`counter:${counterId}`)
	if (!newest || Math.abs(at - newest.at) > REFUSED_MS) return {}
	return { refusedPress: { at: newest.at, means: newest.means, code: newest.code } }
}

const PRINTER_STATE: Partial<Record<DeviceState, 'ok' | 'warning'>> = { ready: 'ok', 'near-end': 'warning' }

/** The counter's own sign, rating tablet or pad and keypad, and the printers of the kiosks: only what someone must know. */
function devicesOf(seen: Seen, counterId: string): CounterView['devices'] {
	const { centre } = seen.day.setup
	const devices: CounterView['devices'] = []
	const sign = centre.displays.find((d) => d.layout === 'sign' && d.counterId === counterId)
	if (sign) devices.push({ id: sign.id, label: sign.label, kind: 'sign', state: seen.isOnline('display', sign.id) ? 'ok' : 'absent' })
	devices.push({ id: `rating-${counterId}`, label: '', kind: 'rating', ...ratingState(seen, counterId) })
	const keypad = inputAt(seen, counterId, 'keypad')
	if (keypad) devices.push({ id: keypad.deviceId, label: '', kind: 'keypad', ...stateOf(keypad) })
	for (const kiosk of centre.kiosks)
		devices.push({ id: kiosk.printerId, label: kiosk.label, kind: 'printer', ...stateOf(seen.devices.get(kiosk.printerId)) })
	return devices
}

type Shown = Pick<CounterView['devices'][number], 'state' | 'fault'>

/** A tablet that is connected or a pad that works: one of them is enough. */
function ratingState(seen: Seen, counterId: string): Shown {
	const pad = inputAt(seen, counterId, 'rating-pad')
	if (seen.isOnline('rating', counterId) || pad?.state === 'ready') return { state: 'ok' }
	return stateOf(pad)
}

/** Of several, the one that somebody must look at. */
function inputAt({ devices }: Seen, counterId: string, kind: DeviceHealth['kind']): DeviceHealth | undefined {
	const there = [...devices.values()].filter((d) => d.kind === kind && d.counterId === counterId)
	return there.find((d) => d.state !== 'ready') ?? there[0]
}

function stateOf(device: DeviceHealth | undefined): Shown {
	if (!device) return { state: 'absent' }
	const { state: fault } = device
	return fault === 'ready' ? { state: 'ok' } : { state: PRINTER_STATE[fault] ?? 'fault', fault }
}
