import { z } from 'zod'
import { EpochMs, Id, LocalDay } from './ids.ts'

/** A word, or a phrase spoken in one breath. One clip says it. */
const Word = z.string().min(1).max(80)
/** A word, `,` for a breath, or a place to fill: `{ticket}` `{counter}` `{place}` in sentences, `{zone}` in `zone`. */
const Token = Word
const Words = z.array(Token).max(12)

/**
 * From this number on, until the next rule begins, say these words. `{q}` and `{r}` are quotient and remainder by the
 * largest power of ten that is not above the rule's number, `{n}` the number itself; `{r:name}` reads by another list.
 */
export const NumberRule = z.tuple([z.int().min(0).max(999_999), Words])
/** Lists of rules, each from 0 or 1 upwards. Reading begins with `main`. */
export const NumberRules = z
	.record(z.string().max(40), z.array(NumberRule).min(1).max(100))
	.refine((r) => 'main' in r, 'no list is called main')
export type NumberRules = z.infer<typeof NumberRules>

/** How a language turns a call into words. */
export const Grammar = z.strictObject({
	/** By region, where regions differ; the first is used for a region that is not here. */
	numbers: z.record(Id, NumberRules).refine((r) => Object.keys(r).length > 0, 'no region'),
	/** The largest number that the rules read. Larger ones are read digit by digit. */
	upTo: z.int().min(9).max(999_999),
	digits: z.array(Word).length(10),
	letters: z.record(z.string().regex(/^[A-Z]$/), Word),
	/** Desks with a name instead of a number: `guidance`, `results`, … */
	places: z.record(Id, Word),
	/** `as-set`: as `leadingZeros` says. `digit-by-digit`: always. */
	tickets: z.enum(['as-set', 'digit-by-digit']),
	/** To a counter with a number, and to a named desk. */
	sentences: z.strictObject({ counter: Words, place: Words }),
	/** Added at the end where a centre has zones spoken. */
	zone: Words,
})
export type Grammar = z.infer<typeof Grammar>

/** Which file says a word. `file` has no ending: any of `VOICE_ENDINGS` will do, and the first that a browser can play is taken. */
export const Clip = z.strictObject({
	file: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
	/** What to say into the microphone, where it is not the word itself: `A` is "a", `R` is "e rờ". */
	say: z.string().min(1).max(120).optional(),
})
export type Clip = z.infer<typeof Clip>
export const Clips = z.record(Word, Clip)
export type Clips = z.infer<typeof Clips>

/** Until a named person, a native speaker, has listened to every clip, a pack is unreviewed and says so. */
export const Review = z.union([z.literal('unreviewed'), z.strictObject({ by: z.string().min(1).max(80), at: LocalDay })])
export type Review = z.infer<typeof Review>

/** A voice: `pack.json` beside its clips. A new language brings `grammar` and `clips`; another voice of a shipped one says `like`. */
export const VoicePack = z
	.strictObject({
		schema: z.literal('voice-pack/1'),
		id: Id,
		/** BCP 47: `vi`, `en`, `kpm`. */
		language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
		name: z.string().min(1).max(60),
		/** How it was made, or whose voice it is. */
		madeBy: z.string().max(200).optional(),
		/** A shipped pack whose sentences and file names it has. What it lacks, that pack says. */
		like: Id.optional(),
		grammar: Grammar.optional(),
		clips: Clips.optional(),
		review: Review,
	})
	.refine((p) => p.like !== undefined || (p.grammar !== undefined && p.clips !== undefined), 'needs `like`, or `grammar` and `clips`')
export type VoicePack = z.infer<typeof VoicePack>

/** A pack with the names of the files that are there. */
export const ListedPack = z.object({ pack: VoicePack, files: z.array(z.string()) })
export type ListedPack = z.infer<typeof ListedPack>
/** The packs that a centre added. `mistakes`: folders that hold none, and why. */
export const VoiceList = z.object({ packs: z.array(ListedPack), mistakes: z.array(z.object({ folder: z.string(), what: z.string() })) })
export type VoiceList = z.infer<typeof VoiceList>

/** How a call ended that was heard of: spoken, or only shown and why. */
export const CallOutcome = z.enum(['spoken', 'old', 'late', 'superseded', 'quiet', 'silent', 'held-back', 'cut', 'no-clip'])
export type CallOutcome = z.infer<typeof CallOutcome>

/** What a display says of its own voice, when it changes and every minute. */
export const VoiceReport = z.strictObject({
	/** `silent`: set so. `held-back`: the browser waits for a touch. `stalled`: the sound device takes nothing. */
	state: z.enum(['loading', 'ready', 'held-back', 'silent', 'stalled']),
	/** Of each pack that should speak: the words without a clip, at most twenty, and how many there are. */
	packs: z.array(z.strictObject({ id: Id, missing: z.array(Word).max(20), missingCount: z.int().min(0), unreachable: z.boolean() })).max(8),
	/** Calls since the page was opened, by how they ended. */
	calls: z.partialRecord(CallOutcome, z.int().min(0)),
})
export type VoiceReport = z.infer<typeof VoiceReport>

/** As a supervisor sees it. `wrong` when some call may go unheard. */
export const VoiceState = VoiceReport.extend({ displayId: Id, seenAt: EpochMs, since: EpochMs, wrong: z.boolean() })
export type VoiceState = z.infer<typeof VoiceState>
