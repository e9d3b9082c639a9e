import { describe, expect, it } from 'vitest'
import type { Centre } from '../../contract/centre.ts'
import type { CommandDraft } from '../../contract/commands.ts'
import { startOfDay } from '../../contract/local-time.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, kiosk, officer, supervisor, uuid, visitor } from '../support/hall.ts'

const issue = (n: number, more: Partial<Extract<CommandDraft, { type: 'IssueTicket' }>> = {}): CommandDraft => ({
	type: 'IssueTicket',
	visitId: uuid(n),
	serviceId: 'ho-tich',
	...more,
})
/** The test centre with its first service changed. */
const centreWith = (change: Partial<Centre['services'][number]>, more: Partial<Centre> = {}): Centre => {
	const [first, second, ...others] = testCentre().services
	if (!first || !second) throw new Error('the test centre has lost its services')
	const shared = change.numbers ? { numbers: change.numbers } : {}
	return testCentre({ services: [{ ...first, ...change }, { ...second, ...shared }, ...others], ...more })
}

describe('a ticket', () => {
	it('is recorded with all that was asked and told', () => {
		const hall = createHall()
		expect(hall.must(issue(1, { lane: 'priority', procedureId: '1.001193', language: 'en', documents: [1, 0, 1] }), kiosk)).toEqual([
			{
				type: 'TicketIssued',
				visitId: uuid(1),
				number: 'A001',
				serviceId: 'ho-tich',
				lane: 'priority',
				sequence: 'a',
				serial: 1,
				procedureId: '1.001193',
				language: 'en',
				documents: [0, 1],
				kioskId: 'kiosk-1',
				ahead: 0,
				waitMs: null,
			},
		])
	})
	it('names no kiosk when an officer gives it', () => {
		const [fact] = createHall().must(issue(1), officer(1))
		expect(fact).not.toHaveProperty('kioskId')
	})
	it('is given once: asked for again, the visit has its own', () => {
		const hall = createHall()
		hall.issue(1)
		expect(hall.run(issue(1, { lane: 'priority' }), kiosk)).toEqual({ repeatOf: uuid(1) })
		expect(hall.run(issue(1, { serviceId: 'dat-dai' }), kiosk)).toEqual({ refused: 'visit-exists' })
		expect(hall.log).toHaveLength(1)
	})
	it('is still its own after a transfer', () => {
		const hall = createHall()
		hall.issue(1)
		hall.open(1)
		hall.callNext(1)
		hall.must({ type: 'Transfer', toServiceId: 'dat-dai' }, officer(1))
		expect(hall.run(issue(1), kiosk)).toEqual({ repeatOf: uuid(1) })
	})
	it('tells how many are ahead: all for a regular, only claims for a claim', () => {
		const hall = createHall()
		hall.issue(1)
		hall.issue(2, 'ho-tich', 'priority')
		hall.issue(3, 'ho-tich', 'appointment')
		hall.issue(4, 'chung-thuc')
		const ahead = (n: number, lane: 'regular' | 'priority') => hall.must(issue(n, { lane }), kiosk)[0]
		expect(ahead(5, 'priority')).toMatchObject({ ahead: 2 })
		expect(ahead(6, 'regular')).toMatchObject({ ahead: 4 })
	})
	it.each([
		[issue(1, { serviceId: 'gone' }), 'service-not-found'],
		[issue(1, { procedureId: '9.999' }), 'invalid-command'],
	])('is refused for what the set-up does not know', (command, code) => {
		expect(createHall().run(command, kiosk)).toEqual({ refused: code })
	})
})

