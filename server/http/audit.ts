import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { ExportKeyCard } from '../../contract/audit.ts'
import type { CentreSource, FactLog } from '../ports.ts'
import type { ExportKey } from '../store/export-key.ts'
import { EXPORT_FORMAT, signedExport, type ExportHeader, type FactRows } from '../store/signed-export.ts'
import { require, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'
import { Refused } from './problem.ts'

export interface AuditParts {
	log: FactLog
	rows: FactRows
	key: ExportKey
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
		return c.json(cardOf(parts.key), 200)
	})
	app.openapi(routes.file, (c) => {
		require(c.var.caller, 'read-facts')
		const header = headerOf(parts, c.req.valid('param').position)
		c.header('content-type', 'application/x-ndjson')
		c.header('content-disposition', `attachment; filename="${header.centre.id}-${header.fromDay}-${header.toDay}.ndjson"`)
		return stream(c, async (out) => {
			for await (const piece of signedExport(parts.rows, header, parts.key)) {
				if (out.aborted) return
				await out.write(piece)
			}
		}) as never
	})
}

function headerOf({ log, rows, key, centre, version }: AuditParts, position: number): ExportHeader {
	const [made] = log.read(position - 1, 1)
	if (made?.type !== 'ExportMade') throw new Refused('not-found')
	const range = rows.range(made.fromDay, made.toDay, position)
	if (!range) throw new Refused('not-found', 'no facts in these days')
	const { id, name } = centre.current()
	const { fromDay, toDay, at, actor } = made
	return {
		...{ format: EXPORT_FORMAT, centre: { id, name: name.vi }, program: version, madeAt: at, by: actor, fromDay, toDay },
		...{ first: range.first, last: range.last, before: rows.hashAt(range.first - 1), key: cardOf(key) },
	}
}

const cardOf = ({ publicKey, fingerprint }: ExportKey): ExportKeyCard => ({ algorithm: 'Ed25519', publicKey, fingerprint })
