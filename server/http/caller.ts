import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { getCookie } from 'hono/cookie'
import type { Permission } from '../../contract/api.ts'
import type { Access, Caller, Origin } from '../ports/people.ts'
import { Refused } from './problem.ts'

export const SESSION_COOKIE = 'session'
/** What is open to whoever came in with a one-time password. */
const OF_ONES_OWN = /^\/api\/(session|sessions|session\/password|sign-in-ways)$/
export type Env = { Variables: { caller: Caller; origin: Origin } }

/** Knows who is asking before anything else is read. Credentials that are not good are refused, never taken for none. */
export const identify = (access: Access) =>
	createMiddleware<Env>(async (c, next) => {
		const header = c.req.header('authorization')
		const token = header === undefined ? undefined : (/^Bearer ([\w-]{1,200})$/i.exec(header)?.[1] ?? '')
		const session = getCookie(c, SESSION_COOKIE)
		if (token === undefined && c.req.method !== 'GET' && isOfAnotherSite(c)) throw new Refused('not-permitted')
		const caller = access.callerOf({ token, session }) ?? (mayForget(c) ? access.callerOf({}) : undefined)
		if (!caller) throw new Refused('not-signed-in')
		if (caller.session?.mustChange && !OF_ONES_OWN.test(c.req.path)) throw new Refused('change-password-first')
		c.set('caller', caller)
		await next()
	})

/**
 * A browser keeps an old cookie and sends it with everything. It must not keep anyone from signing in again, nor a screen
 * from its enrolment, nor a visitor from what anyone may read.
 */
function mayForget({ req }: Context): boolean {
	if (req.method === 'GET') return req.header('authorization') === undefined
	return ['/api/session', '/api/enrolments', '/api/first-run'].includes(req.path)
}

/** What a page of another site, or of another port of this machine, made this browser send. Programs name no origin. */
function isOfAnotherSite({ req }: Context): boolean {
	const site = req.header('sec-fetch-site')
	if (site !== undefined) return site !== 'same-origin' && site !== 'none'
	const origin = req.header('origin')
	return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== req.header('host'))
}

/** Refuses whoever has none of these permissions; without credentials the answer is "sign in". */
export function require(caller: Caller, ...anyOf: Permission[]): void {
	if (anyOf.some((p) => caller.permissions.has(p))) return
	throw new Refused(caller.credential === undefined ? 'not-signed-in' : 'not-permitted')
}

/** Refuses whoever brought no credentials at all. */
export function requireKnown(caller: Caller): void {
	if (caller.credential === undefined) throw new Refused('not-signed-in')
}
