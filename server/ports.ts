import type { Device, DeviceKind, Enrolment, PendingEnrolment, Permission, Session } from '../contract/api.ts'
import type { Centre } from '../contract/centre.ts'
import type { Role } from '../contract/people.ts'
import type { Command, SystemCommand } from '../contract/commands.ts'
import type { Fact, FactOf, NoticeFact, Recorded } from '../contract/facts.ts'
import type { DeviceHealth, PrintJob, PrintReceipt, PrinterFault, Slip } from '../contract/printing.ts'
import type { ProblemCode } from '../contract/problems.ts'
import type { ScreenKind, ViewOf, VisitCard } from '../contract/views.ts'

/** What the server's rooms ask of each other. Only shapes: whoever wires (`main.ts`) brings the real thing. */

export interface Clock {
	now(): number
}

/** Begins to work; the answer ends it. */
export type Stop = () => Promise<void> | void

/** Who sends a command. `name` is written on each fact: `officer:officer1`, `kiosk:kiosk-1`, `visitor`, `system`. */
export interface Actor {
	name: string
	kind: 'officer' | DeviceKind | 'visitor' | 'system'
	/** Username, or the device's place in the set-up (kiosk id, counter id of a rating tablet). */
	id: string
	/** May act at every counter, not only where they sit: supervisors and administrators. */
	anyCounter: boolean
}

export type Outcome =
	{ ok: true; events: Recorded[]; repeated: boolean } | { ok: false; code: ProblemCode; detail?: string; retryAt?: number }

/** The one write path. Resolves after the facts are durable; never rejects. */
export type Dispatch = (command: Command | (SystemCommand & { commandId?: string }), actor: Actor) => Promise<Outcome>

/** Whole views, built from today's state. `undefined` when the set-up has no such screen, or there is no such visit today. */
export interface Views {
	build<K extends ScreenKind>(kind: K, id: string): Omit<ViewOf[K], 'rev'> | undefined
	/** Today's visit with this number, as an officer sees it. */
	visitNumbered(number: string): VisitCard | undefined
	/** A number above every one given before, also before the last restart. */
	nextRev(): number
	/** Screens a fact concerns at once, as `kind:id`; all others may wait a moment. */
	concernedBy(fact: Recorded): string[]
}

/** The set-up in force, and how often it has changed. */
export interface CentreSource {
	current(): Centre
	rev(): number
}

// ── Who is asking ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Whoever sends a request or opened a socket. A `visitor` brought no credentials. */
export interface Caller {
	actor: Actor
	permissions: ReadonlySet<Permission>
	session?: Session
	deviceId?: string
	/** Names the credentials without giving them away, so that sockets end with them. */
	credential?: string
}

export interface Access {
	/** `undefined`: credentials were given and are not, or no longer, good. */
	callerOf(given: { session?: string | undefined; token?: string | undefined }): Caller | undefined
	/** `undefined`: wrong name or password, which are not told apart. */
	signIn(username: string, password: string): Promise<{ token: string; session: Session } | undefined>
	signOut(sessionToken: string): void
	/** Makes a new password, shown once, and ends the account's sessions. `undefined`: no such person. */
	renewPassword(username: string): Promise<string | undefined>
	hasPassword(username: string): boolean
}

/** Screens, and how they come to have a token of their own. */
export interface Enrolments {
	/** `from` is the asker's address. `undefined` when too many wait already. */
	ask(kind: DeviceKind, id: string, from: string): Enrolment | undefined
	/** A token is told once. */
	find(enrolmentId: string): Enrolment | undefined
	pending(): PendingEnrolment[]
	approve(code: string, label?: string): DeviceRow | undefined
	enrol(kind: DeviceKind, id: string, label?: string): { deviceId: string; token: string }
	/** Whether the set-up has a place for such a device. */
	isKnown(kind: DeviceKind, id: string): boolean
}

/** What HTTP asks of the sockets. */
export interface Presence {
	isOnline(kind: string, id: string): boolean
	/** Ends the sockets opened with these credentials. */
	drop(credential: string): void
}
export type { Device }

// ── Store ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One command's share of a transaction. */
export interface Entry {
	commandId?: string
	actor: string
	at: number
	day: string
	facts: Fact[]
}

