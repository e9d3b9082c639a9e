import { z } from 'zod'
import { AppointmentCode } from './appointments.ts'
import { EpochMs, Id, LocalDay, TicketNumber, VisitId } from './ids.ts'
import { Username } from './people.ts'

/** Stands for a reason told in confidence wherever reasons are listed; no set-up may name a reason so. */
export const CONFIDENTIAL = 'confidential'
/** SHA-256 over a salt and what is sealed, hexadecimal. The salt is kept with it, so that both can be erased together. */
export const Seal = z.string().regex(/^[0-9a-f]{64}$/)
/** Rows removed, by kind of data (`privacy.ts`). */
export const Removed = z.record(z.string(), z.int().min(0))
export type Removed = z.infer<typeof Removed>

/** By what a person asks: their ticket, their booking, or the account they had here. */
export const ErasureAbout = z.enum(['visit', 'booking', 'account'])
export type ErasureAbout = z.infer<typeof ErasureAbout>

export const PrivacyQuery = z.discriminatedUnion('about', [
	z.strictObject({ about: z.literal('visit'), number: TicketNumber, day: LocalDay }),
	z.strictObject({ about: z.literal('booking'), code: AppointmentCode }),
	z.strictObject({ about: z.literal('account'), username: Username }),
])
export type PrivacyQuery = z.infer<typeof PrivacyQuery>

/** Rows of one kind of data about the person, and whether they can be erased on request. */
export const PrivacyFinding = z.object({ kind: z.string(), count: z.int().min(0), erasable: z.boolean() })
export const PrivacyFindings = z.object({ found: z.array(PrivacyFinding) })
export type PrivacyFindings = z.infer<typeof PrivacyFindings>

/** One line of the log of what was removed: `retention` by age, else on request. */
export const RemovalRecord = z.object({
	position: z.int(),
	at: EpochMs,
	actor: z.string(),
	what: z.union([z.literal('retention'), ErasureAbout]),
	removed: Removed,
})
export const PrivacyState = z.object({
	/** Newest first, at most fifty. */
	removals: z.array(RemovalRecord),
	/** Usernames of who may read what was told in confidence. */
	readers: z.array(Username),
	/** Newest first, at most fifty: who read how many. */
	readings: z.array(z.object({ position: z.int(), at: EpochMs, actor: z.string(), count: z.int() })),
})
export type PrivacyState = z.infer<typeof PrivacyState>

/** What a visitor told in confidence. */
export const SealedReport = z.object({
	id: z.int().min(1),
	sealed: Seal,
	at: EpochMs,
	visitId: VisitId,
	number: z.string(),
	counterId: Id,
	reasons: z.array(Id),
})
export type SealedReport = z.infer<typeof SealedReport>
/** Ask on with `next` as `before` until it is null. */
export const SealedReading = z.strictObject({ before: z.int().min(1).optional() })
export const SealedReports = z.object({ reports: z.array(SealedReport), next: z.int().nullable() })
export type SealedReports = z.infer<typeof SealedReports>
