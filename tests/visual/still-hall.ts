import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { Server } from 'socket.io'
import type { CentreSetup } from '../../contract/centre.ts'
import type { DisplayView } from '../../contract/views.ts'

const TYPES: Record<string, string> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.svg': 'image/svg+xml',
	'.woff2': 'font/woff2',
}
/** Often enough that no display thinks its server lost. */
const PULSE_MS = 500

/** A centre in which time passes only when told to: the built page of the displays, one view for all, and a clock. */
export interface StillHall {
	url: string
	/** Gives every display this view, at this time of the server, now and when it joins. */
	show(view: DisplayView, at: number): void
	stop(): Promise<void>
}

/** @param screens  folder of the built screens */
export async function openStillHall(screens: string, setup: CentreSetup): Promise<StillHall> {
	let shown: DisplayView | undefined
	let clock = 0
	const http = createServer((request, response) => {
		const path = normalize(new URL(request.url ?? '/', 'http://x').pathname)
		if (path === '/api/centre') return void response.setHeader('content-type', 'application/json').end(JSON.stringify(setup))
		const full = join(screens, path === '/display' ? 'display/index.html' : path)
		if (path.startsWith('/api/') || !extname(full) || !existsSync(full)) return void response.writeHead(404).end()
		response.setHeader('content-type', TYPES[extname(full)] ?? 'application/octet-stream').end(readFileSync(full))
	})
	const io = new Server(http, { serveClient: false })
	const tell = () => io.emit('server:pulse', { at: clock, version: 'still' })
	io.on('connection', (socket) => {
		socket.on('screen:join', (_: unknown, answer: (ok: object) => void) => {
			answer({ ok: true })
			if (shown) socket.emit('display:view', shown)
		})
	})
	const pulse = setInterval(tell, PULSE_MS)
	await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
	return {
		url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
		show(view, at) {
			clock = at
			shown = { ...view, at }
			io.emit('display:view', shown)
			tell()
		},
		stop: async () => {
			clearInterval(pulse)
			await io.close()
		},
	}
}
