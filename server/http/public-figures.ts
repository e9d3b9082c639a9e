import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { rateLimiter } from 'hono-rate-limiter'
import { PublicFigures } from '../../contract/public-figures.ts'
import { addressOf } from './address.ts'
import type { Env } from './caller.ts'
import { json, refusals } from './documents.ts'
import { problem, Refused } from './problem.ts'

export type PublicFiguresPort = () => Promise<PublicFigures | undefined>

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

/** For anyone, whatever credentials they bring, and for the scripts of any page. */
export function publicRoutes(app: OpenAPIHono<Env>, read: PublicFiguresPort): void {
	for (const path of PATHS)
		app.use(
			path,
			rateLimiter<Env>({
				...{ windowMs: WINDOW_MS, limit: ASKED_AT_MOST, standardHeaders: false, keyGenerator: addressOf },
				handler: (c) => problem(c, 'too-many-requests'),
			}),
		)
	app.openapi(figures, async (c) => {
		const told = await found(read)
		return (unchanged(c, told) ?? c.json(told, 200)) as never
	})
	app.openapi(table, async (c) => {
		const told = await found(read)
		return unchanged(c, told) ?? c.body(tableOf(told), 200, { 'content-type': 'text/csv; charset=utf-8' })
	})
}

async function found(read: PublicFiguresPort): Promise<PublicFigures> {
	const told = await read()
	if (!told) throw new Refused('too-many-requests')
	return told
}

/** Says that any page may read it, and how long it holds; whoever has it already is told so. */
function unchanged(c: Context<Env>, told: PublicFigures): Response | undefined {
	const tag = `"${createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 22)}"`
	c.header('etag', tag)
	c.header('cache-control', 'public, max-age=300')
	c.header('access-control-allow-origin', '*')
	return c.req.header('if-none-match') === tag ? c.body(null, 304) : undefined
}

const HEAD = ['period', 'from', 'to', 'satisfied_percent', 'satisfied', 'ratings', 'unanswered', 'target_percent', 'counted_at']

/** RFC 4180; every cell is a number, a date or a word of ours. Where there are too few ratings the cells are empty. */
function tableOf({ periods, target, at }: PublicFigures): string {
	const rows = periods.map(({ period, from, to, satisfied }) => [
		...[period, from, to, satisfied?.percent?.toFixed(2) ?? '', satisfied?.count ?? '', satisfied?.n ?? '', satisfied?.unanswered ?? ''],
		...[target.toFixed(2), new Date(at).toISOString()],
	])
	return `\uFEFF${[HEAD, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}
