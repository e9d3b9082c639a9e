import type { Centre } from '../../contract/centre.ts'
import { permissionsOfPerson } from '../../contract/permissions.ts'
import type { AccountStore } from '../ports/people.ts'
import { accountOf } from './access.ts'
import { hashPassword, isPassword, newPassword } from './passwords.ts'

/** What the person at the console is told. `password` only when it was made now, and only then. */
export interface FirstPasswords {
	usernames: string[]
	password?: string
}

/**
 * Gives the people of a new centre their first password: in the demo one for all, elsewhere the administrator's, who makes
 * the others. A given password goes to everybody, and in the demo it also replaces an earlier one.
 */
export async function firstPasswords(
	centre: Centre,
	accounts: AccountStore,
	given: string | undefined,
): Promise<FirstPasswords | undefined> {
	const isFirst = accounts.count() === 0
	if (!isFirst && !(centre.demo && given !== undefined)) return undefined
	const people = centre.people.filter((p) => centre.demo || given !== undefined || permissionsOfPerson(p).includes('people'))
	const usernames = people.map((p) => p.username)
	if (!isFirst && (await holdAlready(usernames, accounts, given ?? ''))) return { usernames }
	const password = given ?? newPassword()
	// One hash for all: they share the password, and a start must not take a second for it.
	const hash = await hashPassword(password)
	accounts.save(...people.map((who) => accountOf(who, hash)))
	return { usernames, ...(given === undefined && { password }) }
}

async function holdAlready(usernames: readonly string[], accounts: AccountStore, password: string): Promise<boolean> {
	const hashes = new Set(usernames.map((username) => accounts.find(username)?.passwordHash ?? ''))
	const [hash] = hashes
	return hashes.size === 1 && hash !== undefined && (await isPassword(password, hash))
}
