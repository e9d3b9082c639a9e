import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { codeOf, type Problem } from '../../contract/problems.ts'
import { createApp, type AppParts } from '../../server/http/app.ts'
import { testCentre } from '../support/centre.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'
import { CALLERS, ROUTES, type Caller, type Line } from './routes-matrix.ts'

vi.setConfig(PATIENT)

const USERNAMES: Partial<Record<Caller, string>> = {
	administrator: 'admin',
	supervisor: 'supervisor',
	inspector: 'inspector',
	officer: 'officer1',
	receptionist: 'le-tan',
	'post-office': 'buu-dien',
}
const PLACES = { kiosk: 'kiosk-1', display: 'wall-1', rating: 'counter-1', agent: 'agent-1' } as const

let server: TestServer
const by = {} as Record<Caller, Credentials>
beforeAll(async () => {
	const people = testCentre().people
	const [someone] = people
	if (!someone) throw new Error('a centre without people')
	const more = (['receptionist', 'post-office'] as const).map((role) => ({ ...someone, role, username: USERNAMES[role] ?? '' }))
	server = await startTestServer({ centre: testCentre({ people: [...people, ...more] }) })
	for (const caller of CALLERS) by[caller] = await credentialsOf(caller)
})
afterAll(() => server.stop())

async function credentialsOf(caller: Caller): Promise<Credentials> {
	const username = USERNAMES[caller]
	if (username !== undefined) return server.signIn(username)
	if (caller === 'visitor') return {}
	const kind = caller as keyof typeof PLACES
	return (await server.enrol(kind, PLACES[kind], by.administrator)).headers
}

/** Of the app as it is built, with parts that answer nothing. */
function registered(): string[] {
	const nothing: unknown = new Proxy(() => undefined, {
		get: (_, key) => (key === Symbol.iterator ? function* () {} : nothing),
		apply: () => nothing,
	})
	const known: Record<string, unknown> = { screens: resolve(import.meta.dirname, '../../dist/screens'), proxies: [], authority: 'PEM' }
	const parts = new Proxy(known, { get: (target, key) => target[String(key)] ?? nothing }) as unknown as AppParts
	const routes = createApp(parts).routes.filter(({ method }) => method !== 'ALL')
	return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort()
}

async function ask(route: string, { at, body, type, ends }: Line, caller: Caller): Promise<string> {
	const [method = '', pattern = ''] = route.split(' ')
	const path = at ?? pattern.replace(/:\w+/g, 'nowhere')
	const res = await fetch(server.url + path, {
		method,
		redirect: 'manual',
		headers: { ...by[caller], ...(body && { 'content-type': 'application/json' }), ...(type && { 'content-type': type }) },
		...(body ? { body: JSON.stringify(body) } : type ? { body: 'x' } : {}),
	})
	if (ends && USERNAMES[caller] !== undefined) by[caller] = await credentialsOf(caller)
	const isProblem = res.headers.get('content-type')?.startsWith('application/problem+json') ?? false
	return isProblem ? codeOf((await res.json()) as Problem) : 'answered'
}

describe('the table of routes', () => {
	it('names every route of the server, and none that is not there', () => {
		expect(Object.keys(ROUTES).sort()).toEqual(registered())
	})
})

describe.each(Object.entries(ROUTES))('%s', (route, line) => {
	it('is for whom the table says, and for nobody else', async () => {
		const wanted: Record<string, string> = {}
		const got: Record<string, string> = {}
		for (const caller of CALLERS) {
			const code = await ask(route, line, caller)
			const isRefused = code === 'not-signed-in' || code === 'not-permitted'
			wanted[caller] = line.who.includes(caller)
				? 'let through'
				: caller === 'visitor' || line.ofSession
					? 'not-signed-in'
					: 'not-permitted'
			got[caller] = isRefused ? code : 'let through'
		}
		expect(got).toEqual(wanted)
	})
})
