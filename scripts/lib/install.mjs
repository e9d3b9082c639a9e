import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './alone.mjs'
import { giveUp, ROOT, run, say } from './programs.mjs'

const LOCK_FILE = join(ROOT, 'package-lock.json')
/** Written by npm when an installation is whole. */
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json')
const STAMP = join(ROOT, 'node_modules', '.installed-for')

/** Installs the packages if they are missing or not those of package-lock.json. */
export async function install() {
	if (isInstalled()) return
	await alone('install', async () => {
		if (isInstalled()) return
		say('Installing packages …')
		const { code, output } = await npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'])
		if (code !== 0) giveUp(`${output.trim()}\nThe packages could not be installed (npm ci, exit ${code}).`)
		markInstalled()
	})
}

/** Says that the packages in a folder are those wanted, also where those for development were left out. */
export const markInstalled = (root = ROOT) => writeFileSync(join(root, 'node_modules', '.installed-for'), fingerprint())

const fingerprint = () => createHash('sha256').update(readFileSync(LOCK_FILE)).update(process.platform).update(process.arch).digest('hex')

function isInstalled() {
	if (!existsSync(INSTALLED)) return false
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()) return true
	// Somebody ran npm by hand: then what npm says it installed is compared with what is wanted.
	const has = JSON.parse(readFileSync(INSTALLED, 'utf8')).packages
	const wanted = Object.entries(JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages).filter(([path, p]) => path && !p.optional)
	if (!wanted.every(([path, { version }]) => has[path]?.version === version)) return false
	markInstalled()
	return true
}

/** npm run by the Node that runs npm: the one in node_modules is about to be replaced. */
function npm(args) {
	const { npm_execpath: cli, npm_node_execpath: node } = process.env
	// Windows cannot delete a program while it runs; `install` leaves what is right already.
	const inside = process.platform === 'win32' && process.execPath.startsWith(ROOT)
	const line = inside ? ['install', ...args.slice(1)] : args
	if (cli?.endsWith('.js')) return run(node ?? process.execPath, [cli, ...line], { quiet: true })
	return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', line, { quiet: true })
}
