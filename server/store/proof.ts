import { RecordedFact, upgradeFact } from '../../contract/facts.ts'
import type { Db } from './database.ts'
import { chainHash, GENESIS, type FactRow } from './hash-chain.ts'

export type Proof = { ok: true; facts: number; head: string } | { ok: false; position: number; problem: string }

const TELL_EVERY = 5000

/**
 * Reads the whole trail and proves it: positions without a gap, every hash, every body readable, every ticket row equal
 * to its fact, and the file itself sound.
 *
 * @param onProgress  told every so many facts how many have been read
 * @returns the first position that does not hold; 0 when it is the file rather than a fact
 */
export function proveTrail(db: Db, onProgress?: (facts: number) => void): Proof {
	const file = fileProblem(db)
	let before = GENESIS
	let position = 0
	const rows = db.prepare<[], FactRow & { hash: string; visit_id: string | null }>('SELECT * FROM facts ORDER BY position').iterate()
	for (const row of rows) {
		position++
		const problem = rowProblem(row, position, before)
		if (problem) return { ok: false, position, problem }
		before = row.hash
		if (position % TELL_EVERY === 0) onProgress?.(position)
	}
	if (file) return { ok: false, position: 0, problem: file }
	// The chain cannot tell that its end was cut off; the commands know how far it went.
	const reached = db.prepare<[], { last: number | null }>('SELECT max(last) AS last FROM commands').get()?.last ?? 0
	if (reached > position) return { ok: false, position: position + 1, problem: `fact ${position + 1} is missing` }
	return ticketProblem(db) ?? { ok: true, facts: position, head: before }
}

function rowProblem(row: FactRow & { hash: string; visit_id: string | null }, position: number, before: string): string | undefined {
	if (row.position !== position) return `fact ${position} is missing`
	if (chainHash(before, row) !== row.hash) return 'its hash does not match its content and the fact before it'
	const parsed = readFact(row)
	if (!parsed) return 'it cannot be read'
	if (row.visit_id !== ('visitId' in parsed ? parsed.visitId : null)) return 'its index entry names another visit'
	return undefined
}

function readFact(row: FactRow & { hash: string }) {
	try {
		const fact = upgradeFact({ ...(JSON.parse(row.body) as object), type: row.type, v: row.v })
		RecordedFact.parse({ ...fact, position: row.position, at: row.at, day: row.day, actor: row.actor, v: row.v, hash: row.hash })
		return fact
	} catch {
		return undefined
	}
}

/** SQLite's own check of pages and indexes. */
function fileProblem(db: Db): string | undefined {
	try {
		const result = db.pragma('integrity_check(1)', { simple: true }) as string
		return result === 'ok' ? undefined : `the file is damaged: ${result.split('\n')[0]}`
	} catch (error) {
		return `the file is damaged: ${(error as Error).message.split('\n')[0]}`
	}
}

/** Tickets that differ from the facts they are derived from, in either direction. */
function ticketProblem(db: Db): Proof | undefined {
	const row = db
		.prepare<[], { position: number }>(
			`WITH issued AS (
				SELECT position, visit_id, day, body ->> 'number' AS number, body ->> 'sequence' AS sequence, body ->> 'serial' AS serial,
					body ->> 'serviceId' AS service_id, body ->> 'lane' AS lane, at AS issued_at
				FROM facts WHERE type = 'TicketIssued')
			SELECT min(position) AS position FROM (
				SELECT position FROM (SELECT * FROM issued EXCEPT SELECT position, visit_id, day, number, sequence, serial, service_id, lane, issued_at FROM tickets)
				UNION ALL
				SELECT position FROM (SELECT position, visit_id, day, number, sequence, serial, service_id, lane, issued_at FROM tickets EXCEPT SELECT * FROM issued))
			HAVING count(*) > 0`,
		)
		.get()
	return row && { ok: false, position: row.position, problem: 'the table of tickets differs from the facts' }
}
