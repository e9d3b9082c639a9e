import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { Fact } from '../../contract/facts.ts'
import { openDatabase, type Db } from '../../server/store/database.ts'
import { createFactStore, type FactStore } from '../../server/store/fact-log.ts'
import { createPrintJobTable } from '../../server/store/print-jobs.ts'
import { createTicketTable } from '../../server/store/tickets.ts'
import { uuid } from '../support/hall.ts'

export const DAY = '2026-11-23'
export const GENESIS = '0'.repeat(64)

/** A folder of its own for the running test, removed after it. */
export function tempFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'mot-cua-'))
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
	return folder
}

/** The real store over a real file, closed after the running test. */
export function openStore(path = join(tempFolder(), 'centre.sqlite')) {
	const db = openDatabase(path)
	onTestFinished(() => void db.close())
	const jobs = createPrintJobTable(db)
	return { path, db, jobs, log: createFactStore(db, [createTicketTable(db), jobs.project]) }
}

export const issued = (n: number, more: Partial<Extract<Fact, { type: 'TicketIssued' }>> = {}): Fact => ({
	type: 'TicketIssued',
	visitId: uuid(n),
	number: `A${String(n).padStart(3, '0')}`,
	serviceId: 'ho-tich',
	lane: 'regular',
	sequence: 'a',
	serial: n,
	language: 'vi',
	ahead: 0,
	waitMs: null,
	...more,
})
export const cancelled = (n: number): Fact => ({ type: 'VisitCancelled', visitId: uuid(n) })

/** Appends in a transaction of its own. */
export const append = (log: FactStore, facts: Fact[], more: { commandId?: string; day?: string; at?: number; actor?: string } = {}) =>
	log.transaction(() => log.append({ actor: 'kiosk:kiosk-1', at: 1_000, day: DAY, facts, ...more }))

/** Somebody with the file and the knowledge, but not this program. */
export function tamper(path: string, work: (db: Db) => void): void {
	const db = new Database(path)
	for (const { name } of db.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'").all())
		db.exec(`DROP TRIGGER ${name}`)
	db.pragma('foreign_keys = OFF')
	work(db)
	db.close()
}
