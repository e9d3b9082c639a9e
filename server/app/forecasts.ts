import type { Recorded } from '../../contract/facts.ts'
import type { Wait } from '../../contract/views.ts'
import type { Day } from '../domain/day.ts'
import { groupsOf, type Linked } from '../domain/forecast/group.ts'
import type { Memory } from '../domain/forecast/memory.ts'
import { planOf } from '../domain/forecast/plan.ts'
import type { Asking, Waits } from '../domain/forecast/asking.ts'
import { groupWaits, keyOf, waitOfNewcomer, type GroupWaits, type Known } from '../domain/forecast/waits.ts'
import type { Clock, Stop } from '../ports/core.ts'
import type { Today } from './today.ts'

/** A group is forecast anew this long after the last time at the earliest, when something happened there. */
const APART_MS = 2000
/** And after this long also when nothing did: time itself shortens waits. */
const QUIET_MS = 10_000
/** Older than this is not told: it is made anew on the spot. */
const STALE_MS = 30_000
/** Longest stretch of work between which commands are served. */
const SLICE_MS = 3

export interface ForecastParts {
	today: Today
	clock: Clock
	/** What past days taught. */
	memory: () => Memory
	/** Waits have changed: screens may show them. */
	onFresh: () => void
	onBug: (error: unknown, where: string) => void
}

export interface Forecasts {
	/** The forecast as it stands, at most {@link STALE_MS} old. */
	readonly waits: Waits
	/** What a forecast made now is made from. */
	known(): Known
	/** After a commit. */
	note(facts: readonly Recorded[]): void
	start(): Stop
}

interface Kept {
	waits?: GroupWaits
	/** Something happened since. */
	isTouched: boolean
}

/**
 * Keeps a forecast of every group of counters, off the write path: on the main thread, in slices of a few milliseconds.
 * A refresh of a large centre takes some 20 ms of work every few seconds; a thread of its own would need the day copied to
 * it each time, which takes longer than the work.
 */
export function createForecasts({ today, clock, memory, onFresh, onBug }: ForecastParts): Forecasts {
	let kept = new Map<Linked, Kept>()
	let setup: Day['setup'] | undefined
	let course: Day['course'] | undefined
	let running: { linked: Linked; step: ReturnType<typeof groupWaits>['step'] } | undefined
	let timer: NodeJS.Timeout | undefined
	let isStopped = true

	function known(): Known {
		const { day } = today
		const bookings = day.bookings.size ? [...day.bookings.values()].map(({ at, serviceId }) => ({ at, serviceId })) : undefined
		return { memory: memory(), plan: { ...planOf(day.setup.centre, day.date), ...(bookings && { bookings }) }, now: clock.now() }
	}

	/** A new day or set-up has other groups, and nothing of the old ones holds. */
	function groups(): ReadonlyMap<string, Linked> {
		if (setup !== today.day.setup || course !== today.day.course) {
			;({ setup, course } = today.day)
			kept = new Map()
			running = undefined
		}
		return groupsOf(setup)
	}

	function keptOf(linked: Linked): Kept {
		const own = kept.get(linked) ?? { isTouched: true }
		kept.set(linked, own)
		return own
	}

	/** Also where the clock was set back. */
	const ageOf = ({ waits }: Kept): number => (waits ? Math.abs(clock.now() - waits.at) : Infinity)

	function freshOf(linked: Linked): GroupWaits {
		const own = keptOf(linked)
		if (own.waits && ageOf(own) <= STALE_MS) return own.waits
		own.isTouched = false
		const { step } = groupWaits(today.day, linked, known())
		return (own.waits = step(Infinity) as GroupWaits)
	}

	function newcomer(asking: Asking): Wait {
		const linked = groups().get(asking.serviceId)
		if (!linked?.counterIds.length) return null
		// A booked time not yet due has a place of its own.
		if (asking.appointmentAt !== undefined) return waitOfNewcomer(today.day, asking, known())
		return freshOf(linked).newcomers.get(keyOf(asking.serviceId, asking.lane)) ?? null
	}

	function visit(visitId: string): Wait {
		const one = today.day.visits.get(visitId)
		if (!one) return null
		const linked = groups().get(one.serviceId)
		if (!linked?.counterIds.length) return null
		const waits = freshOf(linked)
		const wait = waits.visits.has(visitId) ? waits.visits.get(visitId) : waits.newcomers.get(keyOf(one.serviceId, one.lane))
		return wait ? less(wait, Math.max(0, clock.now() - Math.max(waits.at, waits.visits.has(visitId) ? 0 : one.issuedAt))) : null
	}

	function note(facts: readonly Recorded[]): void {
		const of = groups()
		for (const fact of facts) {
			const serviceId = 'visitId' in fact ? today.day.visits.get(fact.visitId)?.serviceId : undefined
			const counterId = 'counterId' in fact ? fact.counterId : undefined
			const mine = serviceId ?? today.day.setup.counters.get(counterId ?? '')?.services[0]
			const linked = mine === undefined ? undefined : of.get(mine)
			if (linked) keptOf(linked).isTouched = true
		}
		wake()
	}

	/** The group that needs it most: touched and not of just now, or long untouched. */
	function nextDue(): Linked | undefined {
		let due: Linked | undefined
		let oldest = 0
		for (const linked of new Set(groups().values())) {
			const own = keptOf(linked)
			const age = ageOf(own)
			if (age < (own.isTouched ? APART_MS : QUIET_MS) || age <= oldest) continue
			due = linked
			oldest = age
		}
		return due
	}

	function wake(): void {
		if (isStopped || running || timer) return
		timer = setTimeout(slice, 0)
	}

	function slice(): void {
		timer = undefined
		try {
			if (!isStopped) work()
		} catch (error) {
			running = undefined
			onBug(error, 'forecast')
		}
		if (!isStopped) timer = setTimeout(slice, running || nextDue() ? 0 : APART_MS / 4)
		timer?.unref()
	}

	function work(): void {
		groups()
		const begun = performance.now()
		if (!running) {
			const linked = nextDue()
			if (!linked) return
			keptOf(linked).isTouched = false
			running = { linked, step: groupWaits(today.day, linked, known()).step }
		}
		while (performance.now() - begun < SLICE_MS) {
			const waits = running.step(1)
			if (!waits) continue
			keptOf(running.linked).waits = waits
			running = undefined
			onFresh()
			return
		}
	}

	return {
		waits: { newcomer, visit },
		known,
		note,
		start() {
			isStopped = false
			wake()
			return () => {
				isStopped = true
				clearTimeout(timer)
			}
		},
	}
}

const less = ({ p50, p90 }: NonNullable<Wait>, ms: number): Wait => ({ p50: Math.max(0, p50 - ms), p90: Math.max(0, p90 - ms) })
