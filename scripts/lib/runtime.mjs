import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, ROOT } from './programs.mjs'

const SYSTEM = process.platform === 'win32' ? 'win' : process.platform
const BUNDLED = join(ROOT, 'node_modules', `node-${SYSTEM}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** better-sqlite3 crashes below N-API 10, and the server is TypeScript that Node itself must read. */
const PROBE = 'process.exit(Number(process.versions.napi) >= 10 && process.features.typescript ? 0 : 1)'

/** The Node that runs everything: the one npm brought along, else the system's if it is new enough. */
export function runtime() {
	const found = [BUNDLED, process.execPath].find((node) => existsSync(node) && spawnSync(node, ['-e', PROBE]).status === 0)
	return found ?? giveUp(`Node.js 22.18 or newer is needed on ${process.platform}-${process.arch}; this is ${process.version}.`)
}
