import { z } from 'zod'
import { AlertId, AlertKind } from './alerts.ts'
import { DurationMs, EpochMs, Id, TicketNumber } from './ids.ts'
import { DeviceHealth } from './printing.ts'
import { CounterState, Satisfaction, viewHead, Wait } from './view-parts.ts'
import { VoiceState } from './voice-pack.ts'

const Count = z.int().min(0)

/** One counter, as a supervisor looks at the floor. */
export const FloorCounter = z.object({
	id: Id,
	number: z.int(),
	zoneId: Id,
	state: CounterState,
	pauseReason: z.string().optional(),
	/** Name of who is there. */
	officer: z.string().optional(),
	/** Whom it would be opened for: whose counter it is, while they are at no other. */
	seat: z.object({ username: z.string(), name: z.string() }).optional(),
	current: z
		.object({
			number: TicketNumber,
			state: z.enum(['called', 'serving']),
			/** The present state began then. */
			sinceAt: EpochMs,
			/** Longer than this is long: nine in ten visits of its service take less. */
			usualMs: DurationMs,
		})
		.optional(),
	/** Since when nobody is at the desk of an open counter. */
	freeSinceAt: EpochMs.optional(),
	/** Who waits and could be called here. */
	waiting: Count,
})
export type FloorCounter = z.infer<typeof FloorCounter>

export const FloorQueue = z.object({
	serviceId: Id,
	waiting: Count,
	longestSinceAt: EpochMs.optional(),
	targetMs: DurationMs,
	/** What a newcomer is told. */
	waitMs: Wait,
	open: Count,
	counters: Count,
	closedBecause: z.enum(['hours', 'quota', 'numbers']).optional(),
})
export type FloorQueue = z.infer<typeof FloorQueue>

/** One device in trouble, for the words of its alert. */
export const TroubledDevice = DeviceHealth.pick({ deviceId: true, kind: true, state: true, counterId: true, kioskId: true }).extend({
	since: EpochMs,
})
export type TroubledDevice = z.infer<typeof TroubledDevice>

const about = <K extends AlertKind, S extends z.ZodRawShape>(kind: K, shape: S) => z.object({ kind: z.literal(kind), ...shape })
/** The cause of an alert, with what its sentence needs. */
export const AlertCause = z.discriminatedUnion('kind', [
	about('help', { counterId: Id }),
	about('unserved', { serviceId: Id, waiting: Count }),
	/** `serviceId`: whose visitor has waited longest, measured by its target. */
	about('wait', { zoneId: Id, serviceId: Id, sinceAt: EpochMs, targetMs: DurationMs }),
	about('idle', { counterId: Id, sinceAt: EpochMs, waiting: Count }),
	about('stalled', { counterId: Id, number: TicketNumber, sinceAt: EpochMs }),
	about('long', { counterId: Id, number: TicketNumber, sinceAt: EpochMs }),
	/** Without counter, officer or number; the zone only where several counters worked. `at` is told to five minutes. */
	about('low-rating', { zoneId: Id.optional(), ratedAt: EpochMs, count: Count }),
	about('printer', { device: TroubledDevice }),
	about('input', { devices: z.array(TroubledDevice).max(12), count: Count }),
	about('screen', { screen: z.enum(['kiosk', 'display']), screenId: Id, sinceAt: EpochMs }),
	about('slips', { kioskId: Id, count: Count }),
	about('voice', { voice: VoiceState }),
	about('calendar', { year: z.int() }),
	about('disk', { freeShare: z.number().min(0).max(1) }),
])
export type AlertCause = z.infer<typeof AlertCause>

/** The one next step that can be taken from here, and what it would do to the wait of the service, as far as is known. */
export const AlertAction = z.object({
	counterId: Id,
	/** Opened for this person. */
	officer: z.string().optional(),
	effect: z.object({ nowMs: DurationMs.nullable(), thenMs: DurationMs }).optional(),
})
export type AlertAction = z.infer<typeof AlertAction>

export const FloorAlert = z.object({
	alertId: AlertId,
	raisedAt: EpochMs,
	cause: AlertCause,
	action: AlertAction.optional(),
	/** Name of who has taken it in hand, and when. */
	taken: z.object({ by: z.string(), at: EpochMs }).optional(),
	/** Put off until then. */
	snoozedUntil: EpochMs.optional(),
})
export type FloorAlert = z.infer<typeof FloorAlert>

/** Of those who took a number in this hour of the day, 0–23. */
export const FloorHour = z.object({ hour: z.int().min(0).max(23), issued: Count, called: Count, medianMs: DurationMs.nullable() })
export type FloorHour = z.infer<typeof FloorHour>

/** The whole floor on one page, for who leads it. Lists are bounded: what is left out is counted. */
export const FloorView = z.object({
	...viewHead,
	figures: z.object({
		waiting: Count,
		longestSinceAt: EpochMs.optional(),
		/** Waits of today's first calls. */
		wait: z.object({ n: Count, medianMs: DurationMs.nullable(), p90Ms: DurationMs.nullable() }),
		issued: Count,
		served: Count,
		open: Count,
		paused: Count,
		counters: Count,
		satisfied: Satisfaction,
	}),
	counters: z.array(FloorCounter),
	queues: z.array(FloorQueue),
	queuesLeftOut: Count,
	hours: z.array(FloorHour),
	devices: z.object({
		printers: z.array(z.object({ kioskId: Id, state: DeviceHealth.shape.state, since: EpochMs })),
		groups: z.array(z.object({ kind: z.enum(['displays', 'signs', 'ratings', 'keypads', 'scanners']), ok: Count, all: Count })),
	}),
	/** Those that are not put off first; the gravest first, then the oldest. */
	alerts: z.array(FloorAlert),
	alertsLeftOut: Count,
})
export type FloorView = z.infer<typeof FloorView>
