import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { ExportKeyCard } from '../../contract/audit.ts'
import type { Db } from './database.ts'
import type { ExportKey } from './export-key.ts'
import { GENESIS, type FactRow } from './hash-chain.ts'

export const EXPORT_FORMAT = 'mot-cua-export/1'
export type ExportedRow = FactRow & { hash: string }

/** The first line of an export: what the lines after it are, and whose key signs them. */
export interface ExportHeader {
	format: typeof EXPORT_FORMAT
	centre: { id: string; name: string }
	program: string
	madeAt: number
	by: string
	/** Local days, both included. */
	fromDay: string
	toDay: string
	/** Positions of the first and last fact, one line each. */
	first: number
	last: number
	/** Hash of the fact before the first; of nothing when `first` is 1. */
	before: string
	key: ExportKeyCard
}

/** Facts as stored, not as read: what was hashed is what is handed out. */
export interface FactRows {
	/** Positions of the days' facts, all before `before`; `undefined` when there are none. */
	range(fromDay: string, toDay: string, before: number): { first: number; last: number } | undefined
	/** Hash of a fact, or of nothing for position 0. */
	hashAt(position: number): string
	read(after: number, last: number, limit: number): ExportedRow[]
}

export function createFactRows(db: Db): FactRows {
	const range = db.prepare<[string, string, number], { first: number | null; last: number | null }>(
		'SELECT min(position) AS first, max(position) AS last FROM facts WHERE day BETWEEN ? AND ? AND position < ?',
	)
	const hash = db.prepare<[number], { hash: string }>('SELECT hash FROM facts WHERE position = ?')
	const rows = db.prepare<[number, number, number], ExportedRow>(
		'SELECT position, at, day, actor, type, v, body, hash FROM facts WHERE position > ? AND position <= ? ORDER BY position LIMIT ?',
	)
	return {
		range: (fromDay, toDay, before) => {
			const { first, last } = range.get(fromDay, toDay, before) ?? { first: null, last: null }
			return first === null || last === null ? undefined : { first, last }
		},
		hashAt: (position) => (position === 0 ? GENESIS : (hash.get(position)?.hash ?? '')),
		read: (after, last, limit) => rows.all(after, last, limit),
	}
}

/** Exports of these rows under this key, each made while it is sent. */
export function createSignedExports(rows: FactRows, key: ExportKey) {
	const card: ExportKeyCard = { algorithm: 'Ed25519', publicKey: key.publicKey, fingerprint: key.fingerprint }
	return {
		key: card,
		/** Facts of its days, all before the position `until`; `undefined` when there are none. */
		make(about: Omit<ExportHeader, 'format' | 'first' | 'last' | 'before' | 'key'>, until: number): AsyncIterable<string> | undefined {
			const range = rows.range(about.fromDay, about.toDay, until)
			if (!range) return undefined
			const header = { format: EXPORT_FORMAT, ...about, ...range, before: rows.hashAt(range.first - 1), key: card } as const
			return signedExport(rows, header, key)
		},
	}
}

export type SignedExports = ReturnType<typeof createSignedExports>

/** So many rows in one piece: a few milliseconds, and then the hall again. */
const PIECE = 250

/**
 * The lines of an export: header, facts, and a signature over SHA-256 of every byte before it. A year may be a gigabyte, so it
 * is made while it is sent.
 */
export async function* signedExport(rows: FactRows, header: ExportHeader, key: ExportKey): AsyncGenerator<string> {
	const hash = createHash('sha256')
	const told = (text: string): string => {
		hash.update(text)
		return text
	}
	yield told(`${JSON.stringify(header)}\n`)
	for (let after = header.first - 1; after < header.last;) {
		const piece = rows.read(after, header.last, PIECE)
		if (piece.length === 0) break
		after = piece.at(-1)?.position ?? header.last
		yield told(piece.map((row) => `${JSON.stringify(row)}\n`).join(''))
		await setImmediate()
	}
	const digest = hash.digest()
	yield `${JSON.stringify({ sha256: digest.toString('hex'), signature: key.sign(toSign(digest)).toString('base64') })}\n`
}

/** Said with the format's name, so that a signature means this and nothing else. */
export const toSign = (digest: Uint8Array): Buffer => Buffer.concat([Buffer.from(`${EXPORT_FORMAT}\n`), digest])
