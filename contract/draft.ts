import { z } from 'zod'
import { CommandId, EpochMs, Id, words } from './ids.ts'

/** The set-up on its way to being published: edits upon the version in force, which stays as it is until then. */

/** Parts of a centre that are lists; each item has an `id` (people: `username`). */
export const ListPart = z.enum([
	'zones',
	'services',
	'counters',
	'agencies',
	'fields',
	'procedures',
	'kiosks',
	'displays',
	'people',
	'profiles',
	'devices',
	'pauseReasons',
	'holdReasons',
	'outcomes',
])
export type ListPart = z.infer<typeof ListPart>

/** Parts that are set as a whole. */
export const ValuePart = z.enum([
	'id',
	'name',
	'hotline',
	'publicUrl',
	'hours',
	'rating',
	'calling',
	'voice',
	'quickPicks',
	'notices',
	'lanes',
	'seating',
	'appointments',
	'longQueue',
	'priorityFromAge',
	'targets',
	'monthlyReport',
])
export type ValuePart = z.infer<typeof ValuePart>
export type CentrePart = ListPart | ValuePart

/** An item's name in its list: an id, or the username of a person. */
const Key = z.string().min(1).max(64)

/** One change. `put` adds an item, or replaces the one of the same id in its place; `order` lists every id of the part. */
export const Edit = z.union([
	z.strictObject({ part: ListPart, put: z.record(z.string(), z.unknown()) }),
	z.strictObject({ part: ListPart, remove: Key }),
	z.strictObject({ part: ListPart, order: z.array(Key).max(5000) }),
	/** `null` takes an optional part away. */
	z.strictObject({ part: ValuePart, set: z.unknown() }),
])
export type Edit = z.infer<typeof Edit>

/** `rev` is the draft as the sender saw it; 409 `draft-changed` when it has moved on. `what` names the change in words, for the list and for undo. */
export const EditRequest = z.strictObject({ rev: z.int().min(0), what: words(200), edits: z.array(Edit).min(1).max(6000) })
export type EditRequest = z.infer<typeof EditRequest>

/** What publishing would change in one part. Items are named by what people call them; the first 50 of each. */
export const PartChange = z.object({
	part: z.union([ListPart, ValuePart]),
	added: z.array(z.string()),
	changed: z.array(z.object({ name: z.string(), fields: z.array(z.object({ path: z.string(), before: z.string(), after: z.string() })) })),
	removed: z.array(z.string()),
	/** How many there are of each, also beyond the first 50. */
	counts: z.object({ added: z.int(), changed: z.int(), removed: z.int() }),
	/** Of a part set as a whole. */
	fields: z.array(z.object({ path: z.string(), before: z.string(), after: z.string() })).optional(),
})
export type PartChange = z.infer<typeof PartChange>

export const DraftState = z.object({
	/** Grows with every change of the draft; 0 when nothing was ever drafted. */
	rev: z.int().min(0),
	/** Position of the `CentreConfigured` that the edits lie upon. */
	basedOn: z.int().min(0),
	/** Newest last: what was changed, by whom. Empty when the draft equals what is in force. At most the last 50 are named. */
	batches: z.array(z.object({ what: z.string(), by: z.string(), at: EpochMs, edits: z.int() })),
	batchCount: z.int(),
	/** What keeps it from being published, as `where: what`; the first 50. */
	mistakes: z.array(z.string()),
	/** The version it would bring back unchanged, where it was made by a restore and nothing was edited since. */
	restores: z.int().optional(),
})
export type DraftState = z.infer<typeof DraftState>

/** A plain sentence for whoever publishes. */
export const Sentence = z.object({ vi: z.string(), en: z.string() })
export type Sentence = z.infer<typeof Sentence>
/** `blocks`: it cannot be put in force while this is so. */
export const Consequence = Sentence.extend({ blocks: z.boolean().optional() })
export type Consequence = z.infer<typeof Consequence>

/** What publishing would do: the changes, and what it means for people who are in the hall now. */
export const DraftReview = DraftState.extend({
	changes: z.array(PartChange),
	/** Plain sentences: `Dịch vụ Hộ tịch sẽ đóng sau 30 phút; 4 người đang chờ vẫn được phục vụ.` */
	consequences: z.array(Consequence),
})
export type DraftReview = z.infer<typeof DraftReview>

export const PublishRequest = z.strictObject({ commandId: CommandId, rev: z.int().min(0), note: words(300).optional() })

/** In force: where the fact is recorded. The set-up itself, which may be large, is fetched by whoever needs it. */
export const Published = z.object({ position: z.int().min(1), at: EpochMs })
export type Published = z.infer<typeof Published>

/** One page of a long list: procedures or people. `search` folds marks and case. */
export const PageQuery = z.object({
	search: z.string().max(200).optional(),
	after: z.coerce.number().int().min(0).default(0),
	limit: z.coerce.number().int().min(1).max(200).default(50),
	agencyId: Id.optional(),
	fieldId: Id.optional(),
})
export const DraftPage = z.object({ rev: z.int(), total: z.int(), items: z.array(z.record(z.string(), z.unknown())) })
export type DraftPage = z.infer<typeof DraftPage>

/** A published set-up. */
export const Version = z.object({
	/** Of its fact. */
	position: z.int().min(1),
	at: EpochMs,
	actor: z.string(),
	note: z.string().optional(),
	restores: z.int().optional(),
	/** In short, against the version before: which parts, and how many items. */
	summary: z.array(z.object({ part: z.string(), added: z.int(), changed: z.int(), removed: z.int() })),
})
export type Version = z.infer<typeof Version>
export const VersionList = z.object({ versions: z.array(Version), total: z.int() })
export const VersionChanges = z.object({ from: z.int(), to: z.int(), changes: z.array(PartChange) })
export type VersionChanges = z.infer<typeof VersionChanges>
export const RestoreRequest = z.strictObject({ rev: z.int().min(0), position: z.int().min(1) })
