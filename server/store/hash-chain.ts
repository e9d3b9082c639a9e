import { createHash } from 'node:crypto'

/** The hash before the first fact. */
export const GENESIS = '0'.repeat(64)

/** A fact's row as stored: exactly what is hashed. */
export interface FactRow {
	position: number
	at: number
	day: string
	actor: string
	type: string
	v: number
	body: string
}

/**
 * SHA-256 over the hash before and every column, lengths first, so that no two different rows read the same.
 *
 * @returns 64 hexadecimal digits
 * @source  FIPS 180-4
 */
export function chainHash(before: string, row: FactRow): string {
	const hash = createHash('sha256').update(before)
	for (const part of [row.position, row.at, row.day, row.actor, row.type, row.v, row.body]) {
		const text = String(part)
		hash.update(`\n${text.length}:${text}`)
	}
	return hash.digest('hex')
}
