import { z } from 'zod'
import { Calling, RatingSetup, Voice, Zone } from './centre.ts'
import { KeyMeaning } from './devices.ts'
import { DurationMs, EpochMs, Id, Lane, Language, Text, TicketNumber, VisitId } from './ids.ts'
import { Why } from './facts.ts'
import { DeviceState, PrinterState } from './printing.ts'
import { CounterState, Rate, Satisfaction, viewHead as view, Wait } from './view-parts.ts'

export { CounterState, Rate, Satisfaction, Wait }

export const VisitState = z.enum(['waiting', 'called', 'serving', 'held', 'no-show', 'completed', 'cancelled'])
export type VisitState = z.infer<typeof VisitState>

/** Whether a service gives numbers now. `remaining` only where there is a quota. */
export const ServiceView = z.object({
	id: Id,
	open: z.boolean(),
	closedBecause: z.enum(['hours', 'quota', 'numbers']).optional(),
	opensAt: EpochMs.optional(),
	remaining: z.int().min(0).optional(),
	waiting: z.int().min(0),
	waitMs: Wait,
	countersOpen: z.int().min(0),
})
export type ServiceView = z.infer<typeof ServiceView>

/** A part of a day, half-open. */
const Session = z.object({ openAt: EpochMs, closeAt: EpochMs })

export const KioskView = z.object({
	...view,
	kioskId: Id,
	/** Closed when no service gives numbers. */
	open: z.boolean(),
	/** `sessions` are those of the day it opens again, of whichever service; `dayOff`: none gives numbers today. */
	closed: z
		.object({ reason: Text.optional(), opensAt: EpochMs.optional(), sessions: z.array(Session).optional(), dayOff: z.boolean().optional() })
		.optional(),
	services: z.array(ServiceView),
	waiting: z.int(),
	countersOpen: z.int(),
	counters: z.int(),
	printer: z.object({ state: PrinterState, since: EpochMs }),
	/** Whether codes can be read here, as far as is known. */
	scanner: z.boolean().optional(),
	/** Whether anyone has booked a time today. */
	bookings: z.boolean().optional(),
	/** Where a slip can be printed instead while `printer` cannot: only when that one can. */
	backup: z.object({ printerId: Id, label: z.string() }).optional(),
	/**
	 * The last tickets this kiosk issued, so that it learns whether its slip came out. At most 5, newest first. `doubtful`:
	 * it may have come out.
	 */
	slips: z.array(
		z.object({ visitId: VisitId, state: z.enum(['waiting', 'printing', 'printed', 'failed', 'doubtful']), reprint: z.boolean() }),
	),
})
export type KioskView = z.infer<typeof KioskView>

/** One call, as a wall shows and speaks it. `callId` is the fact's position: each is spoken once. */
export const Call = z.object({
	callId: z.int(),
	number: TicketNumber,
	counterId: Id,
	counterNumber: z.int(),
	zoneId: Id,
	attempt: z.int(),
	calledAt: EpochMs,
	language: Language,
})
export type Call = z.infer<typeof Call>

/** What is shown of an officer at the desk: the law makes name and title public. `photo` names a picture of `/photos`. */
export const OfficerCard = z.object({ name: z.string(), title: Text, photo: Id.optional() })
export type OfficerCard = z.infer<typeof OfficerCard>

export const SignView = z.object({
	counterId: Id,
	counterNumber: z.int(),
	zoneId: Id,
	state: CounterState,
	pauseReason: z.string().optional(),
	officer: OfficerCard.optional(),
	current: z.object({ number: TicketNumber, state: z.enum(['called', 'serving']), calledAt: EpochMs, attempt: z.int() }).optional(),
	lastServed: TicketNumber.optional(),
	/** Open counters serving the same services: where to look instead. */
	instead: z.array(z.int()),
})
export type SignView = z.infer<typeof SignView>

/** Who is waited for in a zone, or for the counters of an agency. */
const Queue = z.object({ waiting: z.int(), waitMs: Wait })

/** What the lobby board tells besides the set-up. */
export const LobbyBoard = z.object({
	/** Today's hours; none on a day off, and then `reason`. */
	sessions: z.array(Session),
	reason: Text.optional(),
	/** Services whose hours differ from the centre's. */
	services: z.array(z.object({ serviceId: Id, sessions: z.array(Session) })),
	/** Whoever sits at an open counter of this display, by its number. */
	desks: z.array(OfficerCard.extend({ counterNumber: z.int() })),
	/** The folder whose pictures and films are played; all of them when absent. */
	media: z.string().optional(),
	mediaSound: z.boolean().optional(),
})
export type LobbyBoard = z.infer<typeof LobbyBoard>

export const DisplayView = z.object({
	...view,
	displayId: Id,
	layout: z.enum(['wall', 'totem', 'zone', 'sign']),
	/** Whose words take turns; Vietnamese alone when absent. */
	languages: z.array(Language).optional(),
	contrast: z.enum(['normal', 'high']).optional(),
	/** In place of one list of calls; `columns` are then the zones or agencies in the order of the set-up. */
	columnsBy: z.enum(['zone', 'agency']).optional(),
	columns: z.array(Queue.extend({ id: Id, counterIds: z.array(Id) })).optional(),
	/** Newest first: every call of the last minute and at least the last seven numbers, at most 40. */
	calls: z.array(Call),
	zones: z.array(Queue.extend({ zoneId: Id })),
	/** Satisfied of today's ratings; the walls show it with its base. */
	satisfied: Satisfaction,
	open: z.boolean(),
	opensAt: EpochMs.optional(),
	/** Those in force now, what was posted before what the set-up says. */
	notices: z.array(Text),
	/** Absent where the display shows none. */
	board: LobbyBoard.optional(),
	sign: SignView.optional(),
	voice: Voice,
	holdMs: DurationMs,
})
export type DisplayView = z.infer<typeof DisplayView>

