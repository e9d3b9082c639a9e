import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { LEAN_ARGS } from '../../scripts/lib/lean.mjs'
import { tempFolder } from '../support/running.ts'

/** Starts the bare server that the product's is held against, as leanly. */
export async function startFloor(): Promise<{ url: string; stop: () => Promise<void> }> {
	const folder = tempFolder()
	const child = spawn(process.execPath, [...LEAN_ARGS, join(import.meta.dirname, 'floor-server.ts'), folder.path], {
		stdio: ['ignore', 'pipe', 'inherit'],
	})
	const [text] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
	return {
		url: /^ready (\S+)$/m.exec(text)?.[1] ?? '',
		stop: async () => {
			child.kill('SIGKILL')
			if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
			folder.remove()
		},
	}
}
