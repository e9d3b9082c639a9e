import type { Db } from './database.ts'
import type { Projection } from './fact-log.ts'

/** One row a ticket. Its unique indexes are the database's own refusal to give a number twice in a day. */
export function createTicketTable(db: Db): Projection {
	const insert = db.prepare<[string, number, string, string, string, number, string, string, number]>(
		'INSERT INTO tickets (visit_id, position, day, number, sequence, serial, service_id, lane, issued_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
	)
	return (fact) => {
		if (fact.type !== 'TicketIssued') return
		insert.run(fact.visitId, fact.position, fact.day, fact.number, fact.sequence, fact.serial, fact.serviceId, fact.lane, fact.at)
	}
}
