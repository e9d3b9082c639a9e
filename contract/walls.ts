import { z } from 'zod'
import { EpochMs, Id } from './ids.ts'
import { displaysNamed, Emergency, Notice } from './notices.ts'

/** What whoever writes notices sees: all that were not withdrawn, also those to come and those just over. */
export const WallList = z.object({
	at: EpochMs,
	/** Newest first. */
	notices: z.array(Notice),
	emergency: Emergency.extend(displaysNamed).optional(),
	walls: z.array(
		z.object({
			id: Id,
			label: z.string(),
			layout: z.enum(['wall', 'totem', 'zone', 'sign']),
			online: z.boolean(),
			/** Of the notices above, those it shows now. */
			noticeIds: z.array(Id),
			emergency: z.boolean(),
		}),
	),
})
export type WallList = z.infer<typeof WallList>
