/**
 * Brings a checkout to the point where the project runs: packages, the Node that runs it, the built screens and server, and for
 * the tests a browser. What is there already is left alone. Usage: `node scripts/prepare.mjs [start|test]`.
 */
import { fileURLToPath } from 'node:url'
import { ensureBrowser } from './lib/browser.mjs'
import { install } from './lib/install.mjs'
import { runtime } from './lib/runtime.mjs'
import { build } from './lib/build.mjs'

/**
 * @param needs  'tools' (packages and runtime), 'server' (also the server's build), 'start' (also the screens') or 'test' (also a browser)
 * @returns  paths of the `node` to use and, for 'test', of the `browser`
 */
export async function prepare(needs) {
	await install()
	const node = runtime()
	if (needs !== 'tools') await build(node, needs === 'server' ? ['server'] : undefined)
	return { node, browser: needs === 'test' ? await ensureBrowser(node) : undefined }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepare(process.argv[2] ?? 'start')
