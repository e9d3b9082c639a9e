import type { IntegrityQuestion, QuestionKind, SubjectKind } from '../../../contract/integrity.ts'
import { msOfDay } from '../../../contract/local-time.ts'
import { asFarApart, atLeast, runOf } from './chance.ts'
import { groupsOf, idles, quickFollowers, sameMoment } from './patterns.ts'
import type { Refused, Served } from './served.ts'

/** Nothing is asked about a person, a counter or an hour of fewer. */
const LEAST = 10
/** Asked only what comes by chance less often than this. */
const UNLIKELY = 0.001
/** People differ: what is less than this apart from the others is not asked, however sure it is. */
const APART = 0.15
/** Also a desk where all is well has so many; so few of a thing are never asked about. */
const USUAL = { bursts: 0.01, idle: 0.03, refused: 0.05, 'same-delay': 0.08 }
const FEW = 5
const LISTED = 50

type Question = Omit<IntegrityQuestion, 'answered'>
type Subject = IntegrityQuestion['subject']
type Found = Pick<Question, 'count' | 'n' | 'expected' | 'chance'> & { visits?: readonly Served[] }
export interface Looked {
	month: string
	served: readonly Served[]
	refused: readonly Refused[]
	/** The month before. */
	before: readonly Served[]
	positive: ReadonlySet<number>
}

/** What calls for an explanation in a month, the least likely by chance first. */
export function questionsOf(looked: Looked): Question[] {
	const { month, served } = looked
	const asked: Question[] = []
	const ask = (kind: QuestionKind, subject: Subject, found: Found | undefined): void => {
		if (!found || found.n < LEAST || found.chance >= UNLIKELY) return
		const { visits = [], ...rest } = found
		asked.push({ id: `${kind}:${subject.kind}:${subject.id}:${month}`, kind, subject, ...rest, visits: listed(visits) })
	}
	for (const { subject, own, rest } of split(served, 'officer', (visit) => visit.officer)) {
		ask('unanswered', subject, unanswered(own, rest))
		ask('bursts', subject, oftener('bursts', own, { rest, which: quickFollowers }))
		ask('idle', subject, oftener('idle', own, { rest, which: idles }))
		ask('same-delay', subject, sameDelay(own, rest))
		ask('uniform', subject, uniform(own, rest))
		ask(
			'change',
			subject,
			changed(
				own,
				looked.before.filter(({ officer }) => officer === subject.id),
				looked.positive,
			),
		)
	}
	for (const { subject, own, rest } of split(served, 'counter', ({ counterId }) => counterId)) {
		// A counter of one person is that person again.
		if (new Set(own.map(({ officer }) => officer)).size > 1) ask('unanswered', subject, unanswered(own, rest))
		ask('refused', subject, refusals(looked, subject.id))
	}
	for (const { subject, own, rest } of split(served, 'hour', hourOf)) ask('unanswered', subject, unanswered(own, rest))
	return asked.sort((a, b) => a.chance - b.chance)
}

const hourOf = ({ completedAt }: Served): string => String(Math.floor(msOfDay(completedAt) / 3_600_000)).padStart(2, '0')
const rated = (visits: readonly Served[]): Served[] => visits.filter(({ rating }) => rating)

function listed(visits: readonly Served[]): Question['visits'] {
	const newest = [...visits].sort((a, b) => b.completedAt - a.completedAt).slice(0, LISTED)
	return newest.map(({ day, number, completedAt, rating }) => ({ day, number, at: rating?.at ?? completedAt }))
}

function* split(visits: readonly Served[], kind: SubjectKind, keyOf: (visit: Served) => string) {
	const groups = groupsOf(visits, keyOf)
	for (const [id, own] of groups) {
		if (id !== '') yield { subject: { kind, id }, own, rest: visits.filter((visit) => keyOf(visit) !== id) }
	}
}

function unanswered(own: readonly Served[], rest: readonly Served[]): Found | undefined {
	if (rest.length < LEAST) return undefined
	const without = own.filter(({ rating }) => !rating)
	const expected = (rest.length - rated(rest).length) / rest.length
	if (without.length / own.length - expected < APART) return undefined
	return { count: without.length, n: own.length, expected, chance: atLeast(without.length, own.length, expected), visits: without }
}

interface Others {
	rest: readonly Served[]
	which: (visits: readonly Served[]) => Served[]
}
/** Something that a few answers have anywhere, and here more than elsewhere. */
function oftener(kind: 'bursts' | 'idle', own: readonly Served[], { rest, which }: Others): Found | undefined {
	const [hits, n, others] = [which(own), rated(own).length, rated(rest).length]
	const expected = Math.max(USUAL[kind], others ? which(rest).length / others : 0)
	if (hits.length < FEW) return undefined
	return { count: hits.length, n, expected, chance: atLeast(hits.length, n, expected), visits: hits }
}

function sameDelay(own: readonly Served[], rest: readonly Served[]): Found | undefined {
	const best = sameMoment(own)
	if (!best || best.visits.length < LEAST) return undefined
	const others = sameMoment(rest, best.from)
	const expected = Math.max(USUAL['same-delay'], others ? others.visits.length / others.n : 0)
	const { visits, n, windows } = best
	return { count: visits.length, n, expected, chance: Math.min(1, windows * atLeast(visits.length, n, expected)), visits }
}

/** Which answers, and whose, is not listed: that would tell what somebody answered. */
function uniform(own: readonly Served[], rest: readonly Served[]): Found | undefined {
	const answers = levelsOf(own)
	const others = levelsOf(rest)
	if (others.length < LEAST) return undefined
	let [longest, level, run] = [0, 0, 0]
	answers.forEach((one, i) => {
		run = one === answers[i - 1] ? run + 1 : 1
		if (run > longest) [longest, level] = [run, one]
	})
	// Somebody may well be liked better than the others.
	const expected = Math.min(0.98, others.filter((one) => one === level).length / others.length + APART)
	return { count: longest, n: answers.length, expected, chance: runOf(longest, answers.length, expected) }
}
const levelsOf = (visits: readonly Served[]): number[] =>
	visits
		.flatMap(({ rating }) => rating ?? [])
		.sort((a, b) => a.at - b.at)
		.map(({ level }) => level)

function changed(own: readonly Served[], before: readonly Served[], positive: ReadonlySet<number>): Found | undefined {
	const [now, then] = [own, before].map((visits) => {
		const levels = levelsOf(visits)
		return { count: levels.filter((level) => positive.has(level)).length, n: levels.length }
	})
	if (!now || !then || then.n < LEAST || now.n < LEAST) return undefined
	const expected = then.count / then.n
	if (Math.abs(now.count / now.n - expected) < APART) return undefined
	return { ...now, expected, chance: asFarApart(now, then) }
}

function refusals({ served, refused }: Looked, counterId: string): Found | undefined {
	const sum = (isHere: boolean) => {
		const count = refused.reduce((total, one) => total + ((one.counterId === counterId) === isHere ? one.times : 0), 0)
		return { count, n: count + rated(served.filter((visit) => (visit.counterId === counterId) === isHere)).length }
	}
	const [here, elsewhere] = [sum(true), sum(false)]
	const expected = Math.max(USUAL.refused, elsewhere.n ? elsewhere.count / elsewhere.n : 0)
	if (here.count < FEW || here.count / here.n - expected < APART) return undefined
	return { ...here, expected, chance: atLeast(here.count, here.n, expected) }
}
