import type { Appointment } from '../../contract/appointments.ts'
import type { Procedure } from '../../contract/catalogue.ts'
import type { Centre, Counter, Service, Zone } from '../../contract/centre.ts'
import type { Person } from '../../contract/people.ts'
import type { Fact } from '../../contract/facts.ts'
import type { Lane } from '../../contract/ids.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import type { WorkProfile } from '../../contract/work.ts'
import type { CounterDay } from './counter-day.ts'
import type { Course } from './forecast/course.ts'
import type { Waits } from './forecast/asking.ts'
import type { KnownAlert, KnownAlerts } from './known-alerts.ts'
import type { Notices } from './notice-board.ts'
import type { Visit } from './visit.ts'

/** The set-up with its parts by id. */
export interface CentreIndex {
	readonly centre: Centre
	readonly zones: ReadonlyMap<string, Zone>
	readonly services: ReadonlyMap<string, Service>
	readonly counters: ReadonlyMap<string, Counter>
	readonly procedures: ReadonlyMap<string, Procedure>
	readonly profiles: ReadonlyMap<string, WorkProfile>
	/** By username. */
	readonly people: ReadonlyMap<string, Person>
	/** What each counter may call at one step or another of its work profile. */
	readonly callable: ReadonlyMap<string, ReadonlySet<string>>
}

export type Booking = Appointment & { readonly visitId?: string }

/** Today, as the rules read it. Owned and folded by `server/app/today.ts`. */
export interface Day {
	readonly date: string
	readonly setup: CentreIndex
	readonly visits: ReadonlyMap<string, Visit>
	/** Those of `visits` that wait to be called. */
	readonly waiting: ReadonlyMap<string, Visit>
	/** How many of them wait for each service, and how many of those have a claim (priority, appointment). */
	readonly queues: ReadonlyMap<string, { readonly all: number; readonly claims: number }>
	readonly counters: ReadonlyMap<string, CounterDay>
	/** Booked times of today, by code; `visitId` once checked in. */
	readonly bookings: ReadonlyMap<string, Booking>
	/** Every number given today, whatever the set-up was then. */
	readonly numbers: ReadonlySet<string>
	/** Last serial given, by sequence. */
	readonly serials: ReadonlyMap<string, number>
	/** Tickets issued, by the service they were issued for. */
	readonly issued: ReadonlyMap<string, number>
	/** Time with officers of visits completed today, by service, oldest first, ms. */
	readonly paces: ReadonlyMap<string, readonly number[]>
	/** How the day went, for the forecast. */
	readonly course: Course
	/** Also of the days before. */
	readonly notices: Notices
	/** Those that the log knows and that have not ended. */
	readonly alerts: KnownAlerts
}

/** What a rule may know besides the day: the time, and who asks. */
export interface Context {
	at: number
	/** The forecast as it stands; without one, visitors are told a rough wait. */
	waits?: Pick<Waits, 'newcomer'> | undefined
	/** An alert that stands on the floor now, whether the log knows it or not. */
	alertOf?: ((alertId: string) => Pick<KnownAlert, 'kind' | 'raisedAt'> | undefined) | undefined
	actor: { kind: 'officer' | 'kiosk' | 'display' | 'rating' | 'agent' | 'visitor' | 'system'; id: string; anyCounter: boolean }
}

/** What a rule answers: facts to record (none when all is so already), an earlier answer to repeat, or a refusal. */
export type Decision = { ok: true; facts: Fact[] } | { ok: true; repeatOf: string } | Refused
/** `retryAt`: from when the same command may be accepted, epoch ms. `vi`: what to say in place of the catalogue's sentence. */
type Refused = { ok: false; code: ProblemCode; detail?: string; retryAt?: number; vi?: string }

export const accept = (...facts: Fact[]): Decision => ({ ok: true, facts })
export const refuse = (code: ProblemCode, detail?: string): Refused => ({ ok: false, code, ...(detail && { detail }) })
export const refuseUntil = (retryAt: number, code: ProblemCode): Refused => ({ ok: false, code, retryAt })

export function indexCentre(centre: Centre): CentreIndex {
	const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((x) => [x.id, x]))
	const profiles = byId(centre.profiles)
	return {
		centre,
		zones: byId(centre.zones),
		services: byId(centre.services),
		counters: byId(centre.counters),
		procedures: byId(centre.procedures),
		profiles,
		people: new Map(centre.people.map((p) => [p.username, p])),
		callable: new Map(
			centre.counters.map((c) => [c.id, new Set(profiles.get(c.profileId ?? '')?.steps.flatMap((s) => s.services) ?? c.services)]),
		),
	}
}

/** The counter where this officer sits, if any. */
export function counterOf(day: Day, username: string): CounterDay | undefined {
	for (const counter of day.counters.values()) if (counter.state !== 'closed' && counter.officer === username) return counter
	return undefined
}

/** Whether this counter may call this visit: by its services, or because the visit was sent to it. */
export function canCall(day: Day, counterId: string, visit: Visit): boolean {
	const only = visit.onlyCounterId === undefined ? undefined : day.counters.get(visit.onlyCounterId)
	if (only && only.state !== 'closed') return only.id === counterId
	return day.setup.callable.get(counterId)?.has(visit.serviceId) ?? false
}

/** Visits of the same queue likely called before this one: earlier arrivals, and claims before a regular. */
export function aheadOf(day: Day, visit: Visit): number {
	let ahead = 0
	for (const v of day.waiting.values()) if (v.serviceId === visit.serviceId && v.id !== visit.id && isLaneAhead(v, visit)) ahead++
	return ahead
}

/** The same for someone who takes a number now. */
export function aheadOfNewcomer(day: Day, serviceId: string, lane: Lane): number {
	const queue = day.queues.get(serviceId)
	return (lane === 'regular' ? queue?.all : queue?.claims) ?? 0
}

/** Whether `a` is likely called before `b`: a claim before a regular, then the earlier arrival. */
export function isLaneAhead(a: Pick<Visit, 'order' | 'lane'>, b: Pick<Visit, 'order' | 'lane'>): boolean {
	const claimA = a.lane !== 'regular'
	const claimB = b.lane !== 'regular'
	return claimA === claimB ? a.order < b.order : claimA
}
