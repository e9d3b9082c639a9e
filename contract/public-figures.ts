import { z } from 'zod'
import { EpochMs, Id, LocalDay, Text } from './ids.ts'
import { Satisfaction } from './views.ts'

/** The figure that a centre shows to everyone, as its page, its card and its feed tell it. `docs/public-figure.md`. */

/** Fewer ratings than this are not told: what a few people answered could be told from them. */
export const PUBLIC_FROM = 10

export const PublicPeriod = z.object({
	/** The newest day that is over; its month, its quarter and its year until then. */
	period: z.enum(['day', 'month', 'quarter', 'year']),
	from: LocalDay,
	to: LocalDay,
	/** `null` where there are fewer than ten ratings. */
	satisfied: Satisfaction.nullable(),
})
export type PublicPeriod = z.infer<typeof PublicPeriod>

export const PublicFigures = z.object({
	centre: z.object({ id: Id, name: Text }),
	/** When it was counted. */
	at: EpochMs,
	/** Satisfied of all ratings, at least: what the centre has set itself, in percent. */
	target: z.number(),
	periods: z.array(PublicPeriod),
})
export type PublicFigures = z.infer<typeof PublicFigures>
