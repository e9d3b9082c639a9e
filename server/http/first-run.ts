import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { rateLimiter } from 'hono-rate-limiter'
import { Session } from '../../contract/api.ts'
import { FirstRun, FirstRunState } from '../../contract/first-run.ts'
import type { FirstRuns } from '../ports/set-up.ts'
import { addressOf } from './address.ts'
import type { Env } from './caller.ts'
import { keepSession } from './cookies.ts'
import { body, json, refusals } from './documents.ts'
import { problem, Refused } from './problem.ts'

/** Wrong links a minute from one place. */
const TRIES_A_MINUTE = 10

const show = createRoute({
	method: 'get',
	path: '/first-run',
	summary: 'Whether the link for the first sign-in waits to be used',
	responses: { 200: json(FirstRunState, 'It does, or it does not'), ...refusals },
})
const use = createRoute({
	method: 'post',
	path: '/first-run',
	summary: 'The first sign-in of an administrator, by the link shown at the console',
	request: { body: body(FirstRun) },
	responses: { 200: json(Session, 'Signed in, with the password chosen'), ...refusals },
})

export function firstRunRoutes(app: OpenAPIHono<Env>, runs: FirstRuns): void {
	app.on(
		'POST',
		'/first-run',
		rateLimiter<Env>({
			windowMs: 60_000,
			limit: TRIES_A_MINUTE,
			keyGenerator: addressOf,
			skipSuccessfulRequests: true,
			handler: (c) => problem(c, 'too-many-requests'),
		}),
	)
	app.openapi(show, (c) => c.json({ open: runs.isOpen() }, 200))
	app.openapi(use, async (c) => {
		const answer = await runs.use(c.req.valid('json'))
		if (!answer.ok) throw new Refused(answer.code, answer.detail)
		keepSession(c, answer)
		return c.json(answer.session, 200)
	})
}
