import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './alone.mjs'
import { giveUp, ROOT, run, say } from './programs.mjs'

const ALWAYS = ['contract', 'tsconfig.json', 'package-lock.json']
/** What is built, with which configuration, from which sources. */
const PARTS = {
	screens: { config: 'vite.config.ts', sources: ['ui', 'kiosk', 'display', 'counter', 'admin', 'svelte.config.js'] },
	server: { config: 'vite.server.config.ts', sources: ['server', 'hardware'] },
}

/** Builds the screens and the server where they are missing or their sources changed. Told by content: a fresh clone's dates say nothing. */
export async function build(node, parts = Object.keys(PARTS)) {
	for (const name of parts) {
		if (isBuilt(name)) continue
		await alone(name, async () => {
			if (!isBuilt(name)) await buildPart(node, name)
		})
	}
}

const placeOf = (name) => join(ROOT, 'dist', name)
const stampOf = (name) => join(ROOT, 'dist', `.${name}-built-from`)
const isBuilt = (name) =>
	existsSync(placeOf(name)) && existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === fingerprint(name)

async function buildPart(node, name) {
	say(`Building the ${name} …`)
	const from = fingerprint(name)
	// Built beside the old one and then moved: a server that is running does not show half of it.
	const fresh = join(ROOT, 'dist', `.${name}-new`)
	rmSync(fresh, { recursive: true, force: true })
	const vite = ['node_modules/vite/bin/vite.js', 'build', '--config', PARTS[name].config, '--logLevel', 'warn', '--outDir', fresh]
	const { code, output } = await run(node, vite, { quiet: true })
	if (code !== 0) giveUp(`${output.trim()}\nThe ${name} could not be built (vite build, exit ${code}).`)
	rmSync(stampOf(name), { force: true })
	rmSync(placeOf(name), { recursive: true, force: true })
	renameSync(fresh, placeOf(name))
	writeFileSync(stampOf(name), from)
}

function fingerprint(name) {
	const { config, sources } = PARTS[name]
	const hash = createHash('sha256')
	for (const path of [...ALWAYS, config, ...sources].flatMap(filesIn))
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
