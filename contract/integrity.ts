import { z } from 'zod'
import { EpochMs } from './ids.ts'

/** A calendar month, `2026-11`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/**
 * What the answers of visitors may make one ask. `unanswered` more often without an answer than elsewhere · `refused` presses
 * that counted for nobody · `bursts` answers within seconds of each other · `idle` answers while the counter was paused or
 * closed · `same-delay` answers that come the same moment after the visit's end · `uniform` long runs of one answer ·
 * `change` far from the same person's month before.
 */
export const QuestionKind = z.enum(['unanswered', 'refused', 'bursts', 'idle', 'same-delay', 'uniform', 'change'])
export type QuestionKind = z.infer<typeof QuestionKind>
export const SubjectKind = z.enum(['officer', 'counter', 'hour'])
export type SubjectKind = z.infer<typeof SubjectKind>

/** Kind, subject and month: `bursts:officer:mai:2026-11`. The same question comes again under the same id. */
export const QuestionId = z.string().regex(/^[a-z-]{1,20}:(officer|counter|hour):[A-Za-z0-9._-]{1,64}:\d{4}-\d{2}$/)
export const QuestionAnswer = z.enum(['explained', 'looking', 'mended'])
export type QuestionAnswer = z.infer<typeof QuestionAnswer>

/** Something that calls for an explanation; never a verdict. */
export const IntegrityQuestion = z.object({
	id: QuestionId,
	kind: QuestionKind,
	subject: z.object({ kind: SubjectKind, id: z.string() }),
	/** `count` of `n`; at least ten of them where it is about a person. */
	count: z.int().min(0),
	n: z.int().min(0),
	/** Share that would be expected, 0–1: the others', or the same person's before. */
	expected: z.number().min(0).max(1),
	/** How likely so much, or more, is by chance alone, 0–1. */
	chance: z.number().min(0).max(1),
	/** Visits behind it, the newest first; none where listing them would tell what somebody answered. */
	visits: z.array(z.object({ day: z.string(), number: z.string(), at: EpochMs })),
	answered: z.object({ answer: QuestionAnswer, note: z.string().optional(), at: EpochMs, actor: z.string() }).optional(),
})
export type IntegrityQuestion = z.infer<typeof IntegrityQuestion>

export const IntegrityAnswer = z.object({
	month: Month,
	/** Ratings and finished visits that were looked at. */
	ratings: z.int(),
	visits: z.int(),
	/** The least likely by chance first. */
	questions: z.array(IntegrityQuestion),
})
export type IntegrityAnswer = z.infer<typeof IntegrityAnswer>
