import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request, type RequestOptions } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { PATIENT } from '../http/patient.ts'
import { testCentre } from '../support/centre.ts'
import { startServerProcess, startThatFails, type ServerProcess } from '../support/process.ts'
import { createClient, tempFolder } from '../support/running.ts'
import { makeCertificate } from './certificates.ts'

vi.setConfig(PATIENT)

const PASSWORD = 'trâu xanh bơi sông'
const folder = tempFolder()
afterAll(() => folder.remove())
const at = (...parts: string[]) => join(folder.path, ...parts)
const file = (name: string, content: unknown) => {
	writeFileSync(at(name), JSON.stringify(content))
	return at(name)
}
/** A real centre as its own process; `--reset-admin` and the like in `args`. */
const serve = (env: Record<string, string>, ...args: string[]) =>
	startServerProcess({ DEMO_PASSWORD: '', HOST: '127.0.0.1', ...env }, { args: ['serve', ...args] })
const firstLink = ({ output }: ServerProcess) => /\/admin#first=([\w-]{43})$/m.exec(output())?.[1]
const useLink = (url: string, token = '', password = PASSWORD) => createClient(url).post('/first-run', { token, password })
const isOpen = async (url: string) => (await createClient(url).getJson<{ open: boolean }>('/first-run')).body.open

describe.concurrent('what a real centre refuses is one clear line and exit status 2', () => {
	const refused = async (env: Record<string, string>, line: RegExp, ...args: string[]) => {
		const given = { DEMO_PASSWORD: '', DATA_DIR: at(randomUUID()), TLS: 'off', HOST: '127.0.0.1', ...env }
		const { code, stderr } = await startThatFails(given, ['serve', ...args])
		expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(line) as string })
		expect(stderr.trimEnd().split('\n')).toHaveLength(1)
	}
	it('no data folder', () => refused({ DATA_DIR: '' }, /^DATA_DIR: must name the folder/))
	it('no way in', () => refused({ TLS: '' }, /^TLS: say how browsers are to connect/))
	it('the demo’s password', () => refused({ DEMO_PASSWORD: 'demo' }, /^DEMO_PASSWORD: is for the demo/))
	it('a weak token', () => refused({ METRICS_TOKEN: 'x'.repeat(30) }, /^METRICS_TOKEN: is too easily guessed/))
	it('a demo centre', () => refused({ CENTRE: file('demo.json', testCentre()) }, /^CENTRE: .*demo\.json is a demo/))
	it('an unknown word', () => refused({}, /^unknown argument; /, '--reset'))
	it('to reset what is not there', () => refused({}, /^DATA_DIR: there is no centre in .* yet/, '--reset-admin'))
	it('a certificate that has ended', async () => {
		const { cert, key } = await makeCertificate(folder.path, 'ended', [-9, -1])
		await refused({ TLS: '', TLS_CERT: cert, TLS_KEY: key }, /^TLS_CERT: the certificate in .* ended on /)
	})
	it('a key of another certificate', async () => {
		const [one, two] = [await makeCertificate(folder.path, 'one'), await makeCertificate(folder.path, 'two')]
		await refused({ TLS: '', TLS_CERT: one.cert, TLS_KEY: two.key }, /^TLS_KEY: .* is not the key of the certificate/)
	})
	it('the folder of a demo', async () => {
		const DATA_DIR = at('was-demo')
		await (await startServerProcess({ DATA_DIR })).stop()
		await refused({ DATA_DIR }, /^DATA_DIR: .*was-demo holds a demo; a real centre begins with a folder of its own$/m)
	})
})

