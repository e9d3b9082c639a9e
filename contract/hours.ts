import { z } from 'zod'
import { Clock, LocalDay, Text } from './ids.ts'

/** Part of a day, half-open: closed at the closing minute. */
export const OpenPart = z.strictObject({ open: Clock, close: Clock }).refine(({ open, close }) => open < close, 'open must be before close')
export type OpenPart = z.infer<typeof OpenPart>

/**
 * Opening hours by weekday (1 Monday … 7 Sunday), with days off, days worked instead, and days of other hours (a half
 * day, say). The special days of the centre hold for everyone; own hours add their own to them.
 */
export const Hours = z.strictObject({
	weekly: z.array(
		z
			.strictObject({ days: z.array(z.int().min(1).max(7)).min(1), open: Clock, close: Clock })
			.refine((s) => s.open < s.close, 'open must be before close'),
	),
	closed: z.array(z.strictObject({ day: LocalDay, reason: Text })).default([]),
	/** A Saturday worked in place of a Monday, say: the hours of that weekday hold. */
	worked: z.array(z.strictObject({ day: LocalDay, asWeekday: z.int().min(1).max(7) })).default([]),
	/** Hours of one day alone. */
	partDays: z.array(z.strictObject({ day: LocalDay, parts: z.array(OpenPart).min(1).max(4), reason: Text.optional() })).optional(),
	/** Of the centre's hours alone: years whose days off an administrator has settled. */
	confirmedYears: z.array(z.int().min(2000).max(2200)).optional(),
})
export type Hours = z.infer<typeof Hours>
