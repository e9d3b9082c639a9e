import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createAgent } from './agent.ts'
import { readDeviceList } from './devices.ts'
import { createSocketLink } from './socket-link.ts'

const USAGE = `usage: npm run agent -- --server URL --token TOKEN [--devices FILE] [--data FOLDER]

The devices of this machine, for the server on another.
  --server URL      where the server listens, as in a browser: http://10.0.0.1:8080
  --token TOKEN     of this agent, as /admin shows it once (or the environment variable AGENT_TOKEN)
  --devices FILE    device list of this machine; without it, only devices shown to the centre on /admin
  --data FOLDER     where to remember what was printed and pressed (default ./agent-data)`

/** One line for the person who starts it, and exit status 2. */
function refuse(message: string): never {
	console.error(message)
	process.exit(2)
}

function readArguments() {
	try {
		const { values } = parseArgs({
			options: {
				server: { type: 'string' },
				token: { type: 'string', default: process.env['AGENT_TOKEN'] ?? '' },
				devices: { type: 'string' },
				data: { type: 'string', default: './agent-data' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		})
		return values
	} catch (cause) {
		return refuse(`${(cause as Error).message.split('\n')[0]}; see --help`)
	}
}

/** For who started it; `say` is for the log. */
const tell = (line: string): void => void process.stdout.write(`${line}\n`)
const say = (message: string, details: object = {}): void =>
	console.error(
		[new Date().toISOString(), message, ...Object.entries(details).map(([name, value]) => `${name}=${String(value)}`)].join(' '),
	)

function main(): void {
	const { server, token, devices, data, help } = readArguments()
	if (help) return tell(USAGE)
	if (server === undefined) refuse('--server is missing; see --help')
	if (!URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol)) refuse(`--server: not an address: ${server}`)
	if (!/^[\w-]{20,200}$/.test(token)) refuse('--token: not a token of an agent; an administrator makes one on /admin')
	process.umask(0o077)
	const list = listOf(devices)
	const link = createSocketLink({
		url: new URL(server).origin,
		token,
		onState: (state, detail) => {
			say(state, { detail })
			if (state === 'connected') tell(`ready ${server}`)
		},
	})
	const worker = join(import.meta.dirname, 'slip-worker.js')
	const agent = createAgent({
		devices: list,
		link,
		clock: { now: Date.now },
		folder: resolve(data),
		log: say,
		warm: list.printers.length > 0,
		...(existsSync(worker) && { workerPath: worker }),
	})
	let stopAgent: () => Promise<void>
	try {
		stopAgent = agent.start()
	} catch (cause) {
		refuse(`--data: ${data} cannot be written (${(cause as NodeJS.ErrnoException).code ?? 'unknown'})`)
	}
	const disconnect = link.start()
	const end = () => {
		process.off('SIGTERM', end).off('SIGINT', end)
		void stopAgent()
			.finally(disconnect)
			.then(() => process.exit(0))
	}
	process.on('SIGTERM', end).on('SIGINT', end)
}

function listOf(path: string | undefined) {
	if (path === undefined) return { printers: [], ratingPads: [], keypads: [], scanners: [] }
	try {
		return readDeviceList(resolve(path))
	} catch (cause) {
		return refuse(`--devices: ${(cause as Error).message}`)
	}
}

if (import.meta.main) main()
