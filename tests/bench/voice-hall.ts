import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { Server } from 'socket.io'
import type { Call, DisplayView } from '../../contract/views.ts'
import { largeCentre } from './large-centre.ts'

const TYPES: Record<string, string> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.opus': 'audio/ogg',
	'.woff2': 'font/woff2',
}
const PULSE_MS = 1000
const CALLS_IN_VIEW = 40

/** A centre that only calls: the built wall page, and views sent to it when the bench says so. */
export interface VoiceHall {
	url: string
	/** Sends one call to every wall. @returns when it left, epoch ms */
	call(): number
	/** Paths of the voice asked for, in order. */
	asked: string[]
	stop(): Promise<void>
}

/** @param screens  folder of the built screens. @param clip  a file that stands for every clip, so that a sentence is short */
export async function openVoiceHall(screens: string, clip?: string): Promise<VoiceHall> {
	const setup = largeCentre(12)
	const asked: string[] = []
	const http = createServer((request, response) => {
		const path = normalize(new URL(request.url ?? '/', 'http://x').pathname)
		if (path === '/api/centre') return void response.setHeader('content-type', 'application/json').end(JSON.stringify(setup))
		if (path.startsWith('/api/')) return void response.writeHead(204).end()
		if (path.startsWith('/voice/')) asked.push(path)
		const file = path === '/display' ? 'display/index.html' : clip && path.endsWith('.opus') ? clip : path
		const full = join(screens, file)
		if (!existsSync(full) || !extname(full)) return void response.writeHead(404).end()
		response.setHeader('content-type', TYPES[extname(full)] ?? 'application/octet-stream').end(readFileSync(full))
	})
	const io = new Server(http, { serveClient: false })
	const calls: Call[] = []
	let rev = 0
	const send = () => io.emit('display:view', view(setup, calls, ++rev))
	io.on('connection', (socket) => {
		socket.on('screen:join', (_: unknown, answer: (ok: object) => void) => {
			answer({ ok: true })
			socket.emit('display:view', view(setup, calls, ++rev))
		})
	})
	const pulse = setInterval(() => io.emit('server:pulse', { at: Date.now(), version: 'bench' }), PULSE_MS)
	await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
	return {
		url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
		asked,
		call() {
			calls.unshift(nextCall(setup, rev))
			calls.length = Math.min(calls.length, CALLS_IN_VIEW)
			send()
			return calls[0]?.calledAt ?? 0
		},
		stop: async () => {
			clearInterval(pulse)
			await io.close()
		},
	}
}

type Setup = ReturnType<typeof largeCentre>

function nextCall({ counters }: Setup, rev: number): Call {
	const counter = counters[rev % counters.length]
	if (!counter) throw new Error('a centre without counters')
	const number = `A${String(rev % 1000).padStart(3, '0')}`
	return {
		callId: rev,
		number,
		counterId: counter.id,
		counterNumber: counter.number,
		zoneId: counter.zoneId,
		attempt: 1,
		calledAt: Date.now(),
		language: 'vi',
	}
}

function view(setup: Setup, calls: Call[], rev: number): DisplayView {
	const zones = setup.zones.map(({ id }) => ({ zoneId: id, waiting: 7, waitMs: { p50: 600_000, p90: 900_000 } }))
	return {
		rev,
		at: Date.now(),
		day: '2026-11-23',
		setupRev: 1,
		displayId: 'wall-1',
		layout: 'wall',
		calls,
		zones,
		satisfied: { count: 90, n: 100, percent: 90, unanswered: 5 },
		open: true,
		notices: setup.notices,
		voice: { ...setup.voice, english: 'never', repeat: 1 },
		holdMs: 12_000,
	}
}
