import type { Lane } from '../../../contract/ids.ts'
import type { CentreIndex, Day } from '../day.ts'
import { claimAt } from '../lane-rule.ts'
import type { Visit } from '../visit.ts'
import { claimsOf, type Claims } from './claims.ts'
import { officerOf, warmupOf } from './learn-paces.ts'
import { shareOf, WAIT_STEPS, type Memory } from './memory.ts'
import { pacesOf, timeOf, todayOf, type Running } from './pace.ts'
import type { Plan } from './plan.ts'
import { habitsOf, standingOf, type Habits, type Standing } from './shifts.ts'

/** A group of counters and those who wait for them, by index; times are ms from now. */
export interface Group {
	/** By service: quantiles of what a visit takes, and today's factor. */
	readonly tables: readonly Float64Array[]
	readonly factors: readonly number[]
	readonly counters: readonly GroupCounter[]
	readonly tickets: readonly GroupTicket[]
	/** Logarithm of a factor on all times that fades. */
	readonly excess: number
	/** Of the day's factor and the group's: how far they may be off, as logarithms. */
	readonly doubts: { readonly day: number; readonly group: number }
	/** How much slower an officer is at first, as a share. */
	readonly warmup: number
	readonly yieldLimit: number
	readonly habits: readonly Habits[]
	/** Share of those called who do not come, by lane and steps of time waited; and how long such a call takes. */
	readonly noShows: readonly Float64Array[]
	readonly noShowMs: number
	/** Share still there after so many steps. */
	readonly staying: Float64Array
	readonly claims: Claims
}

export interface GroupCounter {
	readonly standing: Standing
	/** Lines it calls from: one for each service, and after those one for each counter, of visits sent to it alone. */
	readonly lines: readonly number[]
	/** Logarithm of its factor on times, and how far that may be off. */
	readonly log: number
	readonly doubt: number
	/** The visit at the counter: how long since its call, and whether it has come. */
	readonly busy?: { readonly line: number; readonly gone: number; readonly came: boolean; readonly lane: number } | undefined
	readonly openedAt: number
	/** Orders of the tickets it has called. */
	readonly called: readonly number[]
}

export interface GroupTicket {
	readonly id: string
	readonly order: number
	readonly line: number
	/** Its service. */
	readonly table: number
	readonly claim: number
	readonly waited: number
	readonly lane: number
}

/** Someone who takes a ticket now; `claim` as of {@link claimAt}, ms from now. */
export interface Newcomer {
	readonly line: number
	readonly claim: number
}

/** Counters linked by the services they share, with all that is waited for at them. */
export interface Linked {
	readonly serviceIds: readonly string[]
	readonly counterIds: readonly string[]
}

const linkedOf = new WeakMap<CentreIndex, Map<string, Linked>>()

/** The group that serves each service. */
export function groupsOf(setup: CentreIndex): ReadonlyMap<string, Linked> {
	const known = linkedOf.get(setup)
	if (known) return known
	const groups = new Map<string, Linked>()
	for (const { id } of setup.centre.services) {
		if (groups.has(id)) continue
		const serviceIds = new Set([id])
		const counterIds = new Set<string>()
		for (let before = -1; before < serviceIds.size + counterIds.size;) {
			before = serviceIds.size + counterIds.size
			for (const [counterId, callable] of setup.callable)
				if (!counterIds.has(counterId) && [...callable].some((s) => serviceIds.has(s))) {
					counterIds.add(counterId)
					for (const s of callable) serviceIds.add(s)
				}
		}
		const linked = { serviceIds: [...serviceIds], counterIds: [...counterIds] }
		for (const s of serviceIds) groups.set(s, linked)
	}
	linkedOf.set(setup, groups)
	return groups
}

/** What past days say, made ready to draw from once. */
interface Ready {
	readonly habits: readonly Habits[]
	readonly noShows: readonly Float64Array[]
	readonly noShowMs: number
	readonly staying: Float64Array
}
const readyOf = new WeakMap<Memory, Ready>()
export const LANES: readonly Lane[] = ['regular', 'priority', 'appointment']

function readyFrom(memory: Memory): Ready {
	const known = readyOf.get(memory)
	if (known) return known
	const noShows = LANES.map((lane) => {
		const steps = memory.noShows[lane]
		const all = steps.reduce((a, b) => ({ of: a.of + b.of, yes: a.yes + b.yes }), { of: 0, yes: 0 })
		const usual = shareOf(all, 0.05, 20)
		return Float64Array.from(steps, (step) => shareOf(step, usual, 30))
	})
	const staying = new Float64Array(WAIT_STEPS + 1).fill(1)
	// Where few have waited so long, people give up about as those do who waited a little less.
	for (let i = 0, gone = 0.01; i < WAIT_STEPS; i++) {
		gone = shareOf(memory.leaving[i]!, gone, 20)
		staying[i + 1] = staying[i]! * (1 - gone)
	}
	const { n, sum } = memory.noShowMs
	const ready = { habits: habitsOf(memory), noShows, noShowMs: (sum + 60_000 * 3) / (n + 3), staying }
	readyOf.set(memory, ready)
	return ready
}

/** Usual time of a service that the set-up has lost since. */
const LOST_MS = 600_000

