import type { Lane } from '../../contract/ids.ts'
import type { Ticket } from './replay.ts'

/** Of the visitors called: how many, and how long they had waited. `null` where there was none. */
export interface WaitFigures {
	n: number
	meanMs: number | null
	p90Ms: number | null
	maxMs: number | null
}
export type Waits = Record<Lane, WaitFigures>
/** Waits of those called, ms. */
export type WaitSamples = Record<Lane, number[]>

/** @returns the value below which `share` (0–1) of the samples lie, by nearest rank; `undefined` without samples */
export function percentile(samples: readonly number[], share: number): number | undefined {
	const sorted = [...samples].sort((a, b) => a - b)
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

export const mean = (samples: readonly number[]): number | null =>
	samples.length ? samples.reduce((sum, x) => sum + x, 0) / samples.length : null
export const rounded = (value: number | null | undefined): number | null =>
	value === null || value === undefined ? null : Math.round(value)

/**
 * Waits by lane, from ticket to first call, also of those who then did not come. An appointment's wait begins at the booked time
 * when the visitor was early.
 */
export function waitSamples(tickets: readonly Ticket[]): WaitSamples {
	const samples: WaitSamples = { regular: [], priority: [], appointment: [] }
	for (const { visitor, calledAt } of tickets)
		if (calledAt !== undefined) samples[visitor.lane].push(Math.max(0, calledAt - Math.max(visitor.t, visitor.appointmentAt ?? 0)))
	return samples
}

export const joined = (days: readonly (WaitSamples | undefined)[]): WaitSamples => ({
	regular: days.flatMap((day) => day?.regular ?? []),
	priority: days.flatMap((day) => day?.priority ?? []),
	appointment: days.flatMap((day) => day?.appointment ?? []),
})

export function waitsOf(samples: WaitSamples): Waits {
	const of = (waits: readonly number[]): WaitFigures => ({
		n: waits.length,
		meanMs: rounded(mean(waits)),
		p90Ms: rounded(percentile(waits, 0.9)),
		maxMs: rounded(percentile(waits, 1)),
	})
	return { regular: of(samples.regular), priority: of(samples.priority), appointment: of(samples.appointment) }
}

/** The most that one ticket was overtaken: by one counter, and by all that could serve it. */
export function overtakesOf(tickets: readonly Ticket[]): { byOneCounterMax: number; totalMax: number } {
	const counts = tickets.map(({ passedBy }) => [...passedBy.values()])
	return {
		byOneCounterMax: counts.flat().reduce((most, n) => Math.max(most, n), 0),
		totalMax: counts.reduce(
			(most, of) =>
				Math.max(
					most,
					of.reduce((sum, n) => sum + n, 0),
				),
			0,
		),
	}
}

/** Pinball loss of a quantile forecast at level 0.9, ms: a wait longer than told weighs nine times a shorter one. */
export const pinball90 = (actual: number, told: number): number => Math.max(0.9 * (actual - told), 0.1 * (told - actual))
