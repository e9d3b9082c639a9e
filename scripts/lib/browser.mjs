import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { installDebian, isDebian } from './debian.mjs'
import { giveUp, run, say } from './programs.mjs'

const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Asked, not only looked for: on Ubuntu `chromium-browser` may be a note that one should install something else. */
const works = (path) =>
	existsSync(path) && (process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0)

/** Path of a Chromium that starts, or undefined. `CHROMIUM` in the environment comes first. */
export function findBrowser() {
	const { CHROMIUM } = process.env
	if (CHROMIUM) return works(CHROMIUM) ? CHROMIUM : giveUp(`CHROMIUM names no browser that starts: ${CHROMIUM}`)
	return [...PLACES, playwrights()].find(works)
}

/** The same, installing one if there is none. */
export async function ensureBrowser(node) {
	const found = findBrowser()
	if (found) return found
	say('Installing a browser for the tests …')
	const attempts = [
		isDebian() && (() => installDebian('chromium')),
		() => run(node, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { quiet: true }),
	]
	const said = []
	for (const attempt of attempts.filter(Boolean)) {
		said.push((await attempt()).output.trim())
		const browser = findBrowser()
		if (browser) return browser
	}
	return giveUp(`${said.join('\n')}\nNo Chromium for the browser tests: install one, or name it in CHROMIUM.`)
}

function playwrights() {
	return createRequire(import.meta.url)('@playwright/test').chromium.executablePath()
}
