import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, ROOT, run, say } from './programs.mjs'

const SOURCES = [
	'contract',
	'ui',
	'kiosk',
	'display',
	'counter',
	'admin',
	'vite.config.ts',
	'svelte.config.js',
	'tsconfig.json',
	'package-lock.json',
]
const SCREENS = join(ROOT, 'dist', 'screens')
const STAMP = join(ROOT, 'dist', '.screens-built-from')

/** Builds the screens if they are missing or their sources changed. Told by content, so a fresh clone's dates do not matter. */
export async function buildScreens(node) {
	const from = fingerprint()
	if (existsSync(SCREENS) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === from) return
	say('Building the screens …')
	// Beside the old ones and then moved, so that a server that is running never shows half of them.
	const fresh = join(ROOT, 'dist', `.screens-${process.pid}`)
	const old = join(ROOT, 'dist', `.screens-old-${process.pid}`)
	const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir']
	const { code, output } = await run(node, vite, { quiet: true })
	if (code !== 0) {
		rmSync(fresh, { recursive: true, force: true })
		giveUp(`${output.trim()}\nThe screens could not be built (vite build, exit ${code}).`)
	}
	mkdirSync(join(ROOT, 'dist'), { recursive: true })
	if (existsSync(SCREENS)) renameSync(SCREENS, old)
	renameSync(fresh, SCREENS)
	rmSync(old, { recursive: true, force: true })
	writeFileSync(STAMP, from)
}

function fingerprint() {
	const hash = createHash('sha256')
	for (const path of SOURCES.flatMap(filesIn))
		hash
			.update(path)
			.update('\0')
			.update(readFileSync(join(ROOT, path)))
	return hash.digest('hex')
}

function filesIn(path) {
	const stat = statSync(join(ROOT, path), { throwIfNoEntry: false })
	if (!stat) return []
	if (!stat.isDirectory()) return [path]
	return readdirSync(join(ROOT, path))
		.sort()
		.flatMap((name) => filesIn(`${path}/${name}`))
}
