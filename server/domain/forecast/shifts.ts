import type { CounterDay } from '../counter-day.ts'
import { kindOf, openSpans } from './learn-halves.ts'
import type { Course } from './course.ts'
import { BREAK_STEP_MS, DELAY_STEP_MS, edgeOf, shareOf, type Memory } from './memory.ts'
import { hoursOf, type Plan } from './plan.ts'
import { BREAK, COMES, DELAY, draw, LENGTH, OVERTIME } from './random.ts'
import { at, levelOf, quantilesOf } from './tables.ts'

const MIN = 60_000
/** How long a counter that is open outside all hours stays so, as far as anybody knows. */
const UNKNOWN_END_MS = 8 * 60 * MIN

/** What past days say of mornings (0) and afternoons (1), in tables to draw from. */
export interface Habits {
	readonly delays: Float64Array
	readonly breaks: number
	readonly breakStarts: Float64Array
	readonly breakLengths: Float64Array
	readonly cameAgain: number
	readonly overtimeMs: number
	came(counterId: string): number
	overtime(counterId: string): number
}

/** Most open within minutes; one in a hundred comes late for a reason that holds up the whole hall. */
const usualDelay = (step: number): number => Math.exp(-step / 1.5) + 0.02 * Math.exp(-step / 12)
const usualStart = (step: number): number => (step >= 6 && step <= 20 ? 1 : 0.05)
const usualLength = (bin: number): number => Math.exp(-((Math.log(edgeOf(bin + 0.5) / (12 * MIN)) / 0.5) ** 2) / 2) + 0.01

/** Counts, with the usual ones as if a few had been seen. */
function blend(seen: readonly number[], usual: (i: number) => number, weight: number): Float64Array {
	const guess = Float64Array.from(seen, (_, i) => usual(i))
	const all = guess.reduce((sum, x) => sum + x, 0)
	return guess.map((x, i) => (x * weight) / all + seen[i]!)
}

/** Asked thousands of times, of few counters. */
function remembered(share: (id: string) => number): (id: string) => number {
	const known = new Map<string, number>()
	return (id) => {
		let found = known.get(id)
		if (found === undefined) known.set(id, (found = share(id)))
		return found
	}
}

export const habitsOf = (memory: Memory): Habits[] =>
	memory.halves.map((half) => {
		const all = Object.values(half.overtime).reduce((a, b) => ({ of: a.of + b.of, yes: a.yes + b.yes }), { of: 0, yes: 0 })
		const usual = shareOf(all, 0.6, 3)
		return {
			delays: quantilesOf(blend(half.delays, usualDelay, 5), (step) => step * DELAY_STEP_MS) as Float64Array,
			breaks: shareOf(half.breaks, 0.5, 5),
			breakStarts: quantilesOf(blend(half.breakStarts, usualStart, 3), (step) => step * BREAK_STEP_MS) as Float64Array,
			breakLengths: quantilesOf(blend(half.breakBins, usualLength, 3)) as Float64Array,
			cameAgain: shareOf(half.cameAgain, 0.97, 10),
			overtimeMs: Math.max(half.overtimeMs, 15 * MIN),
			came: remembered((id) => shareOf(half.came[id] ?? { of: 0, yes: 0 }, 0.97, 8)),
			overtime: remembered((id) => shareOf(half.overtime[id] ?? { of: 0, yes: 0 }, usual, 4)),
		}
	})

/** One counter as it stands; times are ms from now. */
export interface Standing {
	readonly which: number
	readonly state: CounterDay['state']
	/** Begin of the state it is in; 0 or less. */
	readonly since: number
	readonly halves: readonly { from: number; to: number; kind: 0 | 1; opened: boolean; broke: boolean }[]
	readonly id: string
	/** When it calls, where that is decided. */
	readonly decided?: readonly { from: number; to: number }[]
	/** Whether any counter of the hall has opened in the half day that runs. */
	readonly hallOpen: boolean
}

/** Where a counter stands. A half day that is long over is left out. */
export function standingOf(
	{ id, state }: Pick<CounterDay, 'id' | 'state'>,
	which: number,
	{ course, plan, now, hallOpen }: { course: Course; plan: Plan; now: number; hallOpen: boolean },
): Standing {
	const turns = course.counters.get(id)?.turns ?? []
	const open = openSpans(turns).map(({ from, to }) => ({ from, to: Math.min(to, now) }))
	const halves = hoursOf(plan, id).map(({ from, to }, i) => {
		const mine = open.filter((span) => span.from < to && span.to > from - 45 * MIN)
		const broke = mine.some((span, j) => span.to < to - MIN && (j < mine.length - 1 || state !== 'open'))
		return { from: from - now, to: to - now, kind: kindOf(i), opened: mine.length > 0, broke }
	})
	const decided = plan.decided?.get(id)?.map(({ from, to }) => ({ from: from - now, to: to - now }))
	return { id, which, state, since: Math.min(0, (turns.at(-1)?.at ?? now) - now), halves, hallOpen, ...(decided && { decided }) }
}

