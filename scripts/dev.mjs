/** The server, restarted when its files change, and the screens with hot reload, side by side. Ctrl-C stops both. */
import { run, stopAll } from './lib/programs.mjs'
import { prepare } from './prepare.mjs'

const { node } = await prepare('start')
const server = run(node, ['--watch', '--watch-preserve-output', 'server/main.ts', ...process.argv.slice(2)])
const screens = run(node, ['node_modules/vite/bin/vite.js'])
const { code } = await Promise.race([server, screens])
stopAll()
await Promise.all([server, screens])
process.exit(code)
