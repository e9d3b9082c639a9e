import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordedFact, type Why } from '../../contract/facts.ts'
import type { VisitState } from '../../contract/views.ts'
import { createToday } from '../../server/app/today.ts'
import type { Day } from '../../server/domain/day.ts'
import { waitingFor } from '../../server/domain/work-profile.ts'
import { isAtCounter, type Visit } from '../../server/domain/visit.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, type Hall } from '../support/hall.ts'
import { randomDay, type Step } from './random-day.ts'

const RUNS = 120
const { yieldLimit, preferenceLimit } = testCentre().calling

/** Where a visit may go from where it is. */
const MOVES: Record<VisitState, readonly VisitState[]> = {
	waiting: ['called', 'cancelled'],
	called: ['serving', 'held', 'waiting', 'no-show', 'cancelled'],
	serving: ['held', 'waiting', 'completed'],
	held: ['serving', 'called', 'waiting', 'cancelled'],
	'no-show': ['waiting', 'cancelled'],
	completed: [],
	cancelled: [],
}

/** Does the steps one by one; `check` sees the hall after each, and what it was before. */
function live(
	steps: readonly Step[],
	check: (hall: Hall, step: Step, before: { day: Day; facts: number; visits: Map<string, Visit> }) => void,
) {
	const hall = createHall()
	for (const step of steps) {
		const before = { day: hall.day, facts: hall.log.length, visits: new Map(hall.day.visits) }
		const result = hall.later(step.afterMs).run(step.command, step.who)
		if (!('facts' in result)) expect(hall.log.length).toBe(before.facts)
		check(hall, step, before)
	}
	return hall
}
const always = (check: Parameters<typeof live>[1]) =>
	fc.assert(
		fc.property(randomDay, (steps) => void live(steps, check)),
		{ numRuns: RUNS },
	)

function sameAsRefolded({ log, day, today }: Hall): boolean {
	const again = createToday({ ofDay: () => log }, day.date, testCentre())
	return isDeepStrictEqual([again.day, again.officers, again.calls, again.setupRev], [day, today.officers, today.calls, today.setupRev])
}

function recount({ visits }: Day) {
	const queues = new Map<string, { all: number; claims: number }>()
	const waiting = [...visits.values()].filter((v) => v.state === 'waiting')
	for (const { serviceId, lane } of waiting) {
		const { all, claims } = queues.get(serviceId) ?? { all: 0, claims: 0 }
		queues.set(serviceId, { all: all + 1, claims: claims + (lane === 'regular' ? 0 : 1) })
	}
	return { queues, waiting: new Map(waiting.map((v) => [v.id, v])) }
}

/** Searches take their time where the machine is busy. */
const patient = { timeout: 60_000 }

describe('whatever happens in a day', patient, () => {
	it('no number comes twice, and every visit keeps its number and its arrival', () => {
		always(({ day, log }) => {
			const issued = log.flatMap((f) => (f.type === 'TicketIssued' ? [f] : []))
			expect(new Set(issued.map((f) => f.number)).size).toBe(issued.length)
			const kept = issued.every((f) => day.visits.get(f.visitId)?.number === f.number && day.visits.get(f.visitId)?.order === f.position)
			expect(kept).toBe(true)
		})
	})

	it('a counter has at most one visit, a visit at most one counter, an officer at most one seat', () => {
		always(({ day }) => {
			const there = [...day.visits.values()].filter(isAtCounter).map((v) => `${v.id}@${v.counterId}`)
			const seen = [...day.counters.values()].flatMap((c) => (c.currentVisitId ? [`${c.currentVisitId}@${c.id}`] : []))
			expect(seen.sort()).toEqual(there.sort())
			const seats = [...day.counters.values()].flatMap((c) => (c.officer && c.officer !== 'supervisor' ? [c.officer] : []))
			expect(new Set(seats).size).toBe(seats.length)
			for (const c of day.counters.values()) expect(c.officer === undefined).toBe(c.state === 'closed')
		})
	})

	it('a visit moves only as it may', () => {
		always(({ day }, _, { visits }) => {
			for (const { id, state, walkUp } of day.visits.values()) {
				const from = visits.get(id)?.state
				if (from === undefined) expect(state).toBe(walkUp ? 'serving' : 'waiting')
				else if (from !== state) expect(MOVES[from]).toContain(state)
			}
		})
	})

	it('what is remembered of the queues is what a recount gives', () => {
		always(({ day }) => {
			const { queues, waiting } = recount(day)
			expect(isDeepStrictEqual(new Set(day.waiting.values()), new Set(waiting.values()))).toBe(true)
			for (const [id, queue] of day.queues) expect(queue).toEqual(queues.get(id) ?? { all: 0, claims: 0 })
			for (const id of queues.keys()) expect(day.queues.has(id)).toBe(true)
		})
	})

	it('folding the log again gives the very same state', () => {
		fc.assert(
			fc.property(randomDay, (steps) => {
				let n = 0
				const hall = live(steps, (soFar) => void (n++ % 8 === 0 && expect(sameAsRefolded(soFar)).toBe(true)))
				expect(sameAsRefolded(hall)).toBe(true)
			}),
			{ numRuns: RUNS / 2 },
		)
	})

	it('every fact is one that the contract reads', () => {
		fc.assert(
			fc.property(randomDay, (steps) => {
				for (const fact of live(steps, () => undefined).log) expect(RecordedFact.safeParse(fact).success).toBe(true)
			}),
			{ numRuns: RUNS / 4 },
		)
	})
})

describe('whoever is called next', patient, () => {
	it('came first, has a claim or is what the counter prefers, and nobody who waits is passed at a counter more often than allowed', () => {
		fc.assert(
			fc.property(randomDay, (steps) => {
				const passed = new Map<string, number>()
				const candidates: Visit[] = []
				const hall = createHall()
				for (const { command, who, afterMs } of steps) {
					candidates.splice(0, Infinity, ...(command.type === 'CallNext' ? everyoneFor(hall, who.id, command.counterId) : []))
					const result = hall.later(afterMs).run(command, who)
					const [call] = 'facts' in result ? result.facts : []
					if (command.type !== 'CallNext' || call?.type !== 'TicketCalled') continue
					const next = candidates.find((v) => v.id === call.visitId)
					const before = candidates.filter((v) => next && v.order < next.order)
					expect(next?.lane !== 'regular' || before.length === 0 || isByProfile(call.why)).toBe(true)
					const hasProfile = hall.day.setup.counters.get(call.counterId)?.profileId !== undefined
					for (const { id } of before) {
						const times = (passed.get(`${call.counterId}/${id}`) ?? 0) + 1
						expect(times).toBeLessThanOrEqual(hasProfile ? Math.max(yieldLimit, preferenceLimit) : yieldLimit)
						passed.set(`${call.counterId}/${id}`, times)
					}
				}
			}),
			{ numRuns: RUNS * 3 },
		)
	})
})

/** The step of a profile says who is looked at: others of the counter's services wait for another step. */
const isByProfile = ({ step }: Why): boolean => step !== undefined

/** Those the counter named, or the one where the officer sits, may call. */
function everyoneFor({ day }: Hall, username: string, counterId: string | undefined): Visit[] {
	const seat = counterId ?? [...day.counters.values()].find((c) => c.officer === username)?.id
	return seat === undefined ? [] : waitingFor(day, seat)
}
