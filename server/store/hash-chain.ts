import { createHash } from 'node:crypto'
import { chainText, type Hashed } from '../../contract/chain-text.ts'

/** The hash before the first fact. */
export const GENESIS = '0'.repeat(64)

/** A fact's row as stored: exactly what is hashed. */
export type FactRow = Hashed

/**
 * The link of the chain: SHA-256 of `chainText`.
 *
 * @returns 64 hexadecimal digits
 * @source  FIPS 180-4
 */
export const chainHash = (before: string, row: FactRow): string => createHash('sha256').update(chainText(before, row)).digest('hex')
