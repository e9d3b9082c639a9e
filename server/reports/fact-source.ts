import Database from 'better-sqlite3'
import { FACT_VERSION, upgradeFact, type Envelope, type Fact, type FactType, type Recorded } from '../../contract/facts.ts'

/** A fact, or only its envelope where no figure is made of its type. */
export type Read = Envelope & { fact?: Recorded }

/** The log as this thread reads it: a connection of its own that can write nothing, and readings too short to hold up the writer. */
export interface FactSource {
	head(): number
	after(position: number, limit: number): Read[]
	/** Those of a day before a position. */
	ofDay(day: string, before: number): Read[]
	/** The set-up in force before a position. */
	setupBefore(position: number): unknown
	hashAt(position: number): string | undefined
	close(): void
}

const COUNTED: ReadonlySet<string> = new Set([
	...(['TicketIssued', 'TicketCalled', 'ServingStarted', 'VisitHeld', 'VisitResumed', 'VisitTransferred', 'VisitNoShow'] as const),
	...(['VisitReinstated', 'VisitCompleted', 'VisitCancelled', 'VisitRated', 'CounterOpened', 'CentreConfigured'] as const),
] satisfies FactType[])

interface Row {
	position: number
	at: number
	day: string
	actor: string
	type: string
	v: number
	body: string
	hash: string
}

export function openFacts(path: string): FactSource {
	const db = new Database(path, { readonly: true, timeout: 2000 })
	db.pragma('cache_size = -4000')
	const columns = 'position, at, day, actor, type, v, body, hash'
	const head = db.prepare<[], { position: number | null }>('SELECT max(position) AS position FROM facts')
	const after = db.prepare<[number, number], Row>(`SELECT ${columns} FROM facts WHERE position > ? ORDER BY position LIMIT ?`)
	const ofDay = db.prepare<[string, number], Row>(`SELECT ${columns} FROM facts WHERE day = ? AND position < ? ORDER BY position`)
	const setup = db.prepare<[number], { body: string }>(
		"SELECT body FROM facts WHERE type = 'CentreConfigured' AND position < ? ORDER BY position DESC LIMIT 1",
	)
	const hash = db.prepare<[number], { hash: string }>('SELECT hash FROM facts WHERE position = ?')
	return {
		head: () => head.get()?.position ?? 0,
		after: (position, limit) => after.all(position, limit).map(read),
		ofDay: (day, before) => ofDay.all(day, before).map(read),
		setupBefore: (position) => {
			const row = setup.get(position)
			return row && (JSON.parse(row.body) as { centre: unknown }).centre
		},
		hashAt: (position) => hash.get(position)?.hash,
		close: () => void db.close(),
	}
}

function read({ body, ...envelope }: Row): Read {
	const { type, ...rest } = envelope
	if (!COUNTED.has(type)) return rest
	const stored = { ...(JSON.parse(body) as object), type, v: rest.v }
	// Of the present shape there is nothing to upgrade, and years of facts are read at one go.
	const fact = rest.v === FACT_VERSION ? (stored as unknown as Fact) : upgradeFact(stored)
	return { ...rest, fact: { ...fact, ...rest } }
}
