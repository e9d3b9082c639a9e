import type { PrivacyFindings, PrivacyQuery, PrivacyState, Removed, SealedReport, SealedReports } from '../../contract/erasure.ts'
import type { Fact, FactOf, NoticeFact, Recorded } from '../../contract/facts.ts'
import type { RetentionKind } from '../../contract/privacy.ts'
import type { Actor } from './core.ts'
import type { Drafted } from './set-up.ts'

/** What is kept for ever, and what is not. Only shapes: whoever wires brings the real thing. */

/** One command's share of a transaction. */
export interface Entry {
	commandId?: string
	actor: string
	at: number
	day: string
	facts: Fact[]
}

/** What is told in confidence, kept beside the facts. */
export interface SealedStore {
	/** Belongs to the transaction of the facts. @returns them with a seal in place of the reasons in `confidential` */
	seal(facts: readonly Fact[], confidential: ReadonlySet<string>, at: number): Fact[]
	/** Those before this id, the newest first. */
	page(before: number, limit: number): SealedReport[]
}

/** What the centre knows of a person, and what was told in confidence. */
export interface Privacy {
	state(): PrivacyState
	find(query: PrivacyQuery): PrivacyFindings
	/** @returns rows removed by kind; refused while the account is somebody's who works here, and where nothing can be erased */
	erase(query: PrivacyQuery, actor: Actor): Promise<Drafted<Removed>>
	/** One page, and a record that it was read. */
	read(before: number | undefined, actor: Actor): Promise<Drafted<SealedReports>>
	/** Belongs to the transaction of the fact. */
	consequences(fact: Recorded): void
}

/** What is removed: by age, or because a person asked. */
export interface RemovalStore {
	/** Rows of this kind older than `before` (epoch ms), a few at a time. @returns how many */
	dropOld(kind: RetentionKind, before: number, limit: number): number
	/** Rows about a person, by kind of data. */
	find(query: PrivacyQuery): { kind: string; count: number; erasable: boolean }[]
	/** Belongs to the transaction of its fact. */
	erase(query: PrivacyQuery): void
	/** The newest facts of removals and of readings. */
	removals(limit: number): Recorded<FactOf<'RetentionRun' | 'ErasureDone'>>[]
	readings(limit: number): Recorded<FactOf<'SealedRead'>>[]
	/** What was found out about questions of ratings, the newest first. */
	answers(): Recorded<FactOf<'QuestionAnswered'>>[]
}

export interface FactLog {
	/** Position and hash of the newest fact; position 0 when there is none. */
	head(): { position: number; hash: string }
	read(after: number, limit: number): Recorded[]
	ofDay(day: string): Recorded[]
	ofVisit(visitId: string): Recorded[]
	/** Newest day that has facts. */
	lastDay(): string | undefined
	/** Whether the newest fact of that day is its `DayClosed`. */
	isClosed(day: string): boolean
	lastConfigured(): Recorded | undefined
	/** The newest import of bookings for a day. */
	lastImport(forDay: string): Recorded<FactOf<'AppointmentsImported'>> | undefined
	/** Every fact about notices and emergencies, of all days, in order. */
	noticeFacts(): Recorded<NoticeFact>[]
	/** The range of facts a command made, for a repeat; `first` is 0 when it made none. */
	findCommand(commandId: string): { actor: string; first: number; last: number } | undefined
}
