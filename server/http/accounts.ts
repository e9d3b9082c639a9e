import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { AccountList, NewPassword } from '../../contract/accounts.ts'
import { Username } from '../../contract/people.ts'
import type { Access, Passwords } from '../ports/people.ts'
import { require, type Env } from './caller.ts'
import { json, nothing, refusals } from './documents.ts'
import { Refused } from './problem.ts'

const request = { params: z.object({ username: Username }) }
const routes = {
	list: createRoute({
		method: 'get',
		path: '/accounts',
		summary: 'The people of the set-up, and how it stands with their sign-in',
		responses: { 200: json(AccountList, 'All accounts'), ...refusals },
	}),
	password: createRoute({
		method: 'post',
		path: '/accounts/{username}/password',
		summary: 'Make a one-time password, shown once; sessions of the account end',
		request,
		responses: { 201: json(NewPassword, 'The password, to be replaced at the next sign-in'), ...refusals },
	}),
	signOut: createRoute({
		method: 'delete',
		path: '/accounts/{username}/sessions',
		summary: 'Sign this person out in every browser',
		request,
		responses: { 204: nothing('Signed out'), ...refusals },
	}),
}

export interface AccountParts {
	access: Access
	passwords: Passwords
	log: (message: string, details: object) => void
}

export function accountRoutes(app: OpenAPIHono<Env>, { access, passwords, log }: AccountParts): void {
	app.openapi(routes.list, (c) => {
		require(c.var.caller, 'people')
		return c.json({ accounts: passwords.cards() }, 200)
	})
	app.openapi(routes.password, async (c) => {
		require(c.var.caller, 'people')
		const { username } = c.req.valid('param')
		const password = await passwords.renew(username)
		if (password === undefined) throw new Refused('not-found')
		log('password renewed', { username, by: c.var.caller.actor.name })
		return c.json({ username, password }, 201)
	})
	app.openapi(routes.signOut, (c) => {
		require(c.var.caller, 'people')
		const { username } = c.req.valid('param')
		access.endSessions(username)
		log('signed out by an administrator', { username, by: c.var.caller.actor.name })
		return c.body(null, 204)
	})
}
