import type {
	Account,
	AccountStore,
	BrowserStore,
	LockoutRow,
	LockoutStore,
	SecretStore,
	SessionRow,
	SessionStore,
} from '../ports/people.ts'
import type { Db } from './database.ts'

const ACCOUNT = 'username, role, name, counter_id AS counterId, password_hash AS passwordHash, must_change AS mustChange'
const SESSION = 'token_hash AS tokenHash, username, created_at AS createdAt, seen_at AS seenAt'
const BROWSERS_EACH = 20

export function createAccountStore(db: Db): AccountStore {
	const find = db.prepare<[string], Account>(`SELECT ${ACCOUNT} FROM accounts WHERE username = ?`)
	const list = db.prepare<[], Account & { lastSignInAt: number | null }>(
		`SELECT ${ACCOUNT}, last_sign_in_at AS lastSignInAt FROM accounts ORDER BY username`,
	)
	const save = db.prepare<Account>(
		`INSERT INTO accounts (username, role, name, counter_id, password_hash, must_change)
		VALUES (@username, @role, @name, @counterId, @passwordHash, @mustChange)
		ON CONFLICT (username) DO UPDATE SET role = excluded.role, name = excluded.name, counter_id = excluded.counter_id,
			password_hash = excluded.password_hash, must_change = excluded.must_change`,
	)
	const setPassword = db.prepare<[string, number, string]>('UPDATE accounts SET password_hash = ?, must_change = ? WHERE username = ?')
	const noteSignIn = db.prepare<[number, string]>('UPDATE accounts SET last_sign_in_at = ? WHERE username = ?')
	const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM accounts')
	const saveAll = db.transaction((accounts: readonly Account[]) => accounts.forEach((account) => save.run(account)))
	return {
		find: (username) => find.get(username),
		list: () => list.all(),
		save: (...accounts) => saveAll(accounts),
		setPassword: (username, hash, mustChange) => void setPassword.run(hash, mustChange, username),
		noteSignIn: (username, at) => void noteSignIn.run(at, username),
		count: () => count.get()?.n ?? 0,
	}
}

/** Only hashes of tokens are kept: a stolen file opens nothing. */
export function createSessionStore(db: Db): SessionStore {
	const find = db.prepare<[string], SessionRow & { mustChange: 0 | 1 }>(
		`SELECT ${SESSION}, must_change AS mustChange FROM sessions JOIN accounts USING (username) WHERE token_hash = ?`,
	)
	const counts = db.prepare<[], { username: string; n: number }>('SELECT username, count(*) AS n FROM sessions GROUP BY username')
	const save = db.prepare<SessionRow>(
		'INSERT INTO sessions (token_hash, username, created_at, seen_at) VALUES (@tokenHash, @username, @createdAt, @seenAt)',
	)
	const touch = db.prepare<[number, string]>('UPDATE sessions SET seen_at = ? WHERE token_hash = ?')
	const remove = db.prepare<[string]>('DELETE FROM sessions WHERE token_hash = ?')
	const removeOf = db.prepare<[string, string], { tokenHash: string }>(
		'DELETE FROM sessions WHERE username = ? AND token_hash <> ? RETURNING token_hash AS tokenHash',
	)
	const removeIdle = db.prepare<[number]>('DELETE FROM sessions WHERE seen_at < ?')
	return {
		find: (hash) => find.get(hash),
		counts: () => new Map(counts.all().map(({ username, n }) => [username, n])),
		save: (row) => void save.run(row),
		touch: (hash, seenAt) => void touch.run(seenAt, hash),
		remove: (hash) => void remove.run(hash),
		removeOf: (username, except = '') => removeOf.all(username, except).map(({ tokenHash }) => tokenHash),
		removeIdleSince: (before) => removeIdle.run(before).changes,
	}
}

export function createBrowserStore(db: Db): BrowserStore {
	const find = db.prepare<[string, string], { username: string }>('SELECT username FROM browsers WHERE token_hash = ? AND username = ?')
	const save = db.prepare<{ tokenHash: string; username: string; seenAt: number }>(
		`INSERT INTO browsers (token_hash, username, seen_at) VALUES (@tokenHash, @username, @seenAt)
		ON CONFLICT (token_hash, username) DO UPDATE SET seen_at = excluded.seen_at`,
	)
	const prune = db.prepare<[string, string]>(
		`DELETE FROM browsers WHERE username = ? AND token_hash NOT IN
			(SELECT token_hash FROM browsers WHERE username = ? ORDER BY seen_at DESC LIMIT ${BROWSERS_EACH})`,
	)
	const know = db.transaction((row: { tokenHash: string; username: string; seenAt: number }) => {
		save.run(row)
		prune.run(row.username, row.username)
	})
	return { isKnown: (hash, username) => find.get(hash, username) !== undefined, know: (row) => know(row) }
}

export function createLockoutStore(db: Db): LockoutStore {
	const list = db.prepare<[], LockoutRow>('SELECT key, waits, until FROM lockouts')
	const save = db.prepare<LockoutRow>(
		`INSERT INTO lockouts (key, waits, until) VALUES (@key, @waits, @until)
		ON CONFLICT (key) DO UPDATE SET waits = excluded.waits, until = excluded.until`,
	)
	const forget = db.prepare<[number]>('DELETE FROM lockouts WHERE until < ?')
	const remove = db.prepare<[string]>('DELETE FROM lockouts WHERE key = ?')
	const saveOne = db.transaction((row: LockoutRow, before: number) => {
		forget.run(before)
		save.run(row)
	})
	return { list: () => list.all(), save: (row, before) => saveOne(row, before), remove: (key) => void remove.run(key) }
}

export function createSecretStore(db: Db): SecretStore {
	const find = db.prepare<[string], { hash: string }>('SELECT hash FROM secrets WHERE name = ?')
	const save = db.prepare<[string, string]>(
		'INSERT INTO secrets (name, hash) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET hash = excluded.hash',
	)
	return { find: (name) => find.get(name)?.hash, save: (name, hash) => void save.run(name, hash) }
}
