import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { FoundVisits } from '../../contract/reception.ts'
import type { Views } from '../ports/core.ts'
import { require, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'

const find = createRoute({
	method: 'get',
	path: '/reception/visits',
	summary: 'Today’s tickets by number, code of the booking, or what the paper’s QR says',
	request: { query: z.object({ find: z.string().max(300) }) },
	responses: { 200: json(FoundVisits, 'Best first, at most twelve'), ...refusals },
})

export function receptionRoutes(app: OpenAPIHono<Env>, views: Views): void {
	app.openapi(find, (c) => {
		require(c.var.caller, 'reception')
		return c.json(views.find(c.req.valid('query').find), 200)
	})
}
