import { z } from 'zod'
import { EpochMs, LocalDay } from './ids.ts'

/** The key that a centre signs with: told to inspectors, and compared by whoever proves an export elsewhere. */
export const ExportKeyCard = z.object({
	algorithm: z.literal('Ed25519'),
	/** SubjectPublicKeyInfo, DER in base64. */
	publicKey: z.string(),
	/** SHA-256 of it, hexadecimal. */
	fingerprint: z.string(),
})
export type ExportKeyCard = z.infer<typeof ExportKeyCard>

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** A fact as it is stored, so that whoever reads it can make its hash again. */
export const StoredFact = z.object({
	position: z.int().min(1),
	at: EpochMs,
	day: z.string(),
	actor: z.string(),
	type: z.string(),
	v: z.int(),
	/** JSON, as it was hashed; `null` in lists where it is very long. */
	body: z.string().nullable(),
	hash: Hash,
	/** Hash of the fact before it. */
	before: z.string(),
	/** Number of the visit it is about. */
	number: z.string().optional(),
})
export type StoredFact = z.infer<typeof StoredFact>

const word = z.string().max(100).optional()
/** Which facts, newest first; what is absent is not asked for. */
export const FactQuery = z.object({
	/** Those before this position. */
	before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
	limit: z.coerce.number().int().min(1).max(200).default(100),
	day: LocalDay.optional(),
	type: word,
	/** Ticket number of a visit, on whatever day. */
	number: word,
	counterId: word,
	/** Part of the name of who did it. */
	actor: word,
	/** Part of the content. */
	text: word,
})
export type FactQuery = z.infer<typeof FactQuery>

export const FactPage = z.object({
	facts: z.array(StoredFact),
	/** Ask on with this as `before`; `null`: the beginning is reached. A page may be short, or empty, before it is. */
	next: z.int().nullable(),
	/** Position of the newest fact there is. */
	head: z.int(),
})
export type FactPage = z.infer<typeof FactPage>

/** The whole trail proved by the server. One at a time; `never` since it started. */
export const TrailCheck = z.object({
	state: z.enum(['never', 'running', 'proved', 'altered', 'failed']),
	startedAt: EpochMs.optional(),
	endedAt: EpochMs.optional(),
	/** Facts read so far, of those there were when it began. */
	checked: z.int(),
	total: z.int(),
	/** Of the newest fact proved: to be noted down, and found again later. */
	head: z.string().optional(),
	/** The first that does not hold; 0 when it is the file rather than a fact. */
	position: z.int().optional(),
	problem: z.string().optional(),
})
export type TrailCheck = z.infer<typeof TrailCheck>
