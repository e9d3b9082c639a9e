import { OpenAPIHono } from '@hono/zod-openapi'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PERMISSION_FOR } from '../../contract/permissions.ts'
import type { Env } from '../../server/http/caller.ts'
import { locate } from '../../server/http/address.ts'
import { healthRoutes } from '../../server/http/health.ts'
import { Refused } from '../../server/http/problem.ts'
import { startTestServer, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'

vi.setConfig(PATIENT)

interface Operation {
	summary?: string
	parameters?: { name: string; in: string; required?: boolean; schema: object }[]
	requestBody?: { content: Record<string, { schema: object }> }
	responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}
interface Document {
	openapi: string
	info: { title: string; version: string }
	servers: { url: string }[]
	paths: Record<string, Record<string, Operation>>
	components: Record<string, Record<string, unknown>>
}

let server: TestServer
let document: Document
beforeAll(async () => {
	server = await startTestServer()
	document = (await server.getJson<Document>('/openapi.json')).body
})
afterAll(() => server.stop())

/** Every object inside, with the path to it. */
function* walk(node: unknown, path = '#'): Generator<[string, Record<string, unknown>]> {
	if (typeof node !== 'object' || node === null) return
	if (!Array.isArray(node)) yield [path, node as Record<string, unknown>]
	for (const [key, value] of Object.entries(node)) yield* walk(value, `${path}/${key}`)
}

describe('the description of the HTTP API', () => {
	it('is OpenAPI 3.1 with the calls of the outside face', () => {
		expect(document.openapi).toMatch(/^3\.1\.\d+$/)
		expect(document.servers).toEqual([{ url: '/api' }])
		const calls = Object.entries(document.paths).flatMap(([path, item]) => Object.keys(item).map((m) => `${m.toUpperCase()} ${path}`))
		expect(calls).toEqual(
			expect.arrayContaining([
				'GET /health',
				'POST /session',
				'GET /session',
				'DELETE /session',
				'POST /devices',
				'GET /devices',
				'DELETE /devices/{deviceId}',
				'GET /centre',
				'POST /commands',
				'GET /views/{screen}/{id}',
				'GET /tickets/{visitId}',
				'GET /events',
				'GET /print-jobs/{file}',
				'GET /openapi.json',
				'GET /docs',
				'GET /metrics',
				'POST /enrolments',
				'GET /enrolments/{enrolmentId}',
				'POST /approvals',
				'GET /accounts',
				'POST /accounts/{username}/password',
				'GET /centre-file',
				'GET /screens',
			]),
		)
	})
	it('describes every call: its parameters, its answers, what it refuses with', () => {
		for (const [path, item] of Object.entries(document.paths))
			for (const [method, { summary, parameters = [], responses, requestBody }] of Object.entries(item)) {
				const call = `${method} ${path}`
				const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
				expect([call, parameters.filter((p) => p.in === 'path' && p.required).map((p) => p.name)]).toEqual([call, inPath])
				expect([call, typeof summary]).toEqual([call, 'string'])
				expect([call, Object.values(responses).every((r) => r.description !== '')]).toEqual([call, true])
				expect([call, Object.keys(responses.default?.content ?? {})]).toEqual([call, ['application/problem+json']])
				const sent = path === '/imports' ? 'application/octet-stream' : 'application/json'
				if (method === 'post' && requestBody) expect([call, Object.keys(requestBody.content ?? {})]).toEqual([call, [sent]])
			}
	})
	it('refers to nothing that is not there, and is written in JSON Schema alone', () => {
		const types = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])
		for (const [path, node] of walk(document)) {
			if (typeof node['$ref'] === 'string') expect([path, find(node['$ref'])]).not.toEqual([path, undefined])
			// A property may be named "type"; a schema's type is a word or a list of words.
			if (!path.endsWith('/properties') && typeof node['type'] === 'string' && !path.includes('securitySchemes'))
				expect([path, types.has(node['type'])]).toEqual([path, true])
			expect([path, node['nullable']]).toEqual([path, undefined])
		}
	})
	it('knows every command, by its type', () => {
		const body = document.paths['/commands']?.['post']?.requestBody?.content['application/json']?.schema
		const types = [...walk(body)].flatMap(([path, node]) => (path.endsWith('/properties/type') ? (node['enum'] as string[]) : []))
		expect(types.sort()).toEqual(Object.keys(PERMISSION_FOR).sort())
	})
	it('gives no personal data of a ticket away', () => {
		const schema = document.paths['/tickets/{visitId}']?.['get']?.responses['200']?.content?.['application/json']?.schema
		expect(Object.keys((schema as { properties: object }).properties).sort()).toEqual(['ahead', 'counter', 'number', 'status', 'waitMs'])
	})
	const find = (ref: string): unknown =>
		ref
			.slice(2)
			.split('/')
			.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document)
})

describe('the page that shows it', () => {
	it('loads everything from this server, and runs nothing inline', async () => {
		const html = await (await server.call('/docs')).text()
		const loaded = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to]) => new URL(to ?? '', `${server.url}/api/docs`))
		expect(loaded.map((u) => u.pathname)).toEqual([
			'/api/docs/favicon-32x32.png',
			'/api/docs/swagger-ui.css',
			'/api/docs/swagger-ui-bundle.js',
			'/api/docs/open.js',
		])
		expect(html).not.toMatch(/<script(?![^>]*src=)|\son\w+=|<style|https?:/)
		for (const url of loaded) {
			expect(url.origin).toBe(server.url)
			expect((await fetch(url)).status).toBe(200)
		}
	})
	it('names nobody to ask whether it is valid', async () => {
		expect(await (await server.call('/docs/open.js')).text()).toContain('validatorUrl: null')
	})
	it.each(['/health', '/openapi.json', '/docs', '/metrics'])('%s is also found without /api', async (path) => {
		const res = await fetch(server.url + path)
		expect([res.status, res.redirected, new URL(res.url).pathname]).toEqual([200, true, `/api${path}`])
	})
})

describe('the figures', () => {
	const token = 'a-token-for-prometheus'
	const app = new OpenAPIHono<Env>()
	app.onError((error) => new Response(error instanceof Refused ? error.code : String(error), { status: 403 }))
	const nothing = { version: '', uptimeMs: () => 0, position: () => 0, probe: () => undefined, metrics: new Registry() }
	app.use(locate([]))
	healthRoutes(app, { ...nothing, metricsToken: token })
	const from = async (remoteAddress: string, authorization?: string) =>
		(await app.request('/metrics', authorization ? { headers: { authorization } } : {}, { incoming: { socket: { remoteAddress } } })).status

	it('are Prometheus text on this machine, with no id in them', async () => {
		const res = await server.call('/metrics')
		expect([res.status, res.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
		const text = await res.text()
		expect(text).toMatch(/^mot_cua_facts 1$/m)
		expect(text).toMatch(/^mot_cua_waiting 0$/m)
		expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
	})
	it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('are for %s', async (address) => {
		expect(await from(address)).toBe(200)
	})
	it.each(['192.0.2.7', '10.0.0.1', 'fe80::1', '::ffff:192.0.2.7'])('are not for %s without the token', async (address) => {
		expect(await from(address)).toBe(403)
		expect(await from(address, `Bearer ${token}x`)).toBe(403)
		expect(await from(address, token)).toBe(403)
		expect(await from(address, `Bearer ${token}`)).toBe(200)
	})
	it('are told to the token by the whole server too', async () => {
		const guarded = await startTestServer({ env: { METRICS_TOKEN: token } })
		expect((await guarded.call('/metrics', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
		await guarded.stop()
	})
})
