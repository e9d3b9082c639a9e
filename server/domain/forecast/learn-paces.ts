import type { Course, Occupation } from './course.ts'
import { binOf, BINS, zeros, type Memory } from './memory.ts'

/** An officer's slow start fades with this time constant. */
const WARM_MS = 30 * 60_000
/** Visits that an officer, or a day, must show before what they show counts by half. */
const OFFICER_DOUBT = 6
const DAY_DOUBT = 10
const ROUNDS = 3

/** 1 when the counter opens, 0 when the officer has long been at it. */
export const coldness = (at: number, openedAt: number): number => Math.exp(-Math.max(0, at - openedAt) / WARM_MS)
/** How much slower the start is, as a share; what is usual where nothing was seen. */
export const warmupOf = ({ warm }: Memory): number => Math.min(0.5, Math.max(0, (warm.xy + 0.12 * 20) / (warm.xx + 20)))
export const officerOf = ({ officers }: Memory, name: string): number => {
	const seen = officers[name]
	return seen ? seen.sum / (seen.n + OFFICER_DOUBT) : 0
}

/** How far days differ where few were seen, and never less than this: standard deviation of the logarithm. */
const DAY_SPREAD = { usual: 0.2, least: 0.08 }
const USUAL_DAYS = 5
export const daySpreadOf = ({ dayPaces: { n, sum } }: Memory): number =>
	Math.sqrt(Math.max(DAY_SPREAD.least ** 2, (DAY_SPREAD.usual ** 2 * USUAL_DAYS + sum) / (USUAL_DAYS + n)))

interface Case {
	log: number
	cold: number
	service: string
	officer: string
}

/**
 * Parts the logarithm of each visit's time into service, officer, the day and the officer's start, by fitting one after
 * the other, with what past days say of each.
 */
export function learnPaces(next: Memory, course: Course): void {
	const cases = course.occupations.filter(isWhole).map(({ from, to, serviceId, officer, openedAt }) => ({
		log: Math.log(to - from),
		cold: coldness(from, openedAt),
		service: serviceId,
		officer,
	}))
	const warmup = Math.log1p(warmupOf(next))
	const services = new Map<string, number>()
	const officers = new Map<string, number>()
	let day = 0
	const rest = ({ log, cold }: Case) => log - day - warmup * cold
	for (const { officer } of cases) officers.set(officer, officerOf(next, officer))
	for (let round = 0; round < ROUNDS; round++) {
		fit(
			cases,
			services,
			({ service }) => service,
			(c) => rest(c) - (officers.get(c.officer) ?? 0),
			(id) => next.services[id],
			0,
		)
		const left = cases.map((c) => c.log - warmup * c.cold - (services.get(c.service) ?? 0) - (officers.get(c.officer) ?? 0))
		if (next.days > 1) day = left.reduce((sum, x) => sum + x, 0) / (left.length + DAY_DOUBT)
		fit(
			cases,
			officers,
			({ officer }) => officer,
			(c) => rest(c) - (services.get(c.service) ?? 0),
			(id) => next.officers[id],
			OFFICER_DOUBT,
		)
	}
	if (next.days > 1)
		noteDay(
			next,
			cases.map((c) => rest(c) + day - (services.get(c.service) ?? 0) - (officers.get(c.officer) ?? 0)),
		)
	for (const c of cases) note(next, c, { service: services.get(c.service) ?? 0, officer: officers.get(c.officer) ?? 0, day, warmup })
}

/** @param residuals  logarithms of the day's visits, all but the day taken out */
function noteDay({ dayPaces }: Memory, residuals: readonly number[]): void {
	const n = residuals.length
	if (n < 2) return
	const mean = residuals.reduce((sum, x) => sum + x, 0) / n
	const chance = residuals.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1) / n
	dayPaces.n++
	dayPaces.sum += mean ** 2 - chance
}

/** A finished visit of a length that clocks can be trusted with. */
export const isWhole = ({ end, from, to }: Occupation): boolean => end === 'completed' && to - from >= 5000

function fit(
	cases: readonly Case[],
	into: Map<string, number>,
	key: (c: Case) => string,
	value: (c: Case) => number,
	before: (id: string) => { n: number; sum: number } | undefined,
	doubt: number,
): void {
	const sums = new Map<string, { n: number; sum: number }>()
	for (const c of cases) {
		const seen = sums.get(key(c)) ?? { n: 0, sum: 0 }
		sums.set(key(c), { n: seen.n + 1, sum: seen.sum + value(c) })
	}
	for (const [id, { n, sum }] of sums) {
		const known = before(id)
		into.set(id, (sum + (known?.sum ?? 0)) / (n + (known?.n ?? 0) + doubt))
	}
}

function note(
	next: Memory,
	{ log, cold, service, officer }: Case,
	by: { service: number; officer: number; day: number; warmup: number },
): void {
	const pace = (next.services[service] ??= { n: 0, sum: 0, spread: 0, bins: zeros(BINS) })
	const own = log - by.officer - by.day - by.warmup * cold
	pace.n++
	pace.sum += own
	pace.spread += (own - by.service) ** 2
	pace.bins[binOf(Math.exp(own))]!++
	const seen = (next.officers[officer] ??= { n: 0, sum: 0 })
	seen.n++
	seen.sum += log - by.service - by.day - by.warmup * cold
	next.warm.xx += cold * cold
	next.warm.xy += cold * (log - by.service - by.officer - by.day)
}
