import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Fact, FACT_VERSION, RecordedFact, upgradeFact, type FactType, type Recorded } from '../../contract/facts.ts'
import { centreOf, createToday } from '../../server/app/today.ts'
import { createFactStore } from '../../server/store/fact-log.ts'
import { chainHash, GENESIS } from '../../server/store/hash-chain.ts'
import { proveTrail } from '../../server/store/proof.ts'
import { createTicketTable } from '../../server/store/tickets.ts'
import { openStore } from '../store/temp-store.ts'
import { testCentre } from '../support/centre.ts'
import { uuid } from '../support/hall.ts'

interface Row {
	position: number
	at: number
	day: string
	actor: string
	type: FactType
	v: number
	body: Record<string, unknown>
	hash: string
}
/** A day as version 1 recorded it. A file that was released is never edited: a later shape gets a file of its own. */
const fixture = (name: string) => JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as Row[]
const V1 = fixture('facts-v1')
/** The next day, with the types and parts that were added to version 1 since: old programs' facts read as before. */
const ADDED = fixture('facts-v1-added')
const ALL = [...V1, ...ADDED]
const read = ({ type, v, body }: Row): Fact => upgradeFact({ ...body, type, v })
const recorded = (row: Row): Recorded => ({
	...read(row),
	position: row.position,
	at: row.at,
	day: row.day,
	actor: row.actor,
	v: row.v,
	hash: row.hash,
})
const TYPES: FactType[] = Fact.options.map((option) => option.shape.type.value)

describe('facts of version 1', () => {
	it('are here in every type there is', () => {
		expect([...new Set(ALL.map((row) => row.type))].sort()).toEqual([...TYPES].sort())
	})
	it.each(ALL.map((row) => [row.position, row.type, row] as const))('%d, %s, is read without losing anything', (_, type, row) => {
		expect(read(row)).toEqual({ type, ...row.body })
		expect(RecordedFact.parse(recorded(row))).toEqual(recorded(row))
	})
	it('are hashed as they were then', () => {
		let before = GENESIS
		for (const row of ALL) {
			expect(chainHash(before, { ...row, body: JSON.stringify(row.body) })).toBe(row.hash)
			before = row.hash
		}
	})
	it('written again by this program are the same trail', () => {
		const { db } = openStore()
		const log = createFactStore(db, [createTicketTable(db)])
		log.transaction(() => {
			for (const row of ALL) log.append({ actor: row.actor, at: row.at, day: row.day, facts: [read(row)] })
		})
		expect(log.head().hash).toBe(ADDED.at(-1)?.hash)
		expect(log.ofDay('2026-11-23')).toEqual(V1.map(recorded))
		expect(proveTrail(db)).toMatchObject({ ok: true, facts: ALL.length })
	})
	it('still make the day they made', () => {
		const { day, officers } = createToday({ ofDay: () => V1.map(recorded) }, '2026-11-23', testCentre())
		expect(day.visits.get(uuid(1))).toMatchObject({
			state: 'completed',
			serviceId: 'dat-dai',
			servedMs: 380_000,
			rating: { level: 2 },
			slips: 2,
		})
		expect(day.visits.get(uuid(2))?.state).toBe('cancelled')
		expect([...day.counters.values()].map((c) => c.state)).toEqual(['closed', 'closed', 'closed'])
		expect(officers.get('officer1')).toEqual({ served: [], noShows: 1, transferred: 1 })
	})
	it('hold a set-up that this program still reads', () => {
		const [first] = V1.map(recorded)
		if (first?.type !== 'CentreConfigured') throw new Error('the fixture begins with its set-up')
		expect(centreOf(first).counters).toHaveLength(3)
	})
})

describe('a fact', () => {
	it('of a later version is refused, not guessed at', () => {
		expect(() => upgradeFact({ type: 'VisitReinstated', visitId: uuid(1), v: FACT_VERSION + 1 })).toThrow(
			new RangeError(`fact of version ${FACT_VERSION + 1}; this program reads up to ${FACT_VERSION}`),
		)
	})
	it.each([
		['of an unknown type', { type: 'VisitForgotten', visitId: uuid(1) }],
		['with a part missing', { type: 'TicketCalled', visitId: uuid(1), counterId: 'counter-1', attempt: 1 }],
		['about no visit', { type: 'VisitReinstated', visitId: '1' }],
		['with a level that no scale has', { type: 'VisitRated', visitId: uuid(1), counterId: 'c', level: 6, reasons: [] }],
	])('%s is refused', (_, fact) => {
		expect(() => upgradeFact({ ...fact, v: 1 })).toThrow()
	})
	it('has the names that callers rely on', () => {
		expect(TYPES).toEqual(
			expect.arrayContaining([
				'TicketIssued',
				'TicketCalled',
				'ServingStarted',
				'VisitHeld',
				'VisitResumed',
				'VisitTransferred',
				'VisitNoShow',
				'VisitReinstated',
				'VisitCompleted',
				'VisitCancelled',
				'VisitRated',
				'TicketPrinted',
				'CounterOpened',
				'CounterPaused',
				'CounterClosed',
				'CentreConfigured',
				'DayClosed',
			]),
		)
	})
})
