import { describe, expect, it } from 'vitest'
import type { Fact } from '../../contract/facts.ts'
import { chainHash } from '../../server/store/hash-chain.ts'
import { createFactStore } from '../../server/store/fact-log.ts'
import { uuid } from '../support/hall.ts'
import { append, cancelled, DAY, GENESIS, issued, openStore } from './temp-store.ts'

const NEXT_DAY = '2026-11-24'
const dayClosed: Fact = { type: 'DayClosed', day: DAY, issued: 1, completed: 0, noShow: 0, cancelled: 1, dayEnd: 0 }

describe('the log', () => {
	it('begins empty', () => {
		const { log } = openStore()
		expect(log.head()).toEqual({ position: 0, hash: GENESIS })
		expect(log.lastDay()).toBeUndefined()
		expect(log.lastConfigured()).toBeUndefined()
	})
	it('gives positions one by one, and binds each fact to the one before', () => {
		const { log } = openStore()
		const [one, two] = append(log, [issued(1), cancelled(1)])
		expect(one).toMatchObject({ ...issued(1), position: 1, at: 1_000, day: DAY, actor: 'kiosk:kiosk-1', v: 1 })
		expect(two).toMatchObject({ ...cancelled(1), position: 2 })
		const { type, ...body } = issued(1)
		const row = { position: 1, at: 1_000, day: DAY, actor: 'kiosk:kiosk-1', type, v: 1, body: JSON.stringify(body) }
		expect(one?.hash).toBe(chainHash(GENESIS, row))
		expect(log.head()).toEqual({ position: 2, hash: two?.hash })
	})
	it('reads back what it was given, in order', () => {
		const { log } = openStore()
		const made = [...append(log, [issued(1), issued(2)]), ...append(log, [cancelled(1)]), ...append(log, [issued(3)], { day: NEXT_DAY })]
		expect(log.read(0, 10)).toEqual(made)
		expect(log.read(1, 2)).toEqual(made.slice(1, 3))
		expect(log.ofDay(DAY)).toEqual(made.slice(0, 3))
		expect(log.ofVisit(uuid(1))).toEqual([made[0], made[2]])
		expect(log.lastDay()).toBe(NEXT_DAY)
	})
	it('goes on after a restart where it stopped', () => {
		const { log, db } = openStore()
		const [one] = append(log, [issued(1)])
		const again = createFactStore(db, [])
		expect(again.head()).toEqual({ position: 1, hash: one?.hash })
		expect(append(again, [cancelled(1)])).toMatchObject([{ position: 2 }])
	})
	it('knows whether a day is closed, also when something came after', () => {
		const { log } = openStore()
		append(log, [issued(1)])
		expect([log.isClosed(DAY), log.isClosed(NEXT_DAY)]).toEqual([false, false])
		append(log, [cancelled(1), dayClosed])
		append(log, [issued(2)], { day: NEXT_DAY })
		expect([log.isClosed(DAY), log.isClosed(NEXT_DAY)]).toEqual([true, false])
		append(log, [issued(3)])
		expect(log.isClosed(DAY)).toBe(false)
	})
	it('knows the newest set-up', () => {
		const { log } = openStore()
		append(log, [{ type: 'CentreConfigured', centre: { n: 1 } }])
		append(log, [{ type: 'CentreConfigured', centre: { n: 2 } }, issued(1)])
		expect(log.lastConfigured()).toMatchObject({ position: 2, centre: { n: 2 } })
	})
	it('refuses to read a fact of a later program', () => {
		const { log, db } = openStore()
		append(log, [issued(1)])
		db.exec('DROP TRIGGER facts_keep_update; UPDATE facts SET v = 2')
		expect(() => log.read(0, 1)).toThrow('fact of version 2')
	})
})

