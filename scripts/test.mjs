/**
 * The one command that proves the project: static checks, then unit and integration tests, then journeys in a real
 * browser. The last line is `N passed, N failed`. `--only check|unit|journeys` runs one of them, and gives it whatever
 * else is on the command line.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { check } from './check.mjs'
import { playwrightCounts, stageCounts, vitestCounts } from './lib/counts.mjs'
import { giveUp, ROOT, run } from './lib/programs.mjs'
import { ensureTestTools } from './lib/test-tools.mjs'
import { prepare } from './prepare.mjs'

const [flag, only, ...rest] = process.argv.slice(2)
const STAGES = { check: () => check(node, { behind: !only }), unit, journeys }
const known = flag === undefined || (flag === '--only' && Object.hasOwn(STAGES, only))
if (!known) giveUp(`usage: npm test [-- --only <${Object.keys(STAGES).join('|')}> [arguments]]`, 2)
const wanted = only ? [only] : Object.keys(STAGES)

const { node } = await prepare('start')
const total = { passed: 0, failed: 0, skipped: 0 }
const lines = []
// Tests wait half of their time, and the checks never: they take what is left over.
const checking = wanted.includes('check') && begin('check')
for (const name of wanted) if (name !== 'check') note(name, await begin(name))
if (checking) note('check', await checking)
console.log(`\n${lines.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1

function begin(name) {
	console.log(`\n── ${name} ──`)
	return STAGES[name]().catch((error) => {
		console.log(error.message)
		return { passed: 0, failed: 1, skipped: 0 }
	})
}

function note(name, counts) {
	for (const key of Object.keys(total)) total[key] += counts[key]
	lines.push(`${name}: ${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`)
}

async function unit() {
	await ensureTestTools()
	const report = freshReport('unit')
	const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
	const { code } = await run(node, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...rest], {
		env: { ...plain(), SERVER_IS_BUILT: '1' },
	})
	return stageCounts('unit', report, vitestCounts, code)
}

async function journeys() {
	const { browser } = await prepare('test')
	const report = freshReport('journeys')
	const env = { ...process.env, CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
	const { code } = await run(node, ['node_modules/@playwright/test/cli.js', 'test', ...rest], { env })
	return stageCounts('journeys', report, playwrightCounts, code)
}

function freshReport(name) {
	const path = join(ROOT, '.cache', `${name}.json`)
	mkdirSync(join(ROOT, '.cache'), { recursive: true })
	rmSync(path, { force: true })
	return path
}

/** No colours in a log file. */
function plain() {
	return process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }
}
