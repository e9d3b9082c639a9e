import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { ScreenIndex } from '../../contract/api.ts'
import { Centre, type CentreSetup } from '../../contract/centre.ts'
import type { CentreSource } from '../ports/core.ts'
import { require, requireKnown, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'

const pack = promisify(gzip)

// The schema of a whole centre names its people; a set-up is the same without them.
const setupSchema = z.object(Centre.shape).omit({ people: true }).meta({ id: 'CentreSetup' })

const routes = {
	setup: createRoute({
		method: 'get',
		path: '/centre',
		summary: 'The set-up, for any enrolled device or officer',
		responses: { 200: json(setupSchema, 'Everything but the people'), ...refusals },
	}),
	file: createRoute({
		method: 'get',
		path: '/centre-file',
		summary: 'The whole centre file, to keep or to edit and send back with ConfigureCentre',
		responses: { 200: json(Centre, 'The centre file'), ...refusals },
	}),
	screens: createRoute({
		method: 'get',
		path: '/screens',
		summary: 'Every screen of the set-up, for the index',
		responses: { 200: json(ScreenIndex, 'Ids and labels'), ...refusals },
	}),
}

export interface CentreParts {
	centre: CentreSource
}

/** Every screen asks when the set-up changes, and thousands of procedures are megabytes: written and packed once. */
function setupBody(centre: CentreSource) {
	let made: { rev: number; plain: string; packed: Promise<Buffer<ArrayBuffer>> } | undefined
	return () => {
		if (made?.rev === centre.rev()) return made
		const { people: _, ...setup } = centre.current()
		// Accounts are named to no screen.
		const { confidentialReaders: __, ...rating } = setup.rating
		const plain = JSON.stringify({ ...setup, rating } satisfies CentreSetup)
		return (made = { rev: centre.rev(), plain, packed: pack(plain) })
	}
}

export function centreRoutes(app: OpenAPIHono<Env>, { centre }: CentreParts): void {
	const setup = setupBody(centre)
	app.openapi(routes.setup, async (c) => {
		requireKnown(c.var.caller)
		const packed = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
		const headers = { 'content-type': 'application/json', vary: 'accept-encoding', ...(packed && { 'content-encoding': 'gzip' }) }
		return c.body(await (packed ? setup().packed : setup().plain), 200, headers) as never
	})
	app.openapi(routes.file, (c) => {
		require(c.var.caller, 'configure')
		return c.json(centre.current(), 200)
	})
	app.openapi(routes.screens, (c) => {
		const { name, demo, kiosks, displays, counters } = centre.current()
		return c.json(
			{
				name,
				demo,
				kiosks: kiosks.map(({ id, label }) => ({ id, label })),
				displays: displays.map(({ id, label, layout }) => ({ id, label, layout })),
				counters: counters.map(({ id, number }) => ({ id, number })),
			},
			200,
		)
	})
}
