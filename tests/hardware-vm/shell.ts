import { spawn } from 'node:child_process'

/** Longest a package may take to come and be unpacked, milliseconds. */
const PATIENCE_MS = 300_000

/**
 * Runs a program to its end and answers what it said on standard output.
 *
 * @throws Error with its last words when it ends badly
 */
export function sh(command: string, args: readonly string[], cwd?: string): Promise<string> {
	return new Promise((done, fail) => {
		const child = spawn(command, args, {
			env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
			stdio: ['ignore', 'pipe', 'pipe'],
			timeout: PATIENCE_MS,
			...(cwd && { cwd }),
		})
		let out = ''
		let errors = ''
		child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
		child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
		child.once('error', fail)
		child.once('close', (code, signal) => {
			if (code === 0) done(out)
			else fail(new Error(`${[command, ...args].join(' ')}: ${signal ?? `exit ${code}`}: ${(errors || out).trim().slice(-400)}`))
		})
	})
}
