import type { Recorded } from '../../../contract/facts.ts'
import { emptyCourse, noteFact, type Passage } from './course.ts'
import { hadToQueue } from './learn.ts'

/** How far what people were told was from what came, over those called who had to queue or were told to. */
export interface Judgement {
	/** Visits judged, and visits called that had been told nothing. */
	readonly n: number
	readonly untold: number
	/** Mean error and mean of told less actual (above 0: told too long), ms; `null` when there is none to judge. */
	readonly errorMs: number | null
	readonly biasMs: number | null
	/** Shares, 0–1: inside P10–P90 of those told a P10, and above P90. */
	readonly inside: number | null
	readonly above: number | null
}

/** What was told at issue, judged by the facts of one day or more: in all, and by service as at issue. */
export function judge(facts: Iterable<Recorded>): { all: Judgement; services: ReadonlyMap<string, Judgement> } {
	const course = emptyCourse()
	for (const fact of facts) noteFact(course, fact)
	const called = [...course.passages.values()].filter((p): p is Called => p.calledAt !== undefined && hadToQueue(p))
	const byService = new Map<string, Called[]>()
	for (const passage of called) byService.set(passage.serviceId, [...(byService.get(passage.serviceId) ?? []), passage])
	return { all: judgementOf(called), services: new Map([...byService].map(([id, own]) => [id, judgementOf(own)])) }
}
type Called = Passage & { calledAt: number }

function judgementOf(called: readonly Called[]): Judgement {
	const cases = called.flatMap(({ told, calledAt, issuedAt }) => (told ? [{ ...told, actual: calledAt - issuedAt }] : []))
	const banded = cases.filter(({ p10 }) => p10 !== undefined)
	return {
		n: cases.length,
		untold: called.length - cases.length,
		errorMs: mean(cases.map(({ p50, actual }) => Math.abs(p50 - actual))),
		biasMs: mean(cases.map(({ p50, actual }) => p50 - actual)),
		inside: mean(
			banded.map(({ p10 = 0, p90, actual }) => (p10 <= actual && actual <= p90 ? 1 : 0)),
			4,
		),
		above: mean(
			cases.map(({ p90, actual }) => (actual > p90 ? 1 : 0)),
			4,
		),
	}
}

function mean(values: readonly number[], decimals = 0): number | null {
	if (values.length === 0) return null
	return Number((values.reduce((sum, x) => sum + x, 0) / values.length).toFixed(decimals))
}
