import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { LEAN_ARGS, LEAN_ENV } from '../../scripts/lib/lean.mjs'
import { PASSWORD } from './running.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const PATIENCE_MS = 20_000
const SOURCES = ['server/main.ts']
const BUILT = [...LEAN_ARGS, 'dist/server/main.js']
/** `npm test` has just built the server, and it starts in half the time; whoever runs one test means the sources. */
const USUAL = process.env['SERVER_IS_BUILT'] ? BUILT : SOURCES

export interface ServerProcess {
	url: string
	/** Milliseconds from starting the process to its `ready` line. */
	readyMs: number
	child: ChildProcess
	/** What it has said on standard output. */
	output: () => string
	/** Ends as a power cut would. */
	kill: () => Promise<void>
	/** Asks it to stop. @returns exit code and the milliseconds it took */
	stop: () => Promise<{ code: number | null; tookMs: number }>
}

/**
 * The server as its own process, so that it can be killed: from its sources, or as `npm start` runs it, built.
 *
 * @throws with its standard error when it never gets ready
 */
export async function startServerProcess(
	env: Record<string, string>,
	{ built = false, args = [] as readonly string[] } = {},
): Promise<ServerProcess> {
	const begun = performance.now()
	const child = run(env, built ? BUILT : USUAL, args)
	let errors = ''
	let said = ''
	child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text))
	const url = await new Promise<string>((done, fail) => {
		const timer = setTimeout(() => fail(new Error(`not ready after ${PATIENCE_MS} ms\n${errors}`)), PATIENCE_MS)
		child.stdout?.setEncoding('utf8').on('data', (text: string) => {
			said += text
			const ready = /^ready (\S+)$/m.exec(said)?.[1]
			if (!ready) return
			clearTimeout(timer)
			done(ready)
		})
		child.once('exit', (code) => fail(new Error(`ended with ${code} before it was ready\n${errors}`)))
	})
	const readyMs = performance.now() - begun
	return {
		url,
		readyMs,
		child,
		output: () => said,
		kill: async () => {
			child.kill('SIGKILL')
			if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
		},
		stop: async () => {
			const since = performance.now()
			child.kill('SIGTERM')
			if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
			return { code: child.exitCode, tookMs: performance.now() - since }
		},
	}
}

/** Starts it and waits for its end: for what must not start. */
export async function startThatFails(
	env: Record<string, string>,
	args: readonly string[] = [],
): Promise<{ code: number | null; stderr: string }> {
	const child = run(env, USUAL, args)
	let stderr = ''
	child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
	const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
	await once(child, 'close')
	clearTimeout(timer)
	return { code: child.exitCode, stderr }
}

const run = (env: Record<string, string>, program: string[], args: readonly string[]): ChildProcess =>
	spawn(process.execPath, [...program, ...args], {
		cwd: ROOT,
		env: {
			PATH: process.env['PATH'],
			HOME: process.env['HOME'],
			TMPDIR: process.env['TMPDIR'],
			PORT: '0',
			DEMO_PASSWORD: PASSWORD,
			LOG_LEVEL: 'warn',
			...(program === BUILT && LEAN_ENV),
			...env,
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	})
