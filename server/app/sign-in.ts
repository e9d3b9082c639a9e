import type { AccountCard } from '../../contract/accounts.ts'
import { weaknessOf, type Weakness } from '../domain/password-rule.ts'
import type { CentreSource } from '../ports/core.ts'
import type { Access, AccountStore, BrowserStore, Passwords, SessionStore } from '../ports/people.ts'
import { accountOf } from './access.ts'
import { HashingBusy, hashPassword, isOldHash, isPassword, newPassword } from './passwords.ts'
import type { SignInGuard } from './sign-in-guard.ts'
import { hashToken, newToken } from './tokens.ts'

export interface SignInParts {
	access: Access
	accounts: AccountStore
	sessions: SessionStore
	browsers: BrowserStore
	guard: SignInGuard
	centre: CentreSource
}
type Asked = Parameters<Passwords['signIn']>[0]
type Refused = { ok: false; code: 'wrong-credentials' | 'too-many-requests'; retryAt?: number }

/** A hash is slow to make: only when somebody asks for an account that is not there. */
let nobody: Promise<string> | undefined
/** Compared with then, so that a guess takes as long as a wrong password. */
async function nobodysHash(): Promise<string> {
	nobody ??= hashPassword(newToken())
	try {
		return await nobody
	} catch (error) {
		nobody = undefined
		throw error
	}
}

/** Passwords: to come in by, to change, and to make anew. Wrong ones are counted by the guard. */
export function createPasswords({ access, accounts, sessions, browsers, guard, centre }: SignInParts): Passwords {
	const person = (username: string) => centre.current().people.find((p) => p.username === username)

	/** A browser's own count, where it signed in as this person before. */
	function attemptOf({ username, address, browser }: Asked) {
		const hash = browser === undefined ? undefined : hashToken(browser)
		return { username, address, browser: hash !== undefined && browsers.isKnown(hash, username) ? hash : undefined }
	}

	async function prove(asked: Asked): Promise<{ ok: true } | Refused> {
		const attempt = attemptOf(asked)
		const retryAt = guard.begin(attempt)
		if (retryAt !== undefined) return { ok: false, code: 'too-many-requests', retryAt }
		try {
			if (!(await isRight(asked))) return { ok: false, code: 'wrong-credentials' }
		} catch (error) {
			guard.withdraw(attempt)
			if (error instanceof HashingBusy) return { ok: false, code: 'too-many-requests' }
			throw error
		}
		guard.succeeded(attempt)
		return { ok: true }
	}

	async function isRight({ username, password }: Asked): Promise<boolean> {
		const who = person(username)
		const account = who && !who.suspended ? accounts.find(username) : undefined
		const good = await isPassword(password, account?.passwordHash || (await nobodysHash()))
		if (!account?.passwordHash || !good) return false
		if (isOldHash(account.passwordHash)) accounts.setPassword(username, await hashPassword(password), account.mustChange)
		return true
	}

	async function set(username: string, password: string, mustChange: boolean): Promise<boolean> {
		const who = person(username)
		if (!who) return false
		accounts.save(accountOf(who, await hashPassword(password), mustChange))
		return true
	}

	return {
		signIn: async (asked) => {
			const proved = await prove(asked)
			if (!proved.ok) return proved
			const entered = access.enter(asked.username, asked.browser)
			return entered ? { ok: true, ...entered } : { ok: false, code: 'wrong-credentials' }
		},
		change: async (asked, next, token) => {
			const { username, password } = asked
			const isSame = next.normalize('NFC') === password.normalize('NFC')
			const weakness = isSame ? 'same' : weaknessIn(username, next)
			if (weakness) return { ok: false, code: 'weak-password', detail: weakness }
			const proved = await prove(asked)
			if (!proved.ok) return proved
			accounts.setPassword(username, await hashPassword(next), 0)
			access.endSessions(username, token)
			return { ok: true }
		},
		weaknessIn,
		set: (username, password) => set(username, password, false),
		renew: async (username) => {
			const password = newPassword()
			if (!(await set(username, password, true))) return undefined
			access.endSessions(username)
			guard.forgive(username)
			return password
		},
		cards,
	}

	function weaknessIn(username: string, password: string): Weakness | undefined {
		const { id, name, hotline } = centre.current()
		return weaknessOf(password, [username, person(username)?.name ?? '', id, name.vi, name.en, hotline])
	}

	function cards(): AccountCard[] {
		const kept = new Map(accounts.list().map((account) => [account.username, account]))
		const open = sessions.counts()
		const locked = guard.locked()
		return centre.current().people.map(({ username, name, role, counterId, suspended }) => ({
			...{ username, name, role, counterId: counterId ?? null },
			hasPassword: (kept.get(username)?.passwordHash ?? '') !== '',
			mustChange: kept.get(username)?.mustChange === 1,
			suspended: suspended ?? false,
			lastSignInAt: kept.get(username)?.lastSignInAt ?? null,
			sessions: open.get(username) ?? 0,
			lockedUntil: locked.get(username) ?? null,
		}))
	}
}
