import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { FirstRun } from '../../contract/first-run.ts'
import type { Person } from '../../contract/people.ts'
import { weaknessOf } from '../domain/password-rule.ts'
import type { CentreSource, Clock, Dispatch } from '../ports/core.ts'
import type { Access, AccountStore, Passwords } from '../ports/people.ts'
import type { FirstRuns } from '../ports/set-up.ts'
import { hashToken, newToken } from './tokens.ts'

const LINK_MS = 24 * 3_600_000

export interface FirstRunParts {
	centre: CentreSource
	accounts: Pick<AccountStore, 'find'>
	passwords: Pick<Passwords, 'set' | 'weaknessIn'>
	access: Pick<Access, 'enter' | 'endSessions'>
	dispatch: Dispatch
	clock: Clock
}

/**
 * The way in for an administrator who has no password yet, or has lost it: a secret that is shown at the console alone and
 * kept in memory alone, good once and for a day.
 *
 * @param wanted  `when-needed`: as long as no administrator has a password
 */
export function createFirstRun(parts: FirstRunParts, wanted: 'never' | 'when-needed' | 'always'): FirstRuns {
	const { centre, clock } = parts
	const administrators = () => centre.current().people.filter((p) => p.role === 'administrator')
	const isNeeded = () => !administrators().some((p) => parts.accounts.find(p.username)?.passwordHash)
	const token = wanted === 'always' || (wanted === 'when-needed' && isNeeded()) ? newToken() : undefined
	const until = clock.now() + LINK_MS
	let isSpent = token === undefined
	const isOpen = () => !isSpent && clock.now() < until
	const isRight = (given: string) => token !== undefined && timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(token)))

	async function enter(who: Person, { password, name }: FirstRun): ReturnType<FirstRuns['use']> {
		if (name !== undefined && name !== who.name) {
			const renamed = await rename(who, name)
			if (!renamed.ok) return renamed
		}
		await parts.passwords.set(who.username, password)
		parts.access.endSessions(who.username)
		const entered = parts.access.enter(who.username)
		return entered ? { ok: true, ...entered } : { ok: false, code: 'link-used' }
	}

	function rename(who: Person, name: string) {
		const setup = centre.current()
		const people = setup.people.map((p) => (p.username === who.username ? { ...p, name } : p))
		const actor = { name: `officer:${who.username}`, kind: 'officer', id: who.username, anyCounter: true } as const
		return parts.dispatch({ type: 'ConfigureCentre', commandId: randomUUID(), centre: { ...setup, people } }, actor)
	}

	return {
		token,
		isOpen,
		use: async (asked) => {
			if (!isOpen() || !isRight(asked.token)) return { ok: false, code: 'link-used' }
			const who = administrators().find((p) => !p.suspended)
			if (!who) return { ok: false, code: 'link-used' }
			const detail = parts.passwords.weaknessIn(who.username, asked.password) ?? weaknessOf(asked.password, [asked.name ?? ''])
			if (detail !== undefined) return { ok: false, code: 'weak-password', detail }
			// Taken before anything is awaited, so that two who hold it do not both get in.
			isSpent = true
			try {
				const answer = await enter(who, asked)
				isSpent = answer.ok
				return answer
			} catch (error) {
				isSpent = false
				throw error
			}
		},
	}
}
