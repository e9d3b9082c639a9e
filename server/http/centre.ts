import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { AccountCard, NewPassword, ScreenIndex } from '../../contract/api.ts'
import { Centre, type CentreSetup } from '../../contract/centre.ts'
import type { Access, CentreSource } from '../ports.ts'
import { require, requireKnown, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'
import { Refused } from './problem.ts'

// The schema of a whole centre names its people; a set-up is the same without them.
const setupSchema = z.object(Centre.shape).omit({ people: true }).meta({ id: 'CentreSetup' })

const routes = {
	setup: createRoute({
		method: 'get',
		path: '/centre',
		summary: 'The set-up, for any enrolled device or officer',
		responses: { 200: json(setupSchema, 'Everything but the people'), ...refusals },
	}),
	file: createRoute({
		method: 'get',
		path: '/centre-file',
		summary: 'The whole centre file, to keep or to edit and send back with ConfigureCentre',
		responses: { 200: json(Centre, 'The centre file'), ...refusals },
	}),
	screens: createRoute({
		method: 'get',
		path: '/screens',
		summary: 'Every screen of the set-up, for the index',
		responses: { 200: json(ScreenIndex, 'Ids and labels'), ...refusals },
	}),
	accounts: createRoute({
		method: 'get',
		path: '/accounts',
		summary: 'The people of the set-up, and who has a password',
		responses: { 200: json(z.object({ accounts: z.array(AccountCard) }), 'All accounts'), ...refusals },
	}),
	password: createRoute({
		method: 'post',
		path: '/accounts/{username}/password',
		summary: 'Make a new password, shown once; sessions of the account end',
		request: { params: z.object({ username: z.string().max(64) }) },
		responses: { 201: json(NewPassword, 'The password'), ...refusals },
	}),
}

export interface CentreParts {
	centre: CentreSource
	access: Access
	log: (message: string, details: object) => void
}

export function centreRoutes(app: OpenAPIHono<Env>, { centre, access, log }: CentreParts): void {
	app.openapi(routes.setup, (c) => {
		requireKnown(c.var.caller)
		const { people: _, ...setup } = centre.current()
		return c.json(setup satisfies CentreSetup, 200)
	})
	app.openapi(routes.file, (c) => {
		require(c.var.caller, 'configure')
		return c.json(centre.current(), 200)
	})
	app.openapi(routes.screens, (c) => {
		const { name, demo, kiosks, displays, counters } = centre.current()
		return c.json(
			{
				name,
				demo,
				kiosks: kiosks.map(({ id, label }) => ({ id, label })),
				displays: displays.map(({ id, label, layout }) => ({ id, label, layout })),
				counters: counters.map(({ id, number }) => ({ id, number })),
			},
			200,
		)
	})
	app.openapi(routes.accounts, (c) => {
		require(c.var.caller, 'configure')
		const accounts = centre.current().people.map(({ username, name, role, counterId }) => ({
			username,
			name,
			role,
			counterId: counterId ?? null,
			hasPassword: access.hasPassword(username),
		}))
		return c.json({ accounts }, 200)
	})
	app.openapi(routes.password, async (c) => {
		require(c.var.caller, 'configure')
		const { username } = c.req.valid('param')
		const password = await access.renewPassword(username)
		if (password === undefined) throw new Refused('not-found')
		log('password renewed', { username, by: c.var.caller.actor.name })
		return c.json({ username, password }, 201)
	})
}
