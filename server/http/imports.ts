import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { DraftState } from '../../contract/draft.ts'
import { FileFormat, ImportKind, ImportState, TakeImport } from '../../contract/imports.ts'
import type { Caller } from '../ports/people.ts'
import type { Imports } from '../ports/set-up.ts'
import { require, type Env } from './caller.ts'
import { body, json, nothing, refusals } from './documents.ts'
import { Refused } from './problem.ts'

const params = z.object({ importId: z.uuid() })
const routes = {
	begin: createRoute({
		method: 'post',
		path: '/imports',
		summary: 'Bring a list: it is read in the background and held against the draft, and changes nothing',
		request: {
			query: z.object({ kind: ImportKind, format: FileFormat, name: z.string().min(1).max(300) }),
			body: { required: true, content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } } },
		},
		responses: { 202: json(ImportState, 'Being read'), ...refusals },
	}),
	find: createRoute({
		method: 'get',
		path: '/imports/{importId}',
		summary: 'How far it is read; then every problem by its line, and what would change',
		request: { params },
		responses: { 200: json(ImportState, 'As it stands'), ...refusals },
	}),
	take: createRoute({
		method: 'post',
		path: '/imports/{importId}/take',
		summary: 'Into the draft, as one change that one undo takes back',
		request: { params, body: body(TakeImport) },
		responses: { 200: json(DraftState, 'The draft with it'), ...refusals },
	}),
	drop: createRoute({
		method: 'delete',
		path: '/imports/{importId}',
		summary: 'Give a file up',
		request: { params },
		responses: { 204: nothing('Gone'), ...refusals },
	}),
}

/** Lists that are brought in. Whoever may change a part may bring it. */
export function importRoutes(app: OpenAPIHono<Env>, imports: Imports): void {
	/** An import is nobody else's to read: what it holds is asked for by its kind. */
	const find = (caller: Caller, importId: string): ImportState => {
		require(caller, 'configure', 'people')
		const state = imports.find(importId)
		if (!state) throw new Refused('not-found')
		mayBring(caller, state.kind)
		return state
	}
	app.openapi(routes.begin, async (c) => {
		const { kind, format, name } = c.req.valid('query')
		mayBring(c.var.caller, kind)
		const state = imports.begin({ kind, format, name, bytes: new Uint8Array(await c.req.arrayBuffer()) })
		if (!state) throw new Refused('too-many-requests')
		return c.json(state, 202)
	})
	app.openapi(routes.find, (c) => c.json(find(c.var.caller, c.req.valid('param').importId), 200))
	app.openapi(routes.take, (c) => {
		const { importId } = c.req.valid('param')
		find(c.var.caller, importId)
		const taken = imports.take(importId, c.req.valid('json'), c.var.caller.actor)
		if (!taken.ok) throw new Refused(taken.code, taken.detail)
		return c.json(taken.value, 200)
	})
	app.openapi(routes.drop, (c) => {
		const { importId } = c.req.valid('param')
		find(c.var.caller, importId)
		imports.drop(importId)
		return c.body(null, 204)
	})
}

export const mayBring = (caller: Caller, kind: ImportKind): void =>
	require(caller, ...(kind === 'people' ? (['people'] as const) : []), 'configure')
