import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context, TypedResponse } from 'hono'
import type { ProblemCode } from '../../contract/problems.ts'
import { ReportAnswer, ReportOptions, ReportQuery, VisitsAnswer, VisitsQuery } from '../../contract/reports.ts'
import { require, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'
import { Refused } from './problem.ts'

/** JSON in UTF-8, as the schema of the route says. */
type Told = Promise<{ ok: true; json: Uint8Array<ArrayBuffer> } | { ok: false; code: ProblemCode; detail?: string }>

/** Figures, made by a thread of their own. */
export interface ReportsPort {
	report(query: ReportQuery, signal?: AbortSignal): Told
	visits(query: VisitsQuery, signal?: AbortSignal): Told
	options(signal?: AbortSignal): Told
}

const report = createRoute({
	method: 'get',
	path: '/reports',
	summary: 'Figures of a period of whole days, grouped and narrowed as asked; a parameter is repeated for each of its values',
	request: { query: ReportQuery },
	responses: { 200: json(ReportAnswer, 'In all, and by group; an officer’s own are not told when made of fewer than ten'), ...refusals },
})
const visits = createRoute({
	method: 'get',
	path: '/reports/visits',
	summary: 'The stops behind a figure, one page of them; nothing about a person, and no ratings',
	request: { query: VisitsQuery },
	responses: { 200: json(VisitsAnswer, 'In the order of their days and of issue'), ...refusals },
})
const options = createRoute({
	method: 'get',
	path: '/reports/options',
	summary: 'What figures can be grouped and narrowed by',
	responses: { 200: json(ReportOptions, 'In the order of the set-up, then what it has no more'), ...refusals },
})

export function reportRoutes(app: OpenAPIHono<Env>, reports: ReportsPort): void {
	app.openapi(report, async (c) => {
		require(c.var.caller, 'read-reports')
		return answered<ReportAnswer>(c, reports.report(c.req.valid('query'), c.req.raw.signal))
	})
	app.openapi(visits, async (c) => {
		require(c.var.caller, 'read-reports')
		return answered<VisitsAnswer>(c, reports.visits(c.req.valid('query'), c.req.raw.signal))
	})
	app.openapi(options, async (c) => {
		require(c.var.caller, 'read-reports')
		return answered<ReportOptions>(c, reports.options(c.req.raw.signal))
	})
}

/** What it is was known to the thread that wrote it; here it is bytes. */
async function answered<T>(c: Context, told: Told): Promise<TypedResponse<T, 200, 'json'>> {
	const reply = await told
	if (!reply.ok) throw new Refused(reply.code, reply.detail)
	return c.body(reply.json, 200, { 'content-type': 'application/json' }) as unknown as TypedResponse<T, 200, 'json'>
}
