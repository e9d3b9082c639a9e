import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readEnvironment } from '../../server/environment.ts'
import { oidcSettingsOf } from '../../server/oidc-settings.ts'
import { testCentre } from '../support/centre.ts'
import { MONDAY_9 } from '../support/hall.ts'
import { PASSWORD, startTestServer, tempFolder, type Credentials, type TestServer } from '../support/running.ts'
import { CLIENT, freePort, startSignInService } from '../support/sign-in-service.ts'
import { PATIENT } from './patient.ts'
import { answerOf, expectProblem } from './problem-shape.ts'

vi.setConfig(PATIENT)

const MINUTE_MS = 60_000
const folder = tempFolder()
const secretFile = join(folder.path, 'secret')
let late = 0
let server: TestServer
let service: Awaited<ReturnType<typeof startSignInService>>

beforeAll(async () => {
	writeFileSync(secretFile, `${CLIENT.secret}\n`)
	const port = await freePort()
	service = await startSignInService(`http://127.0.0.1:${port}`)
	const people = testCentre().people.map((p) =>
		p.username === 'officer2' ? { ...p, signInAs: 'hoàng.văn.sơn' } : p.username === 'officer3' ? { ...p, suspended: true } : p,
	)
	server = await startTestServer({
		centre: testCentre({ people }),
		now: () => Date.now() + late,
		env: {
			PORT: String(port),
			OIDC_ISSUER: service.issuer,
			OIDC_CLIENT_ID: CLIENT.id,
			OIDC_CLIENT_SECRET_FILE: secretFile,
			OIDC_NAME: 'Đăng nhập bằng tài khoản tỉnh',
		},
	})
})
afterAll(async () => {
	await server.stop()
	await service.stop()
	folder.remove()
})

/** A browser in few words: it keeps cookies of each host, and is told where to go next. */
function createBrowser() {
	const jar = new Map<string, Map<string, string>>()
	async function go(url: string, init: RequestInit = {}): Promise<Response> {
		const { host } = new URL(url)
		const kept = jar.get(host) ?? new Map<string, string>()
		jar.set(host, kept)
		const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
		const res = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, ...(cookie && { cookie }) } })
		for (const set of res.headers.getSetCookie()) {
			const [pair = ''] = set.split(';')
			const at = pair.indexOf('=')
			if (/max-age=0|expires=thu, 01 jan 1970/i.test(set)) kept.delete(pair.slice(0, at))
			else kept.set(pair.slice(0, at), pair.slice(at + 1))
		}
		return res
	}
	const nextOf = (res: Response, from: string) => new URL(res.headers.get('location') ?? '', from).href
	/** From the button to the way back, which is not gone yet. */
	async function upTo(name: string, to = '/counter', onTheWay = (url: string) => url): Promise<string> {
		let url = `${server.url}/api/oidc/start?to=${encodeURIComponent(to)}`
		for (let steps = 0; steps < 8; steps++) {
			const isForm = url.includes('/sign-in/')
			const res = await go(url, isForm ? { method: 'POST', body: new URLSearchParams({ name }) } : {})
			url = onTheWay(nextOf(res, url))
			if (url.startsWith(`${server.url}/api/oidc/callback`)) return url
		}
		throw new Error(`the service led nowhere: ${url}`)
	}
	const comeBack = async (url: string) => {
		const res = await go(url)
		expect(res.status).toBe(302)
		return nextOf(res, url).slice(server.url.length)
	}
	const session = (): Credentials => ({ cookie: `session=${jar.get(new URL(server.url).host)?.get('session') ?? 'none'}` })
	return { jar, go, upTo, comeBack, session, who: async () => answerOf(await server.call('/session', { headers: session() })) }
}

