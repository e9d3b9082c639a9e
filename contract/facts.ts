import { z } from 'zod'
import { AlertId, AlertKind } from './alerts.ts'
import { Appointment, AppointmentCode } from './appointments.ts'
import { KeyMeaning } from './devices.ts'
import { ErasureAbout, Removed, Seal } from './erasure.ts'
import { QuestionAnswer, QuestionId } from './integrity.ts'
import { displaysNamed, NoticeText, posted } from './notices.ts'
import { EpochMs, Id, Lane, Language, LocalDay, TicketNumber, VisitId } from './ids.ts'

/** The shape that new facts are written in. Older shapes are read through `upgradeFact`. */
export const FACT_VERSION = 1

/**
 * Why this visit and not another, so that the choice can be recomputed and told in one sentence.
 * `arrival` waited longest · `priority`/`appointment` had the earlier claim · `preference` the counter's work
 * profile names its service first · `yield-limit` this counter had already
 * called `passed` later tickets · `chosen` an officer asked for this number · `recall` called again.
 */
export const CallReason = z.enum(['arrival', 'priority', 'appointment', 'preference', 'yield-limit', 'chosen', 'recall'])
export type CallReason = z.infer<typeof CallReason>
export const Why = z.object({
	rule: CallReason,
	/** The ticket that has waited longest at that moment, when it is another one. */
	before: TicketNumber.optional(),
	/** The booked time, where the rule is `appointment`. */
	appointmentAt: EpochMs.optional(),
	/** The step of the counter's work profile, from 1, where it has one. */
	step: z.int().min(1).optional(),
	/** How often this counter has passed the longest-waiting ticket, this call included. */
	passed: z.int().min(0),
})
export type Why = z.infer<typeof Why>

const of = { visitId: VisitId }
const fact = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.object({ type: z.literal(type), ...shape })

