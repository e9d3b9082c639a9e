import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './alone.mjs'
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
/** Built beside the old ones and then moved: a server that is running does not show half of them. */
const FRESH = join(ROOT, 'dist', '.screens-new')
const STAMP = join(ROOT, 'dist', '.screens-built-from')

/** Builds the screens if they are missing or their sources changed. Told by content, so a fresh clone's dates do not matter. */
export async function buildScreens(node) {
	if (isBuilt()) return
	await alone('screens', async () => {
		if (!isBuilt()) await build(node)
	})
}

const isBuilt = () => existsSync(SCREENS) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()

async function build(node) {
	say('Building the screens …')
	const from = fingerprint()
	rmSync(FRESH, { recursive: true, force: true })
	const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--outDir', FRESH]
	const { code, output } = await run(node, vite, { quiet: true })
	if (code !== 0) giveUp(`${output.trim()}\nThe screens could not be built (vite build, exit ${code}).`)
	rmSync(STAMP, { force: true })
	rmSync(SCREENS, { recursive: true, force: true })
	renameSync(FRESH, SCREENS)
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
