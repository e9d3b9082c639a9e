import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { rateLimiter } from 'hono-rate-limiter'
import { Credentials, Session } from '../../contract/api.ts'
import type { Access } from '../ports.ts'
import { SESSION_COOKIE, type Env } from './caller.ts'
import { addressOf } from './address.ts'
import { body, json, nothing, refusals } from './documents.ts'
import { problem, Refused } from './problem.ts'

const COOKIE = { path: '/', httpOnly: true, sameSite: 'Strict' } as const
const WINDOW_MS = 60_000
/** Wrong answers a minute for one account from one place, and from one place in all. */
const TRIES_AN_ACCOUNT = 10
const TRIES_A_PLACE = 60

const responses = { 200: json(Session, 'Who is signed in, and what they may do'), ...refusals }
const signIn = createRoute({ method: 'post', path: '/session', summary: 'Sign in', request: { body: body(Credentials) }, responses })
const show = createRoute({ method: 'get', path: '/session', summary: 'Who is signed in', responses })
const signOut = createRoute({
	method: 'delete',
	path: '/session',
	summary: 'Sign out',
	responses: { 204: nothing('The session has ended'), ...refusals },
})

export function sessionRoutes(app: OpenAPIHono<Env>, access: Access): void {
	app.on('POST', '/session', failures(TRIES_A_PLACE, addressOf))
	app.on(
		'POST',
		'/session',
		failures(TRIES_AN_ACCOUNT, async (c) => `${addressOf(c)} ${await usernameOf(c)}`),
	)
	app.openapi(signIn, async (c) => {
		const { username, password } = c.req.valid('json')
		const entered = await access.signIn(username, password)
		if (!entered) throw new Refused('wrong-credentials')
		setCookie(c, SESSION_COOKIE, entered.token, COOKIE)
		return c.json(entered.session, 200)
	})
	app.openapi(show, (c) => {
		const { session } = c.var.caller
		if (!session) throw new Refused('not-signed-in')
		return c.json(session, 200)
	})
	app.openapi(signOut, (c) => {
		const token = getCookie(c, SESSION_COOKIE)
		if (token !== undefined) access.signOut(token)
		deleteCookie(c, SESSION_COOKIE, COOKIE)
		return c.body(null, 204)
	})
}

const failures = (limit: number, keyGenerator: (c: Context<Env>) => string | Promise<string>) =>
	rateLimiter<Env>({
		windowMs: WINDOW_MS,
		limit,
		keyGenerator,
		skipSuccessfulRequests: true,
		handler: (c) => problem(c, 'too-many-requests'),
	})

/** A body that cannot be read names nobody; the route refuses it next. */
async function usernameOf(c: Context<Env>): Promise<string> {
	const read = Credentials.safeParse(await c.req.json().catch(() => undefined))
	return read.success ? read.data.username.toLowerCase() : ''
}
