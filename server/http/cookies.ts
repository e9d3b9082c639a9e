import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Entered } from '../ports/people.ts'
import { isSecure } from './address.ts'
import { SESSION_COOKIE, type Env } from './caller.ts'

/** Names the browser for its next sign-in; opens nothing. */
const BROWSER_COOKIE = 'browser'
/** Browsers keep a cookie no longer than this (RFC 6265bis). */
const BROWSER_KEPT_S = 400 * 86_400

const strict = (c: Context<Env>) => ({ path: '/', httpOnly: true, sameSite: 'Strict', secure: isSecure(c) }) as const

/** Hands a new session to the browser: no script reads it, no other site sends it. */
export function keepSession(c: Context<Env>, { token, browser }: Entered): void {
	setCookie(c, SESSION_COOKIE, token, strict(c))
	setCookie(c, BROWSER_COOKIE, browser, { ...strict(c), path: '/api', maxAge: BROWSER_KEPT_S })
}

export const sessionTokenOf = (c: Context<Env>): string | undefined => getCookie(c, SESSION_COOKIE)
/** What cannot be one of ours is none. */
export function browserOf(c: Context<Env>): string | undefined {
	const token = getCookie(c, BROWSER_COOKIE)
	return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined
}

export const forgetSession = (c: Context<Env>): void => void deleteCookie(c, SESSION_COOKIE, strict(c))
