import type { AccountCard } from '../../contract/accounts.ts'
import type { Permission, Session } from '../../contract/api.ts'
import type { Role } from '../../contract/people.ts'
import type { Actor } from './core.ts'

/** Who is asking, and how they came in. Only shapes: whoever wires brings the real thing. */

type Wrong = { ok: false; code: 'wrong-credentials' | 'too-many-requests'; retryAt?: number }

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
