import { createPrivateKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { nameIn, readCertificate } from '../../server/certificate.ts'
import type { Door, Environment } from '../../server/environment.ts'
import { namesHere, ownCertificate } from '../../server/own-certificate.ts'
import { openTls } from '../../server/tls.ts'
import { tempFolder } from '../support/running.ts'
import { makeCertificate } from './certificates.ts'

const DAY_MS = 86_400_000
const NOW = Date.now()
const NAMES = ['motcua.local', '10.9.8.7', 'localhost', '127.0.0.1']

let folder: ReturnType<typeof tempFolder>
beforeEach(() => void (folder = tempFolder()))
afterEach(() => folder.remove())
const at = (name: string) => join(folder.path, name)
const own = (now = NOW, names = NAMES) => ownCertificate(at('tls'), names, now)

describe('a certificate of one’s own', () => {
	it('is for every name and address, signed by an authority that signs nothing below it', async () => {
		const { cert, authority, isNew } = await own()
		const [x509, ca] = [new X509Certificate(cert), new X509Certificate(authority)]
		expect(isNew).toBe(true)
		expect([x509.checkHost('motcua.local'), x509.checkIP('10.9.8.7'), x509.checkHost('elsewhere.local')]).toEqual([
			'motcua.local',
			'10.9.8.7',
			undefined,
		])
		expect([ca.ca, x509.ca, x509.verify(ca.publicKey), x509.checkIssued(ca)]).toEqual([true, false, true, true])
	})
	it('is nobody else’s to read', async () => {
		await own()
		expect(statSync(at('tls')).mode & 0o777).toBe(0o700)
		expect(readdirSync(at('tls')).sort()).toEqual(['ca.pem', 'server.pem'])
		for (const name of readdirSync(at('tls'))) expect([name, statSync(at(`tls/${name}`)).mode & 0o777]).toEqual([name, 0o600])
	})
	it('is kept, renewed a month before its end, and always by the same authority', async () => {
		const first = await own()
		expect(await own(NOW + 334 * DAY_MS)).toEqual({ ...first, isNew: false })
		const renewed = await own(NOW + 336 * DAY_MS)
		expect([renewed.isNew, renewed.authority, renewed.cert !== first.cert]).toEqual([true, first.authority, true])
		expect(Date.parse(new X509Certificate(renewed.cert).validTo)).toBeGreaterThan(NOW + 700 * DAY_MS)
	})
	it('is made anew for a new address, and by a new authority when the old one ends', async () => {
		const first = await own()
		const moved = await own(NOW, [...NAMES, '10.9.8.8'])
		expect([moved.isNew, moved.authority === first.authority]).toEqual([true, true])
		const later = await own(NOW + 19.95 * 365 * DAY_MS)
		expect([later.isNew, later.authority === first.authority]).toEqual([true, false])
	})
	it('is made anew when a clock far ahead was put right', async () => {
		const ahead = await own(NOW + 1000 * DAY_MS)
		const right = await own()
		expect([right.isNew, right.authority === ahead.authority]).toEqual([true, false])
	})
	it('is made anew when its file is damaged; a damaged authority is told, never replaced', async () => {
		const first = await own()
		writeFileSync(at('tls/server.pem'), first.cert)
		expect((await own()).isNew).toBe(true)
		rmSync(at('tls/server.pem'))
		expect((await own()).isNew).toBe(true)
		writeFileSync(at('tls/ca.pem'), '')
		await expect(own()).rejects.toThrow(/^TLS: .*ca\.pem cannot be read; bring it back from a backup, or delete it/)
	})
	it('is for this machine by its own name and by loopback', () => {
		expect(namesHere()).toEqual(expect.arrayContaining(['localhost', '127.0.0.1', '::1']))
	})
})

describe('certificates of others', () => {
	let files: ReturnType<typeof tempFolder>
	beforeAll(() => void (files = tempFolder()))
	afterAll(() => files.remove())
	const made = (name: string, days?: [number, number], names?: string[]) => makeCertificate(files.path, name, days, names)
	const file = (name: string, text: string) => {
		writeFileSync(join(files.path, name), text)
		return join(files.path, name)
	}
	const refusal = (paths: { cert: string; key: string }) => {
		try {
			readCertificate(paths, NOW)
			return 'none'
		} catch (error) {
			return (error as Error).message
		}
	}

	it('are read', async () => {
		const paths = await made('good')
		expect(readCertificate(paths, NOW)).toEqual({ cert: readFileSync(paths.cert, 'utf8'), key: readFileSync(paths.key, 'utf8') })
	})
	it('are named where they are of no use', async () => {
		const good = await made('fine')
		expect(refusal({ ...good, cert: '/none.pem' })).toBe('TLS_CERT: cannot read /none.pem: ENOENT')
		expect(refusal({ ...good, key: files.path })).toBe(`TLS_KEY: cannot read ${files.path}: EISDIR`)
		expect(refusal({ ...good, cert: file('text', 'hello') })).toMatch(/^TLS_CERT: .*text does not hold a certificate in PEM$/)
		expect(refusal({ ...good, key: good.cert })).toMatch(/^TLS_KEY: .* does not hold a private key in PEM$/)
		expect(refusal({ ...good, key: (await made('other')).key })).toMatch(
			/^TLS_KEY: .*other\.key is not the key of the certificate in .*fine\.crt$/,
		)
		expect(refusal(await made('old', [-20, -1]))).toMatch(/^TLS_CERT: the certificate in .*old\.crt ended on \d{4}-\d\d-\d\d$/)
		expect(refusal(await made('early', [2, 20]))).toMatch(/^TLS_CERT: the certificate in .*early\.crt begins only on \d{4}-\d\d-\d\d$/)
		const locked = createPrivateKey(readFileSync(good.key)).export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })
		expect(refusal({ ...good, key: file('locked', locked.toString()) })).toMatch(
			/^TLS_KEY: .*locked is protected by a passphrase; give one without$/,
		)
	})
	it('name the server', async () => {
		const certificate = readCertificate(await made('named', [-1, 30], ['*.son-la.vn', 'motcua.son-la.vn', '10.0.0.5']), NOW)
		expect(nameIn(certificate, '10.0.0.5')).toBe('10.0.0.5')
		expect(nameIn(certificate, 'kiosk.son-la.vn')).toBe('kiosk.son-la.vn')
		expect(nameIn(certificate, '192.168.1.7')).toBe('motcua.son-la.vn')
	})
	it('may be replaced while the server runs; a bad one changes nothing', async () => {
		const paths = await made('here', [-1, 10], ['localhost'])
		const door: Door = { kind: 'files', ...paths }
		const log = { info: vi.fn(), warn: vi.fn() }
		const env: Environment = {
			HOST: '127.0.0.1',
			PORT: 0,
			DATA_DIR: files.path,
			LOG_LEVEL: 'silent',
			mode: 'serve',
			resetAdmin: false,
			door,
		}
		const tls = await openTls(env, { now: () => NOW }, log)
		if (!tls) throw new Error('no TLS')
		expect(log.warn).toHaveBeenCalledExactlyOnceWith(expect.anything(), 'the certificate ends soon: renew it')
		const http = createServer(tls.options, (_, res) => res.end('hi'))
		http.listen(0, '127.0.0.1')
		await once(http, 'listening')
		const { port } = http.address() as AddressInfo
		const serial = async () => {
			const [socket] = await new Promise<[string]>((done, fail) =>
				get({ port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false, agent: false }, (res) => {
					const { serialNumber } = (res.socket as import('node:tls').TLSSocket).getPeerCertificate()
					res.resume().on('end', () => done([serialNumber]))
				}).on('error', fail),
			)
			return socket
		}
		const before = await serial()
		writeFileSync(paths.key, 'half written')
		await tls.look(http)
		expect([await serial(), log.warn.mock.lastCall?.[1]]).toEqual([before, 'the certificate could not be renewed; the present one stays'])
		await made('here', [-1, 90], ['localhost'])
		await tls.look(http)
		expect(log.info).toHaveBeenLastCalledWith(expect.anything(), 'the certificate is renewed')
		expect(await serial()).not.toBe(before)
		http.close()
	})
})
