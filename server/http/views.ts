import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { EventsAnswer, TicketStatus } from '../../contract/api.ts'
import { CounterView, DisplayView, KioskView, VisitCard } from '../../contract/views.ts'
import type { Views } from '../ports/core.ts'
import type { FactLog } from '../ports/facts.ts'
import type { Caller } from '../ports/people.ts'
import type { PrintJobStore, SlipPicture } from '../ports/printing.ts'
import { require, type Env } from './caller.ts'
import { json, png, refusals } from './documents.ts'
import { Refused } from './problem.ts'

/** A whole year is asked for in parts; a part is read in pieces, so that nobody waits behind it. */
const FACTS_AT_MOST = 100_000
const PIECE = 500
/** The longest answer of an integer that a browser's number can hold. */
const position = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

const routes = {
	view: createRoute({
		method: 'get',
		path: '/views/{screen}/{id}',
		summary: 'The whole view that the socket sends to that screen',
		request: { params: z.object({ screen: z.enum(['kiosk', 'display', 'counter']), id: z.string().max(64) }) },
		responses: { 200: json(z.union([KioskView, DisplayView, CounterView]), 'The view'), ...refusals },
	}),
	visit: createRoute({
		method: 'get',
		path: '/visits/{number}',
		summary: 'Today’s visit with this number, for who works at a counter',
		request: { params: z.object({ number: z.string().max(12) }) },
		responses: { 200: json(VisitCard, 'As an officer sees it'), ...refusals },
	}),
	ticket: createRoute({
		method: 'get',
		path: '/tickets/{visitId}',
		summary: 'Where a ticket stands, for whoever holds its id',
		request: { params: z.object({ visitId: z.string().max(64) }) },
		responses: { 200: json(TicketStatus, 'No personal data'), ...refusals },
	}),
	events: createRoute({
		method: 'get',
		path: '/events',
		summary: 'Facts in order',
		request: { query: z.object({ after: position.default(0), limit: z.coerce.number().int().min(1).max(FACTS_AT_MOST).default(1000) }) },
		responses: {
			200: json(EventsAnswer, 'Facts after that position; go on after `last` until there are none; `head` is the newest there is'),
			...refusals,
		},
	}),
	slip: createRoute({
		method: 'get',
		path: '/print-jobs/{file}',
		summary: 'What the paper shows: {jobId}.png',
		request: { params: z.object({ file: z.string().max(80) }) },
		responses: { 200: png('One bit a dot, as wide as the paper'), ...refusals },
	}),
}

export interface ViewParts {
	views: Views
	log: Pick<FactLog, 'head' | 'read'>
	jobs: Pick<PrintJobStore, 'find'>
	picture: SlipPicture
	widthOf: (printerId: string) => number
	isDemo: () => boolean
}

export function viewRoutes(app: OpenAPIHono<Env>, { views, log, jobs, picture, widthOf, isDemo }: ViewParts): void {
	app.openapi(routes.view, (c) => {
		const { screen, id } = c.req.valid('param')
		if (!isThatScreen(c.var.caller, screen, id))
			require(c.var.caller, 'read-views', ...(screen === 'counter' ? ['work-counter' as const] : []))
		const view = views.build(screen, id)
		if (!view) throw new Refused('not-found')
		return c.json({ ...view, rev: views.nextRev() } as KioskView | DisplayView | CounterView, 200)
	})
	app.openapi(routes.visit, (c) => {
		require(c.var.caller, 'work-counter', 'reception', 'read-views')
		const visit = views.visitNumbered(c.req.valid('param').number)
		if (!visit) throw new Refused('visit-not-found')
		return c.json(visit, 200)
	})
	app.openapi(routes.ticket, (c) => {
		const ticket = views.build('ticket', c.req.valid('param').visitId)
		if (!ticket) throw new Refused('visit-not-found')
		const { number, status, ahead, waitMs, counter } = ticket
		return c.json({ number, status, ahead, waitMs, ...(counter !== undefined && { counter }) }, 200)
	})
	app.openapi(routes.events, (c) => {
		require(c.var.caller, 'read-facts')
		const { after, limit } = c.req.valid('query')
		c.header('content-type', 'application/json; charset=utf-8')
		return stream(c, async (out) => {
			let last = after
			await out.write('{"events":[')
			for (const until = after + limit; last < until; await new Promise(setImmediate)) {
				const facts = log.read(last, Math.min(PIECE, until - last))
				const newest = facts.at(-1)
				if (!newest) break
				await out.write((last === after ? '' : ',') + facts.map((fact) => JSON.stringify(fact)).join(','))
				last = newest.position
			}
			await out.write(`],"last":${last},"head":${log.head().position}}`)
		}) as never
	})
	app.openapi(routes.slip, async (c) => {
		if (!isDemo()) require(c.var.caller, 'read-slips')
		const jobId = /^([0-9a-f-]{36})\.png$/.exec(c.req.valid('param').file)?.[1]
		const job = jobId === undefined ? undefined : jobs.find(jobId)
		if (!job) throw new Refused('not-found')
		const bytes = await picture(job.slip, widthOf(job.printerId))
		return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
			'content-type': 'image/png',
			'cache-control': 'private, max-age=86400',
		})
	})
}

const isThatScreen = ({ actor }: Caller, screen: string, id: string): boolean => actor.kind === screen && actor.id === id
