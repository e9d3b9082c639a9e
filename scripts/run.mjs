/**
 * Runs one of the project's programs with the Node it needs, and passes on signals and the exit code.
 * Usage: `node scripts/run.mjs <server|bench|verify> [arguments]`.
 */
import { giveUp, run } from './lib/programs.mjs'
import { prepare } from './prepare.mjs'

// npm runs no `prestart` where scripts are ignored, as they are here: so each program is prepared for by itself.
const PROGRAMS = {
	server: { entry: 'dist/server/main.js', needs: 'start' },
	bench: { entry: 'tests/bench/main.ts', needs: 'start' },
	verify: { entry: 'server/verify.ts', needs: 'tools' },
}

/** A small young generation: the server's garbage is short-lived, and a small PC has little memory. */
const LEAN = ['--max-semi-space-size=4']

const [name, ...args] = process.argv.slice(2)
const program = PROGRAMS[name] ?? giveUp(`usage: node scripts/run.mjs <${Object.keys(PROGRAMS).join('|')}> [arguments]`, 2)
const { node } = await prepare(program.needs)
const { code } = await run(node, [...LEAN, '--import', './scripts/lib/follow-parent.mjs', program.entry, ...args], { service: true })
process.exit(code)
