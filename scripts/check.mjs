/** Static checks: types, lint, format, import rules. Shows what fails and nothing else. */
import { fileURLToPath } from 'node:url'
import { run } from './lib/programs.mjs'
import { prepare } from './prepare.mjs'

const CHECKS = {
	// Of every TypeScript file as well, not of components alone.
	types: ['svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human'],
	lint: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'],
	format: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
	imports: ['dependency-cruiser/bin/dependency-cruise.mjs', '.', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
}
/** Each holds a whole type checker in memory; a small machine has two cores. */
const AT_ONCE = 2

/**
 * Runs every check.
 *
 * @param behind  beside other work, which goes first
 * @returns  how many passed and failed
 */
export async function check(node, { behind = false } = {}) {
	const waiting = Object.entries(CHECKS)
	const failed = []
	const worker = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const [name, [tool, ...args]] = next
			const since = Date.now()
			const { code, output } = await run(node, [`node_modules/${tool}`, ...args], { quiet: true, behind })
			console.log(`${code === 0 ? '✓' : '✗'} ${name} ${((Date.now() - since) / 1000).toFixed(1)} s`)
			if (code !== 0) failed.push({ name, output: output.trim() })
		}
	}
	await Promise.all(Array.from({ length: AT_ONCE }, worker))
	for (const { name, output } of failed) console.log(`\n── ${name} ──\n${output}`)
	return { passed: Object.keys(CHECKS).length - failed.length, failed: failed.length, skipped: 0 }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { node } = await prepare('tools')
	process.exit((await check(node)).failed === 0 ? 0 : 1)
}
