import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testCentre } from '../support/centre.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

const PAGES = ['/', '/kiosk?id=kiosk-1', '/display?id=wall-1', '/counter', '/rating?counter=counter-1', '/admin', `/t/${randomUUID()}`]
const asset = readdirSync(resolve(import.meta.dirname, '../../dist/screens/assets')).find((name) => name.endsWith('.js')) ?? 'none'

let demo: TestServer
let centre: TestServer
let admin: Credentials
beforeAll(async () => {
	demo = await startTestServer()
	centre = await startTestServer({ centre: testCentre({ demo: false }) })
	admin = await demo.signIn('admin')
})
afterAll(async () => {
	await demo.stop()
	await centre.stop()
})

const get = (path: string, init: RequestInit = {}) => fetch(demo.url + path, { redirect: 'manual', ...init })
const post = (path: string, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
	get(path, { method: 'POST', body, headers: { ...headers, ...admin } })
const ticket = () => JSON.stringify({ commandId: randomUUID(), type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' })

describe('every kind of answer carries the headers that keep a browser safe', () => {
	it.each<[string, number, () => Promise<Response>]>([
		['a page', 200, () => get('/kiosk')],
		['an asset', 200, () => get(`/assets/${asset}`)],
		['an asset that is none', 404, () => get('/assets/none.js')],
		['a way out of the folder', 404, () => get('/assets/..%2f..%2f..%2fpackage.json')],
		['a short way', 307, () => get('/docs')],
		['JSON', 200, () => get('/api/health')],
		['HEAD', 200, () => get('/api/health', { method: 'HEAD' })],
		['the description as a page', 200, () => get('/api/docs')],
		['figures', 200, () => get('/api/metrics')],
		['a fact recorded', 201, () => post('/api/commands', ticket())],
		['nothing', 204, () => get('/api/session', { method: 'DELETE' })],
		['a mistake', 400, () => post('/api/commands', '{')],
		['nobody', 401, () => get('/api/centre')],
		[
			'not permitted',
			403,
			() => post('/api/commands', JSON.stringify({ commandId: randomUUID(), type: 'Rate', counterId: 'counter-1', level: 1 })),
		],
		['a path that is none', 404, () => get('/api/none')],
		['a page that is none', 404, () => get('/none')],
		['a method that is none', 404, () => get('/api/commands', { method: 'OPTIONS' })],
		['too much', 413, () => post('/api/commands', `"${'x'.repeat(5 << 20)}"`)],
		['no JSON', 415, () => post('/api/commands', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' })],
	])('%s', async (_, status, ask) => {
		const res = await ask()
		expect(res.status).toBe(status)
		const policy = new Map(
			(res.headers.get('content-security-policy') ?? '').split(/; ?/).map((d) => [d.split(' ')[0], d.split(' ').slice(1).join(' ')]),
		)
		expect(Object.fromEntries(policy)).toMatchObject({
			'default-src': "'none'",
			'script-src': "'self'",
			'style-src': "'self'",
			'connect-src': "'self'",
			'frame-ancestors': "'none'",
			'base-uri': "'none'",
			'form-action': "'self'",
		})
		expect([...policy.values()].join(' ')).not.toMatch(/unsafe-eval|http|\*/)
		expect(Object.fromEntries(res.headers)).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'no-referrer',
			'cross-origin-resource-policy': 'same-origin',
		})
		expect(res.headers.get('strict-transport-security')).toBeNull()
		expect(res.headers.get('x-powered-by')).toBeNull()
		expect(res.headers.get('access-control-allow-origin')).toBeNull()
	})
	it('a screen that is only watched may be framed by this server, and only such a one', async () => {
		const framing = async (path: string) => {
			const { headers } = await get(path)
			const policy = headers.get('content-security-policy') ?? ''
			return [/frame-ancestors ([^;]*)/.exec(policy)?.[1], /frame-src ([^;]*)/.exec(policy)?.[1], headers.get('x-frame-options')]
		}
		for (const path of ['/kiosk?id=kiosk-1&watch=1', '/display?id=wall-1&watch=1', '/rating?counter=counter-1&watch=1'])
			expect(await framing(path)).toEqual(["'self'", undefined, 'SAMEORIGIN'])
		for (const path of ['/display?id=wall-1&watch=0', '/display?watch=', '/counter?watch=1', '/?watch=1', '/api/health?watch=1'])
			expect(await framing(path)).toEqual(["'none'", undefined, 'DENY'])
		for (const path of ['/admin', '/admin?watch=1']) expect(await framing(path)).toEqual(["'none'", "'self'", 'DENY'])
	})
	it('what may change or holds a token is kept by no browser; what never changes is kept for a year', async () => {
		expect((await get('/api/screens')).headers.get('cache-control')).toBe('no-store')
		expect((await get('/api/none')).headers.get('cache-control')).toBe('no-store')
		expect((await get('/kiosk')).headers.get('cache-control')).toBe('no-cache')
		expect((await get(`/assets/${asset}`)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
	})
})

describe('pages', () => {
	it.each([...PAGES, '/devices'])('%s loads what it runs from this server', async (path) => {
		const res = await get(path)
		expect([res.status, res.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8'])
		const html = await res.text()
		expect(html).toMatch(/<html lang="vi"/)
		expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+="/)
		const loaded = [...html.matchAll(/<(?:script|link)[^>]*(?:src|href)="([^"]*)"/g)].map(([, to]) => new URL(to ?? '', res.url))
		const fetched = loaded.filter((url) => url.href !== 'data:,')
		expect(fetched.length).toBeGreaterThan(0)
		for (const url of fetched) {
			expect(url.origin).toBe(demo.url)
			const part = await fetch(url)
			expect([url.pathname, part.status]).toEqual([url.pathname, 200])
			await part.body?.cancel()
		}
	})
	it.each(['/kiosk/', '/kiosk/index.html', '/admin/devices/index.html', '/package.json', '/.git/config', '/t', '/t/'])(
		'%s is none',
		async (path) => {
			expectProblem(await answerOf(await get(path)), 'not-found', path)
		},
	)
	it.each([
		'/assets/..%2f..%2f..%2fpackage.json',
		'/assets/%2e%2e/%2e%2e/package.json',
		'/voice/..%5c..%5cpackage.json',
		'/assets/%00',
		'/assets/%ff',
		'/assets/',
	])('%s leads out of no folder', async (path) => {
		const res = await get(path)
		expect(res.status).toBe(404)
		expect(await res.text()).not.toContain('mot-cua')
	})
})

describe('outside the demo', () => {
	const other = (path: string, init: RequestInit = {}) => fetch(centre.url + path, init)
	it('the pages are served, but for the bench', async () => {
		for (const path of PAGES) expect([path, (await other(path)).status]).toEqual([path, 200])
		expectProblem(await answerOf(await other('/devices')), 'not-found', '/devices')
	})
	it.each([
		['GET', '/api/bench', undefined],
		['PUT', '/api/bench/printers/printer-1/fault', { fault: 'paper-out' }],
		['POST', '/api/bench/pads/pad-counter-1/press', { level: 1 }],
		['GET', `/api/bench/slips/${randomUUID()}.png`, undefined],
	])('%s %s is none, also for an administrator', async (method, path, body) => {
		const as = await centre.signIn('admin')
		const init = { method, headers: { 'content-type': 'application/json', ...as }, ...(body && { body: JSON.stringify(body) }) }
		expectProblem(await answerOf(await other(path, init)), 'not-found', path)
	})
})

describe('the bench of the demo', () => {
	it('shows the devices, takes faults and presses, and knows nothing else', async () => {
		expect((await demo.getJson('/bench')).body).toMatchObject({ printers: [{ id: 'printer-1', widthDots: 576, fault: null }] })
		expect((await demo.post('/bench/printers/printer-1/fault', { fault: 'paper-out' }, {}, 'PUT')).status).toBe(204)
		expect((await demo.getJson('/bench')).body).toMatchObject({ printers: [{ fault: 'paper-out' }] })
		expect((await demo.post('/bench/printers/printer-1/fault', { fault: null }, {}, 'PUT')).status).toBe(204)
		expectProblem(await demo.post('/bench/printers/none/fault', { fault: null }, {}, 'PUT'), 'not-found', '/api/bench/printers/none/fault')
		expectProblem(
			await demo.post('/bench/printers/printer-1/fault', { fault: 'fire' }, {}, 'PUT'),
			'invalid-command',
			'/api/bench/printers/printer-1/fault',
		)
		expectProblem(
			await demo.post('/bench/pads/pad-counter-1/press', { level: 1 }),
			'nothing-to-rate',
			'/api/bench/pads/pad-counter-1/press',
		)
		expectProblem(await demo.post('/bench/pads/none/press', { level: 1 }), 'not-found', '/api/bench/pads/none/press')
	})
})
