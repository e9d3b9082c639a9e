import type { Device, DeviceKind, Enrolment, PendingEnrolment, Permission, Session } from '../contract/api.ts'
import type { AccountCard } from '../contract/accounts.ts'
import type { Centre, CentreSetup } from '../contract/centre.ts'
import type { Role } from '../contract/people.ts'
import type { Command, SystemCommand } from '../contract/commands.ts'
import type { FirstRun } from '../contract/first-run.ts'
import type { Fact, FactOf, NoticeFact, Recorded } from '../contract/facts.ts'
import type { DraftPage, DraftReview, DraftState, Edit, PartChange, Version } from '../contract/draft.ts'
import type { FileFormat, ImportKind, ImportReport, ImportState } from '../contract/imports.ts'
import type { DeviceHealth, PrintJob, PrintReceipt, PrinterFault, Slip } from '../contract/printing.ts'
import type { PrivacyFindings, PrivacyQuery, PrivacyState, Removed, SealedReport, SealedReports } from '../contract/erasure.ts'
import type { RetentionKind } from '../contract/privacy.ts'
import type { ProblemCode } from '../contract/problems.ts'
import type { AgentAnswer, AgentOrder, DeviceTest, ScreenReport, ScreenShown, TestCallOutcome } from '../contract/screens.ts'
import type { TemplateCard } from '../contract/templates.ts'
import type { FoundVisits } from '../contract/reception.ts'
import type { ScreenKind, ViewOf } from '../contract/screen-views.ts'
import type { VisitCard } from '../contract/views.ts'

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
	{ ok: true; events: Recorded[]; repeated: boolean } | { ok: false; code: ProblemCode; detail?: string; retryAt?: number; vi?: string }

/** The one write path. Resolves after the facts are durable; never rejects. */
export type Dispatch = (command: Command | (SystemCommand & { commandId?: string }), actor: Actor) => Promise<Outcome>

/** Whole views, built from today's state. `undefined` when the set-up has no such screen, or there is no such visit today. */
export interface Views {
	build<K extends ScreenKind>(kind: K, id: string): Omit<ViewOf[K], 'rev'> | undefined
	/** Today's visit with this number, as an officer sees it. */
	visitNumbered(number: string): VisitCard | undefined
	/** Today's visits by what a visitor can say or show at the reception. */
	find(text: string): FoundVisits
	/** A number above every one given before, also before the last restart. */
	nextRev(): number
	/** Screens a fact concerns at once, as `kind:id`; all others may wait a moment. */
	concernedBy(fact: Recorded): string[]
}

/** The set-up in force, and how often it has changed. */
export interface CentreSource {
	current: () => Centre
	rev: () => number
}

export type Drafted<T> = { ok: true; value: T } | { ok: false; code: ProblemCode; detail?: string }

/** The set-up on its way: edits kept upon the one in force. */
export interface Drafts {
	state(): DraftState
	review(): DraftReview
	/** The set-up as drafted, mistakes and all. */
	centre(): Centre
	/** One page of a long part; the search folds marks and case. */
	page(part: 'procedures' | 'people', ask: PageAsk): DraftPage
	/** Each item is read by its schema; `rev` must be the draft's. */
	edit(request: { rev: number; what: string; edits: readonly Edit[] }, actor: Actor): Drafted<DraftState>
	undo(rev: number): Drafted<DraftState>
	drop(): DraftState
	/** The draft becomes what was in force then. */
	restore(request: { rev: number; position: number }, actor: Actor): Promise<Drafted<DraftState>>
	/** In force by the one door; the same `commandId` again answers the same. */
	publish(request: { commandId: string; rev: number; note?: string | undefined }, actor: Actor): Promise<Outcome>
	/** Belongs to the transaction of the fact. */
	consequences(fact: Recorded): void
}
export interface PageAsk {
	search?: string | undefined
	after: number
	limit: number
	agencyId?: string | undefined
	fieldId?: string | undefined
}