describe('sign-in by the service of the province', () => {
	it('is told of by its name', async () => {
		expect((await server.getJson('/sign-in-ways')).body).toEqual({ oidc: { name: 'Đăng nhập bằng tài khoản tỉnh' } })
	})
	it.each([
		['by their username', 'officer1', 'officer1', '/counter'],
		['by the name the set-up says, however composed', 'hoàng.văn.sơn'.normalize('NFD'), 'officer2', '/counter'],
		['on the page they came from', 'admin', 'admin', '/admin'],
	])('lets a person in %s', async (_, name, username, page) => {
		const browser = createBrowser()
		expect(await browser.comeBack(await browser.upTo(name, page))).toBe(page)
		expect(await browser.who()).toMatchObject({ status: 200, body: { actor: `officer:${username}` } })
	})
	it.each([
		['whom the set-up does not name', 'nguoi-la'],
		['whom it suspended', 'officer3'],
		['whose name is another person’s sign-in there', 'officer2'],
	])('lets nobody in %s, and makes no account', async (_, name) => {
		const browser = createBrowser()
		expect(await browser.comeBack(await browser.upTo(name))).toBe('/counter?sign-in=unknown-person')
		expectProblem(await browser.who(), 'not-signed-in', '/api/session')
	})
	it('leads to no page but its own', async () => {
		const res = await server.call(`/oidc/start?to=${encodeURIComponent('https://elsewhere.example')}`, { redirect: 'manual' })
		expectProblem(await answerOf(res), 'invalid-command', '/api/oidc/start')
	})
	it('asks with a proof key, and keeps what it needs where no script reads it', async () => {
		const res = await server.call('/oidc/start?to=/counter', { redirect: 'manual' })
		const asked = new URL(res.headers.get('location') ?? '').searchParams
		expect(Object.fromEntries(asked)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid profile' })
		for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/)
		expect(res.headers.getSetCookie()).toEqual([
			expect.stringMatching(/^oidc=[\w.-]+; Max-Age=600; Path=\/api\/oidc; HttpOnly; SameSite=Lax$/),
		])
	})
})

describe('a way back that is not as it should be', () => {
	const refused = async (browser: ReturnType<typeof createBrowser>, url: string, why: string) => {
		expect(await browser.comeBack(url)).toBe(`/counter?sign-in=${why}`)
		expectProblem(await browser.who(), 'not-signed-in', '/api/session')
	}
	it('with another state', async () => {
		const browser = createBrowser()
		const url = new URL(await browser.upTo('officer1'))
		url.searchParams.set('state', 'x'.repeat(43))
		await refused(browser, url.href, 'refused')
	})
	it('with an answer to another question: its nonce is not the one asked with', async () => {
		const browser = createBrowser()
		const url = await browser.upTo('officer1', '/counter', (on) => on.replace(/([?&]nonce=)[\w-]+/, '$1of-another'))
		await refused(browser, url, 'refused')
	})
	it('in a browser that did not leave from here', async () => {
		await refused(createBrowser(), await createBrowser().upTo('officer1'), 'expired')
	})
	it('with what another browser was given: its state and nonce are not these', async () => {
		const [mine, theirs] = [createBrowser(), createBrowser()]
		await mine.upTo('officer1')
		await refused(mine, await theirs.upTo('admin'), 'refused')
	})
	it('that was gone already', async () => {
		const browser = createBrowser()
		const url = await browser.upTo('officer1')
		const host = new URL(server.url).host
		const kept = browser.jar.get(host)?.get('oidc') ?? ''
		expect(await browser.comeBack(url)).toBe('/counter')
		const thief = createBrowser()
		thief.jar.set(host, new Map([['oidc', kept]]))
		await refused(thief, url, 'expired')
	})
	it('with a code that was used already', async () => {
		const [first, second] = [createBrowser(), createBrowser()]
		const code = new URL(await first.upTo('officer1'))
		expect(await first.comeBack(code.href)).toBe('/counter')
		const again = new URL(await second.upTo('officer1'))
		again.searchParams.set('code', code.searchParams.get('code') ?? '')
		await refused(second, again.href, 'refused')
	})
	it('after ten minutes', async () => {
		const browser = createBrowser()
		const url = await browser.upTo('officer1')
		late = 10 * MINUTE_MS + 1000
		await refused(browser, url, 'expired')
		late = 0
	})
	it('with what was kept changed by hand', async () => {
		const browser = createBrowser()
		const url = await browser.upTo('officer1')
		const kept = browser.jar.get(new URL(server.url).host)
		const [text = '', seal = ''] = (kept?.get('oidc') ?? '').split('.')
		const left = { ...(JSON.parse(Buffer.from(text, 'base64url').toString()) as object), to: 'https://elsewhere.example' }
		kept?.set('oidc', `${Buffer.from(JSON.stringify(left)).toString('base64url')}.${seal}`)
		await refused(browser, url, 'expired')
	})
	it('when the person said no there', async () => {
		const browser = createBrowser()
		const url = new URL(await browser.upTo('officer1'))
		url.searchParams.delete('code')
		url.searchParams.set('error', 'access_denied')
		await refused(browser, url.href, 'refused')
	})
})

