import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')

/** What a program said and how it ended. */
export interface Ended {
	code: number | null
	stdout: string
	stderr: string
}

async function run(args: string[], env: Record<string, string>): Promise<Ended> {
	const { PATH = '', HOME = '' } = process.env
	const child = spawn(process.execPath, args, { cwd: ROOT, env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
	let stdout = ''
	let stderr = ''
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
	child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
	await once(child, 'close')
	return { code: child.exitCode, stdout, stderr }
}

/** `npm run verify` on a folder of data. */
export const verify = (folder: string): Promise<Ended> => run(['server/verify.ts', '--data', folder], {})

/**
 * A small disk of its own, in memory.
 *
 * @returns how to give it back, or why there is none: only who administers a machine may have one
 */
export function mountDisk(path: string, options: string): { unmount: () => void } | { refused: string } {
	mkdirSync(path, { recursive: true })
	const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { encoding: 'utf8' })
	if (status !== 0) return { refused: stderr || String(error) }
	return { unmount: () => void spawnSync('umount', ['-l', path]) }
}
