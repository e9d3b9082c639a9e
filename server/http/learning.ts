import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { Learning } from '../../contract/api.ts'
import { require, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'

export interface LearningPort {
	watch(): Learning
}

const route = createRoute({
	method: 'get',
	path: '/learning',
	summary: 'Devices at the desks as they report themselves, while somebody asks',
	responses: { 200: json(Learning, 'By agent; empty at the first asking'), ...refusals },
})

/** A button is pressed, and this tells what it looks like; binding it is `ConfigureCentre`. */
export function learningRoutes(app: OpenAPIHono<Env>, learning: LearningPort): void {
	app.openapi(route, (c) => {
		require(c.var.caller, 'manage-devices')
		return c.json(learning.watch(), 200)
	})
}
