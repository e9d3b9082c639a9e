import { z } from 'zod'
import { DurationMs, EpochMs, Id, Lane, LocalDay, Text, TicketNumber } from './ids.ts'
import { Targets } from './targets.ts'
import { Rate, Satisfaction } from './views.ts'

/** Figures of what happened, from the facts alone. Each is defined in `docs/figures.md`. */

/**
 * What figures are grouped and narrowed by. Keys: ids of the set-up (`officer`: username; `''`: none); names of lane,
 * channel, language; `hour` of issue `0`–`23`; `weekday` `1` Monday – `7`; `day` `2026-11-23`; `week` `2026-W48` (ISO 8601);
 * `month` `2026-11`; `quarter` `2026-Q4`; `year` `2026`.
 */
export const Dimension = z.enum([
	'service',
	'field',
	'agency',
	'zone',
	'counter',
	'officer',
	'procedure',
	'outcome',
	'lane',
	'channel',
	'language',
	'hour',
	'weekday',
	'day',
	'week',
	'month',
	'quarter',
	'year',
])
export type Dimension = z.infer<typeof Dimension>

/** How a visit came: at a kiosk, at the reception or another desk, without a ticket, with a booked time. */
export const Channel = z.enum(['kiosk', 'reception', 'walk-up', 'booking'])
export type Channel = z.infer<typeof Channel>

/** Parts of an answer; only those asked for are computed. `stays`: `allService` and `stay`. */
export const FigurePart = z.enum(['volumes', 'waits', 'services', 'stays', 'ratings'])
export type FigurePart = z.infer<typeof FigurePart>

/** An address repeats a parameter that has several values: `by=service&by=hour`. */
const many = <S extends z.ZodType>(one: S, max: number) =>
	z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(one).min(1).max(max).optional())
const Key = z.string().max(120)
const filters = Object.fromEntries(Dimension.options.map((name) => [name, many(Key, 500)])) as Record<
	Dimension,
	ReturnType<typeof many<typeof Key>>
>
const period = { from: LocalDay, to: LocalDay }
const DAYS_AT_MOST = 50 * 366
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
const isPeriod = (from: string, to: string): boolean => from >= '1970-01-01' && from <= to && days(from, to) <= DAYS_AT_MOST
const A_PERIOD = 'from and to must be in order, from 1970 on and not more than fifty years apart'

/** Whole days of the centre, both included; each dimension named narrows to its keys. */
export const ReportQuery = z
	.object({
		...period,
		/** Another period, answered in the same shape. */
		compareFrom: LocalDay.optional(),
		compareTo: LocalDay.optional(),
		/** One row for each key; two make a table of both. */
		by: many(Dimension, 2),
		/** All but `stays` when absent. */
		parts: many(FigurePart, 5),
		...filters,
	})
	.refine(({ from, to }) => isPeriod(from, to), A_PERIOD)
	.refine(
		({ compareFrom, compareTo }) => (compareFrom === undefined) === (compareTo === undefined),
		'compareFrom and compareTo go together',
	)
	.refine(
		({ compareFrom, compareTo }) => compareFrom === undefined || compareTo === undefined || isPeriod(compareFrom, compareTo),
		A_PERIOD,
	)
export type ReportQuery = z.infer<typeof ReportQuery>

/** Lengths of time, whole seconds told in ms. `median` and `p90` are nearest-rank: lengths that occurred. `null` without any. */
export const Spread = z.object({
	n: z.int(),
	meanMs: DurationMs.nullable(),
	medianMs: DurationMs.nullable(),
	p90Ms: DurationMs.nullable(),
	maxMs: DurationMs.nullable(),
	/** Not longer than the target, of those that have one. */
	within: Rate.optional(),
})
export type Spread = z.infer<typeof Spread>

/** A visit has one stop or more: each is one service, one counter, one officer. Each count belongs to exactly one stop, so rows add up. */
export const Volumes = z.object({
	/** Numbers given, walk-ups included. */
	issued: z.int(),
	walkUps: z.int(),
	/** Visits that an officer finished. */
	completed: z.int(),
	/** Stops at a desk that were served and are over. */
	served: z.int(),
	/** Sent on by an officer to another service or counter. */
	transferred: z.int(),
	/** Done here, and on to the next stop that was asked for at issue. */
	steps: z.int(),
	/** Visits that ended as absent, and absences taken back. */
	noShows: z.int(),
	reinstated: z.int(),
	/** Given up by or for the visitor. */
	cancelled: z.int(),
	/** Still waiting when the day ended. */
	left: z.int(),
	/** Ended by midnight although an officer had begun: still at a desk, or held. */
	dayEnd: z.int(),
	/** Still going on. */
	open: z.int(),
	/** Calls after the first of their turn. */
	recalls: z.int(),
	/** Stops where the clock ran backwards; a negative length counts as 0. */
	clockBack: z.int(),
	/** Of visits that are over. */
	noShowRate: Rate,
	/** `cancelled` and `left`, of visits that are over. */
	abandonedRate: Rate,
})
export type Volumes = z.infer<typeof Volumes>

