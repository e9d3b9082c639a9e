import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { ForecastScore } from '../../contract/forecast.ts'
import { require, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'

export interface ForecastParts {
	scores: { last(days: number): ForecastScore }
}

const route = createRoute({
	method: 'get',
	path: '/forecast-score',
	summary: 'How far the waits told on the last days were from what came: in all, by day and by service',
	request: { query: z.object({ days: z.coerce.number().int().min(1).max(14).default(14) }) },
	responses: { 200: json(ForecastScore, 'As far as it is read; days with visitors, before today'), ...refusals },
})

export function forecastRoutes(app: OpenAPIHono<Env>, { scores }: ForecastParts): void {
	app.openapi(route, (c) => {
		require(c.var.caller, 'read-views')
		return c.json(scores.last(c.req.valid('query').days), 200)
	})
}
