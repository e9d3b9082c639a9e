import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recorded } from '../../contract/facts.ts'
import { rateOf } from '../../contract/rate.ts'
import { Dimension, FigurePart, ReportQuery, ReportVisit, VisitsOf, VisitsQuery, type Figures } from '../../contract/reports.ts'
import { Targets } from '../../contract/targets.ts'
import { createHistory } from '../../server/reports/history.ts'
import { report } from '../../server/reports/report.ts'
import { openTables } from '../../server/reports/tables.ts'
import { visits } from '../../server/reports/visits.ts'
import { playHistory, randomHistory } from '../support/random-history.ts'
import { memorySource } from './memory-source.ts'
import { matching, recount, spreadOf, type Counted } from './recount.ts'

const targets = Targets.parse({
	waitMs: 600_000,
	zones: [{ zoneId: 'zone-b', waitMs: 120_000, serviceMs: 200_000 }],
	services: [{ serviceId: 'chung-thuc', waitMs: 60_000 }],
})
const WAIT_S: Record<string, number> = { 'ho-tich': 600, 'chung-thuc': 60, 'dat-dai': 120 }
const SERVICE_S: Record<string, number> = { 'dat-dai': 200 }

/** What the engine must say of these stops. */
function expected(all: readonly Counted[]): Figures {
	const visits = (end: string) => all.filter((c) => c.last && c.end === end).length
	const stops = (isSo: (c: Counted) => boolean) => all.filter(isSo).length
	const sum = (of: (c: Counted) => number) => all.reduce((total, c) => total + of(c), 0)
	const over = ['completed', 'no-show', 'cancelled', 'left', 'day-end'].reduce((n, end) => n + visits(end), 0)
	const rated = all.flatMap(({ rating }) => (rating ? [rating] : []))
	const counted = (counts: string) => rateOf(rated.filter((r) => r.counts === counts).length, rated.length)
	const tally = <T>(of: readonly T[]) => [...new Set(of)].map((value) => ({ value, count: of.filter((x) => x === value).length }))
	return {
		volumes: {
			issued: stops((c) => c.first),
			walkUps: stops((c) => c.first && c.walkUp),
			completed: visits('completed'),
			served: stops((c) => c.served),
			transferred: stops((c) => c.end === 'transferred'),
			steps: stops((c) => c.end === 'step'),
			noShows: visits('no-show'),
			reinstated: sum((c) => c.reinstated),
			cancelled: visits('cancelled'),
			left: visits('left'),
			dayEnd: visits('day-end'),
			open: visits('open'),
			recalls: sum((c) => c.recalls),
			clockBack: stops((c) => c.clockBack),
			noShowRate: rateOf(visits('no-show'), over),
			abandonedRate: rateOf(visits('cancelled') + visits('left'), over),
		},
		wait: withTarget(
			all.filter((c) => c.first),
			(c) => c.waitS,
			WAIT_S,
		),
		laterWait: withTarget(
			all.filter((c) => !c.first),
			(c) => c.waitS,
			WAIT_S,
		),
		service: withTarget(all, (c) => c.serviceS, SERVICE_S),
		allService: withTarget(all, (c) => c.allServiceS, {}),
		stay: withTarget(all, (c) => c.stayS, {}),
		ratings: {
			satisfied: { ...counted('positive'), unanswered: stops((c) => c.unanswered) },
			neutral: counted('neutral'),
			negative: counted('negative'),
			levels: tally(rated.map((r) => r.level))
				.sort((a, b) => b.value - a.value)
				.map(({ value, count }) => ({ level: value, ...rateOf(count, rated.length) })),
			reasons: tally(rated.flatMap((r) => r.reasons))
				.sort((a, b) => (a.value < b.value ? -1 : 1))
				.map(({ value, count }) => ({ reasonId: value, ...rateOf(count, rated.length) })),
		},
	}
}

function withTarget(all: readonly Counted[], of: (c: Counted) => number | undefined, target: Record<string, number>) {
	const known = all.flatMap((c) => {
		const value = of(c)
		return value === undefined ? [] : [{ value, target: target[c.keys.service] }]
	})
	const targeted = known.filter((k) => k.target !== undefined)
	return {
		...spreadOf(known.map((k) => k.value)),
		...(targeted.length && { within: rateOf(targeted.filter((k) => k.value <= k.target!).length, targeted.length) }),
	}
}

/** The order of reasons is that of the set-up; here by name. */
const sorted = (figures: Figures): Figures =>
	figures.ratings
		? {
				...figures,
				ratings: { ...figures.ratings, reasons: [...figures.ratings.reasons].sort((a, b) => (a.reasonId < b.reasonId ? -1 : 1)) },
			}
		: figures

function catchUp(log: readonly Recorded[], tables = openTables(':memory:')) {
	const history = createHistory(memorySource(log), tables)
	while (history.step());
	return { history, tables }
}

const ALL = { from: '2026-01-01', to: '2027-12-31' }
/** Figures of one officer or counter may be withheld; that has tests of its own. */
const OPEN = Dimension.options.filter((d) => d !== 'officer' && d !== 'counter')
const patient = { timeout: 120_000 }

