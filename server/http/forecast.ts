import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { ForecastScore, WhatIf, WhatIfAnswer } from '../../contract/forecast.ts'
import { require, type Env } from './caller.ts'
import { body, json, refusals } from './documents.ts'
import { Refused } from './problem.ts'

export interface ForecastParts {
	scores: { last(days: number): ForecastScore }
	whatIf: (asked: WhatIf) => Promise<WhatIfAnswer | { unknown: string }>
}

const route = createRoute({
	method: 'get',
	path: '/forecast-score',
	summary: 'How far the waits told on the last days were from what came: in all, by day and by service',
	request: { query: z.object({ days: z.coerce.number().int().min(1).max(14).default(14) }) },
	responses: { 200: json(ForecastScore, 'As far as it is read; days with visitors, before today'), ...refusals },
})

const asking = createRoute({
	method: 'post',
	path: '/what-if',
	summary: 'What would become of the waits if counters opened or closed; changes nothing',
	request: { body: body(WhatIf) },
	responses: { 200: json(WhatIfAnswer, 'Services that these counters touch'), ...refusals },
})

export function forecastRoutes(app: OpenAPIHono<Env>, { scores, whatIf }: ForecastParts): void {
	app.openapi(asking, async (c) => {
		require(c.var.caller, 'read-views')
		const answer = await whatIf(c.req.valid('json'))
		if ('unknown' in answer) throw new Refused('counter-not-found', answer.unknown)
		return c.json(answer, 200)
	})
	app.openapi(route, (c) => {
		require(c.var.caller, 'read-views')
		return c.json(scores.last(c.req.valid('query').days), 200)
	})
}