describe('the first sign-in', () => {
	it('is by a link that works once, also after a power cut, until the password is set', async () => {
		const DATA_DIR = at('new')
		const before = await serve({ DATA_DIR, TLS: 'off' })
		const old = firstLink(before)
		expect(old).toBeDefined()
		await before.kill()

		const server = await serve({ DATA_DIR, TLS: 'off' })
		expect(await isOpen(server.url)).toBe(true)
		const link = firstLink(server)
		expect(link).not.toBe(old)
		expect((await useLink(server.url, old)).status).toBe(410)
		expect((await useLink(server.url, link, 'matkhau123')).status).toBe(422)
		const { status, res, body } = await useLink(server.url, link)
		expect({ status, body }).toMatchObject({ status: 200, body: { actor: 'officer:admin', role: 'administrator' } })
		const cookie = res.headers.getSetCookie().find((c) => c.startsWith('session='))
		expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/)
		expect((await useLink(server.url, link)).status).toBe(410)
		expect(await isOpen(server.url)).toBe(false)
		expect((await createClient(server.url).signIn('admin', PASSWORD)).cookie).toMatch(/^session=/)
		expect((await server.stop()).code).toBe(0)

		const again = await serve({ DATA_DIR, TLS: 'off' })
		expect([firstLink(again), await isOpen(again.url)]).toEqual([undefined, false])
		await again.stop()
	})
	it('can be had again when the password is lost; the old one holds until then', async () => {
		const DATA_DIR = at('lost')
		const server = await serve({ DATA_DIR, TLS: 'off' })
		await useLink(server.url, firstLink(server))
		await server.stop()

		const reset = await serve({ DATA_DIR, TLS: 'off' }, '--reset-admin')
		const { cookie } = await createClient(reset.url).signIn('admin', PASSWORD)
		const next = 'một hai ba con vịt'
		expect((await useLink(reset.url, firstLink(reset), next)).status).toBe(200)
		expect((await createClient(reset.url).getJson('/session', { cookie })).status).toBe(401)
		await expect(createClient(reset.url).signIn('admin', PASSWORD)).rejects.toThrow('401')
		expect((await createClient(reset.url).signIn('admin', next)).cookie).toMatch(/^session=/)
		await reset.stop()
	})
	it('writes nothing that others may read', async () => {
		const DATA_DIR = at('private')
		const server = await serve({ DATA_DIR, TLS: 'self' })
		const open = (path: string): string[] =>
			readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
				const inside = join(path, entry.name)
				return [...((statSync(inside).mode & 0o077) === 0 ? [] : [inside]), ...(entry.isDirectory() ? open(inside) : [])]
			})
		expect([statSync(DATA_DIR).mode & 0o777, open(DATA_DIR)]).toEqual([0o700, []])
		await server.stop()
	})
})

/** A request that trusts `ca` alone. */
function ask(url: string, { ca, body, ...options }: RequestOptions & { body?: unknown } = {}) {
	return new Promise<{ status: number; cookies: string[]; text: string; protocol: string | null }>((done, fail) => {
		const sent = request(url, { ca, agent: false, headers: { 'content-type': 'application/json' }, ...options }, (res) => {
			let text = ''
			res.setEncoding('utf8').on('data', (part: string) => (text += part))
			const protocol = (res.socket as import('node:tls').TLSSocket).getProtocol()
			res.on('end', () => done({ status: res.statusCode ?? 0, cookies: res.headers['set-cookie'] ?? [], text, protocol }))
		})
		sent.on('error', fail)
		sent.end(body === undefined ? undefined : JSON.stringify(body))
	})
}

