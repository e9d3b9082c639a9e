import { describe, expect, it } from 'vitest'
import { readArguments, readEnvironment } from '../../server/environment.ts'

const serve = (env: Record<string, string>) => readEnvironment({ DATA_DIR: '/srv/centre', ...env }, { mode: 'serve', resetAdmin: false })
const GOOD_TOKEN = 'q7Vd0xJ2mB9sK4tW8zN1cR5h'

describe('a real centre takes nothing for granted', () => {
	it.each<[string, Record<string, string>, RegExp]>([
		['no data folder', { DATA_DIR: '', TLS: 'off' }, /^DATA_DIR: must name the folder/],
		['no way in', {}, /^TLS: say how browsers are to connect/],
		['an unknown way', { TLS: 'on' }, /^TLS: must be self or off$/],
		['two ways', { TLS: 'off', BEHIND_PROXY: '127.0.0.1' }, /^TLS and BEHIND_PROXY: only one of them may be given$/],
		['three ways', { TLS: 'self', TLS_KEY: 'k', BEHIND_PROXY: '::1' }, /^TLS and TLS_CERT and BEHIND_PROXY: only one/],
		['a certificate without its key', { TLS_CERT: 'c.pem' }, /^TLS_KEY: must name the file/],
		['a key without its certificate', { TLS_KEY: 'k.pem' }, /^TLS_CERT: must name the file/],
		['names that nobody asked for', { TLS: 'off', TLS_NAMES: 'motcua.local' }, /^TLS_NAMES: goes with TLS=self alone$/],
		['a name that is none', { TLS: 'self', TLS_NAMES: 'motcua.local, một cửa' }, /^TLS_NAMES: must be host names or addresses/],
		['a proxy by its name', { BEHIND_PROXY: 'proxy.local' }, /^BEHIND_PROXY: must be addresses or networks/],
		['a network too wide', { BEHIND_PROXY: '10.0.0.0/33' }, /^BEHIND_PROXY: must be addresses or networks/],
		['a network written twice', { BEHIND_PROXY: '10.0.0.0/8/8' }, /^BEHIND_PROXY: must be addresses or networks/],
		['the password of the demo', { TLS: 'off', DEMO_PASSWORD: 'demo' }, /^DEMO_PASSWORD: is for the demo/],
		[
			'a short token',
			{ TLS: 'off', METRICS_TOKEN: GOOD_TOKEN.slice(1) },
			/^METRICS_TOKEN: is too easily guessed.* at least 24 characters, 8/,
		],
		['a monotonous token', { TLS: 'off', METRICS_TOKEN: 'abcabcabcabcabcabcabcabcabc' }, /^METRICS_TOKEN: is too easily guessed/],
		['a port that is none', { TLS: 'off', PORT: 'https' }, /^PORT: must be a port number, 0–65535$/],
	])('%s', (_, env, line) => {
		expect(() => serve(env)).toThrow(line)
	})
	it.each<[Record<string, string>, object]>([
		[{ TLS: 'off' }, { HOST: '0.0.0.0', PORT: 8080, door: { kind: 'plain' } }],
		[{ TLS: 'self' }, { HOST: '0.0.0.0', PORT: 443, door: { kind: 'self', names: [] } }],
		[
			{ TLS: 'self', TLS_NAMES: 'motcua.local, 10.0.0.5' },
			{ PORT: 443, door: { kind: 'self', names: ['motcua.local', '10.0.0.5'] } },
		],
		[
			{ TLS_CERT: '/c', TLS_KEY: '/k', PORT: '8443' },
			{ PORT: 8443, door: { kind: 'files', cert: '/c', key: '/k' } },
		],
		[
			{ BEHIND_PROXY: '127.0.0.1,::1,10.1.0.0/16', HOST: '127.0.0.1' },
			{ HOST: '127.0.0.1', PORT: 8080, door: { kind: 'proxy', trusted: ['127.0.0.1', '::1', '10.1.0.0/16'] } },
		],
		[{ TLS: 'off', METRICS_TOKEN: GOOD_TOKEN }, { METRICS_TOKEN: GOOD_TOKEN }],
	])('%j is enough', (env, read) => {
		expect(serve(env)).toMatchObject({ mode: 'serve', DATA_DIR: '/srv/centre', ...read })
	})
})

describe('the demo', () => {
	it.each(['TLS', 'TLS_CERT', 'TLS_KEY', 'TLS_NAMES', 'BEHIND_PROXY'])('has no %s', (name) => {
		const value = { TLS: 'self', BEHIND_PROXY: '127.0.0.1' }[name] ?? 'x'
		expect(() => readEnvironment({ [name]: value })).toThrow(new RegExp(`^${name}: is for a real centre, which .npm run serve. starts$`))
	})
})

describe('the command line', () => {
	it.each([
		[[], { mode: 'demo', resetAdmin: false }],
		[['serve'], { mode: 'serve', resetAdmin: false }],
		[['serve', '--reset-admin'], { mode: 'serve', resetAdmin: true }],
	])('%j', (words, asked) => expect(readArguments(words)).toEqual(asked))
	it.each([[['--reset-admin']], [['server']], [['serve', '--reset']], [['demo']]])('%j is unknown', (words) => {
		expect(() => readArguments(words)).toThrow(/^unknown argument; /)
	})
})