describe('history', () => {
	it.each([
		['changed', "UPDATE facts SET actor = 'someone-else'"],
		['changed in nothing', 'UPDATE facts SET at = at'],
		['shortened', 'DELETE FROM facts WHERE position = 2'],
		['emptied', 'DELETE FROM facts'],
		['continued with a gap', "INSERT INTO facts VALUES (4, 1, 'd', 'a', 't', 1, NULL, '{}', 'h')"],
		['written twice', "INSERT INTO facts VALUES (2, 1, 'd', 'a', 't', 1, NULL, '{}', 'h')"],
		['replaced', "REPLACE INTO facts VALUES (2, 1, 'd', 'a', 't', 1, NULL, '{}', 'h')"],
	])('cannot be %s', (_, sql) => {
		const { log, db } = openStore()
		append(log, [issued(1), issued(2)])
		const before = log.read(0, 9)
		expect(() => db.exec(sql)).toThrow('append-only')
		expect(log.read(0, 9)).toEqual(before)
	})
})

describe('a transaction', () => {
	it('that fails leaves nothing: no fact, no ticket, no command, and the head where it was', () => {
		const { log, db } = openStore()
		append(log, [issued(1)])
		const head = log.head()
		const failing = () =>
			log.transaction(() => {
				log.append({ commandId: uuid(50), actor: 'a', at: 2, day: DAY, facts: [issued(2), cancelled(1)] })
				throw new Error('power cut')
			})
		expect(failing).toThrow('power cut')
		expect(log.head()).toEqual(head)
		expect(log.findCommand(uuid(50))).toBeUndefined()
		expect(db.prepare('SELECT count(*) AS n FROM tickets').get()).toEqual({ n: 1 })
		expect(append(log, [issued(2)])).toMatchObject([{ position: 2 }])
	})
	it.each([
		['the number', { visitId: uuid(2), serial: 2, number: 'A001' }],
		['the serial of the sequence', { visitId: uuid(2), number: 'A0001' }],
		['the visit', { number: 'A002', serial: 2 }],
	])('cannot give %s twice in a day', (_, again) => {
		const { log } = openStore()
		append(log, [issued(1)])
		expect(() => append(log, [issued(1, again)])).toThrow('UNIQUE constraint failed')
		expect(log.head().position).toBe(1)
	})
	it('may give the number again on another day', () => {
		const { log } = openStore()
		append(log, [issued(1)])
		expect(append(log, [issued(1, { visitId: uuid(2) })], { day: NEXT_DAY })).toHaveLength(1)
	})
	it('takes with it what follows from its facts', () => {
		const { db } = openStore()
		const log = createFactStore(db, [
			(fact) => {
				if (fact.type === 'VisitCancelled') throw new Error('no room for the row')
			},
		])
		expect(() => append(log, [issued(1), cancelled(1)])).toThrow('no room for the row')
		expect(log.read(0, 9)).toEqual([])
	})
})

describe('a command', () => {
	it('is remembered with who sent it and which facts it made', () => {
		const { log } = openStore()
		append(log, [issued(1)])
		append(log, [issued(2), cancelled(2)], { commandId: uuid(50), actor: 'officer:officer1' })
		expect(log.findCommand(uuid(50))).toEqual({ actor: 'officer:officer1', first: 2, last: 3 })
		expect(log.findCommand(uuid(51))).toBeUndefined()
	})
	it('that changed nothing is remembered too', () => {
		const { log } = openStore()
		append(log, [], { commandId: uuid(50) })
		expect(log.findCommand(uuid(50))).toMatchObject({ first: 0, last: 0 })
	})
	it('is remembered once', () => {
		const { log } = openStore()
		append(log, [], { commandId: uuid(50) })
		expect(() => append(log, [issued(1)], { commandId: uuid(50) })).toThrow('UNIQUE constraint failed')
		expect(log.head().position).toBe(0)
	})
})

describe('the probe', () => {
	it('writes, and fails when the file cannot be written', () => {
		const { log, db } = openStore()
		log.probe(7)
		expect(db.prepare('SELECT at FROM probe').get()).toEqual({ at: 7 })
		db.pragma('query_only = ON')
		expect(() => log.probe(8)).toThrow('readonly')
	})
})
