import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { JSONValue } from 'hono/utils/types'
import {
	DraftPage,
	DraftReview,
	DraftState,
	EditRequest,
	ListPart,
	PageQuery,
	Published,
	PublishRequest,
	RestoreRequest,
	ValuePart,
} from '../../contract/draft.ts'
import type { Drafted, Drafts } from '../ports/set-up.ts'
import { require, type Env } from './caller.ts'
import { body, json, refusals } from './documents.ts'
import { refusal, Refused } from './problem.ts'

const CentrePart = z.union([ListPart, ValuePart])
const state = (description: string) => ({ 200: json(DraftState, description), ...refusals })
const routes = {
	state: createRoute({
		method: 'get',
		path: '/draft',
		summary: 'What is drafted, and what keeps it from being published',
		responses: state('The draft'),
	}),
	review: createRoute({
		method: 'get',
		path: '/draft/review',
		summary: 'What publishing would change, and what that means for people in the hall',
		responses: { 200: json(DraftReview, 'The draft with its changes'), ...refusals },
	}),
	part: createRoute({
		method: 'get',
		path: '/draft/parts/{part}',
		summary: 'One part as drafted; without a value where an optional part is not set',
		request: { params: z.object({ part: CentrePart }) },
		responses: { 200: json(z.object({ rev: z.int(), value: z.unknown().optional() }), 'The part'), ...refusals },
	}),
	page: createRoute({
		method: 'get',
		path: '/draft/{list}',
		summary: 'A page of a long part, as drafted',
		request: { params: z.object({ list: z.enum(['procedures', 'people']) }), query: PageQuery },
		responses: { 200: json(DraftPage, 'In the order of the part'), ...refusals },
	}),
	edit: createRoute({
		method: 'post',
		path: '/draft/edits',
		summary: 'Edits made together, all of them or none; 409 when the draft has moved on',
		request: { body: body(EditRequest) },
		responses: state('The draft with them'),
	}),
	undo: createRoute({
		method: 'post',
		path: '/draft/undo',
		summary: 'Take back the edits made together last',
		request: { body: body(z.strictObject({ rev: z.int().min(0) })) },
		responses: state('The draft without them'),
	}),
	drop: createRoute({ method: 'delete', path: '/draft', summary: 'Forget everything drafted', responses: state('An empty draft') }),
	restore: createRoute({
		method: 'post',
		path: '/draft/restore',
		summary: 'Draft a version of old as it was',
		request: { body: body(RestoreRequest) },
		responses: state('The draft that brings it back'),
	}),
	publish: createRoute({
		method: 'post',
		path: '/draft/publish',
		summary: 'Put the draft in force, as ConfigureCentre; the same commandId again answers the same',
		request: { body: body(PublishRequest) },
		responses: {
			201: json(Published, 'In force'),
			200: json(Published, 'Done before'),
			...refusals,
		},
	}),
}

/** The set-up as a draft that everybody who edits shares. */
export function draftRoutes(app: OpenAPIHono<Env>, drafts: Drafts): void {
	app.openapi(routes.state, (c) => {
		require(c.var.caller, 'configure')
		return c.json(drafts.state(), 200)
	})
	app.openapi(routes.review, (c) => {
		require(c.var.caller, 'configure')
		return c.json(drafts.review(), 200)
	})
	app.openapi(routes.part, (c) => {
		require(c.var.caller, 'configure')
		const { part } = c.req.valid('param')
		if (part === 'people') require(c.var.caller, 'people')
		return c.json({ rev: drafts.state().rev, value: drafts.centre()[part] as JSONValue }, 200)
	})
	app.openapi(routes.page, (c) => {
		require(c.var.caller, 'configure')
		const { list } = c.req.valid('param')
		if (list === 'people') require(c.var.caller, 'people')
		return c.json(drafts.page(list, c.req.valid('query')), 200)
	})
	app.openapi(routes.edit, (c) => {
		require(c.var.caller, 'configure')
		const request = c.req.valid('json')
		if (request.edits.some(({ part }) => part === 'people')) require(c.var.caller, 'people')
		return c.json(valueOf(drafts.edit(request, c.var.caller.actor)), 200)
	})
	app.openapi(routes.undo, (c) => {
		require(c.var.caller, 'configure')
		return c.json(valueOf(drafts.undo(c.req.valid('json').rev)), 200)
	})
	app.openapi(routes.drop, (c) => {
		require(c.var.caller, 'configure')
		return c.json(drafts.drop(), 200)
	})
	app.openapi(routes.restore, async (c) => {
		require(c.var.caller, 'configure')
		require(c.var.caller, 'people')
		return c.json(valueOf(await drafts.restore(c.req.valid('json'), c.var.caller.actor)), 200)
	})
	app.openapi(routes.publish, async (c) => {
		require(c.var.caller, 'configure')
		const outcome = await drafts.publish(c.req.valid('json'), c.var.caller.actor)
		if (!outcome.ok) return refusal(c, outcome) as never
		const [fact] = outcome.events
		if (!fact) throw new Refused('nothing-drafted')
		return c.json({ position: fact.position, at: fact.at }, outcome.repeated ? 200 : 201)
	})
}

function valueOf<T>(result: Drafted<T>): T {
	if (!result.ok) throw new Refused(result.code, result.detail)
	return result.value
}
