import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { PrivacyFindings, PrivacyQuery, PrivacyState, SealedReading, SealedReports } from '../../contract/erasure.ts'
import type { Privacy } from '../ports/facts.ts'
import type { Drafted } from '../ports/set-up.ts'
import { require, type Env } from './caller.ts'
import { body, json, refusals } from './documents.ts'
import { Refused } from './problem.ts'

const routes = {
	state: createRoute({
		method: 'get',
		path: '/privacy',
		summary: 'What was removed lately, and who may read and has read what was told in confidence',
		responses: { 200: json(PrivacyState, 'Newest first'), ...refusals },
	}),
	find: createRoute({
		method: 'post',
		path: '/privacy/searches',
		summary: 'How much there is about a person, by kind of data; the data themselves are not told',
		request: { body: body(PrivacyQuery) },
		responses: { 200: json(PrivacyFindings, 'Empty when there is nothing'), ...refusals },
	}),
	erase: createRoute({
		method: 'post',
		path: '/privacy/erasures',
		summary: 'Erases about a person what may be erased; recorded without saying of whom',
		request: { body: body(PrivacyQuery) },
		responses: { 200: json(PrivacyFindings, 'What is left'), ...refusals },
	}),
	read: createRoute({
		method: 'post',
		path: '/sealed-reports/readings',
		summary: 'Reads what visitors told in confidence; each reading is recorded',
		request: { body: body(SealedReading) },
		responses: { 200: json(SealedReports, 'Newest first'), ...refusals },
	}),
}

export function privacyRoutes(app: OpenAPIHono<Env>, privacy: Privacy): void {
	app.openapi(routes.state, (c) => {
		require(c.var.caller, 'privacy', 'read-facts')
		return c.json(privacy.state(), 200)
	})
	app.openapi(routes.find, (c) => {
		require(c.var.caller, 'privacy')
		return c.json(privacy.find(c.req.valid('json')), 200)
	})
	app.openapi(routes.erase, async (c) => {
		require(c.var.caller, 'privacy')
		good(await privacy.erase(c.req.valid('json'), c.var.caller.actor))
		return c.json(privacy.find(c.req.valid('json')), 200)
	})
	app.openapi(routes.read, async (c) => {
		require(c.var.caller, 'read-sealed')
		return c.json(good(await privacy.read(c.req.valid('json').before, c.var.caller.actor)), 200)
	})
}

function good<T>(answer: Drafted<T>): T {
	if (!answer.ok) throw new Refused(answer.code, answer.detail)
	return answer.value
}
