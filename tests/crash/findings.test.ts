import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Fact, Recorded } from '../../contract/facts.ts'
import { findings, waitingBy } from './findings.ts'
import type { Entry } from './ledger.ts'

const [an, binh] = [randomUUID(), randomUUID()]
const issued = (visitId: string, serial: number): Fact => ({
	type: 'TicketIssued',
	visitId,
	number: `A00${serial}`,
	serviceId: 'ho-tich',
	lane: 'regular',
	sequence: 'a',
	serial,
	language: 'vi',
	ahead: 0,
	waitMs: null,
})
const called = (visitId: string, desk: number): Fact => ({
	type: 'TicketCalled',
	visitId,
	counterId: `counter-${desk}`,
	attempt: 1,
	why: { rule: 'arrival', passed: 0 },
})
const completed = (visitId: string, desk: number): Fact => ({ type: 'VisitCompleted', visitId, counterId: `counter-${desk}` })
const transferred = (visitId: string, desk: number): Fact => ({
	type: 'VisitTransferred',
	visitId,
	counterId: `counter-${desk}`,
	fromServiceId: 'ho-tich',
	toServiceId: 'chung-thuc',
})

const logOf = (...facts: Fact[]): Recorded[] =>
	facts.map((fact, i) => ({ ...fact, position: i + 1, at: 1, day: '2026-11-23', actor: 'test', v: 1, hash: '0'.repeat(64) }))
const asked = (visitId: string, changes: Partial<Entry> = {}): Entry => ({
	by: 'person',
	command: { type: 'IssueTicket', commandId: randomUUID(), visitId, serviceId: 'ho-tich', lane: 'regular' },
	answers: [{ status: 201, events: [] }],
	lost: 0,
	...changes,
})
const press = (...answers: Entry['answers']): Entry => ({
	by: 'officer1',
	command: { type: 'CallNext', commandId: randomUUID(), counterId: 'counter-1' },
	answers,
	lost: 0,
})

const both = [asked(an), asked(binh)]
const morning = logOf(issued(an, 1), issued(binh, 2), called(an, 1), called(binh, 2), transferred(an, 1), called(an, 3), completed(an, 3))

describe('what a storm is judged by', () => {
	it('finds nothing in a day as it should be', () => {
		expect(
			findings(morning, [...both, press({ status: 201, events: morning.slice(2, 3) }), press({ status: 409, code: 'queue-empty' })]),
		).toEqual([])
	})

	it.each<[string, Recorded[], Entry[]]>([
		['positions: position 3 stands where 2 should', morning.filter(({ position }) => position !== 2), both],
		['numbers: 2026-11-23 A001 was given twice', logOf(issued(an, 1), issued(binh, 1)), both],
		[`numbers: visit ${an} has two tickets`, logOf(issued(an, 1), issued(an, 2)), both],
		['sequences: 2026-11-23 a: 3 came where 2 should', logOf(issued(an, 1), issued(binh, 3)), both],
		[`calls: 3: visit ${an} is at counter-1 and was called to counter-2`, logOf(issued(an, 1), called(an, 1), called(an, 2)), both],
		['calls: 4: counter-1 called a second visit', logOf(issued(an, 1), issued(binh, 2), called(an, 1), called(binh, 1)), both],
		[`endings: 4: visit ${an} was called after its end`, logOf(issued(an, 1), called(an, 1), completed(an, 1), called(an, 2)), both],
		[
			'told: officer1 was told of fact 9 (CallNext)',
			morning,
			[...both, press({ status: 201, events: [{ ...morning[2], position: 9 } as Recorded] })],
		],
		[
			'told: officer1 was told of fact 1 (CallNext)',
			morning,
			[...both, press({ status: 201, events: [{ ...morning[0], number: 'A009' } as Recorded] })],
		],
		[`tickets: A002: nobody asked for visit ${binh}`, morning, [asked(an)]],
		[
			'tickets: A001: something else was asked for',
			logOf(issued(an, 1)),
			[asked(an, { command: { ...asked(an).command, lane: 'priority' } as never })],
		],
		['tickets: A001: was refused, and issued', logOf(issued(an, 1)), [asked(an, { answers: [{ status: 409, code: 'queue-empty' }] })]],
		[
			'repeats: CallNext sent twice has two answers',
			morning,
			[...both, press({ status: 201, events: morning.slice(2, 3) }, { status: 200, events: [] })],
		],
		['answers: officer1: CallNext was answered 503 shutting-down', morning, [...both, press({ status: 503, code: 'shutting-down' })]],
		['refusals: officer1: CallNext was refused: counter-busy', morning, [...both, press({ status: 409, code: 'counter-busy' })]],
	])('finds %s', (wrong, log, entries) => {
		expect(findings(log, entries)).toContainEqual(expect.stringContaining(wrong))
	})

	it('counts who waits from the facts alone', () => {
		expect(waitingBy(morning)).toBe(0)
		expect(waitingBy(morning.slice(0, 5))).toBe(1)
		expect(waitingBy(morning.slice(0, 2))).toBe(2)
	})
})
