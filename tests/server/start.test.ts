import Database from 'better-sqlite3'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readCentreFile } from '../../server/centre-file.ts'
import { readEnvironment } from '../../server/environment.ts'
import { startCentre } from '../../server/main.ts'
import { PATIENT } from '../http/patient.ts'
import { testCentre } from '../support/centre.ts'
import { startServerProcess, startThatFails } from '../support/process.ts'
import { createClient, PASSWORD, tempFolder } from '../support/running.ts'
import { mountDisk } from './programs.ts'

vi.setConfig(PATIENT)

const folder = tempFolder()
const at = (...parts: string[]) => join(folder.path, ...parts)
/** A file of this content. @returns its path */
function file(name: string, content: unknown): string {
	writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content))
	return at(name)
}
const centre = testCentre({ demo: false })
const port = createServer()
beforeAll(async () => {
	port.listen(0, '127.0.0.1')
	await once(port, 'listening')
})
afterAll(() => {
	port.close()
	folder.remove()
})
const busy = (of: Server = port) => String((of.address() as AddressInfo).port)

async function expectRefused(env: Record<string, string>, line: RegExp): Promise<void> {
	const { code, stderr } = await startThatFails({ DATA_DIR: at(`data-${Math.random()}`), ...env })
	expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(line) as string })
	expect(stderr.trimEnd().split('\n')).toHaveLength(1)
}

describe('a bad value is told by its name', () => {
	it.each<[string, string, RegExp]>([
		['PORT', 'abc', /^PORT: must be a port number, 0–65535$/],
		['PORT', '65536', /^PORT: must be a port number, 0–65535$/],
		['PORT', '-1', /^PORT: /],
		['PORT', '8080 ', /^PORT: /],
		['PORT', '0x50', /^PORT: /],
		['HOST', 'not a host', /^HOST: must be a host name or address$/],
		['LOG_LEVEL', 'loud', /^LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent$/],
		['METRICS_TOKEN', 'short', /^METRICS_TOKEN: must be at least 16 characters$/],
		['DEMO_PASSWORD', 'x'.repeat(257), /^DEMO_PASSWORD: must be at most 256 characters$/],
	])('%s=%s', (name, value, line) => {
		expect(() => readEnvironment({ [name]: value })).toThrow(line)
	})
	it('and an empty one counts as absent', () => {
		expect(readEnvironment({ PORT: '', HOST: '', CENTRE: '', LOG_LEVEL: '' })).toEqual(readEnvironment({}))
	})
})

describe('a centre file that is none is told with its path and its first mistake', () => {
	const { services, ...rest } = centre
	it.each<[string, () => string, RegExp]>([
		['a folder', () => folder.path, /^cannot read the centre file .*: EISDIR$/],
		['not JSON', () => file('not.json', '{"schema":'), /^the centre file .* is not JSON: .*$/],
		['something else', () => file('other.json', [1, 2]), /^the centre file .* is not valid: .*$/],
		[
			'of services in no zone',
			() => file('no-zone.json', { ...rest, services: services.map((s) => ({ ...s, zoneId: 'nowhere' })) }),
			/^the centre file .* is not valid: service ho-tich names the unknown zone nowhere \(and 2 more\)$/,
		],
		['without services', () => file('no-services.json', rest), /^the centre file .* is not valid: services: .*$/],
		['of another time zone', () => file('zone.json', { ...centre, timeZone: 'Asia/Bangkok' }), /timeZone: /],
		[
			'of two accounts of one name',
			() => file('people.json', { ...centre, people: [...centre.people, ...centre.people] }),
			/account admin is listed twice \(and 5 more\)$/,
		],
	])('%s', (_, path, line) => {
		expect(() => readCentreFile(path())).toThrow(line)
	})
	it('the others are read', () => expect(readCentreFile(file('good.json', centre))).toEqual(centre))
})

