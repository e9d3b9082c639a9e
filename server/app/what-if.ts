import type { WhatIf, WhatIfAnswer } from '../../contract/forecast.ts'
import type { Day } from '../domain/day.ts'
import { groupsOf, type Linked } from '../domain/forecast/group.ts'
import { hoursOf, type Plan, type Span } from '../domain/forecast/plan.ts'
import { groupWaits, keyOf, type GroupWaits, type Known } from '../domain/forecast/waits.ts'
import { clockMs, startOfDay } from '../../contract/local-time.ts'

const DAY_MS = 24 * 3_600_000
/** Runs between which commands are served: a few milliseconds. */
const RUNS_AT_ONCE = 8

type Turn = WhatIf['open'][number]

/**
 * What would become of the waits if counters opened or closed: the forecast as it stands beside the same forecast, drawn
 * with the same chances, under which it is decided when these counters call. Changes nothing.
 */
export function createWhatIf({ day, known }: { day: () => Day; known: () => Known }) {
	return async ({ open, close = [] }: WhatIf): Promise<WhatIfAnswer | { unknown: string }> => {
		const begun = performance.now()
		const today = day()
		const unknown = [...open, ...close].find(({ counterId }) => !today.setup.counters.has(counterId))
		if (unknown) return { unknown: unknown.counterId }
		const standing = known()
		const asked: Known = { ...standing, plan: { ...standing.plan, decided: decidedOf(today, { open, close, ...standing }) } }
		const touched = new Set([...open, ...close].map(({ counterId }) => counterId))
		const groups = new Set([...groupsOf(today.setup).values()].filter(({ counterIds }) => counterIds.some((id) => touched.has(id))))
		const services: WhatIfAnswer['services'] = []
		for (const linked of groups) {
			const [now, then] = [await waitsOf(today, linked, standing), await waitsOf(today, linked, asked)]
			for (const id of linked.serviceIds)
				services.push({ id, now: now.newcomers.get(keyOf(id, 'regular')) ?? null, then: then.newcomers.get(keyOf(id, 'regular')) ?? null })
		}
		return { services, tookMs: Math.round(performance.now() - begun) }
	}
}

async function waitsOf(day: Day, linked: Linked, known: Known): Promise<GroupWaits> {
	const { step } = groupWaits(day, linked, known)
	for (;;) {
		const waits = step(RUNS_AT_ONCE)
		if (waits) return waits
		await new Promise((done) => setImmediate(done))
	}
}

type Asked = { open: readonly Turn[]; close: readonly Turn[]; plan: Plan; now: number }

/**
 * When each counter asked about would call. A turn with an end is taken as it is asked; one without goes on for the hours
 * of the centre that are left. One that is open now calls until its turn to close.
 */
function decidedOf(day: Day, { open, close, plan, now }: Asked): Map<string, Span[]> {
	const midnight = startOfDay(day.date)
	const at = (clock: string | undefined, otherwise: number) => (clock === undefined ? otherwise : midnight + clockMs(clock))
	const hoursFrom = (counterId: string, from: number): Span[] => {
		const hours = hoursOf(plan, counterId)
		const planned = hours.length > 0 ? hours : [{ from: midnight, to: midnight + DAY_MS }]
		return planned.filter(({ to }) => to > from).map((span) => ({ from: Math.max(from, span.from), to: span.to }))
	}
	const decided = new Map<string, Span[]>()
	for (const { counterId, from, to } of close) {
		const begin = at(from, now)
		const isOpen = day.counters.get(counterId)?.state === 'open'
		const before = isOpen
			? hoursFrom(counterId, now).flatMap((span) => (span.from < begin ? [{ ...span, to: Math.min(span.to, begin) }] : []))
			: []
		decided.set(counterId, [...before, ...(to === undefined ? [] : hoursFrom(counterId, at(to, now)))])
	}
	for (const { counterId, from, to } of open) {
		const begin = at(from, now)
		const turn = to === undefined ? hoursFrom(counterId, begin) : [{ from: begin, to: at(to, now) }]
		decided.set(
			counterId,
			[...(decided.get(counterId) ?? []), ...turn].sort((a, b) => a.from - b.from),
		)
	}
	return decided
}
