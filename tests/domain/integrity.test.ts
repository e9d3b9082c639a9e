import { describe, expect, it } from 'vitest'
import { QuestionId, type QuestionKind } from '../../contract/integrity.ts'
import { startOfDay } from '../../contract/local-time.ts'
import { asFarApart, atLeast, runOf } from '../../server/domain/integrity/chance.ts'
import { questionsOf } from '../../server/domain/integrity/questions.ts'
import { createServed, type Refused, type Served } from '../../server/domain/integrity/served.ts'
import type { Recorded } from '../../contract/facts.ts'

/** A generator of its own, so that a failing month comes again. */
function randomFrom(seed: number): () => number {
	let state = seed * 2_654_435_761 + 1
	return () => {
		state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0
		return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
	}
}

interface Habit {
	/** Share of visits that are answered. */
	answers: number
	/** Share of answers at the best level. */
	liked: number
}
const OFFICERS = ['an', 'binh', 'chi', 'dung', 'mai', 'son']
const DAYS = Array.from({ length: 20 }, (_, i) => `2026-10-${String(i + 1).padStart(2, '0')}`)

/** A month of six desks: people differ, visits take minutes, answers come within a minute or not at all. */
function month(seed: number, draw = 0): Served[] {
	const person = randomFrom(seed)
	const habits = new Map(OFFICERS.map((name) => [name, { answers: 0.62 + person() * 0.12, liked: 0.62 + person() * 0.14 }]))
	const random = randomFrom(seed * 1_000 + draw)
	return DAYS.flatMap((day) => OFFICERS.flatMap((officer, i) => workday(day, officer, { i, random, habit: habits.get(officer) as Habit })))
}

function workday(day: string, officer: string, { i, random, habit }: { i: number; random: () => number; habit: Habit }): Served[] {
	const visits: Served[] = []
	for (let at = startOfDay(day) + 8 * 3_600_000; at < startOfDay(day) + 16 * 3_600_000; at += (6 + random() * 20) * 60_000) {
		const visit: Served = {
			visitId: `${day}-${officer}-${at}`,
			number: `A${visits.length}`,
			day,
			counterId: `counter-${i}`,
			officer,
			completedAt: at,
		}
		const level = random() < habit.liked ? 4 : random() < 0.8 ? 3 : random() < 0.6 ? 2 : 1
		if (random() < habit.answers) visit.rating = { at: at + 3_000 + random() ** 2 * 50_000, level, isIdle: random() < 0.01 }
		visits.push(visit)
	}
	return visits
}

const ask = (served: readonly Served[], more: { refused?: Refused[]; before?: Served[] } = {}) =>
	questionsOf({ month: '2026-10', served, refused: more.refused ?? [], before: more.before ?? [], positive: new Set([3, 4]) })
/** The month with the answers of one officer as `alter` makes them. */
const with_ = (seed: number, alter: (visit: Served, i: number) => Served): Served[] => {
	let i = 0
	return month(seed).map((visit) => (visit.officer === 'mai' ? alter(visit, i++) : visit))
}
const rate = (visit: Served, rating: Partial<NonNullable<Served['rating']>>): Served => ({
	...visit,
	rating: { at: visit.completedAt + 9_000, level: 4, isIdle: false, ...visit.rating, ...rating },
})
const kindsOf = (served: readonly Served[], more: Parameters<typeof ask>[1] = {}): QuestionKind[] =>
	ask(served, more)
		.filter(({ subject }) => subject.id === 'mai' || subject.id === 'counter-4')
		.map(({ kind }) => kind)

