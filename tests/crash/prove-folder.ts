import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { tempFolder } from '../support/running.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** Runs `npm run verify`'s program on a data folder. @returns its exit code and what it said */
export async function proveFolder(folder: string): Promise<{ code: number | null; said: string }> {
	const child = spawn(process.execPath, [join(ROOT, 'server/verify.ts'), '--data', folder], { stdio: ['ignore', 'pipe', 'pipe'] })
	let said = ''
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
	await once(child, 'close')
	return { code: child.exitCode, said }
}

/** The same on a copy, so that the server finds its files exactly as it left them when it was killed. */
export async function proveCopy(folder: string): Promise<{ code: number | null; said: string }> {
	const copy = tempFolder()
	cpSync(folder, copy.path, { recursive: true })
	const proof = await proveFolder(copy.path)
	copy.remove()
	return proof
}
