import { z } from 'zod'
import { EpochMs, Id, LocalDay, Text } from './ids.ts'
import { CounterState, DisplayView, Wait } from './views.ts'

/** A day as a line of time. */
export const ReplayOutline = z.object({
	day: LocalDay,
	firstAt: EpochMs,
	lastAt: EpochMs,
	facts: z.int(),
	/** Minutes in which something happened; `at` is their beginning. */
	minutes: z.array(z.object({ at: EpochMs, issued: z.int(), called: z.int(), completed: z.int() })),
	/** When a number was called, in order. */
	calls: z.array(EpochMs),
})
export type ReplayOutline = z.infer<typeof ReplayOutline>

const ReplayCounter = z.object({
	counterId: Id,
	number: z.int(),
	zoneId: Id,
	state: CounterState,
	pauseReason: z.string().optional(),
	officer: z.string().optional(),
	current: z.object({ number: z.string(), state: z.string(), since: EpochMs }).optional(),
	waiting: z.int(),
})
export type ReplayCounter = z.infer<typeof ReplayCounter>

/**
 * The hall at a moment of a day, by the rules that made its screens then and under the set-up in force then. Waits that walls
 * told are not on record, so they are `null`; what a ticket was told is.
 */
export const ReplayMoment = z.object({
	day: LocalDay,
	at: EpochMs,
	/** Of the newest fact by then; 0 before the first of the day. */
	position: z.int(),
	setup: z.object({
		zones: z.array(z.object({ id: Id, letter: z.string(), name: Text })),
		services: z.array(z.object({ id: Id, name: Text })),
		displays: z.array(z.object({ id: Id, label: z.string(), layout: z.string() })),
	}),
	/** Those that were asked for. */
	displays: z.array(DisplayView.omit({ rev: true })),
	counters: z.array(ReplayCounter),
	queues: z.array(z.object({ serviceId: Id, waiting: z.int() })),
	/** The last five tickets given, newest first, with what they were told. */
	issued: z.array(z.object({ number: z.string(), at: EpochMs, ahead: z.int(), waitMs: Wait })),
})
export type ReplayMoment = z.infer<typeof ReplayMoment>
