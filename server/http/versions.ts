import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { Centre } from '../../contract/centre.ts'
import { VersionChanges, VersionList } from '../../contract/draft.ts'
import type { Versions } from '../ports/set-up.ts'
import { require, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'
import { Refused } from './problem.ts'

const position = z.coerce.number().int().min(1)
const routes = {
	list: createRoute({
		method: 'get',
		path: '/versions',
		summary: 'Published set-ups, newest first, with what each changed in short',
		request: { query: z.object({ before: position.optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }) },
		responses: { 200: json(VersionList, 'Those before a position'), ...refusals },
	}),
	changes: createRoute({
		method: 'get',
		path: '/versions/{position}/changes',
		summary: 'What a version changed, against the one before it or another',
		request: { params: z.object({ position }), query: z.object({ against: position.optional() }) },
		responses: { 200: json(VersionChanges, 'Part by part'), ...refusals },
	}),
	file: createRoute({
		method: 'get',
		path: '/versions/{position}/file',
		summary: 'A version as a centre file',
		request: { params: z.object({ position }) },
		responses: { 200: json(Centre, 'The centre file'), ...refusals },
	}),
}

/** Set-ups that are or were in force: each is a fact of the log. */
export function versionRoutes(app: OpenAPIHono<Env>, versions: Versions): void {
	app.openapi(routes.list, async (c) => {
		require(c.var.caller, 'configure', 'read-facts')
		const { before, limit } = c.req.valid('query')
		return c.json(await versions.list(before, limit), 200)
	})
	app.openapi(routes.changes, async (c) => {
		require(c.var.caller, 'configure', 'read-facts')
		const changes = await versions.changes(c.req.valid('param').position, c.req.valid('query').against)
		if (!changes) throw new Refused('not-found')
		return c.json(changes, 200)
	})
	app.openapi(routes.file, async (c) => {
		require(c.var.caller, 'configure')
		const at = c.req.valid('param').position
		const centre = await versions.centre(at)
		if (!centre) throw new Refused('not-found')
		c.header('content-disposition', `attachment; filename="${centre.id}-${at}.json"`)
		return c.json(centre, 200)
	})
}
