import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { PasswordChange, SignInWays } from '../../contract/accounts.ts'
import { Credentials, Session } from '../../contract/api.ts'
import type { Clock } from '../ports/core.ts'
import type { Access, Passwords } from '../ports/people.ts'
import { addressOf } from './address.ts'
import type { Env } from './caller.ts'
import { browserOf, forgetSession, keepSession, sessionTokenOf } from './cookies.ts'
import { body, json, nothing, refusals } from './documents.ts'
import { problem, Refused } from './problem.ts'

const responses = { 200: json(Session, 'Who is signed in, and what they may do'), ...refusals }
const ended = { 204: nothing('The session has ended'), ...refusals }
const routes = {
	ways: createRoute({
		method: 'get',
		path: '/sign-in-ways',
		summary: 'How one may sign in besides by password',
		responses: { 200: json(SignInWays, 'The sign-in service, where there is one'), ...refusals },
	}),
	signIn: createRoute({ method: 'post', path: '/session', summary: 'Sign in', request: { body: body(Credentials) }, responses }),
	show: createRoute({ method: 'get', path: '/session', summary: 'Who is signed in', responses }),
	signOut: createRoute({ method: 'delete', path: '/session', summary: 'Sign out', responses: ended }),
	signOutEverywhere: createRoute({ method: 'delete', path: '/sessions', summary: 'Sign out in every browser', responses: ended }),
	password: createRoute({
		method: 'put',
		path: '/session/password',
		summary: 'Set one’s own password; the other sessions end',
		request: { body: body(PasswordChange) },
		responses: { 204: nothing('It is in force'), ...refusals },
	}),
}

export interface SessionParts {
	access: Access
	passwords: Passwords
	clock: Clock
	ways: SignInWays
}

export function sessionRoutes(app: OpenAPIHono<Env>, { access, passwords, clock, ways }: SessionParts): void {
	const refuse = (c: Context<Env>, { code, retryAt, detail }: WrongPassword) => {
		if (retryAt !== undefined) c.header('retry-after', String(Math.max(1, Math.ceil((retryAt - clock.now()) / 1000))))
		return problem(c, code, detail, retryAt) as never
	}
	app.openapi(routes.ways, (c) => c.json(ways, 200))
	app.openapi(routes.signIn, async (c) => {
		const entered = await passwords.signIn({ ...c.req.valid('json'), address: addressOf(c), browser: browserOf(c) })
		if (!entered.ok) return refuse(c, entered)
		keepSession(c, entered)
		return c.json(entered.session, 200)
	})
	app.openapi(routes.show, (c) => c.json(sessionOf(c), 200))
	app.openapi(routes.signOut, (c) => {
		const token = sessionTokenOf(c)
		if (token !== undefined) access.signOut(token)
		forgetSession(c)
		return c.body(null, 204)
	})
	app.openapi(routes.signOutEverywhere, (c) => {
		sessionOf(c)
		access.endSessions(c.var.caller.actor.id)
		forgetSession(c)
		return c.body(null, 204)
	})
	app.openapi(routes.password, async (c) => {
		sessionOf(c)
		const { current, next } = c.req.valid('json')
		const asked = { username: c.var.caller.actor.id, password: current, address: addressOf(c), browser: browserOf(c) }
		const changed = await passwords.change(asked, next, sessionTokenOf(c) ?? '')
		return changed.ok ? c.body(null, 204) : refuse(c, changed)
	})
}

type WrongPassword = {
	code: 'wrong-credentials' | 'too-many-requests' | 'weak-password'
	retryAt?: number | undefined
	detail?: string | undefined
}

function sessionOf(c: Context<Env>): Session {
	const { session } = c.var.caller
	if (!session) throw new Refused('not-signed-in')
	return session
}
