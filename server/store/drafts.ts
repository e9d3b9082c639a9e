import type { DraftBatch, DraftStore, VersionRow, VersionStore } from '../ports/set-up.ts'
import type { Db } from './database.ts'

interface BatchRow {
	rev: number
	what: string
	by: string
	at: number
	basedOn: number
	restores: number | null
	edits: string
}

/** What is drafted, batch by batch: it outlasts a restart and a killed process. */
export function createDraftStore(db: Db): DraftStore {
	const rev = db.prepare<[], { rev: number }>('SELECT rev FROM draft')
	const setRev = db.prepare<[number]>('UPDATE draft SET rev = ?')
	const all = db.prepare<[], BatchRow>('SELECT rev, what, by, at, based_on AS basedOn, restores, edits FROM draft_batches ORDER BY rev')
	const insert = db.prepare<BatchRow>(
		'INSERT INTO draft_batches (rev, what, by, at, based_on, restores, edits) VALUES (@rev, @what, @by, @at, @basedOn, @restores, @edits)',
	)
	const removeFrom = db.prepare<[number]>('DELETE FROM draft_batches WHERE rev >= ?')
	const removeUpTo = db.prepare<[number]>('DELETE FROM draft_batches WHERE rev <= ?')
	const add = db.transaction((batch: DraftBatch) => {
		insert.run({ ...batch, restores: batch.restores ?? null, edits: JSON.stringify(batch.edits) })
		setRev.run(batch.rev)
	})
	const drop = db.transaction((statement: typeof removeFrom, bound: number, next: number) => {
		statement.run(bound)
		setRev.run(next)
	})
	return {
		rev: () => rev.get()?.rev ?? 0,
		batches: () =>
			all.all().map(({ restores, edits, ...row }) => ({
				...row,
				...(restores !== null && { restores }),
				edits: JSON.parse(edits) as DraftBatch['edits'],
			})),
		add: (batch) => add(batch),
		dropFrom: (bound, next) => drop(removeFrom, bound, next),
		dropUpTo: (bound, next) => drop(removeUpTo, bound, next),
	}
}

interface StoredVersion {
	position: number
	at: number
	actor: string
	note: string | null
	restores: number | null
	summary: string | null
}

/** Published set-ups: facts of the log, and beside them what was found out about each, so that megabytes are read once. */
export function createVersionStore(db: Db): VersionStore {
	const list = db.prepare<[number, number], StoredVersion>(
		`SELECT f.position, f.at, f.actor, v.note, v.restores, v.summary
		FROM facts f LEFT JOIN versions v ON v.position = f.position
		WHERE f.type = 'CentreConfigured' AND f.position < ? ORDER BY f.position DESC LIMIT ?`,
	)
	const count = db.prepare<[], { n: number }>("SELECT count(*) AS n FROM facts WHERE type = 'CentreConfigured'")
	const body = db.prepare<[number], { body: string }>("SELECT body FROM facts WHERE type = 'CentreConfigured' AND position = ?")
	const keep = db.prepare<[number, string | null, number | null, string]>(
		'INSERT OR REPLACE INTO versions (position, note, restores, summary) VALUES (?, ?, ?, ?)',
	)
	return {
		list: (before, limit) => list.all(before, limit).map(toVersion),
		total: () => count.get()?.n ?? 0,
		read: (position) => {
			const row = body.get(position)
			return row && (JSON.parse(row.body) as ReturnType<VersionStore['read']>)
		},
		keep: ({ position, note, restores, summary }) => void keep.run(position, note ?? null, restores ?? null, JSON.stringify(summary)),
	}
}

function toVersion({ note, restores, summary, ...row }: StoredVersion): VersionRow {
	return {
		...row,
		...(note !== null && { note }),
		...(restores !== null && { restores }),
		...(summary !== null && { summary: JSON.parse(summary) as NonNullable<VersionRow['summary']> }),
	}
}
