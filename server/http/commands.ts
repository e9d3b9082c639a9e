import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { CommandAnswer } from '../../contract/api.ts'
import { Command } from '../../contract/commands.ts'
import { PERMISSION_FOR } from '../../contract/permissions.ts'
import type { Dispatch } from '../ports/core.ts'
import { require, type Env } from './caller.ts'
import { body, json, refusals } from './documents.ts'
import { refusal } from './problem.ts'

const route = createRoute({
	method: 'post',
	path: '/commands',
	summary: 'The one door for every change. The same commandId again: 200 and the same answer, nothing done twice.',
	request: { body: body(Command) },
	responses: {
		201: json(CommandAnswer, 'Done: the facts recorded'),
		200: json(CommandAnswer, 'Done before: the facts recorded then'),
		...refusals,
	},
})

export const commandRoutes = (app: OpenAPIHono<Env>, dispatch: Dispatch) =>
	app.openapi(route, async (c) => {
		const command = c.req.valid('json')
		const { caller } = c.var
		require(caller, ...PERMISSION_FOR[command.type])
		const outcome = await dispatch(command, caller.actor)
		if (!outcome.ok) return refusal(c, outcome) as never
		return c.json({ events: outcome.events }, outcome.repeated ? 200 : 201)
	})