/** A visit as an officer sees it: no name, no card, no reason for priority. */
export const VisitCard = z.object({
	visitId: VisitId,
	number: TicketNumber,
	serviceId: Id,
	procedureId: Id.optional(),
	lane: Lane,
	language: Language,
	state: VisitState,
	issuedAt: EpochMs,
	/** When it began to wait where it waits now (after a transfer, later than `issuedAt`). */
	waitingSinceAt: EpochMs,
	documents: z.array(z.int()).optional(),
	transferredFrom: z.int().optional(),
	/** The booked time of an appointment. */
	appointmentAt: EpochMs.optional(),
	/** Dossiers handed in together, where there are several. */
	dossiers: z.int().optional(),
	/** Came to the desk without a ticket. */
	walkUp: z.boolean().optional(),
	/** Services to go to next under the same number, the next first. */
	nextServiceIds: z.array(Id).optional(),
	/** Number of the counter it goes back to next, where that was asked. */
	returnsTo: z.int().optional(),
	/** Held before, and back by itself since then. */
	returnedAt: EpochMs.optional(),
})
export type VisitCard = z.infer<typeof VisitCard>

export const CurrentVisit = VisitCard.extend({
	calledAt: EpochMs,
	servingAt: EpochMs.optional(),
	attempt: z.int(),
	why: Why,
	/** From when the officer may call again or record a no-show; absent when it may not be done any more. */
	recallAt: EpochMs.optional(),
	noShowAt: EpochMs.optional(),
})
export type CurrentVisit = z.infer<typeof CurrentVisit>

export const CounterView = z.object({
	...view,
	counterId: Id,
	number: z.int(),
	zoneId: Id,
	services: z.array(Id),
	state: CounterState,
	pauseReason: z.string().optional(),
	officer: OfficerCard.extend({ username: z.string() }).optional(),
	current: CurrentVisit.optional(),
	/** In calling order, the first twelve, with the reason of the place. */
	waiting: z.object({
		count: z.int(),
		longestSinceAt: EpochMs.optional(),
		head: z.array(VisitCard.extend({ why: Why })),
	}),
	/** The last number that still waits here, while the services of the counter give no more. */
	lastNumber: TicketNumber.optional(),
	/** Help was asked for; `takenAt` once somebody said they come. */
	help: z.object({ calledAt: EpochMs, takenAt: EpochMs.optional() }).optional(),
	/** When the next is called by itself; absent while that does not come. */
	autoCallAt: EpochMs.optional(),
	held: z.array(VisitCard.extend({ heldAt: EpochMs, reason: z.string().optional(), room: z.string().optional() })),
	/** No-shows of this counter, newest first, at most 8. */
	noShows: z.array(VisitCard.extend({ noShowAt: EpochMs })),
	/** The officer's own day. No single rating is ever here. */
	mine: z.object({ served: z.int(), medianMs: DurationMs.nullable(), noShows: z.int(), transferred: z.int() }),
	/** Last finished, for "rating invited" and the undo the officer does not need. */
	lastCompleted: z.object({ number: TicketNumber, completedAt: EpochMs }).optional(),
	devices: z.array(
		z.object({
			id: Id,
			label: z.string(),
			kind: z.enum(['printer', 'sign', 'rating', 'keypad']),
			state: z.enum(['ok', 'warning', 'fault', 'absent']),
			fault: DeviceState.optional(),
		}),
	),
	/** The newest press at this desk that was refused in the last half minute: whoever pressed must hear why. */
	refusedPress: z.object({ at: EpochMs, means: KeyMeaning, code: z.string() }).optional(),
	calling: Calling,
})
export type CounterView = z.infer<typeof CounterView>

/** The rating tablet of one counter: whom it may be about, never what was answered. */
export const RatingView = z.object({
	...view,
	counterId: Id,
	counterNumber: z.int(),
	/** Name of the zone it stands in. */
	zone: Text,
	officer: OfficerCard.optional(),
	state: CounterState,
	/** The visit that a press would rate. `closesAt` once completed. */
	visit: z
		.object({
			visitId: VisitId,
			number: TicketNumber,
			language: Language,
			state: z.enum(['serving', 'completed']),
			completedAt: EpochMs.optional(),
			closesAt: EpochMs.optional(),
			rated: z.boolean(),
		})
		.optional(),
	rating: RatingSetup,
})
export type RatingView = z.infer<typeof RatingView>

/** The page behind the ticket's QR. Known only to who holds the visit id; no personal data. */
export const TicketView = z.object({
	...view,
	visitId: VisitId,
	/** Name of the centre. */
	centre: Text,
	number: TicketNumber,
	status: VisitState,
	service: Text,
	zone: z.object({ letter: z.string(), name: Text, where: Text, turn: Zone.shape.turn }),
	ahead: z.int(),
	/** Visits that were ahead at issue. */
	aheadAtIssue: z.int(),
	waitMs: Wait,
	counter: z.int().optional(),
	attempt: z.int(),
	/** Why it was called, while it is; else of the newest number called before it although taken later, if any. */
	called: z.object({ number: TicketNumber, why: Why, calledAt: EpochMs }).optional(),
	/** No counter passes it by its rules more often than this, count. */
	yieldLimit: z.int().min(0).optional(),
	/** Names of the services to go to next under the same number, the next first. */
	next: z.array(Text).optional(),
	maxCalls: z.int(),
	issuedAt: EpochMs,
	language: Language,
	hotline: z.string(),
})
export type TicketView = z.infer<typeof TicketView>
