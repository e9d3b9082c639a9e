import { resolve } from 'node:path'
import { z } from 'zod'

/** Something the person who starts the server must put right; `message` is one line. Exit status 2. */
export class StartError extends Error {}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const Environment = z.object({
	PORT: z
		.string()
		.regex(/^\d{1,5}$/, 'a port number, 0–65535')
		.transform(Number)
		.refine((n) => n <= 65_535, 'a port number, 0–65535')
		.default(8080),
	HOST: z
		.string()
		.regex(/^[A-Za-z0-9.:_-]{1,255}$/, 'a host name or address')
		.default('127.0.0.1'),
	DATA_DIR: z
		.string()
		.default('./data')
		.transform((path) => resolve(path)),
	CENTRE: z.string().optional(),
	DEVICES: z.string().optional(),
	DEMO_PASSWORD: z.string().max(256, 'at most 256 characters').optional(),
	LOG_LEVEL: z.enum(LEVELS, `one of ${LEVELS.join(', ')}`).default('info'),
	METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
})
export type Environment = z.infer<typeof Environment>

/** @throws {StartError} naming the first bad variable. An empty variable counts as absent. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
	const given = Object.fromEntries(Object.keys(Environment.shape).flatMap((key) => (env[key] ? [[key, env[key]]] : [])))
	const parsed = Environment.safeParse(given)
	if (parsed.success) return parsed.data
	const issue = parsed.error.issues[0]
	throw new StartError(`${String(issue?.path[0])}: must be ${issue?.message.replace(/^Invalid.*expected /, '') ?? 'valid'}`)
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
export const isLoopback = (host: string): boolean => LOOPBACK.has(host)