/** Whole set-ups that a new centre may begin with. */
export interface Templates {
	list(): TemplateCard[]
	find(id: string): CentreSetup | undefined
	/** Into the draft, as one change. */
	take(id: string, rev: number, actor: Actor): Drafted<DraftState>
}

/** Published set-ups and what each changed. */
export interface Versions {
	list(before: number | undefined, limit: number): Promise<{ versions: Version[]; total: number }>
	/** `undefined`: no such version. `against` is the version before it unless said. */
	changes(position: number, against?: number): Promise<{ from: number; to: number; changes: PartChange[] } | undefined>
	centre(position: number): Promise<Centre | undefined>
	/** When it was put in force. */
	at(position: number): number | undefined
	/** After the commit. */
	note(facts: readonly Recorded[]): void
}

// ── Who is asking ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Where a request comes from. */
export interface Origin {
	/** IPv4 or IPv6. Empty in a test without a socket. */
	address: string
	/** A program of this very machine asks, not somebody through a proxy on it. */
	isHere: boolean
	/** The browser speaks TLS. */
	isSecure: boolean
}

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
	/** Opens a session for somebody who has proved who they are. `browser` is the token of the browser's own cookie, if it has one. `undefined`: no such person, or suspended. */
	enter(username: string, browser?: string): Entered | undefined
	signOut(sessionToken: string): void
	/** Ends all sessions of an account but the one named. */
	endSessions(username: string, exceptToken?: string): void
	/** After a change of the set-up: who left it, or was suspended, is signed out. */
	follow(): void
}

/** A session's token, and one that names the browser for its next sign-in. */
export interface Entered {
	token: string
	browser: string
	session: Session
}

export interface SignInAsked {
	username: string
	password: string
	address: string
	browser?: string | undefined
}
type Wrong = { ok: false; code: 'wrong-credentials' | 'too-many-requests'; retryAt?: number }

export interface Passwords {
	/** A wrong name and a wrong password are not told apart. */
	signIn(asked: SignInAsked): Promise<({ ok: true } & Entered) | Wrong>
	/** Whoever knows the present password sets their own; every other session of the account ends. */
	change(
		asked: SignInAsked,
		next: string,
		sessionToken: string,
	): Promise<{ ok: true } | Wrong | { ok: false; code: 'weak-password'; detail: string }>
	/** Why a password will not do for this person; `undefined` when it does. */
	weaknessIn(username: string, password: string): string | undefined
	/** `false`: no such person. */
	set(username: string, password: string): Promise<boolean>
	/** Makes a one-time password, shown once, and ends the account's sessions. `undefined`: no such person. */
	renew(username: string): Promise<string | undefined>
	/** The people of the set-up, and how it stands with their sign-in. */
	cards(): AccountCard[]
}

/** Photos of officers. */
export interface Photos {
	/** @returns the name to give to the person; `undefined` when it is no picture that can be read */
	keep(username: string, bytes: Buffer): Promise<string | undefined>
	read(photo: string): Promise<Buffer | undefined>
	remove(photo: string): Promise<void>
}

/** Sign-in by a service of the province. `error` is for the log. */
export interface Oidc {
	/** `origin` as the browser wrote it; `sealed` is to be kept by the browser until it comes back. */
	leave(origin: string, to: string): Promise<{ ok: true; url: string; sealed: string } | { ok: false; why: 'offline'; error: unknown }>
	comeBack(
		url: URL,
		sealed: string,
	): Promise<
		| { ok: true; username: string; to: string }
		| { ok: false; why: 'offline' | 'refused' | 'expired' | 'unknown-person'; to: string | undefined; error?: unknown }
	>
}

/** What opens a kiosk's own settings. */
export interface KioskPins {
	isSet(): boolean
	/** `false`: too easily guessed. */
	set(pin: string): Promise<boolean>
	/** `not-found`: none was ever set. */
	check(
		kioskId: string,
		pin: string,
	): Promise<{ ok: true } | { ok: false; code: 'wrong-credentials' | 'too-many-requests' | 'not-found'; retryAt?: number }>
}