describe('a centre with a certificate of its own', () => {
	it('is trusted by whoever trusts its authority, with secure cookies and sockets', async () => {
		const DATA_DIR = at('own')
		const server = await serve({ DATA_DIR, TLS: 'self', TLS_NAMES: '127.0.0.1,motcua.test' })
		expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
		expect(server.output()).toContain(`${server.url}/admin#first=`)
		await expect(ask(`${server.url}/api/health`)).rejects.toThrow(/certificate/)
		const { text: ca } = await ask(`${server.url}/ca.crt`, { rejectUnauthorized: false })
		expect(readFileSync(join(DATA_DIR, 'tls', 'ca.pem'), 'utf8')).toContain(ca.trim())

		expect(await ask(`${server.url}/api/health`, { ca })).toMatchObject({ status: 200, protocol: 'TLSv1.3' })
		expect(await ask(`${server.url}/api/health`, { ca, servername: 'motcua.test' })).toMatchObject({ status: 200 })
		expect(await ask(`${server.url}/api/health`, { ca, maxVersion: 'TLSv1.2' })).toMatchObject({ protocol: 'TLSv1.2' })
		await expect(
			ask(`${server.url}/api/health`, { ca, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' }),
		).rejects.toThrow()

		const entered = await ask(`${server.url}/api/first-run`, { ca, method: 'POST', body: { token: firstLink(server), password: PASSWORD } })
		expect(entered.status).toBe(200)
		expect(entered.cookies).toHaveLength(2)
		for (const cookie of entered.cookies) expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Strict$/)
		const session = entered.cookies.map((cookie) => cookie.split(';')[0]).join('; ')
		const socket = io(server.url, { transports: ['websocket'], reconnection: false, ca, extraHeaders: { cookie: session } })
		const view = await new Promise((done, fail) => {
			socket.on('connect_error', fail).on('counter:view', done)
			socket.emit('screen:join', { screen: 'counter', id: 'counter-1' })
		})
		expect(view).toMatchObject({ rev: expect.any(Number) as number })
		socket.disconnect()
		await server.stop()

		const again = await serve({ DATA_DIR, TLS: 'self' })
		expect((await ask(`${again.url}/api/health`, { ca })).status).toBe(200)
		await again.stop()
	})
})

describe('a centre that stops', () => {
	it('does not wait for who connected and never said a word of TLS', async () => {
		const server = await serve({ DATA_DIR: at('silent'), TLS: 'self' })
		const silent = connect(Number(new URL(server.url).port), '127.0.0.1')
		await once(silent, 'connect')
		const closed = once(silent, 'close')
		const { code, tookMs } = await server.stop()
		expect(code).toBe(0)
		expect(tookMs).toBeLessThan(8000)
		await closed
	})
})

describe('a centre with a certificate of its office', () => {
	it('is reached by the name in it', async () => {
		const { cert, key } = await makeCertificate(folder.path, 'office', [-1, 30], ['localhost'])
		const server = await serve({ DATA_DIR: at('office'), TLS_CERT: cert, TLS_KEY: key })
		expect(server.url).toMatch(/^https:\/\/localhost:\d+$/)
		expect((await ask(`${server.url}/api/health`, { ca: readFileSync(cert), family: 4 })).status).toBe(200)
		expect((await ask(`${server.url}/ca.crt`, { ca: readFileSync(cert), family: 4 })).status).toBe(404)
		await server.stop()
	})
})

describe('a centre behind a proxy', () => {
	const metrics = (url: string, headers: Record<string, string>) => createClient(url).call('/metrics', { headers })
	it('believes it, and no other, about who asks and how', async () => {
		const server = await serve({ DATA_DIR: at('proxied'), BEHIND_PROXY: '127.0.0.1' })
		const https = { 'x-forwarded-for': '192.168.1.7', 'x-forwarded-proto': 'https' }
		expect((await metrics(server.url, https)).status).toBe(403)
		expect((await metrics(server.url, { 'x-forwarded-for': '127.0.0.1' })).status).toBe(403)
		const { res } = await createClient(server.url).post('/first-run', { token: firstLink(server), password: PASSWORD }, https)
		expect(res.headers.getSetCookie()).toEqual([expect.stringContaining('; Secure; '), expect.stringContaining('; Secure; ')])
		await server.stop()
	})
	it('does not read such headers where it has no proxy', async () => {
		const server = await serve({ DATA_DIR: at('direct'), BEHIND_PROXY: '10.99.99.99' })
		const spoofed = { 'x-forwarded-for': '10.1.1.1', 'x-forwarded-proto': 'https' }
		const { res } = await createClient(server.url).post('/first-run', { token: firstLink(server), password: PASSWORD }, spoofed)
		expect(res.headers.getSetCookie()).toHaveLength(2)
		expect(res.headers.getSetCookie().join()).not.toContain('Secure')
		// Ten guesses are one place's, whatever address each of them names.
		const statuses: number[] = []
		for (let i = 0; i < 11; i++)
			statuses.push(
				(await createClient(server.url).post('/first-run', { token: 'x', password: PASSWORD }, { 'x-forwarded-for': `10.1.1.${i}` }))
					.status,
			)
		expect(statuses).toEqual([...Array<number>(10).fill(410), 429])
		expect((await metrics(server.url, {})).status).toBe(200)
		expect((await metrics(server.url, spoofed)).status).toBe(403)
		await server.stop()
	})
})

describe('a new centre', () => {
	it('has no screens, no devices and no demo', async () => {
		const server = await serve({ DATA_DIR: at('blank'), TLS: 'off' })
		const client = createClient(server.url)
		expect((await client.getJson('/screens')).body).toMatchObject({ demo: false, kiosks: [], displays: [], counters: [{ number: 1 }] })
		expect((await client.call('/bench')).status).toBe(404)
		expect((await fetch(`${server.url}/devices`)).status).toBe(404)
		expect(server.output()).not.toMatch(/demo|password|officer/)
		await server.stop()
	})
})
