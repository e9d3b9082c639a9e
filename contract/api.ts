import { z } from 'zod'
import { Role } from './people.ts'
import { KeypadAction, SeenDevices } from './devices.ts'
import { DurationMs, EpochMs, Id, Text, TicketNumber } from './ids.ts'
import { RecordedFact } from './facts.ts'
import { DeviceHealth } from './printing.ts'
import { ScreenShown } from './screens.ts'
import { VisitState, Wait } from './views.ts'

/** Bodies and answers of the HTTP calls that are not commands or views. */

export const Credentials = z.strictObject({ username: z.string().min(1).max(64), password: z.string().min(1).max(256) })

/** What a role may do. One name for each command and each kind of reading. */
export const Permission = z.enum([
	'issue',
	'reprint',
	'cancel',
	'work-counter',
	'call-chosen',
	'any-counter',
	'rate',
	'book',
	'notices',
	'configure',
	'read-views',
	'read-facts',
	'manage-devices',
	'read-slips',
	/** Find any ticket of today, take back who was absent, tell a visitor where to go. */
	'reception',
	/** Accounts: who may sign in, passwords, sessions. */
	'people',
	'read-reports',
	/** Take, put off and end what the floor asks for. */
	'handle-alerts',
	/** Retention, search and erasure of what a person may ask for. */
	'privacy',
	/** Read what visitors told in confidence: by the set-up’s naming, not by a role. */
	'read-sealed',
])
export type Permission = z.infer<typeof Permission>

export const Session = z.object({
	actor: z.string(),
	role: Role,
	permissions: z.array(Permission),
	name: z.string(),
	counterId: Id.optional(),
	/** Counters they may take over. */
	substituteAt: z.array(Id).optional(),
	/** The password was made by an administrator: nothing else can be done before it is replaced. */
	mustChange: z.boolean().optional(),
})
export type Session = z.infer<typeof Session>

export const DeviceKind = z.enum(['kiosk', 'display', 'rating', 'agent'])
export type DeviceKind = z.infer<typeof DeviceKind>
export const NewDevice = z.strictObject({ kind: DeviceKind, id: Id, label: z.string().trim().min(1).max(80).optional() })
export const EnrolledDevice = z.object({ deviceId: Id, token: z.string() })
export type EnrolledDevice = z.infer<typeof EnrolledDevice>
export const Device = z.object({
	deviceId: Id,
	kind: DeviceKind,
	id: Id,
	label: z.string(),
	enrolledAt: EpochMs,
	lastSeenAt: EpochMs.nullable(),
	online: z.boolean(),
	/** Since when it is, or is not, connected; absent while that is not known. */
	since: EpochMs.optional(),
	/** What it told about itself last. */
	shown: ScreenShown.optional(),
})
export type Device = z.infer<typeof Device>

/** A screen asks to be enrolled: it shows `code`, keeps `enrolmentId` to itself, and asks again until approved. */
export const NewEnrolment = z.strictObject({ kind: DeviceKind, id: Id })
export const Enrolment = z.object({
	enrolmentId: z.string(),
	code: z.string().regex(/^\d{6}$/),
	state: z.enum(['pending', 'approved']),
	token: z.string().optional(),
})
export type Enrolment = z.infer<typeof Enrolment>
export const PendingEnrolment = z.object({ code: z.string(), kind: DeviceKind, id: Id, askedAt: EpochMs })
export type PendingEnrolment = z.infer<typeof PendingEnrolment>
/** An administrator types the digits that a screen shows. */
export const Approval = z.strictObject({ code: z.string().regex(/^\d{6}$/), label: z.string().trim().min(1).max(80).optional() })

/** Screens and agents enrolled, screens that ask to be, and the printers and pads as last reported. */
export const DeviceList = z.object({
	/** The server's: a screen of another one has not loaded itself anew yet. */
	version: z.string(),
	devices: z.array(Device),
	pending: z.array(PendingEnrolment),
	hardware: z.array(
		DeviceHealth.extend({
			since: EpochMs,
			seenAt: EpochMs,
			/** The machine that tells; `here` is the server's own. */
			agentId: z.string(),
			/** The newest press that was refused: when, and why. */
			refused: z.object({ at: EpochMs, code: z.string() }).optional(),
		}),
	),
})
export type DeviceList = z.infer<typeof DeviceList>

/**
 * Devices shown to the centre: while somebody asks for this, every agent tells what hangs on its machine and what it
 * reports. `agentId` is `here` for the server's own machine.
 */
export const Learning = z.object({ agents: z.array(z.object({ agentId: Id, label: z.string(), devices: SeenDevices })) })
export type Learning = z.infer<typeof Learning>

export const CommandAnswer = z.object({ events: z.array(RecordedFact) })
export type CommandAnswer = z.infer<typeof CommandAnswer>
/** `last` is the position to go on after; `head` the newest there is. */
export const EventsAnswer = z.object({ events: z.array(RecordedFact), last: z.int(), head: z.int() })

export const TicketStatus = z.object({
	number: TicketNumber,
	status: VisitState,
	ahead: z.int(),
	waitMs: Wait,
	counter: z.int().optional(),
})
export type TicketStatus = z.infer<typeof TicketStatus>

export const Health = z.object({ status: z.enum(['ok', 'unavailable']), version: z.string(), position: z.int(), uptimeMs: DurationMs })

/** What the plain index at `/` links to: every screen of the set-up, nothing about people. */
export const ScreenIndex = z.object({
	name: Text,
	demo: z.boolean(),
	kiosks: z.array(z.object({ id: Id, label: z.string() })),
	displays: z.array(z.object({ id: Id, label: z.string(), layout: z.enum(['wall', 'totem', 'zone', 'sign']) })),
	counters: z.array(z.object({ id: Id, number: z.int() })),
})
export type ScreenIndex = z.infer<typeof ScreenIndex>

/** The demo's bench: simulated printers with the paper that came out, and pads with buttons. */
export const Bench = z.object({
	printers: z.array(
		z.object({
			id: Id,
			model: z.string(),
			widthDots: z.int(),
			state: z.string(),
			fault: z.string().nullable(),
			/** Whether it has power. */
			on: z.boolean(),
			slips: z.array(z.object({ jobId: z.uuid(), number: z.string(), printedAt: EpochMs })),
		}),
	),
	pads: z.array(z.object({ id: Id, counterId: Id })),
	keypads: z.array(z.object({ id: Id, counterId: Id })),
	scanners: z.array(z.object({ id: Id, kioskId: Id })),
	/** The centre's scale: what the buttons of a pad mean. */
	levels: z.array(z.object({ level: z.int(), name: Text })),
})
export type Bench = z.infer<typeof Bench>
export const BenchFault = z.strictObject({ fault: z.enum(['paper-out', 'cover-open', 'cutter-error', 'offline', 'near-end']).nullable() })
export const BenchPower = z.strictObject({ on: z.boolean() })
export const BenchKey = z.strictObject({ action: KeypadAction })
/** What a code says, as a scanner would read it. */
export const BenchScan = z.strictObject({ text: z.string().min(1).max(20_000) })
export const BenchPress = z.strictObject({ level: z.int().min(1).max(5) })