export interface FactLog {
	/** Position and hash of the newest fact; position 0 when there is none. */
	head(): { position: number; hash: string }
	read(after: number, limit: number): Recorded[]
	ofDay(day: string): Recorded[]
	ofVisit(visitId: string): Recorded[]
	/** Newest day that has facts. */
	lastDay(): string | undefined
	/** Whether the newest fact of that day is its `DayClosed`. */
	isClosed(day: string): boolean
	lastConfigured(): Recorded | undefined
	/** The newest import of bookings for a day. */
	lastImport(forDay: string): Recorded<FactOf<'AppointmentsImported'>> | undefined
	/** Every fact about notices and emergencies, of all days, in order. */
	noticeFacts(): Recorded<NoticeFact>[]
	/** The range of facts a command made, for a repeat; `first` is 0 when it made none. */
	findCommand(commandId: string): { actor: string; first: number; last: number } | undefined
}

export interface Account {
	username: string
	role: Role
	name: string
	counterId: string | null
	passwordHash: string
}
export interface AccountStore {
	find(username: string): Account | undefined
	list(): Account[]
	/** All of them or, when the store fails, none. */
	save(...accounts: Account[]): void
	count(): number
}

export interface SessionRow {
	tokenHash: string
	username: string
	createdAt: number
	seenAt: number
}
export interface SessionStore {
	find(tokenHash: string): SessionRow | undefined
	save(row: SessionRow): void
	touch(tokenHash: string, seenAt: number): void
	remove(tokenHash: string): void
	removeOf(username: string): void
	removeIdleSince(seenBefore: number): number
}

export interface DeviceRow {
	deviceId: string
	kind: DeviceKind
	/** The kiosk, display, counter (for a rating tablet) or agent it is. */
	id: string
	label: string
	tokenHash: string
	enrolledAt: number
	lastSeenAt: number | null
	revokedAt: number | null
}
export interface DeviceStore {
	findByToken(tokenHash: string): DeviceRow | undefined
	find(deviceId: string): DeviceRow | undefined
	/** Those not revoked. */
	list(): DeviceRow[]
	save(row: DeviceRow): void
	touch(deviceId: string, seenAt: number): void
	revoke(deviceId: string, at: number): boolean
}

// ── Printing and devices ─────────────────────────────────────────────────────────────────────────────────────────

/** Takes a job to the printer's agent, wherever that runs. Resolves with its receipt; a lost agent is `offline`. */
export type SendPrintJob = (job: PrintJob) => Promise<PrintReceipt>

export interface PrintJobRow {
	jobId: string
	visitId: string
	printerId: string
	kioskId: string | null
	day: string
	createdAt: number
	slip: Slip
	state: 'waiting' | 'printed' | 'doubtful' | 'abandoned'
	attempts: number
	fault: PrinterFault | null
	printedAt: number | null
}
export interface PrintJobStore {
	find(jobId: string): PrintJobRow | undefined
	waiting(printerId: string, day: string): PrintJobRow[]
	ofDay(day: string): PrintJobRow[]
	noteAttempt(jobId: string, fault: PrinterFault | null): void
	abandon(jobId: string): void
	abandonBefore(day: string): number
}

/** State of printers and pads as last reported. */
export interface DeviceStates {
	/** `from` names the machine that tells. */
	report(health: DeviceHealth, at: number, from: string): void
	all(): (DeviceHealth & { since: number; seenAt: number; agentId: string })[]
}

/** The paper of any job as PNG, printed or not. */
export type SlipPicture = (slip: Slip, widthDots: number) => Promise<Uint8Array>

/** The demo's simulated devices, for the bench page. */
export interface BenchPort {
	printers(): {
		id: string
		model: string
		widthDots: number
		state: string
		fault: string | null
		on: boolean
		slips: { jobId: string; number: string; printedAt: number }[]
	}[]
	pads(): { id: string; counterId: string }[]
	keypads(): { id: string; counterId: string }[]
	scanners(): { id: string; kioskId: string }[]
	setFault(printerId: string, fault: PrinterFault | 'near-end' | null): boolean
	setPower(printerId: string, on: boolean): boolean
	slipPng(jobId: string): Uint8Array | undefined
	/** What became of the press; `undefined` when there is no such pad or button, or the pad took it for a bounce. */
	press(padId: string, level: number): Promise<Outcome> | undefined
	pressKey(keypadId: string, action: string): Promise<Outcome> | undefined
	scan(scannerId: string, text: string): boolean
}

export type { Session }
