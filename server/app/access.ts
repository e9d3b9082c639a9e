import type { Session } from '../../contract/api.ts'
import type { Person } from '../../contract/people.ts'
import { permissionsOfDevice, permissionsOfPerson, VISITOR_PERMISSIONS } from '../../contract/permissions.ts'
import type { CentreSource, Clock } from '../ports/core.ts'
import type { Access, AccountStore, BrowserStore, Caller, SessionStore } from '../ports/people.ts'
import type { DeviceRow, DeviceStore } from '../ports/screens.ts'
import { hashToken, newToken } from './tokens.ts'

const HOUR_MS = 3_600_000
/** A session ends after a night, or when nobody used it for half a working day. */
export const SESSION_MS = 14 * HOUR_MS
export const IDLE_MS = 5 * HOUR_MS
/** "Last seen" is exact to this; writing it at every request would cost a flush of the disk each time. */
const TOUCH_MS = 5 * 60_000

export interface AccessParts {
	accounts: AccountStore
	sessions: SessionStore
	browsers: BrowserStore
	devices: DeviceStore
	centre: CentreSource
	clock: Clock
	/** The sockets that these credentials opened must end: `session:…`, `device:…`, or all of an `account:…`. */
	onRevoked: (credential: string) => void
	onStoreError: (error: unknown) => void
}

const VISITOR: Caller = {
	actor: { name: 'visitor', kind: 'visitor', id: 'visitor', anyCounter: false },
	permissions: new Set(VISITOR_PERMISSIONS),
}

/** Who is asking, from a session's cookie or a device's token. People and their roles are the set-up's; here are only secrets, hashed. */
export function createAccess(parts: AccessParts): Access {
	const { accounts, sessions, browsers, devices, centre, clock } = parts
	/** May sign in: named by the set-up, and not suspended. */
	const person = (username: string) => centre.current().people.find((p) => p.username === username && !p.suspended)
	let people = centre.current().people

	const sessionFor = (who: Person, mustChange: boolean): Session =>
		sessionOf(who, { mustChange, readsSealed: centre.current().rating.confidentialReaders?.includes(who.username) ?? false })

	function bySession(token: string): Caller | undefined {
		const tokenHash = hashToken(token)
		const row = sessions.find(tokenHash)
		const who = row && person(row.username)
		if (!row || !who) return undefined
		const at = clock.now()
		if (at - row.createdAt > SESSION_MS || at - row.seenAt > IDLE_MS) return undefined
		if (at - row.seenAt > TOUCH_MS) note(() => sessions.touch(tokenHash, at))
		const session = sessionFor(who, row.mustChange === 1)
		const permissions = new Set(session.permissions)
		return {
			actor: { name: `officer:${who.username}`, kind: 'officer', id: who.username, anyCounter: permissions.has('any-counter') },
			permissions,
			session,
			credential: `session:${tokenHash}`,
		}
	}

	function byToken(token: string): Caller | undefined {
		const row = devices.findByToken(hashToken(token))
		if (!row) return undefined
		touch(row)
		return {
			actor: { name: `${row.kind}:${row.id}`, kind: row.kind, id: row.id, anyCounter: false },
			permissions: new Set(permissionsOfDevice(row.kind)),
			deviceId: row.deviceId,
			credential: `device:${row.deviceId}`,
		}
	}

	function touch({ deviceId, lastSeenAt }: DeviceRow): void {
		const at = clock.now()
		if (lastSeenAt === null || Math.abs(at - lastSeenAt) > TOUCH_MS) note(() => devices.touch(deviceId, at))
	}

	/** Who reads must not be turned away because the disk is full. */
	function note(write: () => void): void {
		try {
			write()
		} catch (error) {
			parts.onStoreError(error)
		}
	}

	function endSessions(username: string, except?: string): void {
		const ended = sessions.removeOf(username, except === undefined ? undefined : hashToken(except))
		for (const tokenHash of ended) parts.onRevoked(`session:${tokenHash}`)
	}

	return {
		callerOf: ({ session, token }) => (token !== undefined ? byToken(token) : session !== undefined ? bySession(session) : VISITOR),
		enter: (username, known) => {
			const who = person(username)
			if (!who) return undefined
			const at = clock.now()
			// Somebody whom a sign-in service knows needs no password here, yet a row for their sessions to hang on.
			if (!accounts.find(username)) accounts.save(accountOf(who, ''))
			const [token, browser] = [newToken(), known ?? newToken()]
			sessions.removeIdleSince(at - IDLE_MS)
			sessions.save({ tokenHash: hashToken(token), username, createdAt: at, seenAt: at })
			browsers.know({ tokenHash: hashToken(browser), username, seenAt: at })
			accounts.noteSignIn(username, at)
			return { token, browser, session: sessionFor(who, accounts.find(username)?.mustChange === 1) }
		},
		signOut: (token) => {
			sessions.remove(hashToken(token))
			parts.onRevoked(`session:${hashToken(token)}`)
		},
		endSessions,
		follow: () => {
			const before = people
			people = centre.current().people
			if (people === before) return
			const now = new Map(people.map((p) => [p.username, p]))
			for (const old of before) {
				const who = now.get(old.username)
				if (!who || who.suspended) note(() => endSessions(old.username))
				// A socket knows what its owner may see from when it was opened.
				else if (permissionsOf(old) !== permissionsOf(who)) parts.onRevoked(`account:${old.username}`)
			}
		},
	}
}

const permissionsOf = (who: Person): string => permissionsOfPerson(who).join()

/** The row of the table of accounts for a person of the set-up; `mustChange` of a password that somebody else has seen. */
export const accountOf = ({ username, role, name, counterId }: Person, passwordHash: string, mustChange = false) => ({
	username,
	role,
	name,
	counterId: counterId ?? null,
	passwordHash,
	mustChange: mustChange ? (1 as const) : (0 as const),
})

/** With a one-time password nothing may be done but to replace it. */
const sessionOf = (who: Person, { mustChange, readsSealed }: { mustChange: boolean; readsSealed: boolean }): Session => ({
	actor: `officer:${who.username}`,
	role: who.role,
	permissions: mustChange ? [] : [...permissionsOfPerson(who), ...(readsSealed ? (['read-sealed'] as const) : [])],
	name: who.name,
	...(who.counterId && { counterId: who.counterId }),
	...(who.substituteAt?.length && { substituteAt: who.substituteAt }),
	...(mustChange && { mustChange }),
})
