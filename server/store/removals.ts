import type { PrivacyQuery } from '../../contract/erasure.ts'
import type { FactOf, Recorded } from '../../contract/facts.ts'
import type { RetentionKind } from '../../contract/privacy.ts'
import type { RemovalStore } from '../ports/facts.ts'
import type { Db } from './database.ts'
import { toRecorded, type StoredRow } from './fact-log.ts'

/** Of a table: its key and the column that tells its age. */
const AGES: Record<RetentionKind, { table: string; key: string; age: string; also?: string }> = {
	sealed: { table: 'sealed_reasons', key: 'id', age: 'at' },
	slips: { table: 'print_jobs', key: 'job_id', age: 'created_at', also: " AND state <> 'waiting'" },
	commands: { table: 'commands', key: 'command_id', age: 'at' },
	sessions: { table: 'sessions', key: 'token_hash', age: 'seen_at' },
	browsers: { table: 'browsers', key: 'token_hash', age: 'seen_at' },
	lockouts: { table: 'lockouts', key: 'key', age: 'until' },
}

interface Place {
	kind: string
	/** `FROM … WHERE …` with one `?` for the visit or the account. */
	rows: string
	/** Facts stay. */
	isKept?: true
}
const OF_VISIT: readonly Place[] = [
	{ kind: 'sealed', rows: 'FROM sealed_reasons WHERE visit_id = ?' },
	{ kind: 'slips', rows: "FROM print_jobs WHERE visit_id = ? AND state <> 'waiting'" },
	{ kind: 'ratings', rows: "FROM facts WHERE visit_id = ? AND type = 'VisitRated'", isKept: true },
	{ kind: 'log', rows: "FROM facts WHERE visit_id = ? AND type <> 'VisitRated'", isKept: true },
]
const OF_ACCOUNT: readonly Place[] = [
	{ kind: 'sessions', rows: 'FROM sessions WHERE username = ?' },
	{ kind: 'browsers', rows: 'FROM browsers WHERE username = ?' },
	{ kind: 'lockouts', rows: "FROM lockouts WHERE instr(key || ' ', 'name ' || ? || ' ') = 1" },
	{ kind: 'commands', rows: "FROM commands WHERE actor = 'officer:' || ?" },
	{ kind: 'accounts', rows: 'FROM accounts WHERE username = ?' },
]

/** What leaves the file again: rows that are old enough, and rows a person asked to have erased. Facts never do. */
export function createRemovals(db: Db): RemovalStore {
	const numbered = db.prepare<[string, string], { id: string }>('SELECT visit_id AS id FROM tickets WHERE day = ? AND number = ?')
	const booked = db.prepare<[string], { forDay: string }>(
		`SELECT body ->> 'forDay' AS forDay FROM facts
		WHERE type = 'AppointmentsImported' AND body ->> 'forDay' IS NOT NULL AND instr(body, ?) > 0`,
	)
	const checkedIn = db.prepare<[string, string], { id: string }>(
		"SELECT visit_id AS id FROM facts WHERE day = ? AND type = 'TicketIssued' AND body ->> 'appointmentCode' = ?",
	)
	const beside = db.prepare<[string, string, number], StoredRow>(
		`SELECT position, at, day, actor, type, v, body, hash FROM facts WHERE type IN (?, ?)
			AND type IN ('SealedRead', 'RetentionRun', 'ErasureDone', 'QuestionAnswered') ORDER BY position DESC LIMIT ?`,
	)

	const daysBooked = (code: string): string[] => [...new Set(booked.all(`"${code}"`).map(({ forDay }) => forDay))]

	function visitOf(query: PrivacyQuery): string | undefined {
		if (query.about === 'visit') return numbered.get(query.day, query.number)?.id
		if (query.about !== 'booking') return undefined
		return daysBooked(query.code).flatMap((day) => checkedIn.get(day, query.code) ?? [])[0]?.id
	}
	function placesOf(query: PrivacyQuery): { who: string; places: readonly Place[] } | undefined {
		if (query.about === 'account') return { who: query.username, places: OF_ACCOUNT }
		const visitId = visitOf(query)
		return visitId === undefined ? undefined : { who: visitId, places: OF_VISIT }
	}

	return {
		dropOld(kind, before, limit) {
			const { table, key, age, also = '' } = AGES[kind]
			return db
				.prepare(`DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE ${age} < ?${also} LIMIT ?)`)
				.run(before, limit).changes
		},
		find(query) {
			const found = (placesOf(query)?.places ?? []).map(({ kind, rows, isKept }) => {
				const { n } = db.prepare<[string], { n: number }>(`SELECT count(*) AS n ${rows}`).get(placesOf(query)?.who ?? '') ?? { n: 0 }
				return { kind, count: n, erasable: !isKept }
			})
			const bookings = query.about === 'booking' ? daysBooked(query.code).length : 0
			return [...found, ...(bookings ? [{ kind: 'bookings', count: bookings, erasable: false }] : [])].filter(({ count }) => count > 0)
		},
		erase(query) {
			const of = placesOf(query)
			for (const { rows, isKept } of of?.places ?? []) if (of && !isKept) db.prepare<[string]>(`DELETE ${rows}`).run(of.who)
		},
		removals: (limit) => beside.all('RetentionRun', 'ErasureDone', limit).map((row) => toRecorded(row) as Removal),
		readings: (limit) => beside.all('SealedRead', 'SealedRead', limit).map((row) => toRecorded(row) as Recorded<FactOf<'SealedRead'>>),
		answers: () =>
			beside.all('QuestionAnswered', 'QuestionAnswered', 10_000).map((row) => toRecorded(row) as Recorded<FactOf<'QuestionAnswered'>>),
	}
}
type Removal = Recorded<FactOf<'RetentionRun' | 'ErasureDone'>>
