import { z } from 'zod'
import type { KeyMeaning } from './devices.ts'
import { AlertId, SNOOZE_MS, type AlertKind } from './alerts.ts'
import { Appointment, AppointmentCode } from './appointments.ts'
import { CommandId, Id, Lane, Language, LocalDay, VisitId, words } from './ids.ts'
import { QuestionAnswer, QuestionId } from './integrity.ts'
import type { ErasureAbout } from './erasure.ts'
import { displaysNamed, NoticeText, posted } from './notices.ts'

const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
	z.strictObject({ commandId: CommandId, type: z.literal(type), ...shape })

/**
 * Which visit a counter's command is about: the visit named, else the one at the counter named, else the one at the
 * counter where the sender sits.
 */
const atCounter = { counterId: Id.optional(), visitId: VisitId.optional() }
const reason = z.string().trim().min(1).max(200)

/** Every change is one of these, through `POST /api/commands`. `commandId` makes a repeat harmless. */
export const Command = z.discriminatedUnion('type', [
	command('IssueTicket', {
		visitId: VisitId,
		serviceId: Id,
		lane: Lane.default('regular'),
		procedureId: Id.optional(),
		language: Language.default('vi'),
		/** Positions in the procedure's list of documents that the visitor ticked as brought. */
		documents: z.array(z.int().min(0).max(39)).max(40).optional(),
		/** Services to go to next under the same number, in order. */
		thenServiceIds: z.array(Id).max(5).optional(),
		/** Dossiers handed in together by one person. */
		dossiers: z.int().min(1).max(50).optional(),
		/** Where the paper comes out, when it was asked for at a desk. */
		printerId: Id.optional(),
	}),
	/** A booked visitor is here. The ticket is of the booking's service. */
	command('CheckIn', { visitId: VisitId, code: AppointmentCode, language: Language.default('vi') }),
	/** Someone who came to the desk without a ticket; counted as such, called by nobody. */
	command('ServeWalkUp', { visitId: VisitId, counterId: Id.optional(), serviceId: Id, language: Language.default('vi') }),
	/** `printerId`: on another printer of the set-up, where the kiosk's own cannot print. */
	command('ReprintTicket', { visitId: VisitId, printerId: Id.optional() }),
	command('CancelVisit', { visitId: VisitId }),
	/** `officer`: for this person, who is then the one at the counter; by who may open any. */
	command('OpenCounter', { counterId: Id, officer: z.string().min(1).max(32).optional() }),
	command('CloseCounter', { counterId: Id.optional() }),
	command('PauseCounter', { counterId: Id.optional(), reason }),
	command('CallNext', { counterId: Id.optional() }),
	command('CallVisit', { counterId: Id.optional(), visitId: VisitId }),
	command('Recall', atCounter),
	command('StartServing', atCounter),
	/** `room`: where the visitor is sent meanwhile. */
	command('Hold', { ...atCounter, reason: reason.optional(), room: reason.optional() }),
	/** A held visitor says at the kiosk that they are back: they wait for the counter that held them. */
	command('ReturnVisit', { visitId: VisitId }),
	command('Resume', atCounter),
	command('Transfer', {
		...atCounter,
		toServiceId: Id.optional(),
		toCounterId: Id.optional(),
		/** To wherever this officer sits now. */
		toOfficer: z.string().min(1).max(32).optional(),
		/** Afterwards back to this counter. */
		returnToMe: z.boolean().optional(),
	}).refine(
		(c) => [c.toServiceId, c.toCounterId, c.toOfficer].filter((to) => to !== undefined).length === 1,
		'name one of toServiceId, toCounterId and toOfficer',
	),
	command('MarkNoShow', atCounter),
	command('Reinstate', atCounter),
	command('Complete', { ...atCounter, outcome: z.string().trim().min(1).max(64).optional() }),
	command('Rate', {
		counterId: Id.optional(),
		visitId: VisitId.optional(),
		level: z.int().min(1).max(5),
		reasons: z.array(Id).max(20).optional(),
	}).refine((c) => c.counterId !== undefined || c.visitId !== undefined, 'name the counter or the visit'),
	/** Booked times of one day; those booked before for that day are replaced. */
	command('ImportAppointments', { forDay: LocalDay, appointments: z.array(Appointment).max(5_000) }),
	/** What the displays tell, from and until a moment; under a known id, in place of what stood there. */
	command('PostNotice', posted),
	command('WithdrawNotice', { noticeId: Id }),
	/** Over everything on every screen, or on these displays alone, until it is ended; another one takes its place. */
	command('RaiseEmergency', { text: NoticeText, ...displaysNamed }),
	command('EndEmergency', {}),
	/** Somebody says that they see to an alert of the floor, or puts it off. */
	command('TakeAlert', { alertId: AlertId }),
	command('SnoozeAlert', { alertId: AlertId, forMs: z.int().min(SNOOZE_MS.least).max(SNOOZE_MS.most).default(SNOOZE_MS.usual) }),
	/** A counter asks for help, until it has come. */
	command('CallHelp', { counterId: Id.optional() }),
	command('EndHelp', { counterId: Id.optional() }),
	/** What was found out about a question that the figures of ratings raised; the newest answer stands. */
	command('AnswerQuestion', { questionId: QuestionId, answer: QuestionAnswer, note: words(300).optional() }),
	/** Facts of these local days, both included, are handed out: signed, under `/api/audit/exports`. */
	command('MakeExport', { fromDay: LocalDay, toDay: LocalDay }),
	/** A whole new set-up; today's tickets stay. `restores`: position of the version it brings back. */
	command('ConfigureCentre', {
		centre: z.record(z.string(), z.unknown()),
		note: words(300).optional(),
		restores: z.int().min(1).optional(),
	}),
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

/** What a caller writes: defaults may be left out, and `ui/send` adds the id. */
export type CommandInput = z.input<typeof Command>
type WithoutId<C> = C extends unknown ? Omit<C, 'commandId'> : never
export type CommandDraft = WithoutId<CommandInput>

/** Sent by the server to itself, never taken from outside. They pass through the same door. */
export type SystemCommand =
	| { type: 'ReportPrint'; visitId: VisitId; jobId: string; printerId: string; confirmed: 'by-status' | 'bytes-taken' }
	| { type: 'DoubtPrint'; visitId: VisitId; jobId: string; printerId: string }
	/** A press of a pad at a desk, judged as of `pressedAt`, which may be a while ago. */
	| { type: 'RatePressed'; counterId: string; level: number; pressedAt: number }
	| { type: 'RefusePress'; counterId: string; deviceId: string; means: KeyMeaning; code: string; times: number }
	/** A check-in for a booked time, which no kiosk may claim by itself. */
	| (CommandOf<'IssueTicket'> & { appointmentAt: number })
	/** An alert that has lasted is recorded; one whose cause is gone is ended. */
	| { type: 'RaiseAlert'; alertId: string; kind: AlertKind; raisedAt: number }
	| { type: 'EndAlert'; alertId: string }
	/** What was told in confidence is read, by whom the set-up names. */
	| { type: 'ReadSealed'; sealed: string[] }
	| { type: 'RecordRetention'; removed: Record<string, number> }
	/** What a person asked to have erased is erased in this fact's own transaction. */
	| { type: 'Erase'; requestId: string; about: ErasureAbout; removed: Record<string, number> }
	| { type: 'CloseDay' }