/** The way in for an administrator without a password: a link that the server shows at its console. */
export interface FirstRuns {
	/** What the link ends with; `undefined` when none is needed. */
	token: string | undefined
	isOpen(): boolean
	/** Sets the administrator's password and signs them in; then the link is used up. */
	use(asked: FirstRun): Promise<({ ok: true } & Entered) | { ok: false; code: ProblemCode; detail?: string }>
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
	/** A new label, another place of its kind. Agents have no place in the set-up. */
	change(deviceId: string, change: { label?: string | undefined; place?: string | undefined }): DeviceRow | 'not-found' | 'no-such-place'
}

/** What HTTP asks of the sockets. */
export interface Presence {
	isOnline(kind: string, id: string): boolean
	/** Ends the sockets opened with these credentials. */
	drop(credential: string): void
	/** Its page loads itself anew. @returns whether it is connected */
	restart(deviceId: string): boolean
	/** It is another place from now on: its page follows, or is cut off. */
	move(deviceId: string): void
	/** The newest view that everybody at this screen was sent. */
	newest(kind: string, id: string): NewestView | undefined
	testCall(displayId: string): Promise<TestCallOutcome>
	/** To an agent on another machine, by its enrolment. */
	order(deviceId: string, order: AgentOrder): Promise<AgentAnswer | 'absent'>
}
export interface NewestView {
	rev: number
	ageMs: number
}

/** What enrolled devices tell about themselves. */
export interface ScreenStates {
	/** The first of its sockets is open; the last one has gone. */
	connected(deviceId: string): void
	gone(deviceId: string): void
	report(deviceId: string, report: ScreenReport): void
	/** `newest`: of the view it should show. */
	of(deviceId: string, newest: NewestView | undefined): { since?: number; shown?: ScreenShown }
}

