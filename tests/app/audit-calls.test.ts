import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Recorded } from '../../contract/facts.ts'
import { auditCalls } from '../../server/app/audit-calls.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, MONDAY_9, officer, supervisor, uuid, type Hall } from '../support/hall.ts'
import { randomDay } from '../domain/random-day.ts'

/** The log of a hall as a file holds it: the set-up first. */
function logOf(hall: Hall) {
	const setup = { type: 'CentreConfigured', centre: testCentre() } as const
	const first = { ...setup, position: 1, at: MONDAY_9, day: '2026-11-23', actor: 'system', v: 1, hash: '0'.repeat(64) }
	return [first, ...hall.log.map((fact) => ({ ...fact, position: fact.position + 1 }))] as Recorded[]
}
const asLog = (facts: readonly Recorded[]) => ({
	read: (after: number, limit: number) => facts.filter((f) => f.position > after).slice(0, limit),
	ofDay: (day: string) => facts.filter((f) => f.day === day),
})
const audit = (facts: readonly Recorded[]) => auditCalls(asLog(facts))

function morning() {
	const hall = createHall()
	hall.must({ type: 'ConfigureCentre', centre: testCentre() }, supervisor)
	hall.open(1)
	hall.issue(1)
	hall.issue(2, 'ho-tich', 'priority')
	hall.issue(3)
	hall.callNext(1)
	hall.must({ type: 'MarkNoShow' }, officer(1))
	hall.callNext(1)
	hall.must({ type: 'Recall' }, officer(1))
	hall.must({ type: 'MarkNoShow' }, officer(1))
	hall.must({ type: 'CallVisit', visitId: uuid(3) }, officer(1))
	return hall
}

describe('the calls of a trail', () => {
	it('follow from the facts before them, those that officers chose apart', () => {
		expect(audit(logOf(morning()))).toEqual({ ok: true, calls: 2, chosen: 1 })
		expect(audit([])).toEqual({ ok: true, calls: 0, chosen: 0 })
	})
	it('that name another visit are found, with whose turn it was', () => {
		const facts = logOf(morning()).map((f) => (f.type === 'TicketCalled' && f.why.rule === 'priority' ? { ...f, visitId: uuid(3) } : f))
		expect(audit(facts)).toMatchObject({ ok: false, problem: expect.stringContaining('it was A002’s turn (priority)') as string })
	})
	it('that tell another reason are found', () => {
		const facts = logOf(morning()).map((f) =>
			f.type === 'TicketCalled' && f.why.rule === 'priority' ? { ...f, why: { rule: 'arrival' as const, passed: 0 } } : f,
		)
		expect(audit(facts)).toMatchObject({ ok: false, problem: expect.stringContaining('it tells the reason') as string })
	})
	it('are the same decisions again on any day, with work profiles, bookings, steps and returns', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(randomDay, (steps) => {
				const hall = createHall()
				for (const { command, who, afterMs } of steps) hall.later(afterMs).run(command, who)
				expect(audit(logOf(hall))).toMatchObject({ ok: true })
			}),
			{ numRuns: 80 },
		)
	})
})