describe('a service that does not answer', () => {
	it('keeps neither the centre from starting nor anybody from signing in by password', async () => {
		const alone = await startTestServer({
			env: { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET_FILE: secretFile },
		})
		const res = await alone.call('/oidc/start?to=/admin', { redirect: 'manual' })
		expect(res.headers.get('location')).toBe('/admin?sign-in=offline')
		expect((await alone.post('/session', { username: 'officer1', password: PASSWORD })).status).toBe(200)
		await alone.stop()
	})
	it('is asked again later, and then lets people in', async () => {
		let now = MONDAY_9
		const port = await freePort()
		const to = await startTestServer({ now: () => now, env: { OIDC_ISSUER: `http://127.0.0.1:${port}`, OIDC_CLIENT_ID: CLIENT.id } })
		const ask = async () => (await to.call('/oidc/start', { redirect: 'manual' })).headers.get('location') ?? ''
		expect(await ask()).toBe('/counter?sign-in=offline')
		const { createServer: createHttp } = await import('node:http')
		const issuer = `http://127.0.0.1:${port}`
		const known = JSON.stringify({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` })
		const woken = createHttp((_, res) => res.setHeader('content-type', 'application/json').end(known))
		await new Promise<void>((done) => woken.listen(port, '127.0.0.1', done))
		expect(await ask()).toBe('/counter?sign-in=offline')
		now += 6000
		expect(await ask()).toMatch(`${issuer}/auth?`)
		await new Promise((done) => (woken.close(done), woken.closeAllConnections()))
		await to.stop()
	})
})

describe('without one', () => {
	it('there is no button and no way', async () => {
		const plain = await startTestServer()
		expect((await plain.getJson('/sign-in-ways')).body).toEqual({})
		for (const path of ['/oidc/start', '/oidc/callback']) expectProblem(await answerOf(await plain.call(path)), 'not-found', `/api${path}`)
		await plain.stop()
	})
})

describe('its settings', () => {
	const read = (env: Record<string, string>) => oidcSettingsOf(readEnvironment(env))
	it.each([
		[{ OIDC_ISSUER: 'http://dangnhap.tinh.example', OIDC_CLIENT_ID: 'a' }, /^OIDC_ISSUER: must be https/],
		[{ OIDC_ISSUER: 'https://dangnhap.tinh.example' }, /^OIDC_CLIENT_ID: /],
		[{ OIDC_CLIENT_ID: 'a' }, /^OIDC_ISSUER: must name/],
		[{ OIDC_ISSUER: 'dangnhap', OIDC_CLIENT_ID: 'a' }, /^OIDC_ISSUER: must be an address/],
		[{ OIDC_ISSUER: 'https://a.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET_FILE: '/none' }, /^OIDC_CLIENT_SECRET_FILE: cannot read/],
	])('%o are refused in one line', (env, line) => {
		expect(() => read(env)).toThrow(line)
	})
	it('are read, the secret from its file', () => {
		writeFileSync(secretFile, `${CLIENT.secret}\n`)
		const env = { OIDC_ISSUER: 'https://a.example/x', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET_FILE: secretFile, OIDC_CLAIM: 'email' }
		expect(read(env)).toMatchObject({ clientSecret: CLIENT.secret, claim: 'email', clientId: 'a' })
	})
})