/** Slips and calls on trial: their outcome is asked for by their id. */
export interface DeviceTests {
	/** Whether the set-up names such a printer. */
	hasPrinter(printerId: string): boolean
	/** `undefined`: one came out a moment ago. */
	print(printerId: string): DeviceTest | undefined
	call(displayId: string): DeviceTest
	find(testId: string): DeviceTest | undefined
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

/** What is told in confidence, kept beside the facts. */
export interface SealedStore {
	/** Belongs to the transaction of the facts. @returns them with a seal in place of the reasons in `confidential` */
	seal(facts: readonly Fact[], confidential: ReadonlySet<string>, at: number): Fact[]
	/** Those before this id, the newest first. */
	page(before: number, limit: number): SealedReport[]
}

/** What the centre knows of a person, and what was told in confidence. */
export interface Privacy {
	state(): PrivacyState
	find(query: PrivacyQuery): PrivacyFindings
	/** @returns rows removed by kind; refused while the account is somebody's who works here, and where nothing can be erased */
	erase(query: PrivacyQuery, actor: Actor): Promise<Drafted<Removed>>
	/** One page, and a record that it was read. */
	read(before: number | undefined, actor: Actor): Promise<Drafted<SealedReports>>
	/** Belongs to the transaction of the fact. */
	consequences(fact: Recorded): void
}

/** What is removed: by age, or because a person asked. */
export interface RemovalStore {
	/** Rows of this kind older than `before` (epoch ms), a few at a time. @returns how many */
	dropOld(kind: RetentionKind, before: number, limit: number): number
	/** Rows about a person, by kind of data. */
	find(query: PrivacyQuery): { kind: string; count: number; erasable: boolean }[]
	/** Belongs to the transaction of its fact. */
	erase(query: PrivacyQuery): void
	/** The newest facts of removals and of readings. */
	removals(limit: number): Recorded<FactOf<'RetentionRun' | 'ErasureDone'>>[]
	readings(limit: number): Recorded<FactOf<'SealedRead'>>[]
	/** What was found out about questions of ratings, the newest first. */
	answers(): Recorded<FactOf<'QuestionAnswered'>>[]
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
	/** Empty: has none. */
	passwordHash: string
	/** 1: a one-time password, to be replaced first. */
	mustChange: 0 | 1
}
export interface AccountStore {
	find(username: string): Account | undefined
	list(): (Account & { lastSignInAt: number | null })[]
	/** All of them or, when the store fails, none. */
	save(...accounts: Account[]): void
	setPassword(username: string, passwordHash: string, mustChange: 0 | 1): void
	noteSignIn(username: string, at: number): void
	count(): number
}

/** Browsers in which somebody has signed in well, by the hash of their cookie. */
export interface BrowserStore {
	isKnown(tokenHash: string, username: string): boolean
	/** The twenty newest of a person are kept. */
	know(row: { tokenHash: string; username: string; seenAt: number }): void
}

/** Who waits after too many wrong tries. */
export interface LockoutRow {
	key: string
	waits: number
	until: number
}
export interface LockoutStore {
	list(): LockoutRow[]
	/** Those that ended before `forgetBefore` are dropped. */
	save(row: LockoutRow, forgetBefore: number): void
	remove(key: string): void
}

/** Hashes of secrets that belong to the centre, not to a person. */
export interface SecretStore {
	find(name: string): string | undefined
	save(name: string, hash: string): void
}

export interface SessionRow {
	tokenHash: string
	username: string
	createdAt: number
	seenAt: number
}
export interface SessionStore {
	find(tokenHash: string): (SessionRow & { mustChange: 0 | 1 }) | undefined
	/** Open sessions, by username. */
	counts(): Map<string, number>
	save(row: SessionRow): void
	touch(tokenHash: string, seenAt: number): void
	remove(tokenHash: string): void
	/** All of an account but one. @returns the hashes of those removed */
	removeOf(username: string, exceptHash?: string): string[]
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
	/** `false` when there is none such, or it was revoked. */
	change(deviceId: string, to: Pick<DeviceRow, 'id' | 'label'>): boolean
}

/** Edits made together. `rev` is the draft's with them; `basedOn` the position of the set-up they were made upon. */
export interface DraftBatch {
	rev: number
	what: string
	by: string
	at: number
	basedOn: number
	restores?: number
	edits: Edit[]
}
export interface DraftStore {
	rev(): number
	batches(): DraftBatch[]
	add(batch: DraftBatch): void
	/** Batches of that rev and above, or up to it, are gone; the draft's rev is `next`. */
	dropFrom(rev: number, next: number): void
	dropUpTo(rev: number, next: number): void
}

/** `summary` is absent until it was made, `note` and `restores` are not known before. */
export type VersionRow = Omit<Version, 'summary'> & { summary?: Version['summary'] }
export interface VersionStore {
	/** Newest first, of positions below `before`. */
	list(before: number, limit: number): VersionRow[]
	total(): number
	/** The fact's content as it was written. */
	read(position: number): { centre: Record<string, unknown>; note?: string; restores?: number } | undefined
	keep(version: Pick<Version, 'position' | 'note' | 'restores' | 'summary'>): void
}

// ── Lists that are brought in and taken out ──────────────────────────────────────────────────────────────────────

/** A file held against the draft. `edits` and `removals` are JSON: they are only read when they are taken. */
export type ReadImport = (
	task: { kind: ImportKind; format: FileFormat; bytes: Uint8Array; centre: Centre },
	onProgress: (done: number, total: number) => void,
) => Promise<{ report: ImportReport; edits: string; removals: string } | { failed: NonNullable<ImportState['failed']> }>

export interface Imports {
	/** `undefined` when too many are open already. */
	begin(file: { kind: ImportKind; format: FileFormat; name: string; bytes: Uint8Array }): ImportState | undefined
	find(importId: string): ImportState | undefined
	/** One batch of the draft. A file read against another draft is read again first, and the answer is `draft-changed`. */
	take(importId: string, request: { rev: number; removeAbsent: boolean }, actor: Actor): Drafted<DraftState>
	drop(importId: string): boolean
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
