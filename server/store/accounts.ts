import type { DeviceKind } from '../../contract/api.ts'
import type { Account, AccountStore, DeviceRow, DeviceStore, SessionRow, SessionStore } from '../ports.ts'
import type { Db } from './database.ts'

const ACCOUNT = 'username, role, name, counter_id AS counterId, password_hash AS passwordHash'
const SESSION = 'token_hash AS tokenHash, username, created_at AS createdAt, seen_at AS seenAt'
const DEVICE =
	'device_id AS deviceId, kind, id, label, token_hash AS tokenHash, enrolled_at AS enrolledAt, last_seen_at AS lastSeenAt, revoked_at AS revokedAt'

export function createAccountStore(db: Db): AccountStore {
	const find = db.prepare<[string], Account>(`SELECT ${ACCOUNT} FROM accounts WHERE username = ?`)
	const list = db.prepare<[], Account>(`SELECT ${ACCOUNT} FROM accounts ORDER BY username`)
	const save = db.prepare<Account>(
		`INSERT INTO accounts (username, role, name, counter_id, password_hash) VALUES (@username, @role, @name, @counterId, @passwordHash)
		ON CONFLICT (username) DO UPDATE SET role = excluded.role, name = excluded.name, counter_id = excluded.counter_id, password_hash = excluded.password_hash`,
	)
	const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM accounts')
	const saveAll = db.transaction((accounts: readonly Account[]) => accounts.forEach((account) => save.run(account)))
	return {
		find: (username) => find.get(username),
		list: () => list.all(),
		save: (...accounts) => saveAll(accounts),
		count: () => count.get()?.n ?? 0,
	}
}

/** Only hashes of tokens are kept: a stolen file opens nothing. */
export function createSessionStore(db: Db): SessionStore {
	const find = db.prepare<[string], SessionRow>(`SELECT ${SESSION} FROM sessions WHERE token_hash = ?`)
	const save = db.prepare<SessionRow>(
		'INSERT INTO sessions (token_hash, username, created_at, seen_at) VALUES (@tokenHash, @username, @createdAt, @seenAt)',
	)
	const touch = db.prepare<[number, string]>('UPDATE sessions SET seen_at = ? WHERE token_hash = ?')
	const remove = db.prepare<[string]>('DELETE FROM sessions WHERE token_hash = ?')
	const removeOf = db.prepare<[string]>('DELETE FROM sessions WHERE username = ?')
	const removeIdle = db.prepare<[number]>('DELETE FROM sessions WHERE seen_at < ?')
	return {
		find: (hash) => find.get(hash),
		save: (row) => void save.run(row),
		touch: (hash, seenAt) => void touch.run(seenAt, hash),
		remove: (hash) => void remove.run(hash),
		removeOf: (username) => void removeOf.run(username),
		removeIdleSince: (before) => removeIdle.run(before).changes,
	}
}

export function createDeviceStore(db: Db): DeviceStore {
	const byToken = db.prepare<[string], DeviceRow & { kind: DeviceKind }>(
		`SELECT ${DEVICE} FROM devices WHERE token_hash = ? AND revoked_at IS NULL`,
	)
	const find = db.prepare<[string], DeviceRow>(`SELECT ${DEVICE} FROM devices WHERE device_id = ?`)
	const list = db.prepare<[], DeviceRow>(`SELECT ${DEVICE} FROM devices WHERE revoked_at IS NULL ORDER BY kind, id, enrolled_at`)
	const save = db.prepare<DeviceRow>(
		`INSERT INTO devices (device_id, kind, id, label, token_hash, enrolled_at, last_seen_at, revoked_at)
		VALUES (@deviceId, @kind, @id, @label, @tokenHash, @enrolledAt, @lastSeenAt, @revokedAt)`,
	)
	const touch = db.prepare<[number, string]>('UPDATE devices SET last_seen_at = ? WHERE device_id = ?')
	const revoke = db.prepare<[number, string]>('UPDATE devices SET revoked_at = ? WHERE device_id = ? AND revoked_at IS NULL')
	return {
		findByToken: (hash) => byToken.get(hash),
		find: (deviceId) => find.get(deviceId),
		list: () => list.all(),
		save: (row) => void save.run(row),
		touch: (deviceId, at) => void touch.run(at, deviceId),
		revoke: (deviceId, at) => revoke.run(at, deviceId).changes > 0,
	}
}
