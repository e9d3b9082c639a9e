import { z } from 'zod'
import { Clock, DurationMs, Id, LocalDay } from './ids.ts'
import { Wait } from './views.ts'

const Share = z.number().min(0).max(1).nullable()

/** How far what people were told at issue was from what came. Every figure stands on `n`; `null` where there is none to judge. */
export const ForecastJudgement = z.object({
	/** Visits called that had been told a wait, and had to queue or were told to. */
	n: z.int().min(0),
	/** Visits called that could be told nothing. */
	untold: z.int().min(0),
	errorMs: DurationMs.nullable(),
	/** Told less actual: above 0 told too long. */
	biasMs: z.int().nullable(),
	/** Shares: inside P10–P90, and above P90. */
	inside: Share,
	above: Share,
})
export type ForecastJudgement = z.infer<typeof ForecastJudgement>

/** The last days that had visitors, the newest first; today is not among them. Services as at issue. */
export const ForecastScore = z.object({
	all: ForecastJudgement,
	days: z.array(ForecastJudgement.extend({ day: LocalDay })).max(14),
	services: z.array(ForecastJudgement.extend({ serviceId: Id })),
	/** More days are being read: ask again. */
	pending: z.boolean(),
})
export type ForecastScore = z.infer<typeof ForecastScore>

/** Hours of today; without `from` from now on, without `to` until the day ends. */
const Turn = z.strictObject({ counterId: Id, from: Clock.optional(), to: Clock.optional() })
/** What would become of the waits if these counters opened, or closed. Nothing is changed by asking. */
export const WhatIf = z.strictObject({ open: z.array(Turn).max(20), close: z.array(Turn).max(20).optional() })
export type WhatIf = z.infer<typeof WhatIf>

/** The wait of who takes a number now: as the centre stands, and as asked. */
export const WhatIfAnswer = z.object({ services: z.array(z.object({ id: Id, now: Wait, then: Wait })), tookMs: z.number().min(0) })
export type WhatIfAnswer = z.infer<typeof WhatIfAnswer>
