/**
 * Makes a folder that holds everything a centre needs, so that its PC needs no internet: the built program, its packages
 * and the Node that runs it. Usage: `npm run pack [-- --to FOLDER] [--plain]`; writes `mot-cua-<version>-<system>.tar.gz`
 * there (default `dist`), or with `--plain` the folder alone.
 */
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { markInstalled } from './lib/install.mjs'
import { giveUp, ROOT, run, say } from './lib/programs.mjs'
import { prepare } from './prepare.mjs'

/** What runs, and the sources it was built from: `prepare` compares the two. */
const PARTS = [
	...[
		'contract',
		'server',
		'hardware',
		'ui',
		'kiosk',
		'display',
		'counter',
		'admin',
		'centres',
		'scripts',
		'docs',
		'dist/screens',
		'dist/server',
	],
	...['dist/.screens-built-from', 'dist/.server-built-from', 'package.json', 'package-lock.json', 'README.md', 'LICENSE'],
	...['tsconfig.json', 'svelte.config.js', 'vite.config.ts', 'vite.server.config.ts'],
]

const { values } = parseArgs({ options: { to: { type: 'string', default: 'dist' }, plain: { type: 'boolean', default: false } } })
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const to = resolve(values.to)
const name = `mot-cua-${version}`
const folder = join(to, name)

await prepare('start')
say(`Packing ${name} …`)
rmSync(folder, { recursive: true, force: true })
mkdirSync(join(folder, 'dist'), { recursive: true })
for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true })
const npm = [
	'ci',
	'--omit=dev',
	'--include=optional',
	'--prefer-offline',
	'--no-audit',
	'--no-fund',
	'--loglevel=error',
	'--prefix',
	folder,
]
const { code, output } = await run('npm', npm, { quiet: true })
if (code !== 0) giveUp(`${output.trim()}\nThe packages could not be packed (npm ci, exit ${code}).`)
markInstalled(folder)
if (values.plain) console.log(folder)
else {
	const archive = join(to, `${name}-${process.platform}-${process.arch}.tar.gz`)
	const packed = await run('tar', ['--owner=0', '--group=0', '-C', to, '-czf', archive, name], { quiet: true })
	if (packed.code !== 0) giveUp(`${packed.output.trim()}\nThe archive could not be written.`)
	rmSync(folder, { recursive: true })
	console.log(archive)
}
