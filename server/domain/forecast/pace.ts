import type { Course } from './course.ts'
import { coldness, daySpreadOf, isWhole, officerOf, warmupOf } from './learn-paces.ts'
import type { Memory } from './memory.ts'
import { at, levelOf, serviceTime, type ServiceTime } from './tables.ts'

/** What an hour ago said counts three quarters now. */
const HALF_LIFE_MS = 150 * 60_000
/** How far groups of counters, officers on one day, and services on one day differ: standard deviations of the logarithm. */
const SPREAD = { group: 0.06, officer: 0.07, service: 0.08 }

/** A whole day is seldom slower or quicker than this (logarithm); what is, is a machine that hangs, and passes. */
const LASTING = 0.3

interface Sum {
	weight: number
	/** Weighted residuals: logarithm of a visit's time less what past days expect. */
	sum: number
}
const empty = (): Sum => ({ weight: 0, sum: 0 })

/** Sums over what was finished today; brought up to date with each look. */
export interface Paces {
	readonly memory: Memory
	readonly times: Map<string, ServiceTime>
	readonly all: Sum
	readonly counters: Map<string, Sum>
	readonly services: Map<string, Sum>
	upTo: number
}

const kept = new WeakMap<Course, Paces>()

/** The day so far, weighed as of a fixed time: later visits weigh more, and all ratios stay. */
export function pacesOf(course: Course, memory: Memory, usualMs: (serviceId: string) => number): Paces {
	let paces = kept.get(course)
	if (!paces || paces.memory !== memory) {
		paces = { memory, times: new Map(), all: empty(), counters: new Map(), services: new Map(), upTo: 0 }
		kept.set(course, paces)
	}
	const warmup = Math.log1p(warmupOf(memory))
	const base = course.occupations[0]?.from ?? 0
	for (; paces.upTo < course.occupations.length; paces.upTo++) {
		const done = course.occupations[paces.upTo]!
		if (!isWhole(done)) continue
		const { log } = timeOf(paces, done.serviceId, usualMs)
		const rest = Math.log(done.to - done.from) - log - officerOf(memory, done.officer) - warmup * coldness(done.from, done.openedAt)
		const weight = 2 ** ((done.to - base) / HALF_LIFE_MS)
		for (const sum of [paces.all, sumOf(paces.counters, done.counterId), sumOf(paces.services, done.serviceId)]) {
			sum.weight += weight
			sum.sum += weight * Math.max(-1.5, Math.min(1.5, rest))
		}
	}
	return paces
}

export function timeOf(paces: Paces, serviceId: string, usualMs: (serviceId: string) => number): ServiceTime {
	let time = paces.times.get(serviceId)
	if (!time) paces.times.set(serviceId, (time = serviceTime(paces.memory, serviceId, usualMs(serviceId))))
	return time
}

function sumOf(sums: Map<string, Sum>, id: string): Sum {
	let sum = sums.get(id)
	if (!sum) sums.set(id, (sum = empty()))
	return sum
}

/** A visit that an officer is at now. */
export interface Running {
	readonly counterId: string
	readonly serviceId: string
	readonly officer: string
	readonly since: number
	readonly openedAt: number
}

/** Today's factors as logarithms, and how much they may be wrong. */
export interface Today {
	readonly day: number
	/** What is more than a day ever lasts at: it will fade. */
	readonly excess: number
	readonly dayDoubt: number
	readonly group: number
	readonly groupDoubt: number
	readonly officers: ReadonlyMap<string, { log: number; doubt: number }>
	readonly services: ReadonlyMap<string, number>
}

interface Seen {
	paces: Paces
	course: Course
	running: readonly Running[]
	counterIds: readonly string[]
	serviceIds: readonly string[]
	usualMs: (serviceId: string) => number
	at: number
}

/**
 * How fast the hall, this group of counters and each of its officers are today: what was seen, drawn towards the usual by
 * how little was seen. A visit still running counts with the mean of the times longer than what has passed, as far as it
 * already says anything.
 */
export function todayOf({ paces, course, running, counterIds, serviceIds, usualMs, at: now }: Seen): Today {
	const base = course.occupations[0]?.from ?? now
	const scale = 2 ** (-(now - base) / HALF_LIFE_MS)
	const noise = 0.55 ** 2
	const scaled = (sum: Sum | undefined): Sum => ({ weight: (sum?.weight ?? 0) * scale, sum: (sum?.sum ?? 0) * scale })
	const counters = new Map(counterIds.map((id) => [id, scaled(paces.counters.get(id))]))
	const services = new Map(serviceIds.map((id) => [id, scaled(paces.services.get(id))]))
	const all = scaled(paces.all)
	for (const one of running) {
		const seen = censored(paces, one, usualMs, now)
		for (const sum of [all, counters.get(one.counterId), services.get(one.serviceId)]) {
			if (!sum) continue
			sum.weight += seen.weight
			sum.sum += seen.sum
		}
	}
	const doubtOf = (spread: number) => noise / spread ** 2
	const dayDoubt = doubtOf(daySpreadOf(paces.memory))
	const day = all.sum / (all.weight + dayDoubt)
	const lasting = Math.max(-LASTING, Math.min(LASTING, day))
	const own = [...counters.values()].reduce((a, b) => ({ weight: a.weight + b.weight, sum: a.sum + b.sum }), empty())
	const group = (own.sum - day * own.weight) / (own.weight + doubtOf(SPREAD.group))
	const less = ({ weight, sum }: Sum) => sum - (day + group) * weight
	return {
		day: lasting,
		excess: day - lasting,
		dayDoubt: Math.sqrt(noise / (all.weight + dayDoubt)),
		group,
		groupDoubt: Math.sqrt(noise / (own.weight + doubtOf(SPREAD.group))),
		officers: new Map(
			[...counters].map(([id, sum]) => {
				const weight = sum.weight + doubtOf(SPREAD.officer)
				return [id, { log: less(sum) / weight, doubt: Math.sqrt(noise / weight) }]
			}),
		),
		services: new Map(
			[...services].map(([id, sum]) => {
				const known = (paces.times.get(id)?.n ?? 0) > 20
				return [id, less(sum) / (sum.weight + doubtOf(known ? SPREAD.service : 0.4))]
			}),
		),
	}
}

/** What a running visit says: nothing at its start, and ever more as it outlasts what is usual. */
function censored(paces: Paces, { serviceId, officer, since, openedAt }: Running, usualMs: (id: string) => number, now: number): Sum {
	const { table, log } = timeOf(paces, serviceId, usualMs)
	const expected = officerOf(paces.memory, officer) + Math.log1p(warmupOf(paces.memory)) * coldness(since, openedAt)
	const level = levelOf(table, (now - since) / Math.exp(expected))
	if (level <= 0.02) return empty()
	let mean = 0
	for (const step of [0.1, 0.3, 0.5, 0.7, 0.9]) mean += (Math.log(at(table, level + (1 - level) * step)) - log) / 5
	return { weight: level, sum: level * Math.max(-1.5, Math.min(1.5, mean)) }
}
