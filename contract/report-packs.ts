import { z } from 'zod'
import { EpochMs } from './ids.ts'

/** `2026-10`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** The report of a whole month for the meeting of the staff: a PDF to hand round and a workbook beside it. */
export const ReportPack = z.object({ month: Month, madeAt: EpochMs })
export type ReportPack = z.infer<typeof ReportPack>

/** Newest month first. `monthly`: the set-up asks for one when a month is over. */
export const ReportPacks = z.object({ packs: z.array(ReportPack), monthly: z.boolean() })
export type ReportPacks = z.infer<typeof ReportPacks>

/** A month that is over. Made once more, it takes the place of the one before. */
export const NewReportPack = z.object({ month: Month })