/**
 * Draws when a counter will call, into `out`: for each stretch its begin, its end (ms from now), and how long the break
 * after it lasts, 0 for none. A visit begun before an end is finished after it, and then the break begins.
 */
export function drawShifts(run: number, standing: Standing, habits: readonly Habits[], out: number[]): void {
	out.length = 0
	const { state, halves, decided } = standing
	if (decided) {
		for (const { from, to } of decided) if (to > 0) out.push(Math.max(0, from), to, 0)
		return
	}
	let came: boolean | undefined
	for (const [i, half] of halves.entries()) {
		const next = halves[i + 1]
		if (half.to <= 0) {
			came = half.opened
			if (state === 'open' && (!next || next.from > 0)) out.push(0, Math.max(half.to + habits[half.kind]!.overtimeMs, 5 * MIN), 0)
			continue
		}
		const begin = beginOf(run, standing, i, { habits: habits[half.kind]!, came })
		came = begin !== undefined
		if (begin !== undefined) pushHalf(run, standing, i, { habits: habits[half.kind]!, begin, out })
	}
	if (state === 'open' && (out.length === 0 || out[0]! > 0)) out.unshift(0, Math.min(UNKNOWN_END_MS, out[0] ?? Infinity), 0)
}

type Half = Standing['halves'][number]

/** When a counter begins, or goes on, in a half day; `undefined` when it does not come. */
function beginOf(run: number, standing: Standing, i: number, by: { habits: Habits; came: boolean | undefined }): number | undefined {
	const half = standing.halves[i] as Half
	const { state, since } = standing
	const key = standing.which * 4 + i
	const { habits, came } = by
	const share = came === undefined ? habits.came(standing.id) : came ? habits.cameAgain : 1 - habits.cameAgain
	const u = draw(run, COMES, key)
	if (half.from > 0 && !(state === 'open' && i === 0) && !(half.opened && state === 'open'))
		return u < share ? half.from + at(habits.delays, draw(run, DELAY, key)) : undefined
	if (state === 'open') return 0
	if (half.opened) {
		if (state === 'closed') return undefined
		const begin = after(habits.breakLengths, -since, draw(run, LENGTH, key))
		return begin < half.to ? begin : undefined
	}
	const late = -half.from
	const level = levelOf(habits.delays, late)
	const present = standing.hallOpen ? (share * (1 - level)) / (share * (1 - level) + 1 - share + 1e-6) : share
	return u < present ? after(habits.delays, late, draw(run, DELAY, key)) : undefined
}

/** What is left of a length of time that has lasted so long. Beyond all that was seen, about a third as long again. */
export function after(table: Float64Array, gone: number, u: number): number {
	const level = levelOf(table, gone)
	if (level >= 0.995) return -Math.log(u) * Math.max(2 * MIN, gone / 3)
	return Math.max(0, at(table, level + (1 - level) * u) - gone)
}

function pushHalf(
	run: number,
	standing: Standing,
	i: number,
	{ habits, begin, out }: { habits: Habits; begin: number; out: number[] },
): void {
	const half = standing.halves[i] as Half
	const key = standing.which * 4 + i
	const goesOn = draw(run, OVERTIME, key) < habits.overtime(standing.id)
	const end = Math.min(half.to + (goesOn ? habits.overtimeMs : 0), standing.halves[i + 1]?.from ?? Infinity)
	if (begin >= end) return
	if (!half.broke) {
		const level = levelOf(habits.breakStarts, Math.max(0, begin - half.from))
		const still = (habits.breaks * (1 - level)) / (1 - habits.breaks * level)
		const u = draw(run, BREAK, key)
		if (u < still) {
			const start = half.from + at(habits.breakStarts, level + (1 - level) * (u / still))
			if (start < half.to) {
				const pause = at(habits.breakLengths, draw(run, LENGTH, key))
				if (start > begin) out.push(begin, start, pause)
				if (start + pause < end) out.push(Math.max(begin, start + pause), end, 0)
				return
			}
		}
	}
	out.push(begin, end, 0)
}
