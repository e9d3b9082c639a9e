/**
 * Runs one of the project's programs with the Node it needs, and passes on signals and the exit code.
 * Usage: `node scripts/run.mjs <program> [arguments]`.
 */
import { LEAN_ARGS, LEAN_ENV } from './lib/lean.mjs'
import { giveUp, run } from './lib/programs.mjs'
import { prepare } from './prepare.mjs'

// npm runs no `prestart` where scripts are ignored, as they are here: so each program is prepared for by itself.
const PROGRAMS = {
	server: { entry: 'dist/server/main.js', needs: 'start', flags: LEAN_ARGS, settings: LEAN_ENV },
	serve: { entry: 'dist/server/main.js', needs: 'start', flags: LEAN_ARGS, settings: LEAN_ENV, first: ['serve'] },
	agent: { entry: 'dist/server/agent.js', needs: 'server', flags: LEAN_ARGS, settings: LEAN_ENV },
	printer: { entry: 'hardware/printer-program.ts', needs: 'tools' },
	'device-rules': { entry: 'hardware/device-rules.ts', needs: 'tools' },
	bench: { entry: 'tests/bench/main.ts', needs: 'test' },
	pictures: { entry: 'tests/pictures/main.ts', needs: 'test' },
	backup: { entry: 'server/backup.ts', needs: 'tools' },
	verify: { entry: 'server/verify.ts', needs: 'tools' },
	simulate: { entry: 'server/simulate/main.ts', needs: 'tools' },
}

const [name, ...args] = process.argv.slice(2)
const program = PROGRAMS[name] ?? giveUp(`usage: node scripts/run.mjs <${Object.keys(PROGRAMS).join('|')}> [arguments]`, 2)
const { entry, needs, flags = [], settings, first = [] } = program
const { node, browser } = await prepare(needs)
const env = { ...settings, ...process.env, ...(browser && { CHROMIUM: browser }) }
const { code } = await run(node, [...flags, '--import', './scripts/lib/follow-parent.mjs', entry, ...first, ...args], {
	service: true,
	env,
})
process.exit(code)
