import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { timingSafeEqual } from 'node:crypto'
import type { Registry } from 'prom-client'
import { Health } from '../../contract/api.ts'
import { isFromHere } from './address.ts'
import type { Env } from './caller.ts'
import { json, refusals } from './documents.ts'
import { Refused } from './problem.ts'

const route = createRoute({
	method: 'get',
	path: '/health',
	summary: 'Whether facts can be written now',
	responses: { 200: json(Health, 'They can'), 503: json(Health, 'They cannot'), ...refusals },
})

export interface HealthParts {
	version: string
	uptimeMs: () => number
	position: () => number
	/** Throws when the store cannot be written now. */
	probe: () => void
	metrics: Registry
	metricsToken: string | undefined
}

/** A probe writes and waits for the disk; whoever asks more often than this hears the last answer. */
const PROBE_MS = 250

export function healthRoutes(app: OpenAPIHono<Env>, { version, uptimeMs, position, probe, metrics, metricsToken }: HealthParts): void {
	const canWrite = atMostEvery(PROBE_MS, () => {
		try {
			probe()
			return true
		} catch {
			return false
		}
	})
	app.openapi(route, (c) => {
		const about = { version, position: position(), uptimeMs: uptimeMs() }
		return canWrite() ? c.json({ status: 'ok' as const, ...about }, 200) : c.json({ status: 'unavailable' as const, ...about }, 503)
	})
	app.get('/metrics', async (c) => {
		if (!isFromHere(c) && !isToken(c.req.header('authorization'), metricsToken)) throw new Refused('not-permitted')
		return c.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType })
	})
}

function atMostEvery<T>(ms: number, look: () => T): () => T {
	let seen: { at: number; value: T } | undefined
	return () => {
		if (!seen || performance.now() - seen.at >= ms) seen = { at: performance.now(), value: look() }
		return seen.value
	}
}

function isToken(header: string | undefined, token: string | undefined): boolean {
	if (header === undefined || token === undefined) return false
	const [given, wanted] = [Buffer.from(header), Buffer.from(`Bearer ${token}`)]
	return given.length === wanted.length && timingSafeEqual(given, wanted)
}