describe('numbers', () => {
	const numbers = (hall: ReturnType<typeof createHall>, from: number, to: number, serviceId = 'ho-tich') =>
		Array.from({ length: to - from + 1 }, (_, i) => hall.number(hall.issue(from + i, serviceId)))

	it('run on by sequence: services that share one never give a number twice', () => {
		const hall = createHall()
		expect([...numbers(hall, 1, 2), ...numbers(hall, 3, 3, 'chung-thuc'), ...numbers(hall, 4, 4, 'dat-dai')]).toEqual([
			'A001',
			'A002',
			'A003',
			'B001',
		])
	})
	it('do not come back when a visit is cancelled', () => {
		const hall = createHall()
		hall.must({ type: 'CancelVisit', visitId: hall.issue(1) }, visitor)
		expect(hall.number(hall.issue(2))).toBe('A002')
	})
	it('end with the range, for every service of the sequence', () => {
		const hall = createHall(centreWith({ numbers: { sequence: 'a', first: 0, last: 1, width: 4 } }))
		expect(numbers(hall, 1, 2)).toEqual(['A0000', 'A0001'])
		expect(hall.run(issue(3), kiosk)).toEqual({ refused: 'numbers-exhausted' })
		expect(hall.run(issue(3, { serviceId: 'chung-thuc' }), kiosk)).toEqual({ refused: 'numbers-exhausted' })
		expect(hall.number(hall.issue(3, 'dat-dai'))).toBe('B001')
	})
	it('skip what another sequence gave under the same letters, before the set-up changed', () => {
		const hall = createHall()
		numbers(hall, 1, 3, 'dat-dai')
		const [a, b, c] = testCentre().services
		if (!a || !b || !c) throw new Error('the test centre has lost its services')
		const swapped = testCentre({
			services: [
				{ ...a, prefix: 'B' },
				{ ...b, prefix: 'B' },
				{ ...c, prefix: 'A' },
			],
		})
		hall.must({ type: 'ConfigureCentre', centre: swapped }, supervisor)
		expect(numbers(hall, 4, 5)).toEqual(['B004', 'B005'])
	})
	it('never go back when the range moves', () => {
		const hall = createHall()
		numbers(hall, 1, 5)
		const range = (first: number, last: number) =>
			hall.must({ type: 'ConfigureCentre', centre: centreWith({ numbers: { sequence: 'a', first, last, width: 3 } }) }, supervisor)
		range(100, 199)
		expect(numbers(hall, 6, 6)).toEqual(['A100'])
		range(1, 99)
		expect(hall.run(issue(7), kiosk)).toEqual({ refused: 'numbers-exhausted' })
	})
})

describe('hours and quota', () => {
	const at = (clock: string) => startOfDay('2026-11-23') + Date.parse(`1970-01-01T${clock}Z`)
	it.each([
		['06:59:59.999', 'service-closed'],
		['07:00:00.000', undefined],
		['11:29:59.999', undefined],
		['11:30:00.000', 'service-closed'],
		['17:00:00.000', 'service-closed'],
	])('at %s a ticket is refused with %s', (clock, code) => {
		const result = createHall(testCentre({ demo: false }), at(clock)).run(issue(1), kiosk)
		expect('refused' in result ? result.refused : undefined).toBe(code)
	})
	it('end with the quota of the service, whatever became of its tickets', () => {
		const hall = createHall(centreWith({ quotaPerDay: 2 }, { demo: false }))
		hall.must({ type: 'CancelVisit', visitId: hall.issue(1) }, visitor)
		hall.issue(2)
		expect(hall.run(issue(3), kiosk)).toEqual({ refused: 'quota-reached' })
		expect(hall.number(hall.issue(3, 'chung-thuc'))).toBe('A003')
	})
	it('do not bind the demo', () => {
		const hall = createHall(centreWith({ quotaPerDay: 0 }), at('03:00:00.000'))
		expect(hall.number(hall.issue(1))).toBe('A001')
	})
	it('let the same visit ask again after closing', () => {
		const hall = createHall(testCentre({ demo: false }), at('16:59:59.000'))
		hall.issue(1)
		hall.later(60_000)
		expect(hall.run(issue(1), kiosk)).toEqual({ repeatOf: uuid(1) })
	})
})

describe('giving up', () => {
	it('is open to whoever holds the id, and to officers', () => {
		const hall = createHall()
		hall.must({ type: 'CancelVisit', visitId: hall.issue(1) }, visitor)
		hall.must({ type: 'CancelVisit', visitId: hall.issue(2) }, officer(3))
		expect([hall.state(uuid(1)), hall.state(uuid(2))]).toEqual(['cancelled', 'cancelled'])
	})
	it('is for a kiosk only about the tickets it gave', () => {
		const hall = createHall()
		hall.issue(1)
		const cancel: CommandDraft = { type: 'CancelVisit', visitId: uuid(1) }
		expect(hall.run(cancel, { ...kiosk, id: 'kiosk-2' })).toEqual({ refused: 'not-permitted' })
		hall.must(cancel, kiosk)
	})
	it('frees the counter that called', () => {
		const hall = createHall()
		hall.open(1)
		hall.issue(1)
		hall.issue(2)
		hall.callNext(1)
		hall.must({ type: 'CancelVisit', visitId: uuid(1) }, visitor)
		expect(hall.callNext(1)).toMatchObject([{ visitId: uuid(2) }])
	})
})