const randomQuery = fc.record({
	by: fc.subarray(OPEN, { maxLength: 2 }),
	where: fc.subarray(OPEN, { maxLength: 2 }),
	pick: fc.nat(),
	from: fc.constantFrom('2026-01-01', '2026-11-24', '2026-12-01'),
	to: fc.constantFrom('2026-11-30', '2026-12-31', '2027-12-31'),
})

describe('figures of random histories', patient, () => {
	it('are what a slow recount of the facts says, however grouped and narrowed', () => {
		fc.assert(
			fc.property(randomHistory, fc.array(randomQuery, { minLength: 4, maxLength: 4 }), (stretches, queries) => {
				const log = playHistory(stretches)
				const now = (log.at(-1)?.at ?? 0) + 120_000
				const all = recount(log, now)
				const { history } = catchUp(log)
				for (const { by, where, pick, from, to } of queries) {
					if (from > to) continue
					const filters = where.map((d) => [d, [all[pick % all.length]!.keys[d], all[(pick * 7) % all.length]!.keys[d]]])
					const query = ReportQuery.parse({ from, to, parts: FigurePart.options, ...(by.length && { by }), ...Object.fromEntries(filters) })
					const answer = report(history, query, { targets, now })
					const meant = matching(all, query)
					expect(sorted(answer.total)).toEqual(expected(meant))
					const keys = new Set(meant.map((c) => JSON.stringify(by.map((d) => c.keys[d]))))
					expect(new Set(answer.rows.map(({ key }) => JSON.stringify(key)))).toEqual(by.length ? keys : new Set())
					for (const { key, figures } of answer.rows)
						expect(sorted(figures)).toEqual(expected(meant.filter((c) => by.every((d, i) => c.keys[d] === key[i]))))
				}
			}),
			{ numRuns: 60 },
		)
	})

	it('are the same when the facts come bit by bit, with restarts in between', () => {
		fc.assert(
			fc.property(randomHistory, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }), (stretches, cuts) => {
				const log = playHistory(stretches)
				const now = (log.at(-1)?.at ?? 0) + 120_000
				const tables = openTables(':memory:')
				const grown: Recorded[] = []
				let { history } = catchUp(grown, tables)
				for (const [i, cut] of [...[...cuts].sort((a, b) => a - b), 1].entries()) {
					grown.push(...log.slice(grown.length, Math.round(cut * log.length)))
					if (i % 2) ({ history } = catchUp(grown, tables))
					else while (history.step());
				}
				const query = ReportQuery.parse({ ...ALL, by: ['day', 'service'] })
				const { rows, total } = report(history, query, { targets, now })
				const once = report(catchUp(log).history, query, { targets, now })
				expect({ rows, total }).toEqual({ rows: once.rows, total: once.total })
			}),
			{ numRuns: 60 },
		)
	})

	it('list behind each figure as many visits as it counts', () => {
		fc.assert(
			fc.property(randomHistory, (stretches) => {
				const log = playHistory(stretches)
				const now = (log.at(-1)?.at ?? 0) + 120_000
				const all = recount(log, now)
				const { history } = catchUp(log)
				for (const of of VisitsOf.options) {
					const { total, visits: page } = visits(history, VisitsQuery.parse({ ...ALL, of, after: 3, limit: 5 }), { targets, now })
					expect([of, total]).toEqual([of, all.filter(behind(of)).length])
					expect(page.length).toBe(Math.max(0, Math.min(5, total - 3)))
				}
			}),
			{ numRuns: 40 },
		)
	})
})

const behind =
	(of: VisitsOf) =>
	(c: Counted): boolean => {
		switch (of) {
			case 'issued':
				return c.first
			case 'walkUps':
				return c.first && c.walkUp
			case 'served':
				return c.served
			case 'recalls':
				return c.recalls > 0
			case 'reinstated':
				return c.reinstated > 0
			case 'clockBack':
				return c.clockBack
			case 'overTarget':
				return c.first && (c.waitS ?? 0) > WAIT_S[c.keys.service]!
			case 'noShows':
				return c.end === 'no-show'
			case 'dayEnd':
				return c.end === 'day-end'
			case 'steps':
				return c.end === 'step'
			default:
				return c.end === of
		}
	}

describe('random histories', patient, () => {
	it('have everything that figures are made of', () => {
		const all = fc.sample(randomHistory, { numRuns: 150, seed: 7 }).flatMap((stretches) => {
			const log = playHistory(stretches)
			return recount(log, (log.at(-1)?.at ?? 0) + 120_000)
		})
		for (const of of VisitsOf.options) expect([of, all.some(behind(of))]).toEqual([of, true])
		for (const end of ReportVisit.shape.end.options) expect([end, all.some((c) => c.end === end)]).toEqual([end, true])
		for (const dimension of Dimension.options) expect(new Set(all.map(({ keys }) => keys[dimension])).size).toBeGreaterThan(1)
		expect(new Set(all.flatMap(({ rating }) => rating?.level ?? []))).toEqual(new Set([1, 2, 3, 4]))
		expect(all.some(({ rating }) => (rating?.reasons.length ?? 0) > 1)).toBe(true)
		expect(all.some(({ unanswered }) => unanswered)).toBe(true)
		expect(all.some(({ first, waitS }) => !first && waitS !== undefined)).toBe(true)
		expect(all.some(({ last, rating }) => !last && rating !== undefined)).toBe(true)
	})
})
