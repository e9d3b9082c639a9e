import { createMiddleware } from 'hono/factory'
import { getCookie } from 'hono/cookie'
import type { Permission } from '../../contract/api.ts'
import type { Access, Caller } from '../ports.ts'
import { Refused } from './problem.ts'

export const SESSION_COOKIE = 'session'
export type Env = { Variables: { caller: Caller; retryAfter?: number } }

/** Knows who is asking before anything else is read. Credentials that are not good are refused, never taken for none. */
export const identify = (access: Access) =>
	createMiddleware<Env>(async (c, next) => {
		const header = c.req.header('authorization')
		const token = header === undefined ? undefined : (/^Bearer ([\w-]{1,200})$/.exec(header)?.[1] ?? '')
		const session = getCookie(c, SESSION_COOKIE)
		const caller = access.callerOf({ token, session }) ?? (isSigningIn(c.req.method, c.req.path) ? access.callerOf({}) : undefined)
		if (!caller) throw new Refused('not-signed-in')
		c.set('caller', caller)
		await next()
	})

/** An old cookie must not keep anyone from signing in again, or out. */
const isSigningIn = (method: string, path: string): boolean => path === '/api/session' && method !== 'GET'

/** Refuses whoever has none of these permissions; without credentials the answer is "sign in". */
export function require(caller: Caller, ...anyOf: Permission[]): void {
	if (anyOf.some((p) => caller.permissions.has(p))) return
	throw new Refused(caller.credential === undefined ? 'not-signed-in' : 'not-permitted')
}

/** Refuses whoever brought no credentials at all. */
export function requireKnown(caller: Caller): void {
	if (caller.credential === undefined) throw new Refused('not-signed-in')
}
