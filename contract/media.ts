import { z } from 'zod'
import { EpochMs, Id } from './ids.ts'

/** Pictures and films that a centre put into `media/<folder>` of its data folder, for its lobby board. */
export const MediaFile = z.object({
	folder: Id,
	name: z.string(),
	kind: z.enum(['image', 'video']),
	bytes: z.int().min(0),
	/** Where a display loads it; changes with its content. */
	url: z.string(),
})
export type MediaFile = z.infer<typeof MediaFile>

/** A file that a display could not play. It skips it. */
export const MediaTrouble = z.object({ folder: Id, name: z.string(), displayId: Id, at: EpochMs })
export type MediaTrouble = z.infer<typeof MediaTrouble>

export const MediaList = z.object({
	/** In the order of their names, which is the order they are shown in. */
	files: z.array(MediaFile),
	/** Files that are none of the kinds shown, by folder and name. */
	ignored: z.array(z.object({ folder: z.string(), name: z.string() })),
	/** The newest first. */
	troubles: z.array(MediaTrouble),
})
export type MediaList = z.infer<typeof MediaList>

export const MediaReport = z.strictObject({ url: z.string().min(1).max(2000) })
export type MediaReport = z.infer<typeof MediaReport>