describe('honest months', () => {
	it('raise at most one question in five months', () => {
		const refused = [{ counterId: 'counter-4', times: 3 }]
		const asked = Array.from({ length: 20 }, (_, seed) => ask(month(seed), { before: month(seed, 1), refused }).length)
		expect(asked.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(4)
	}, 60_000)
	it('are really full of answers', () => {
		const served = month(1)
		expect(served.length).toBeGreaterThan(3_000)
		expect(served.filter(({ rating }) => rating).length / served.length).toBeGreaterThan(0.6)
	})
})

/** What a dishonest hand leaves behind, in each of ten months. */
const TRICKS: [QuestionKind, (visit: Served, i: number) => Served][] = [
	['unanswered', (visit, i) => (i % 3 === 0 ? visit : withoutAnswer(visit))],
	['bursts', (visit, i) => (i % 12 < 4 ? rate(visit, { at: startOfDay(visit.day) + 17 * 3_600_000 + i * 4_000 }) : visit)],
	['idle', (visit, i) => (i % 6 === 0 ? rate(visit, { isIdle: true }) : visit)],
	['same-delay', (visit, i) => (i % 3 === 0 ? rate(visit, { at: visit.completedAt + 4_100 + (i % 7) * 200 }) : visit)],
	['uniform', (visit) => rate(visit, { level: 4 })],
]
const withoutAnswer = ({ rating: _, ...visit }: Served): Served => visit

describe.each(TRICKS)('%s', (kind, trick) => {
	it.each([11, 12, 13, 14, 15])('is asked in month %d, with its base and its chance', (seed) => {
		const question = ask(with_(seed, trick)).find((one) => one.kind === kind && one.subject.id === 'mai')
		expect(question).toBeDefined()
		expect(QuestionId.safeParse(question?.id).success).toBe(true)
		expect(question?.chance).toBeLessThan(0.001)
		expect(question?.count).toBeLessThanOrEqual(question?.n ?? 0)
		expect((question?.count ?? 0) / (question?.n ?? 1)).toBeGreaterThan(kind === 'uniform' ? 0.9 : (question?.expected ?? 1))
	})
	it('is asked of nobody with fewer than ten', () => {
		let left = 9
		const few = with_(16, trick).filter(({ officer }) => officer !== 'mai' || left-- > 0)
		expect(ask(few).filter(({ subject }) => subject.id === 'mai')).toEqual([])
	})
})

describe('what else is asked', () => {
	it('presses that counted for nobody, at one desk', () => {
		expect(kindsOf(month(3), { refused: [{ counterId: 'counter-4', times: 160 }] })).toContain('refused')
	})
	it('a month far from the one before, of the same person', () => {
		const worse = month(4).map((visit, i) => (visit.officer === 'mai' && visit.rating && i % 2 ? rate(visit, { level: 1 }) : visit))
		expect(kindsOf(worse, { before: month(4) })).toContain('change')
		expect(kindsOf(month(4), { before: month(4, 1) })).not.toContain('change')
	})
	it('lists the visits behind it, but never where that would tell what was answered', () => {
		const asked = TRICKS.flatMap(([, trick]) => ask(with_(17, trick)))
		for (const { kind, visits } of asked) {
			if (kind === 'uniform' || kind === 'change') expect(visits).toEqual([])
			else expect(visits.length).toBeGreaterThan(0)
			for (const visit of visits) expect(Object.keys(visit).sort()).toEqual(['at', 'day', 'number'])
		}
	})
})

describe('chance', () => {
	it('of successes is that of the binomial distribution', () => {
		expect(atLeast(2, 3, 0.5)).toBeCloseTo(0.5, 6)
		expect(atLeast(10, 10, 0.5)).toBeCloseTo(1 / 1024, 8)
		expect(atLeast(0, 5, 0.1)).toBe(1)
		expect(atLeast(1, 1, 0.3)).toBeCloseTo(0.3, 6)
	})
	it('of a difference is that of the hypergeometric distribution', () => {
		// The lady tasting tea: all four cups right, or all four wrong, of 70 ways.
		expect(asFarApart({ count: 4, n: 4 }, { count: 0, n: 4 })).toBeCloseTo(2 / 70, 6)
		expect(asFarApart({ count: 2, n: 4 }, { count: 2, n: 4 })).toBeCloseTo(1, 6)
	})
	it('of a run is never told smaller than it is', () => {
		const random = randomFrom(9)
		let hits = 0
		for (let i = 0; i < 4_000; i++) {
			let [run, longest] = [0, 0]
			for (let k = 0; k < 50; k++) longest = Math.max(longest, (run = random() < 0.6 ? run + 1 : 0))
			if (longest >= 10) hits++
		}
		expect(hits / 4_000).toBeLessThan(runOf(10, 50, 0.6))
	})
})

describe('the facts', () => {
	const fact = (type: string, at: number, more: object) =>
		({ type, at, day: '2026-10-01', actor: 'system', position: at, v: 1, hash: '', ...more }) as Recorded
	it('fold into who served whom, and whether the desk was open when it was answered', () => {
		const folded = createServed()
		const [visitId, counterId] = ['v', 'quay-1']
		for (const one of [
			fact('CounterOpened', 1, { counterId, officer: 'mai' }),
			fact('TicketIssued', 2, { visitId, number: 'A001' }),
			fact('VisitCompleted', 3, { visitId, counterId }),
			fact('CounterPaused', 4, { counterId, reason: 'hop' }),
			fact('VisitRated', 5, { visitId, counterId, level: 4, reasons: [] }),
			fact('PressRefused', 6, { counterId, deviceId: 'p', means: 4, code: 'already-rated', times: 2 }),
			fact('PressRefused', 7, { counterId, deviceId: 'k', means: 'primary', code: 'queue-empty', times: 9 }),
		])
			folded.apply(one)
		expect(folded.served()).toEqual([
			{ visitId, number: 'A001', day: '2026-10-01', counterId, officer: 'mai', completedAt: 3, rating: { at: 5, level: 4, isIdle: true } },
		])
		expect(folded.refused()).toEqual([{ counterId, times: 2 }])
	})
})
