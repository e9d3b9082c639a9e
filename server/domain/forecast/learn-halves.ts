import type { Course, Turn } from './course.ts'
import { binOf, BREAK_STEPS, BREAK_STEP_MS, DELAY_STEPS, DELAY_STEP_MS, type HalfDays, type Memory } from './memory.ts'
import { hoursOf, type Plan, type Span } from './plan.ts'

/** A counter may open this long before its hours. */
const EARLY_MS = 45 * 60_000
/** A gap shorter than this is no break, and one this close to the end is the end. */
const GAP_MS = 60_000

/** Mornings are half days of kind 0, all later hours of kind 1. */
export const kindOf = (index: number): 0 | 1 => (index === 0 ? 0 : 1)

/** When counters come, pause and stop, beside the hours planned for them. */
export function learnHalves(
	next: Memory,
	{ course, plan, counterIds }: { course: Course; plan: Plan; counterIds: readonly string[] },
): void {
	for (const id of counterIds) {
		const open = openSpans(course.counters.get(id)?.turns ?? [])
		let cameBefore: boolean | undefined
		for (const [i, span] of hoursOf(plan, id).entries()) {
			const half = next.halves[kindOf(i)]!
			const mine = open.filter(({ from, to }) => from < span.to && to > span.from - EARLY_MS && to > from)
			const came = mine.length > 0
			count((half.came[id] ??= { of: 0, yes: 0 }), came)
			if (cameBefore !== undefined) count(half.cameAgain, came === cameBefore)
			cameBefore = came
			if (came) learnShift(half, mine, span, { course, id })
		}
	}
}

const count = (share: { of: number; yes: number }, yes: boolean): void => {
	share.of++
	if (yes) share.yes++
}

/** Stretches in which a counter called. */
export function openSpans(turns: readonly Turn[]): Span[] {
	const spans: Span[] = []
	for (const [i, { to, at }] of turns.entries()) if (to === 'open') spans.push({ from: at, to: turns[i + 1]?.at ?? Infinity })
	return spans
}

function learnShift(half: HalfDays, mine: readonly Span[], span: Span, { course, id }: { course: Course; id: string }): void {
	const first = mine[0]!
	half.delays[Math.min(DELAY_STEPS - 1, Math.floor(Math.max(0, first.from - span.from) / DELAY_STEP_MS))]!++
	const pause = mine.find(({ to }, i) => to < span.to - GAP_MS && (mine[i + 1]?.from ?? span.to) - to > GAP_MS)
	count(half.breaks, pause !== undefined)
	if (pause) {
		half.breakStarts[Math.min(BREAK_STEPS - 1, Math.max(0, Math.floor((pause.to - span.from) / BREAK_STEP_MS)))]!++
		half.breakBins[binOf((mine.find(({ from }) => from > pause.to)?.from ?? span.to) - pause.to)]!++
	}
	const last = mine.at(-1)!
	if (last.to >= span.to - GAP_MS) learnOvertime(half, span, { course, id })
}

/** Whether a counter with people left at closing time went on calling them. */
function learnOvertime(half: HalfDays, { to: closing }: Span, { course, id }: { course: Course; id: string }): void {
	const own = course.occupations.filter(({ counterId }) => counterId === id)
	const late = own.filter(({ from }) => from >= closing && from < closing + 2 * 3_600_000 - 60_000)
	if (late.length) {
		count((half.overtime[id] ??= { of: 0, yes: 0 }), true)
		half.overtimeMs = Math.max(half.overtimeMs, ...late.map(({ from }) => from - closing))
		return
	}
	const freeAt = Math.max(closing, ...own.filter(({ from }) => from < closing).map(({ to }) => to))
	const served = new Set(own.map(({ serviceId }) => serviceId))
	for (const { serviceId, issuedAt, calledAt, leftAt } of course.passages.values())
		if (served.has(serviceId) && issuedAt < closing && (calledAt ?? leftAt ?? Infinity) > freeAt)
			return count((half.overtime[id] ??= { of: 0, yes: 0 }), false)
}
