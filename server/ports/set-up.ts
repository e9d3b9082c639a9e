import type { Centre, CentreSetup } from '../../contract/centre.ts'
import type { DraftPage, DraftReview, DraftState, Edit, PartChange, Version } from '../../contract/draft.ts'
import type { Recorded } from '../../contract/facts.ts'
import type { FirstRun } from '../../contract/first-run.ts'
import type { FileFormat, ImportKind, ImportReport, ImportState } from '../../contract/imports.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import type { TemplateCard } from '../../contract/templates.ts'
import type { Actor, Outcome } from './core.ts'
import type { Entered } from './people.ts'

/** The set-up on its way to being published. Only shapes: whoever wires brings the real thing. */

export type Drafted<T> = { ok: true; value: T } | { ok: false; code: ProblemCode; detail?: string }

/** The set-up on its way: edits kept upon the one in force. */
export interface Drafts {
	state(): DraftState
	review(): DraftReview
	/** The set-up as drafted, mistakes and all. */
	centre(): Centre
	/** One page of a long part; the search folds marks and case. */
	page(part: 'procedures' | 'people', ask: PageAsk): DraftPage
	/** Each item is read by its schema; `rev` must be the draft's. */
	edit(request: { rev: number; what: string; edits: readonly Edit[] }, actor: Actor): Drafted<DraftState>
	undo(rev: number): Drafted<DraftState>
	drop(): DraftState
	/** The draft becomes what was in force then. */
	restore(request: { rev: number; position: number }, actor: Actor): Promise<Drafted<DraftState>>
	/** In force by the one door; the same `commandId` again answers the same. */
	publish(request: { commandId: string; rev: number; note?: string | undefined }, actor: Actor): Promise<Outcome>
	/** Belongs to the transaction of the fact. */
	consequences(fact: Recorded): void
}

export interface PageAsk {
	search?: string | undefined
	after: number
	limit: number
	agencyId?: string | undefined
	fieldId?: string | undefined
}

/** Whole set-ups that a new centre may begin with. */
export interface Templates {
	list(): TemplateCard[]
	find(id: string): CentreSetup | undefined
	/** Into the draft, as one change. */
	take(id: string, rev: number, actor: Actor): Drafted<DraftState>
}

/** Published set-ups and what each changed. */
export interface Versions {
	list(before: number | undefined, limit: number): Promise<{ versions: Version[]; total: number }>
	/** `undefined`: no such version. `against` is the version before it unless said. */
	changes(position: number, against?: number): Promise<{ from: number; to: number; changes: PartChange[] } | undefined>
	centre(position: number): Promise<Centre | undefined>
	/** When it was put in force. */
	at(position: number): number | undefined
	/** After the commit. */
	note(facts: readonly Recorded[]): void
}

/** The way in for an administrator without a password: a link that the server shows at its console. */
export interface FirstRuns {
	/** What the link ends with; `undefined` when none is needed. */
	token: string | undefined
	isOpen(): boolean
	/** Sets the administrator's password and signs them in; then the link is used up. */
	use(asked: FirstRun): Promise<({ ok: true } & Entered) | { ok: false; code: ProblemCode; detail?: string }>
}

/** Edits made together. `rev` is the draft's with them; `basedOn` the position of the set-up they were made upon. */
export interface DraftBatch {
	rev: number
	what: string
	by: string
	at: number
	basedOn: number
	restores?: number
	edits: Edit[]
}

export interface DraftStore {
	rev(): number
	batches(): DraftBatch[]
	add(batch: DraftBatch): void
	/** Batches of that rev and above, or up to it, are gone; the draft's rev is `next`. */
	dropFrom(rev: number, next: number): void
	dropUpTo(rev: number, next: number): void
}

/** `summary` is absent until it was made, `note` and `restores` are not known before. */
export type VersionRow = Omit<Version, 'summary'> & { summary?: Version['summary'] }

export interface VersionStore {
	/** Newest first, of positions below `before`. */
	list(before: number, limit: number): VersionRow[]
	total(): number
	/** The fact's content as it was written. */
	read(position: number): { centre: Record<string, unknown>; note?: string; restores?: number } | undefined
	keep(version: Pick<Version, 'position' | 'note' | 'restores' | 'summary'>): void
}

/** A file held against the draft. `edits` and `removals` are JSON: they are only read when they are taken. */
export type ReadImport = (
	task: { kind: ImportKind; format: FileFormat; bytes: Uint8Array; centre: Centre },
	onProgress: (done: number, total: number) => void,
) => Promise<{ report: ImportReport; edits: string; removals: string } | { failed: NonNullable<ImportState['failed']> }>

export interface Imports {
	/** `undefined` when too many are open already. */
	begin(file: { kind: ImportKind; format: FileFormat; name: string; bytes: Uint8Array }): ImportState | undefined
	find(importId: string): ImportState | undefined
	/** One batch of the draft. A file read against another draft is read again first, and the answer is `draft-changed`. */
	take(importId: string, request: { rev: number; removeAbsent: boolean }, actor: Actor): Drafted<DraftState>
	drop(importId: string): boolean
}
