import { z } from 'zod'
import { Clock, DurationMs, Id, Lane, Language, Text } from './ids.ts'

/** When a step of a work profile holds: everything that is given must be so. */
export const StepCondition = z
	.strictObject({
		/** Somebody of this step has waited longer than this. */
		waitOverMs: DurationMs.optional(),
		/** More than this many of this step wait. */
		queueOver: z.int().min(0).optional(),
		/** From this time of day. */
		from: Clock.optional(),
		/** Until this time of day. */
		to: Clock.optional(),
	})
	.refine(({ from, to }) => from === undefined || to === undefined || from < to, 'from must be before to')
export type StepCondition = z.infer<typeof StepCondition>

/** Whom a counter calls at one step of its profile. */
export const WorkStep = z.strictObject({
	/** Also services of another field: to help there when nobody of the earlier steps waits. */
	services: z.array(Id).min(1).max(100),
	/** Only these lanes; absent means all. */
	lanes: z.array(Lane).min(1).optional(),
	/** Only visitors who chose one of these languages, and only where the officer speaks it. */
	languages: z.array(Language).min(1).optional(),
	/** Only where the officer has this skill. */
	skill: Id.optional(),
	when: StepCondition.optional(),
})
export type WorkStep = z.infer<typeof WorkStep>

/**
 * In which order a counter looks for its next visitor. The first step that holds and has somebody is taken; among its
 * visitors the lane rule chooses. Nobody is passed over for ever: `calling.preferenceLimit` bounds it.
 */
export const WorkProfile = z.strictObject({ id: Id, name: Text, steps: z.array(WorkStep).min(1).max(20) })
export type WorkProfile = z.infer<typeof WorkProfile>

/** Booked times. Absent fields mean the usual practice. */
export const AppointmentRules = z.strictObject({
	/** Who comes earlier than this before the booked time is asked to come later. */
	earlyMs: DurationMs.default(60 * 60_000),
	/** From this long before the booked time on, an appointment counts. */
	leadMs: DurationMs.default(5 * 60_000),
	/** Who comes later than this after it waits like everyone else, and the place is free again. */
	lateMs: DurationMs.default(15 * 60_000),
})
export type AppointmentRules = z.infer<typeof AppointmentRules>

/** A part of the day with its own number of tickets. */
export const Quota = z
	.strictObject({ from: Clock, to: Clock, count: z.int().min(0) })
	.refine(({ from, to }) => from < to, 'from must be before to')
export type Quota = z.infer<typeof Quota>
