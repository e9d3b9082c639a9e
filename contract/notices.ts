import { z } from 'zod'
import { EpochMs, Id } from './ids.ts'

const sentence = z.string().trim().min(1).max(300)
/** What is told to everybody in the hall, short enough to be read in passing. */
export const NoticeText = z.object({ vi: sentence, en: sentence })
/** On these displays alone; on all when absent. */
export const displaysNamed = { displayIds: z.array(Id).min(1).max(100).optional() }

/** One notice. `from` and `until` are epoch ms, half-open; without them it begins at once and stands until withdrawn. */
export const posted = { noticeId: Id, text: NoticeText, from: EpochMs.optional(), until: EpochMs.optional(), ...displaysNamed }
export const Notice = z.object(posted)
export type Notice = z.infer<typeof Notice>

/** Covers what a screen shows. */
export const Emergency = z.object({ text: NoticeText, raisedAt: EpochMs })
export type Emergency = z.infer<typeof Emergency>
