import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { createMiddleware } from 'hono/factory'
import { rateLimiter } from 'hono-rate-limiter'
import { PublicFigures } from '../../contract/public-figures.ts'
import { addressOf } from './address.ts'
import type { Env } from './caller.ts'
import { json, refusals } from './documents.ts'
import { problem, Refused } from './problem.ts'

export interface PublicFiguresPort {
	/** `undefined` while it cannot be counted. */
	read: () => Promise<PublicFigures | undefined>
	/** The same as CSV, in UTF-8. */
	tableOf: (figures: PublicFigures) => Uint8Array
}

/** One place may ask so often in a minute; a page shows it once. */
const ASKED_AT_MOST = 120
const WINDOW_MS = 60_000
const PATHS = ['/public/figures', '/public/figures.csv']

const figures = createRoute({
	method: 'get',
	path: '/public/figures',
	summary: 'The public figure: satisfied visitors of the days that are over, with its base; for any page to show',
	responses: { 200: json(PublicFigures, 'Changes once an hour at most'), ...refusals },
})
const table = createRoute({
	method: 'get',
	path: '/public/figures.csv',
	summary: 'The same as a table',
	responses: { 200: { description: 'UTF-8 with a head', content: { 'text/csv': {} } }, ...refusals },
})

/** For anyone, whatever credentials they bring, and for the scripts of any page; whoever has it already is told so. */
export function publicRoutes(app: OpenAPIHono<Env>, { read, tableOf }: PublicFiguresPort): void {
	const limiter = rateLimiter<Env>({
		...{ windowMs: WINDOW_MS, limit: ASKED_AT_MOST, standardHeaders: false, keyGenerator: addressOf },
		handler: (c) => problem(c, 'too-many-requests'),
	})
	for (const path of PATHS) app.use(path, limiter, cors(), etag(), holdsAWhile)
	app.openapi(figures, async (c) => c.json(await found(read), 200))
	app.openapi(table, async (c) => {
		const csv = tableOf(await found(read)) as Uint8Array<ArrayBuffer>
		return c.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8' })
	})
}

async function found(read: PublicFiguresPort['read']): Promise<PublicFigures> {
	const told = await read()
	if (!told) throw new Refused('too-many-requests')
	return told
}

const holdsAWhile = createMiddleware<Env>(async (c, next) => {
	await next()
	if (c.res.ok) c.header('cache-control', 'public, max-age=300')
})
