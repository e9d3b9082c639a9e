import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

/** Something the person who starts the server must put right; `message` is one line. Exit status 2. */
export class StartError extends Error {}

/** `demo` is what `npm start` runs, on loopback; `serve` a real centre, which asks for more and supposes less. */
export type Mode = 'demo' | 'serve'

/** What the command line says. */
export interface Asked {
	mode: Mode
	/** A new link for an administrator who has lost the password. */
	resetAdmin: boolean
}

/** How browsers reach a centre that serves: by TLS of this program's own, by that of a proxy before it, or by none. */
export type Door =
	| { kind: 'plain' }
	| { kind: 'proxy'; trusted: string[] }
	| { kind: 'files'; cert: string; key: string }
	/** A certificate made here for this machine's names and addresses, and for `names`. */
	| { kind: 'self'; names: string[] }

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const HostName = z.string().regex(/^[A-Za-z0-9.:_-]{1,255}$/, 'a host name or address')
const listOf = (isGood: (item: string) => boolean, message: string) =>
	z
		.string()
		.transform((text) => text.split(/[\s,]+/).filter(Boolean))
		.refine((items) => items.length > 0 && items.every(isGood), message)
const Environment = z.object({
	PORT: z
		.string()
		.regex(/^\d{1,5}$/, 'a port number, 0–65535')
		.transform(Number)
		.refine((n) => n <= 65_535, 'a port number, 0–65535')
		.optional(),
	HOST: HostName.optional(),
	DATA_DIR: z
		.string()
		.transform((path) => resolve(path))
		.optional(),
	CENTRE: z.string().optional(),
	DEVICES: z.string().optional(),
	DEMO_PASSWORD: z.string().max(256, 'at most 256 characters').optional(),
	LOG_LEVEL: z.enum(LEVELS, `one of ${LEVELS.join(', ')}`).default('info'),
	METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
	OIDC_ISSUER: z.url('an address').optional(),
	OIDC_CLIENT_ID: z.string().max(200).optional(),
	OIDC_CLIENT_SECRET_FILE: z.string().optional(),
	OIDC_CLAIM: z.string().max(64).optional(),
	OIDC_NAME: z.string().max(60, 'at most 60 characters').optional(),
	TLS: z.enum(['self', 'off'], 'self or off').optional(),
	TLS_CERT: z.string().optional(),
	TLS_KEY: z.string().optional(),
	TLS_NAMES: listOf((name) => HostName.safeParse(name).success, 'host names or addresses, with commas between').optional(),
	BEHIND_PROXY: listOf(isAddressOrNetwork, 'addresses or networks of the proxy (10.0.0.5, 10.1.0.0/16), with commas between').optional(),
})
type Given = z.infer<typeof Environment>
const OF_SERVE = ['TLS', 'TLS_CERT', 'TLS_KEY', 'TLS_NAMES', 'BEHIND_PROXY'] as const
export type Environment = Omit<Given, (typeof OF_SERVE)[number]> & { PORT: number; HOST: string; DATA_DIR: string; door: Door } & Asked

/** `serve`, and `--reset-admin` with it; nothing is the demo. @throws {StartError} */
export function readArguments([mode, ...more]: readonly string[]): Asked {
	const known = mode === 'serve' ? more.every((word) => word === '--reset-admin') : mode === undefined
	if (!known) throw new StartError(`unknown argument; \`npm run serve\` knows --reset-admin, and \`npm start\` none`)
	return { mode: mode === 'serve' ? 'serve' : 'demo', resetAdmin: more.length > 0 }
}

/** @throws {StartError} naming the first bad variable. An empty variable counts as absent. */
export function readEnvironment(env: NodeJS.ProcessEnv, asked: Asked = { mode: 'demo', resetAdmin: false }): Environment {
	const given = Object.fromEntries(Object.keys(Environment.shape).flatMap((key) => (env[key] ? [[key, env[key]]] : [])))
	const parsed = Environment.safeParse(given)
	if (parsed.success) return { ...(asked.mode === 'serve' ? forServing(parsed.data) : forDemo(parsed.data)), ...asked }
	const issue = parsed.error.issues[0]
	throw new StartError(`${String(issue?.path[0])}: must be ${issue?.message.replace(/^Invalid.*expected /, '') ?? 'valid'}`)
}

function forDemo(given: Given): Omit<Environment, keyof Asked> {
	const [ofServe] = OF_SERVE.filter((name) => given[name] !== undefined)
	if (ofServe) throw new StartError(`${ofServe}: is for a real centre, which \`npm run serve\` starts`)
	const { PORT = 8080, HOST = '127.0.0.1', DATA_DIR = resolve('./data') } = given
	return { ...given, PORT, HOST, DATA_DIR, door: { kind: 'plain' } }
}

function forServing(given: Given): Omit<Environment, keyof Asked> {
	if (!given.DATA_DIR) throw new StartError('DATA_DIR: must name the folder that holds the data of the centre')
	if (given.DEMO_PASSWORD) throw new StartError('DEMO_PASSWORD: is for the demo; here people choose their own passwords')
	if (given.METRICS_TOKEN && isWeak(given.METRICS_TOKEN))
		throw new StartError('METRICS_TOKEN: is too easily guessed; it must have at least 24 characters, 8 of them different')
	const door = doorOf(given)
	const { PORT = door.kind === 'files' || door.kind === 'self' ? 443 : 8080, HOST = '0.0.0.0', DATA_DIR } = given
	return { ...given, PORT, HOST, DATA_DIR, door }
}

/** Exactly one way in; none is taken for granted. */
function doorOf({ TLS, TLS_CERT, TLS_KEY, TLS_NAMES = [], BEHIND_PROXY }: Given): Door {
	const ways = [TLS && 'TLS', (TLS_CERT ?? TLS_KEY) && 'TLS_CERT', BEHIND_PROXY && 'BEHIND_PROXY'].filter(Boolean)
	if (ways.length > 1) throw new StartError(`${ways.join(' and ')}: only one of them may be given`)
	if (TLS_NAMES.length > 0 && TLS !== 'self') throw new StartError('TLS_NAMES: goes with TLS=self alone')
	if (TLS === 'self') return { kind: 'self', names: TLS_NAMES }
	if (TLS === 'off') return { kind: 'plain' }
	if (BEHIND_PROXY) return { kind: 'proxy', trusted: BEHIND_PROXY }
	if (TLS_CERT && TLS_KEY) return { kind: 'files', cert: resolve(TLS_CERT), key: resolve(TLS_KEY) }
	if (TLS_CERT) throw new StartError('TLS_KEY: must name the file of the key that belongs to TLS_CERT')
	if (TLS_KEY) throw new StartError('TLS_CERT: must name the file of the certificate that belongs to TLS_KEY')
	throw new StartError('TLS: say how browsers are to connect: TLS_CERT and TLS_KEY, TLS=self, BEHIND_PROXY, or TLS=off for plain http')
}

const isWeak = (secret: string): boolean => secret.length < 24 || new Set(secret).size < 8

function isAddressOrNetwork(text: string): boolean {
	const [address = '', bits, ...more] = text.split('/')
	const family = isIP(address)
	if (family === 0 || more.length > 0) return false
	return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
export const isLoopback = (host: string): boolean => LOOPBACK.has(host)