describe.concurrent('a bad value is one clear line and exit status 2', () => {
	const printer = { id: 'printer-1', model: 'sim-80', driver: { kind: 'simulated' } }
	it('PORT=abc', () => expectRefused({ PORT: 'abc' }, /^PORT: must be a port number, 0–65535\n$/))
	it('PORT of another program', () => expectRefused({ PORT: busy() }, /^PORT: \d+ is in use by another program\n$/))
	it('HOST=0.0.0.0 for the demo', () =>
		expectRefused({ HOST: '0.0.0.0' }, /^HOST: the demo listens on loopback alone \(127\.0\.0\.1\), not on 0\.0\.0\.0\n$/))
	it('HOST of another machine', () =>
		expectRefused({ HOST: '203.0.113.9', CENTRE: file('elsewhere.json', centre) }, /^cannot listen on 203\.0\.113\.9:0: EADDRNOTAVAIL\n$/))
	it('CENTRE that is not there', () => expectRefused({ CENTRE: at('none.json') }, /^cannot read the centre file .*none\.json: ENOENT\n$/))
	it('DEVICES of an unknown model', () => {
		const DEVICES = file('model.json', { printers: [{ ...printer, model: 'fax' }] })
		return expectRefused({ DEVICES }, /^DEVICES: .*printers\[0\]\.model: unknown model; known are .*\n$/)
	})
})

describe('data that cannot be used is told in one line', () => {
	const start = (DATA_DIR: string) => startCentre(readEnvironment({ DATA_DIR, PORT: '0', LOG_LEVEL: 'silent' }))
	it('a file in the place of the folder', async () => {
		await expect(start(file('a-file', ''))).rejects.toThrow(/^cannot write to the data folder .*a-file: .*$/)
	})
	it('a folder below a file', async () => {
		await expect(start(join(file('b-file', ''), 'data'))).rejects.toThrow(/^cannot write to the data folder .*b-file.data: .*$/)
	})
	it('a file that is no database, which stays as it is', async () => {
		mkdirSync(at('no-db'))
		const path = file('no-db/centre.sqlite', 'Họ tên; số\n'.repeat(1000))
		const before = readFileSync(path)
		await expect(start(at('no-db'))).rejects.toThrow(/^cannot open .*centre\.sqlite: it is not a database of this program$/)
		expect(readFileSync(path)).toEqual(before)
	})
})

describe.concurrent('data that cannot be used is one clear line and exit status 2', () => {
	it('a folder that is read-only', async () => {
		const disk = mountDisk(at('read-only'), 'ro,size=1m')
		// Who may not mount one finds such a folder in every Linux.
		const DATA_DIR = 'unmount' in disk ? at('read-only') : '/sys/mot-cua'
		await expectRefused({ DATA_DIR }, /^cannot write to the data folder \S*: (it is read-only|it cannot be opened for writing)\n$/).finally(
			() => 'unmount' in disk && disk.unmount(),
		)
	})
	it('a database of a newer program', async () => {
		mkdirSync(at('newer'))
		const db = new Database(at('newer', 'centre.sqlite'))
		db.pragma('user_version = 999')
		db.close()
		await expectRefused(
			{ DATA_DIR: at('newer') },
			/^.*centre\.sqlite was written by a newer version of this program \(schema 999; this one knows \d+\)\n$/,
		)
	})
})

describe('a good start', () => {
	it('tells where everything is, and is ready on a port of its own', async () => {
		const DATA_DIR = at('new', 'folder', 'dữ liệu')
		const server = await startServerProcess({ DATA_DIR, CENTRE: file('demo.json', testCentre()) })
		expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d{4,5}$/)
		const { status, body } = await createClient(server.url).getJson('/health')
		expect({ status, body }).toMatchObject({ status: 200, body: { status: 'ok', position: 1 } })
		const second = await startThatFails({ DATA_DIR })
		expect(second).toEqual({ code: 2, stderr: `the data folder ${DATA_DIR} is in use by another server\n` })
		expect((await createClient(server.url).signIn('admin')).cookie).toMatch(/^session=/)
		expect((await server.stop()).code).toBe(0)
	})
	it('outside the demo may listen to the whole network', async () => {
		const server = await startServerProcess({ HOST: '0.0.0.0', DATA_DIR: at('open'), CENTRE: file('open.json', centre) })
		const here = `http://127.0.0.1:${new URL(server.url).port}`
		expect((await createClient(here).signIn('admin', PASSWORD)).cookie).toMatch(/^session=/)
		expect((await fetch(`${here}/api/bench`)).status).toBe(404)
		const there = await fetch(`${server.url}/api/metrics`)
		expect([server.url, there.status]).toEqual([server.url, new URL(server.url).hostname === '127.0.0.1' ? 200 : 403])
		await server.stop()
	})
})
