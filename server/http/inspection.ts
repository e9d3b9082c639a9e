import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { FactPage, FactQuery, StoredFact, TrailCheck } from '../../contract/audit.ts'
import type { IntegrityAnswer } from '../../contract/integrity.ts'
import { ReplayMoment, ReplayOutline } from '../../contract/replay.ts'
import { Id, LocalDay, VisitId } from '../../contract/ids.ts'
import { require, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'
import { Refused } from './problem.ts'

/** Answers of the thread of inspection; `undefined` where there is none such. */
export interface InspectionPort {
	page(query: FactQuery): Promise<FactPage>
	fact(position: number): Promise<StoredFact | undefined>
	visit(visitId: string): Promise<StoredFact[]>
	integrity(month: string): Promise<IntegrityAnswer>
	outline(day: string): Promise<ReplayOutline | undefined>
	moment(day: string, at: number, displayIds: string[]): Promise<ReplayMoment | undefined>
	checks: { current(): TrailCheck; begin(): TrailCheck }
}

/** So many walls at once: a hall has not more. */
const DISPLAYS_AT_MOST = 12
const day = z.object({ day: LocalDay })
const position = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const displays = z
	.string()
	.default('')
	.transform((list) => list.split(',').filter((id) => id !== ''))
	.pipe(z.array(Id).max(DISPLAYS_AT_MOST))

const get = <P extends string>(path: P, summary: string) => ({ method: 'get' as const, path, summary })
const routes = {
	facts: createRoute({
		...get('/audit/facts', 'Facts as stored, newest first, narrowed as asked'),
		request: { query: FactQuery },
		responses: { 200: json(FactPage, 'Go on with `next` as `before` until it is null'), ...refusals },
	}),
	fact: createRoute({
		...get('/audit/facts/{position}', 'One fact as stored, whole, with the hash before it'),
		request: { params: z.object({ position }) },
		responses: { 200: json(StoredFact, 'What its hash is made of'), ...refusals },
	}),
	visit: createRoute({
		...get('/audit/visits/{visitId}', 'Everything that happened to a visit, in order'),
		request: { params: z.object({ visitId: VisitId }) },
		responses: { 200: json(z.object({ facts: z.array(StoredFact) }), 'Facts as stored'), ...refusals },
	}),
	check: createRoute({
		...get('/audit/check', 'The last proof of the whole trail, or the one that runs'),
		responses: { 200: json(TrailCheck, 'How far it is, or what was found'), ...refusals },
	}),
	begin: createRoute({
		method: 'post',
		path: '/audit/check',
		summary: 'Proves the whole trail in the background; while one runs, it is that one',
		responses: { 202: json(TrailCheck, 'It runs'), ...refusals },
	}),
	outline: createRoute({
		...get('/replay/{day}', 'A day as a line of time'),
		request: { params: day },
		responses: { 200: json(ReplayOutline, 'When something happened'), ...refusals },
	}),
	moment: createRoute({
		...get('/replay/{day}/views', 'The hall at a moment of a day, as its screens showed it'),
		request: { params: day, query: z.object({ at: z.coerce.number().int().min(0).max(8.64e15), displays }) },
		responses: { 200: json(ReplayMoment, 'Displays that were asked for, counters and queues'), ...refusals },
	}),
}

/** What an inspector reads: facts as they are stored, the proof of their chain, and days as they were. */
export function inspectionRoutes(app: OpenAPIHono<Env>, port: InspectionPort): void {
	app.openapi(routes.facts, async (c) => {
		require(c.var.caller, 'read-facts')
		return c.json(await port.page(c.req.valid('query')), 200)
	})
	app.openapi(routes.fact, async (c) => {
		require(c.var.caller, 'read-facts')
		return c.json(there(await port.fact(c.req.valid('param').position)), 200)
	})
	app.openapi(routes.visit, async (c) => {
		require(c.var.caller, 'read-facts')
		const facts = await port.visit(c.req.valid('param').visitId)
		if (facts.length === 0) throw new Refused('visit-not-found')
		return c.json({ facts }, 200)
	})
	app.openapi(routes.check, (c) => {
		require(c.var.caller, 'read-facts')
		return c.json(port.checks.current(), 200)
	})
	app.openapi(routes.begin, (c) => {
		require(c.var.caller, 'read-facts')
		return c.json(port.checks.begin(), 202)
	})
	app.openapi(routes.outline, async (c) => {
		require(c.var.caller, 'read-facts')
		return c.json(there(await port.outline(c.req.valid('param').day)), 200)
	})
	app.openapi(routes.moment, async (c) => {
		require(c.var.caller, 'read-facts')
		const { at, displays: ids } = c.req.valid('query')
		return c.json(there(await port.moment(c.req.valid('param').day, at, ids)), 200)
	})
}

function there<T>(found: T | undefined): T {
	if (found === undefined) throw new Refused('not-found')
	return found
}