/** What happened, in the past tense. Never changed, never removed. */
export const Fact = z.discriminatedUnion('type', [
	fact('TicketIssued', {
		...of,
		number: TicketNumber,
		serviceId: Id,
		lane: Lane,
		sequence: Id,
		/** The counting number behind `number`. */
		serial: z.int().min(0),
		procedureId: Id.optional(),
		language: Language,
		documents: z.array(z.int()).optional(),
		kioskId: Id.optional(),
		/** Printed there, where it was asked for at a desk. */
		printerId: Id.optional(),
		/** What the visitor was told at that moment; `null` when it could not be known. */
		ahead: z.int().min(0),
		waitMs: z.object({ p10: z.int().optional(), p50: z.int(), p90: z.int() }).nullable(),
		/** Booked time of a visit of the appointment lane. */
		appointmentAt: EpochMs.optional(),
		/** The booking it was checked in with. */
		appointmentCode: AppointmentCode.optional(),
		/** Where to go next under the same number. */
		thenServiceIds: z.array(Id).optional(),
		dossiers: z.int().min(1).optional(),
		/** Came to the desk without a ticket: nothing was printed, nobody was called. */
		walkUp: z.boolean().optional(),
	}),
	/** `printerId`: another printer than the kiosk's own, which could not print. */
	fact('ReprintRequested', { ...of, printerId: Id.optional() }),
	fact('TicketPrinted', { ...of, jobId: z.uuid(), printerId: Id, confirmed: z.enum(['by-status', 'bytes-taken']) }),
	/** The line was lost when the printer had it all: it may have come out. Never printed again but as a marked reprint. */
	fact('PrintDoubted', { ...of, jobId: z.uuid(), printerId: Id }),
	fact('TicketCalled', { ...of, counterId: Id, attempt: z.int().min(1), why: Why }),
	fact('ServingStarted', { ...of, counterId: Id }),
	fact('VisitHeld', { ...of, counterId: Id, reason: z.string().optional(), room: z.string().optional() }),
	fact('VisitResumed', { ...of, counterId: Id }),
	/** A held visitor is back and waits; for `toCounterId` where that counter still works. */
	fact('VisitReturned', { ...of, toCounterId: Id.optional() }),
	/** `step`: done here, and on to the next stop of the visit. `returnToCounterId`: back there afterwards. */
	fact('VisitTransferred', {
		...of,
		counterId: Id,
		fromServiceId: Id,
		toServiceId: Id,
		toCounterId: Id.optional(),
		returnToCounterId: Id.optional(),
		step: z.boolean().optional(),
		outcome: z.string().optional(),
	}),
	fact('VisitNoShow', { ...of, counterId: Id }),
	fact('VisitReinstated', of),
	/** `dayEnd`: still at a counter at midnight; counted, and told apart from what an officer finished. */
	fact('VisitCompleted', { ...of, counterId: Id, outcome: z.string().optional(), dayEnd: z.boolean().optional() }),
	fact('VisitCancelled', { ...of, dayEnd: z.boolean().optional() }),
	/** `sealed`: what was told in confidence is kept apart under this hash; among `reasons` it is only `confidential`. */
	fact('VisitRated', { ...of, counterId: Id, level: z.int().min(1).max(5), reasons: z.array(Id), sealed: Seal.optional() }),
	/** Presses that were refused, `times` of them for one cause since the last such fact of the device. */
	fact('PressRefused', { counterId: Id, deviceId: Id, means: KeyMeaning, code: z.string(), times: z.int().min(1) }),
	fact('CounterOpened', { counterId: Id, officer: z.string() }),
	fact('CounterPaused', { counterId: Id, reason: z.string() }),
	fact('CounterClosed', { counterId: Id, dayEnd: z.boolean().optional() }),
	/** Booked times of a day, instead of those known for it before. */
	fact('AppointmentsImported', { forDay: LocalDay, appointments: z.array(Appointment) }),
	fact('NoticePosted', posted),
	fact('NoticeWithdrawn', { noticeId: Id }),
	fact('EmergencyRaised', { text: NoticeText, ...displaysNamed }),
	fact('EmergencyEnded', {}),
	/** Something on the floor asks for a hand since `raisedAt`; recorded once it has lasted, or somebody reacts. */
	fact('AlertRaised', { alertId: AlertId, kind: AlertKind, raisedAt: EpochMs }),
	/** Whoever did this sees to it. */
	fact('AlertTaken', { alertId: AlertId }),
	fact('AlertSnoozed', { alertId: AlertId, until: EpochMs }),
	/** The cause is gone, or help was given; `dayEnd`: it stood until midnight. */
	fact('AlertEnded', { alertId: AlertId, kind: AlertKind, raisedAt: EpochMs, dayEnd: z.boolean().optional() }),
	/** Whoever did this has read what was told in confidence. */
	fact('SealedRead', { sealed: z.array(Seal) }),
	/** What was kept long enough is gone: how many rows of each kind of data. */
	fact('RetentionRun', { removed: Removed }),
	/** What a person asked to have erased is gone; of whom is not said. */
	fact('ErasureDone', { requestId: z.uuid(), about: ErasureAbout, removed: Removed }),
	/** What a supervisor found out about a question that the figures raised. */
	fact('QuestionAnswered', { questionId: QuestionId, answer: QuestionAnswer, note: z.string().optional() }),
	/** Facts of these days, up to this one, were handed out. */
	fact('ExportMade', { fromDay: LocalDay, toDay: LocalDay }),
	/** `note`: why, in the words of who published it; `restores`: position of the version it brought back. */
	fact('CentreConfigured', {
		centre: z.record(z.string(), z.unknown()),
		note: z.string().optional(),
		restores: z.int().min(1).optional(),
	}),
	fact('DayClosed', { day: LocalDay, issued: z.int(), completed: z.int(), noShow: z.int(), cancelled: z.int(), dayEnd: z.int() }),
])
export type Fact = z.infer<typeof Fact>
export type FactType = Fact['type']
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>
export type VisitFact = Extract<Fact, { visitId: string }>
/** What became of alerts today. */
export const ALERT_FACTS = ['AlertRaised', 'AlertTaken', 'AlertSnoozed', 'AlertEnded'] as const
/** They change nothing of today: they tell what was read, removed, handed out or answered. */
export const SIDE_FACTS = ['DayClosed', 'ExportMade', 'SealedRead', 'RetentionRun', 'ErasureDone', 'QuestionAnswered'] as const
export type SideFact = FactOf<(typeof SIDE_FACTS)[number]>
export type AlertFact = FactOf<(typeof ALERT_FACTS)[number]>
/** They last across midnight, until they are ended. */
export const NOTICE_FACTS = ['NoticePosted', 'NoticeWithdrawn', 'EmergencyRaised', 'EmergencyEnded'] as const
export type NoticeFact = FactOf<(typeof NOTICE_FACTS)[number]>

/**
 * A fact and its envelope. `position` only grows, by one; `day` is the centre's day it belongs to; `v` the shape it was
 * written in; `hash` is SHA-256 over the hash before it and this record (`server/store/hash-chain.ts`).
 */
export const Envelope = z.object({
	position: z.int().min(1),
	at: EpochMs,
	day: LocalDay,
	actor: z.string(),
	v: z.int().min(1),
	hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Envelope = z.infer<typeof Envelope>
export type Recorded<F extends Fact = Fact> = F & Envelope
export const RecordedFact = z.intersection(Fact, Envelope)

/** Reads a fact written by any released version. @throws {z.ZodError} when it is none of them */
export function upgradeFact(stored: { v: number } & Record<string, unknown>): Fact {
	if (stored.v > FACT_VERSION) throw new RangeError(`fact of version ${stored.v}; this program reads up to ${FACT_VERSION}`)
	return Fact.parse(stored)
}