/** Ratings are counted by the scale in force when they were given. */
export const Ratings = z.object({
	satisfied: Satisfaction,
	neutral: Rate,
	negative: Rate,
	/** Highest first; those that were given at least once. */
	levels: z.array(Rate.extend({ level: z.int() })),
	/** Most ratings have none, some several: the shares do not add up to 100. */
	reasons: z.array(Rate.extend({ reasonId: Id })),
})
export type Ratings = z.infer<typeof Ratings>

export const Figures = z.object({
	volumes: Volumes.optional(),
	/** From issue, or the booked time if that is later, to the first call. */
	wait: Spread.optional(),
	/** The same of later stops: from the transfer to the first call there. */
	laterWait: Spread.optional(),
	/** With an officer at one stop, without the time held. */
	service: Spread.optional(),
	/** With officers at all stops of a completed visit. */
	allService: Spread.optional(),
	/** From issue to completion. */
	stay: Spread.optional(),
	ratings: Ratings.optional(),
	/** Fewer than ten: `all` of an officer's figures, or the `ratings` of one officer or counter, are not sent. */
	withheld: z.enum(['all', 'ratings']).optional(),
})
export type Figures = z.infer<typeof Figures>

export const ReportRow = z.object({ key: z.array(z.string()), figures: Figures })
export type ReportRow = z.infer<typeof ReportRow>
/** Rows are in the order of the set-up, of time or of names; never in the order of a figure. */
export const ReportPeriod = z.object({ ...period, total: Figures, rows: z.array(ReportRow) })
export type ReportPeriod = z.infer<typeof ReportPeriod>

/** Figures are being made again from the facts; days after `through` are not in them yet. Counts are facts. */
export const Building = z.object({ done: z.int(), total: z.int(), through: LocalDay.nullable() })
export type Building = z.infer<typeof Building>

export const ReportAnswer = ReportPeriod.extend({
	by: z.array(Dimension),
	/** The newest fact that was counted was looked for at this moment. */
	at: EpochMs,
	targets: Targets,
	before: ReportPeriod.optional(),
	/** Present when days of the period are still missing. */
	building: Building.optional(),
})
export type ReportAnswer = z.infer<typeof ReportAnswer>

/** Which of the stops behind a cell; named as in `Volumes`. `overTarget`: waited longer than the target for the first call. */
export const VisitsOf = z.enum([
	'issued',
	'walkUps',
	'completed',
	'served',
	'transferred',
	'steps',
	'noShows',
	'reinstated',
	'cancelled',
	'left',
	'dayEnd',
	'open',
	'recalls',
	'clockBack',
	'overTarget',
])
export type VisitsOf = z.infer<typeof VisitsOf>

export const VisitsQuery = z
	.object({
		...period,
		of: VisitsOf.default('issued'),
		after: z.coerce.number().int().min(0).default(0),
		limit: z.coerce.number().int().min(1).max(200).default(50),
		...filters,
	})
	.refine(({ from, to }) => isPeriod(from, to), A_PERIOD)
export type VisitsQuery = z.infer<typeof VisitsQuery>

/**
 * One stop of a visit, without anything about a person: no name, no visit id, no officer, and never a rating, which would
 * tell who gave it (Nghị định 61/2018, Điều 27.3).
 */
export const ReportVisit = z.object({
	number: TicketNumber,
	day: LocalDay,
	serviceId: Id,
	counterId: Id.nullable(),
	procedureId: Id.nullable(),
	lane: Lane,
	channel: Channel,
	/** Which stop of how many. */
	stop: z.int().min(1),
	stops: z.int().min(1),
	end: z.enum(['open', 'completed', 'step', 'transferred', 'moved', 'no-show', 'cancelled', 'left', 'day-end']),
	issuedAt: EpochMs,
	calledAt: EpochMs.nullable(),
	servingAt: EpochMs.nullable(),
	endedAt: EpochMs.nullable(),
	waitMs: DurationMs.nullable(),
	serviceMs: DurationMs.nullable(),
})
export type ReportVisit = z.infer<typeof ReportVisit>

/** In the order of their days and of issue. `withheld`: an officer's, and fewer than ten. */
export const VisitsAnswer = z.object({
	total: z.int(),
	visits: z.array(ReportVisit),
	withheld: z.boolean().optional(),
	building: Building.optional(),
})
export type VisitsAnswer = z.infer<typeof VisitsAnswer>

/** `current`: in the set-up in force; others are known from the facts. */
const Named = z.object({ id: z.string(), name: Text, current: z.boolean() })
/** What can be chosen: every key that the set-up or a fact has named, in the order of rows. */
export const ReportOptions = z.object({
	/** First and last day with facts. */
	days: z.object({ first: LocalDay, last: LocalDay }).nullable(),
	service: z.array(Named),
	field: z.array(Named),
	agency: z.array(Named),
	zone: z.array(Named),
	counter: z.array(Named),
	officer: z.array(Named),
	procedure: z.array(Named),
	outcome: z.array(Named),
	reasons: z.array(Named),
	levels: z.array(z.object({ level: z.int(), name: Text, counts: z.enum(['positive', 'neutral', 'negative']) })),
	targets: Targets,
	building: Building.optional(),
})
export type ReportOptions = z.infer<typeof ReportOptions>
