import { FACT_VERSION, upgradeFact, type Fact, type FactOf, type NoticeFact, type Recorded } from '../../contract/facts.ts'
import type { Entry, FactLog } from '../ports/facts.ts'
import type { Db } from './database.ts'
import { chainHash, GENESIS, type FactRow } from './hash-chain.ts'

export type StoredRow = FactRow & { hash: string }
/** Writes a row that follows from a fact, in the fact's own transaction. */
export type Projection = (fact: Recorded) => void

/** The append-only log, and the only writer of facts. `append` belongs inside `transaction`. */
export interface FactStore extends FactLog {
	transaction<T>(work: () => T): T
	append(entry: Entry): Recorded[]
	/** Throws when the file cannot be written now. */
	probe(at: number): void
}

const COLUMNS = 'position, at, day, actor, type, v, body, hash'

export function createFactStore(db: Db, projections: readonly Projection[]): FactStore {
	const insert = db.prepare<[number, number, string, string, string, number, string | null, string, string]>(
		'INSERT INTO facts (position, at, day, actor, type, v, visit_id, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
	)
	const insertCommand = db.prepare<[string, string, number, number, number]>(
		'INSERT INTO commands (command_id, actor, first, last, at) VALUES (?, ?, ?, ?, ?)',
	)
	const newest = db.prepare<[], { position: number; hash: string; day: string }>(
		'SELECT position, hash, day FROM facts ORDER BY position DESC LIMIT 1',
	)
	const newestOfDay = db.prepare<[string], { type: string }>('SELECT type FROM facts WHERE day = ? ORDER BY position DESC LIMIT 1')
	const after = db.prepare<[number, number], StoredRow>(`SELECT ${COLUMNS} FROM facts WHERE position > ? ORDER BY position LIMIT ?`)
	const ofDay = db.prepare<[string], StoredRow>(`SELECT ${COLUMNS} FROM facts WHERE day = ? ORDER BY position`)
	const ofVisit = db.prepare<[string], StoredRow>(`SELECT ${COLUMNS} FROM facts WHERE visit_id = ? ORDER BY position`)
	const configured = db.prepare<[], StoredRow>(
		`SELECT ${COLUMNS} FROM facts WHERE type = 'CentreConfigured' ORDER BY position DESC LIMIT 1`,
	)
	const imported = db.prepare<[string], StoredRow>(
		`SELECT ${COLUMNS} FROM facts WHERE type = 'AppointmentsImported' AND body ->> 'forDay' = ? ORDER BY position DESC LIMIT 1`,
	)
	const notices = db.prepare<[], StoredRow>(
		`SELECT ${COLUMNS} FROM facts
		WHERE type IN ('NoticePosted', 'NoticeWithdrawn', 'EmergencyRaised', 'EmergencyEnded') ORDER BY position`,
	)
	const command = db.prepare<[string], { actor: string; first: number; last: number }>(
		'SELECT actor, first, last FROM commands WHERE command_id = ?',
	)
	const touch = db.prepare<[number]>('UPDATE probe SET at = ? WHERE id = 1')
	const run = db.transaction((work: () => unknown) => work())
	let head = newest.get() ?? { position: 0, hash: GENESIS }

	function append({ facts, actor, at, day, commandId }: Entry): Recorded[] {
		const first = head.position + 1
		const recorded = facts.map((fact) => appendOne(fact, { actor, at, day }))
		if (commandId !== undefined) insertCommand.run(commandId, actor, recorded.length ? first : 0, recorded.length ? head.position : 0, at)
		return recorded
	}

	function appendOne(fact: Fact, { actor, at, day }: Omit<Entry, 'facts'>): Recorded {
		const { type, ...content } = fact
		const row: FactRow = { position: head.position + 1, at, day, actor, type, v: FACT_VERSION, body: JSON.stringify(content) }
		const hash = chainHash(head.hash, row)
		insert.run(row.position, at, day, actor, type, row.v, 'visitId' in fact ? fact.visitId : null, row.body, hash)
		head = { position: row.position, hash }
		const recorded = { ...fact, position: row.position, at, day, actor, v: row.v, hash }
		for (const project of projections) project(recorded)
		return recorded
	}

	return {
		head: () => ({ position: head.position, hash: head.hash }),
		read: (position, limit) => after.all(position, limit).map(toRecorded),
		ofDay: (day) => ofDay.all(day).map(toRecorded),
		ofVisit: (visitId) => ofVisit.all(visitId).map(toRecorded),
		lastDay: () => newest.get()?.day,
		isClosed: (day) => newestOfDay.get(day)?.type === 'DayClosed',
		lastConfigured: () => {
			const row = configured.get()
			return row && toRecorded(row)
		},
		lastImport: (forDay) => {
			const row = imported.get(forDay)
			return row && (toRecorded(row) as Recorded<FactOf<'AppointmentsImported'>>)
		},
		noticeFacts: () => notices.all().map((row) => toRecorded(row) as Recorded<NoticeFact>),
		findCommand: (commandId) => command.get(commandId),
		transaction: <T>(work: () => T): T => {
			const before = head
			try {
				return run.immediate(work) as T
			} catch (error) {
				head = before
				throw error
			}
		},
		append,
		probe: (at) => void touch.run(at),
	}
}

export function toRecorded({ body, hash, position, at, day, actor, type, v }: StoredRow): Recorded {
	const fact = upgradeFact({ ...(JSON.parse(body) as object), type, v })
	return { ...fact, position, at, day, actor, v, hash }
}
