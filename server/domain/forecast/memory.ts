import type { Lane } from '../../../contract/ids.ts'

/** Counts by log-spaced length of time: what one visit occupies its counter. Half a minute takes some, four hours none. */
export const BINS = 48
const SHORTEST_MS = 10_000
const LONGEST_MS = 4 * 3_600_000
const RATIO = Math.log(LONGEST_MS / SHORTEST_MS) / BINS

export const binOf = (ms: number): number => Math.min(BINS - 1, Math.max(0, Math.floor(Math.log(ms / SHORTEST_MS) / RATIO)))
/** Length at a bin's lower edge, ms. */
export const edgeOf = (bin: number): number => SHORTEST_MS * Math.exp(bin * RATIO)

export const SLOT_MS = 1_800_000
export const SLOTS = 48
/** Minutes waited, in steps of ten, the last step open. */
export const WAIT_STEP_MS = 600_000
export const WAIT_STEPS = 24
/** Minutes after the planned opening, in steps of two, the last step open. */
export const DELAY_STEP_MS = 120_000
export const DELAY_STEPS = 30
/** When in a half day a break begins, in steps of ten minutes. */
export const BREAK_STEP_MS = 600_000
export const BREAK_STEPS = 30

export interface Share {
	of: number
	yes: number
}
export interface Pace {
	/** Visits, and the sum of the logarithms of their time (ms), officer and day taken out. */
	n: number
	sum: number
	/** Sum of squares about the mean. */
	spread: number
	bins: number[]
}
/** Half days of one kind: mornings, afternoons. */
export interface HalfDays {
	/** Counters that came, of those planned; and after a half day away or worked. */
	came: Record<string, Share>
	cameAgain: Share
	delays: number[]
	breaks: Share
	breakStarts: number[]
	breakBins: number[]
	/** Of the times people were left at closing, how often a counter went on. */
	overtime: Record<string, Share>
	overtimeMs: number
}

/** What past days have taught. Plain JSON, of a size bounded by services, officers and counters. */
export interface Memory {
	readonly v: 1
	days: number
	services: Record<string, Pace>
	/** Logarithms of how much slower an officer is than all. */
	officers: Record<string, { n: number; sum: number }>
	/** Days with others before them, and the sum of squares of how much slower they were (logarithm), chance taken out. */
	dayPaces: { n: number; sum: number }
	/** How much slower the first half hour is: regression sums. */
	warm: { xx: number; xy: number }
	noShows: Record<Lane, Share[]>
	noShowMs: { n: number; sum: number }
	/** By time waited: who still waited, and who gave up in that step. */
	leaving: Share[]
	/** Claims by service: tickets a day in each half hour. */
	claims: Record<string, { priority: number[]; appointment: number[] }>
	/** Appointments: how early they check in, and who comes at all. */
	checkIns: { shown: Share; bins: number[] }
	halves: HalfDays[]
	/** The runs' levels that came out as P10, P50 and P90. */
	levels: { p10: number; p50: number; p90: number }
}

export const zeros = (n: number): number[] => Array<number>(n).fill(0)
const shares = (n: number): Share[] => Array.from({ length: n }, () => ({ of: 0, yes: 0 }))
const half = (): HalfDays => ({
	came: {},
	cameAgain: { of: 0, yes: 0 },
	delays: zeros(DELAY_STEPS),
	breaks: { of: 0, yes: 0 },
	breakStarts: zeros(BREAK_STEPS),
	breakBins: zeros(BINS),
	overtime: {},
	overtimeMs: 0,
})

/** What a centre knows on its first day: nothing. */
export const emptyMemory = (): Memory => ({
	v: 1,
	days: 0,
	services: {},
	officers: {},
	dayPaces: { n: 0, sum: 0 },
	warm: { xx: 0, xy: 0 },
	noShows: { regular: shares(WAIT_STEPS), priority: shares(WAIT_STEPS), appointment: shares(WAIT_STEPS) },
	noShowMs: { n: 0, sum: 0 },
	leaving: shares(WAIT_STEPS),
	claims: {},
	checkIns: { shown: { of: 0, yes: 0 }, bins: zeros(CHECK_IN_STEPS) },
	halves: [half(), half()],
	levels: { p10: 0.1, p50: 0.5, p90: 0.9 },
})
/** From an hour and a half before the appointment to half an hour after, in steps of three minutes. */
export const CHECK_IN_STEPS = 40
export const CHECK_IN_STEP_MS = 180_000
export const CHECK_IN_FROM_MS = -90 * 60_000

/** Share with the doubt of few cases: as if `weight` cases had had the share `prior`. */
export const shareOf = ({ of, yes }: Share, prior: number, weight: number): number => (yes + prior * weight) / (of + weight)
