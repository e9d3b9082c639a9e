import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { WallList } from '../../contract/walls.ts'
import { require, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'

export interface WallParts {
	list: () => WallList
}

const route = createRoute({
	method: 'get',
	path: '/walls',
	summary: 'Notices, the emergency, and which display shows what',
	responses: { 200: json(WallList, 'As it stands now'), ...refusals },
})

export function wallRoutes(app: OpenAPIHono<Env>, { list }: WallParts): void {
	app.openapi(route, (c) => {
		require(c.var.caller, 'notices', 'read-views')
		return c.json(list(), 200)
	})
}
