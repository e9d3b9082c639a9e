import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { ExportKeyCard } from '../../contract/audit.ts'
import type { CentreSource } from '../ports/core.ts'
import type { FactLog } from '../ports/facts.ts'
import { require, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'
import { Refused } from './problem.ts'

/** What an export says of itself. Days are local and both included; `madeAt` is epoch ms. */
export interface ExportAbout {
	centre: { id: string; name: string }
	program: string
	madeAt: number
	by: string
	fromDay: string
	toDay: string
}
export interface AuditParts {
	log: FactLog
	exports: {
		key: ExportKeyCard
		/** Lines about the facts before the position `until`; `undefined` where those days have none. */
		make(about: ExportAbout, until: number): AsyncIterable<string> | undefined
	}
	centre: CentreSource
	version: string
}

const routes = {
	key: createRoute({
		method: 'get',
		path: '/audit/key',
		summary: 'The public key that exports are signed with',
		responses: { 200: json(ExportKeyCard, 'To be compared where an export is proved'), ...refusals },
	}),
	file: createRoute({
		method: 'get',
		path: '/audit/exports/{position}',
		summary: 'A signed export of facts, as recorded by MakeExport at that position',
		request: { params: z.object({ position: z.coerce.number().int().min(1) }) },
		responses: { 200: { description: 'One JSON object a line', content: { 'application/x-ndjson': { schema: z.string() } } }, ...refusals },
	}),
}

/** What an inspector takes away. Only an export that is on record can be had, and it is the same however often it is fetched. */
export function auditRoutes(app: OpenAPIHono<Env>, parts: AuditParts): void {
	app.openapi(routes.key, (c) => {
		require(c.var.caller, 'read-facts')
		return c.json(parts.exports.key, 200)
	})
	app.openapi(routes.file, (c) => {
		require(c.var.caller, 'read-facts')
		const { position } = c.req.valid('param')
		const about = aboutOf(parts, position)
		const lines = parts.exports.make(about, position)
		if (!lines) throw new Refused('not-found', 'no facts in these days')
		c.header('content-type', 'application/x-ndjson')
		c.header('content-disposition', `attachment; filename="${about.centre.id}-${about.fromDay}-${about.toDay}.ndjson"`)
		return stream(c, async (out) => {
			for await (const piece of lines) {
				if (out.aborted) return
				await out.write(piece)
			}
		}) as never
	})
}

function aboutOf({ log, centre, version }: AuditParts, position: number): ExportAbout {
	const [made] = log.read(position - 1, 1)
	if (made?.type !== 'ExportMade') throw new Refused('not-found')
	const { id, name } = centre.current()
	const { fromDay, toDay, at, actor } = made
	return { centre: { id, name: name.vi }, program: version, madeAt: at, by: actor, fromDay, toDay }
}
