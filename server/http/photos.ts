import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { NewPhoto } from '../../contract/accounts.ts'
import { Id } from '../../contract/ids.ts'
import { Username } from '../../contract/people.ts'
import type { Photos } from '../ports/people.ts'
import { require, requireKnown, type Env } from './caller.ts'
import { json, nothing, refusals } from './documents.ts'
import { Refused } from './problem.ts'

const picture = z.string().meta({ format: 'binary' })
const photo = { params: z.object({ photo: Id }) }
const routes = {
	put: createRoute({
		method: 'put',
		path: '/photos/{username}',
		summary: 'A photo of an officer, at most 2 MB; it is drawn anew. Shown once the set-up names it',
		request: {
			params: z.object({ username: Username }),
			body: {
				required: true,
				content: { 'image/jpeg': { schema: picture }, 'image/png': { schema: picture }, 'image/webp': { schema: picture } },
			},
		},
		responses: { 201: json(NewPhoto, 'Its name, for the set-up'), ...refusals },
	}),
	show: createRoute({
		method: 'get',
		path: '/photos/{photo}',
		summary: 'A photo of an officer, 400 × 500, for whoever is enrolled or signed in',
		request: photo,
		responses: { 200: { description: 'The photo', content: { 'image/jpeg': { schema: picture } } }, ...refusals },
	}),
	remove: createRoute({
		method: 'delete',
		path: '/photos/{photo}',
		summary: 'Remove a photo for good, also from set-ups of before',
		request: photo,
		responses: { 204: nothing('Gone'), ...refusals },
	}),
}

export function photoRoutes(app: OpenAPIHono<Env>, photos: Photos): void {
	app.openapi(routes.put, async (c) => {
		require(c.var.caller, 'people')
		const name = await photos.keep(c.req.valid('param').username, Buffer.from(await c.req.arrayBuffer()))
		if (name === undefined) throw new Refused('file-unreadable', 'not a JPEG, PNG or WebP of at most 30 million pixels')
		return c.json({ photo: name }, 201)
	})
	app.openapi(routes.show, async (c) => {
		requireKnown(c.var.caller)
		const bytes = await photos.read(c.req.valid('param').photo)
		if (!bytes) throw new Refused('not-found')
		return c.body(new Uint8Array(bytes), 200, {
			'content-type': 'image/jpeg',
			'cache-control': 'private, max-age=31536000, immutable',
		})
	})
	app.openapi(routes.remove, async (c) => {
		require(c.var.caller, 'people')
		await photos.remove(c.req.valid('param').photo)
		return c.body(null, 204)
	})
}
