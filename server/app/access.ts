import type { Session } from '../../contract/api.ts'
import type { Person } from '../../contract/people.ts'
import { permissionsOfDevice, permissionsOfPerson, VISITOR_PERMISSIONS } from '../../contract/permissions.ts'
import type { Access, AccountStore, Caller, CentreSource, Clock, DeviceRow, DeviceStore, SessionStore } from '../ports.ts'
import { hashPassword, hashToken, isPassword, newPassword, newToken } from './tokens.ts'

const HOUR_MS = 3_600_000
/** A session ends after a night, or when nobody used it for half a working day. */
export const SESSION_MS = 14 * HOUR_MS
export const IDLE_MS = 5 * HOUR_MS
/** "Last seen" is exact to this; writing it at every request would cost a flush of the disk each time. */
const TOUCH_MS = 5 * 60_000

export interface AccessParts {
	accounts: AccountStore
	sessions: SessionStore
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
/** A hash is slow to make: only when somebody asks for an account that is not there. */
let nobody: Promise<string> | undefined
/** Compared with then, so that a guess takes as long as a wrong password. */
const nobodysHash = (): Promise<string> => (nobody ??= hashPassword(newToken()))

/** Who is asking, from a session's cookie or a device's token. People and their roles are the set-up's; here are only secrets, hashed. */
export function createAccess(parts: AccessParts): Access {
	const { accounts, sessions, devices, centre, clock } = parts
	const person = (username: string) => centre.current().people.find((p) => p.username === username)

	function bySession(token: string): Caller | undefined {
		const tokenHash = hashToken(token)
		const row = sessions.find(tokenHash)
		const who = row && person(row.username)
		if (!row || !who) return undefined
		const at = clock.now()
		if (at - row.createdAt > SESSION_MS || at - row.seenAt > IDLE_MS) return undefined
		if (at - row.seenAt > TOUCH_MS) note(() => sessions.touch(tokenHash, at))
		const session = sessionOf(who)
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

	return {
		callerOf: ({ session, token }) => (token !== undefined ? byToken(token) : session !== undefined ? bySession(session) : VISITOR),
		signIn: async (username, password) => {
			const who = person(username)
			const account = who && accounts.find(username)
			const good = await isPassword(password, account?.passwordHash ?? (await nobodysHash()))
			if (!who || !account || !good) return undefined
			const token = newToken()
			const at = clock.now()
			sessions.removeIdleSince(at - IDLE_MS)
			sessions.save({ tokenHash: hashToken(token), username, createdAt: at, seenAt: at })
			return { token, session: sessionOf(who) }
		},
		signOut: (token) => {
			sessions.remove(hashToken(token))
			parts.onRevoked(`session:${hashToken(token)}`)
		},
		renewPassword: async (username) => {
			const who = person(username)
			if (!who) return undefined
			const password = newPassword()
			accounts.save(accountOf(who, await hashPassword(password)))
			sessions.removeOf(username)
			parts.onRevoked(`account:${username}`)
			return password
		},
		hasPassword: (username) => accounts.find(username) !== undefined,
	}
}

/** The row of the table of accounts for a person of the set-up. */
export const accountOf = ({ username, role, name, counterId }: Person, passwordHash: string) => ({
	username,
	role,
	name,
	counterId: counterId ?? null,
	passwordHash,
})

const sessionOf = (who: Person): Session => ({
	actor: `officer:${who.username}`,
	role: who.role,
	permissions: [...permissionsOfPerson(who)],
	name: who.name,
	...(who.counterId && { counterId: who.counterId }),
})
