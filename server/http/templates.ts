import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { DraftState } from '../../contract/draft.ts'
import { TakeTemplate, TemplateList } from '../../contract/templates.ts'
import type { Templates } from '../ports/set-up.ts'
import { require, type Env } from './caller.ts'
import { body, json, refusals } from './documents.ts'
import { Refused } from './problem.ts'

const params = z.object({ id: z.string().max(64) })
const routes = {
	list: createRoute({
		method: 'get',
		path: '/templates',
		summary: 'Set-ups that a new centre may begin with',
		responses: { 200: json(TemplateList, 'Each with how much is in it'), ...refusals },
	}),
	find: createRoute({
		method: 'get',
		path: '/templates/{id}',
		summary: 'One of them whole, without people',
		request: { params },
		responses: { 200: json(z.record(z.string(), z.unknown()), 'As a centre’s set-up'), ...refusals },
	}),
	take: createRoute({
		method: 'post',
		path: '/templates/{id}',
		summary: 'Into the draft, as one change; name, code, people and devices stay as drafted',
		request: { params, body: body(TakeTemplate) },
		responses: { 200: json(DraftState, 'The draft with it'), ...refusals },
	}),
}

export function templateRoutes(app: OpenAPIHono<Env>, templates: Templates): void {
	app.openapi(routes.list, (c) => {
		require(c.var.caller, 'configure')
		return c.json({ templates: templates.list() }, 200)
	})
	app.openapi(routes.find, (c) => {
		require(c.var.caller, 'configure')
		const setup = templates.find(c.req.valid('param').id)
		if (!setup) throw new Refused('not-found')
		return c.json(setup as never, 200)
	})
	app.openapi(routes.take, (c) => {
		require(c.var.caller, 'configure')
		const taken = templates.take(c.req.valid('param').id, c.req.valid('json').rev, c.var.caller.actor)
		if (!taken.ok) throw new Refused(taken.code, taken.detail)
		return c.json(taken.value, 200)
	})
}