/** The group as it stands at `now`, with all that past days and this one say of it. */
export function groupNow(day: Day, { serviceIds, counterIds }: Linked, by: { memory: Memory; plan: Plan; now: number }): Group {
	const { memory, plan, now } = by
	const { course, setup } = day
	const usualMs = (id: string) => setup.services.get(id)?.usualMs ?? LOST_MS
	const paces = pacesOf(course, memory, usualMs)
	const running = runningAt(day)
	const today = todayOf({ paces, course, running, counterIds, serviceIds, usualMs, at: now })
	const lineOf = new Map(serviceIds.map((id, i) => [id, i]))
	const hallOpen = [...day.counters.values()].some(({ state }) => state === 'open')
	const ready = readyFrom(memory)
	return {
		tables: serviceIds.map((id) => timeOf(paces, id, usualMs).table),
		factors: serviceIds.map((id) => Math.exp(today.services.get(id) ?? 0)),
		counters: counterIds.map((id, which) => {
			const counter = day.counters.get(id) ?? { id, state: 'closed' as const, called: [] }
			const seen = course.counters.get(id)
			const busyWith = counter.currentVisitId === undefined ? undefined : day.visits.get(counter.currentVisitId)
			const own = today.officers.get(id) ?? { log: 0, doubt: 0 }
			return {
				standing: standingOf(counter, which, { course, plan, now, hallOpen }),
				lines: [...[...(setup.callable.get(id) ?? [])].flatMap((s) => lineOf.get(s) ?? []), serviceIds.length + which],
				log: own.log + officerOf(memory, counter.officer ?? seen?.officer ?? '') + today.day + today.group,
				doubt: own.doubt,
				busy: busyWith && busyOf(busyWith, { lineOf, now, since: course.passages.get(busyWith.id)?.at?.since }),
				openedAt: (seen?.openedAt ?? now) - now,
				called: counter.called,
			}
		}),
		excess: today.excess,
		doubts: { day: today.dayDoubt, group: today.groupDoubt },
		warmup: warmupOf(memory),
		tickets: ticketsOf(day, { serviceIds, counterIds, lineOf, now }),
		yieldLimit: setup.centre.calling.yieldLimit,
		...ready,
		claims: claimsOf({ memory, now, serviceIds, booked: bookedOf(day, plan, lineOf) }),
	}
}

function runningAt({ visits, counters, course }: Day): Running[] {
	const running: Running[] = []
	for (const { id, currentVisitId, officer } of counters.values()) {
		const visit = currentVisitId === undefined ? undefined : visits.get(currentVisitId)
		const since = visit && course.passages.get(visit.id)?.at?.since
		if (!visit || since === undefined || visit.state !== 'serving') continue
		running.push({
			counterId: id,
			serviceId: visit.serviceId,
			officer: officer ?? '',
			since,
			openedAt: course.counters.get(id)?.openedAt ?? since,
		})
	}
	return running
}

function busyOf(visit: Visit, { lineOf, now, since }: { lineOf: ReadonlyMap<string, number>; now: number; since: number | undefined }) {
	return {
		line: lineOf.get(visit.serviceId) ?? 0,
		gone: Math.max(0, now - (since ?? visit.calledAt ?? now)),
		came: visit.state === 'serving',
		lane: LANES.indexOf(visit.lane),
	}
}

/** Those who wait for the group, in order of arrival. */
function ticketsOf(
	day: Day,
	by: { serviceIds: readonly string[]; counterIds: readonly string[]; lineOf: ReadonlyMap<string, number>; now: number },
): GroupTicket[] {
	const tickets: GroupTicket[] = []
	for (const visit of day.waiting.values()) {
		const { onlyCounterId, serviceId, order, lane, issuedAt, id } = visit
		const table = by.lineOf.get(serviceId)
		const only =
			onlyCounterId !== undefined && day.counters.get(onlyCounterId)?.state !== 'closed' ? by.counterIds.indexOf(onlyCounterId) : -1
		const line = only >= 0 ? by.serviceIds.length + only : table
		if (line === undefined) continue
		const claim = claimAt(visit, day.setup.centre.appointments) - by.now
		tickets.push({ id, order, line, table: table ?? 0, claim, waited: Math.max(0, by.now - issuedAt), lane: LANES.indexOf(lane) })
	}
	return tickets.sort((a, b) => a.order - b.order)
}

function bookedOf({ course }: Day, { bookings }: Plan, lineOf: ReadonlyMap<string, number>): { at: number; line: number }[] | undefined {
	if (!bookings) return undefined
	const here = new Map<string, number>()
	for (const { serviceId, appointmentAt } of course.passages.values())
		if (appointmentAt !== undefined) here.set(`${serviceId} ${appointmentAt}`, (here.get(`${serviceId} ${appointmentAt}`) ?? 0) + 1)
	return bookings.flatMap(({ at, serviceId }) => {
		const line = lineOf.get(serviceId)
		const key = `${serviceId} ${at}`
		const checkedIn = here.get(key) ?? 0
		if (checkedIn > 0) here.set(key, checkedIn - 1)
		return checkedIn > 0 || line === undefined ? [] : [{ at, line }]
	})
}
