import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { io } from 'socket.io-client'
import type { DraftState } from '../../contract/draft.ts'
import { startServerProcess } from '../support/process.ts'
import { createClient, tempFolder, type Client, type Credentials } from '../support/running.ts'
import { percentile, type Figure } from './figures.ts'
import { printElsewhere } from './open-centre.ts'
import { createPoster } from './poster.ts'
import { wideCentre } from './wide-centre.ts'

/** Whoever edits waits no longer than this. */
const BOUND_MS = 100
const ROUNDS = 40
/** One who takes a number, twenty times a second, and screens that follow. */
const TICKET_MS = 50
const SCREENS = 40
const CENTRE = wideCentre()

type Work = (round: number) => Promise<unknown>

/**
 * The set-up of a province's centre edited, searched, looked over and published, while visitors take numbers and screens
 * follow. Their waits are told too: what is published is megabytes, and nobody in the hall must notice.
 */
export async function measureSetup({ built } = { built: true }): Promise<Figure[]> {
	const folder = tempFolder()
	const keep = (name: string, content: object): string => {
		writeFileSync(join(folder.path, name), JSON.stringify(content))
		return join(folder.path, name)
	}
	const server = await startServerProcess(
		{ DATA_DIR: folder.path, CENTRE: keep('centre.json', CENTRE), DEVICES: keep('devices.json', { printers: [] }) },
		{ built },
	)
	const client = createClient(server.url)
	const admin = await client.signIn('admin')
	const agent = await printElsewhere(client, server.url)
	const hall = await openHall(client, server.url, admin)
	try {
		const quiet = await hall.during(() => pause(ROUNDS * TICKET_MS))
		const runs: [string, number[]][] = []
		const busy = await hall.during(async () => {
			for (const [name, work] of Object.entries(worksOf(client, admin))) runs.push([name, await timed(work)])
		})
		return [
			...runs.flatMap(([name, ms]) => figures(name, ms)),
			{
				part: 'setup',
				figure: 'a number taken meanwhile, p95',
				value: percentile(busy, 0.95),
				unit: 'ms',
				beside: { name: 'quiet', value: percentile(quiet, 0.95) },
			},
			{
				part: 'setup',
				figure: 'a number taken meanwhile, worst',
				value: Math.max(...busy),
				unit: 'ms',
				beside: { name: 'quiet', value: Math.max(...quiet) },
			},
		]
	} finally {
		hall.leave()
		agent.disconnect()
		await server.stop()
		folder.remove()
	}
}

/** What an administrator does, one thing after the other. */
function worksOf(client: Client, admin: Credentials): Record<string, Work> {
	const get = (path: string) => read(client, path, admin)
	const post = async <T>(path: string, body: object): Promise<T> => {
		const { status, body: answer } = await client.post(path, body, admin)
		if (status >= 300) throw new Error(`${path}: ${JSON.stringify(answer)}`)
		return answer as T
	}
	let rev = 0
	const edit = async (round: number): Promise<void> => {
		const procedure = CENTRE.procedures[(round * 61) % CENTRE.procedures.length]
		const put = { ...procedure, legal: `${procedure?.legal ?? ''} (${round})` }
		rev = (await post<DraftState>('/draft/edits', { rev, what: `Sửa ${round}`, edits: [{ part: 'procedures', put }] })).rev
	}
	const publish = async (): Promise<void> => {
		await post('/draft/publish', { rev: rev++, commandId: randomUUID() })
	}
	const searches = ['dang ky khai sinh', 'đất', '9.00012', 'chung thuc ban sao', 'xyz']
	return {
		edit,
		'search page': (round) => get(`/draft/procedures?search=${encodeURIComponent(searches[round % searches.length] ?? '')}`),
		review: () => get('/draft/review'),
		publish: async (round) => {
			await publish()
			return () => edit(ROUNDS + round)
		},
		versions: () => get('/versions'),
		'changes of a version': async () => get(`/versions/${await newest(client, admin)}/changes`),
		'accounts list': () => get('/accounts'),
	}
}

async function newest(client: Client, admin: Credentials): Promise<number> {
	const { body } = await client.getJson<{ versions: { position: number }[] }>('/versions?limit=1', admin)
	return body.versions[0]?.position ?? 0
}

async function read(client: Client, path: string, by: Credentials): Promise<void> {
	const res = await client.call(path, { headers: by })
	await res.arrayBuffer()
	if (!res.ok) throw new Error(`${path}: ${res.status}`)
}

/** @returns milliseconds of each round. What a round answers with is done after it, and not timed */
async function timed(work: Work): Promise<number[]> {
	const ms: number[] = []
	for (let round = 0; round < ROUNDS; round++) {
		const since = performance.now()
		const after = await work(round)
		ms.push(performance.now() - since)
		if (typeof after === 'function') await (after as () => Promise<void>)()
		await pause(20)
	}
	return ms
}

/** On a connection of its own, as a screen on a wall; what comes is not looked at. */
function fetchSetup(url: string, headers: Credentials): void {
	request(`${url}/api/centre`, { agent: false, headers: { ...headers, 'accept-encoding': 'gzip' } }, (answer) => answer.resume())
		.on('error', () => undefined)
		.end()
}

/** Screens that fetch a new set-up when they are told of it, and somebody who takes numbers while something is done. */
async function openHall(client: Client, url: string, admin: Credentials) {
	const { headers: kiosk } = await client.enrol('kiosk', 'kiosk-1', admin)
	const sockets = CENTRE.counters.slice(0, SCREENS).map(({ id }) => {
		const socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: admin })
		let known = 0
		socket.on('connect', () => void socket.emit('screen:join', { screen: 'counter', id }, () => undefined))
		socket.on('counter:view', ({ setupRev }: { setupRev: number }) => {
			if (known !== setupRev) fetchSetup(url, kiosk)
			known = setupRev
		})
		return socket
	})
	const poster = createPoster(url, 4)
	const take = async (): Promise<number> => {
		const since = performance.now()
		await poster.post({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, kiosk)
		return performance.now() - since
	}
	return {
		during: async (work: () => Promise<unknown>): Promise<number[]> => {
			const taken: Promise<number>[] = []
			const timer = setInterval(() => taken.push(take()), TICKET_MS)
			await work().finally(() => clearInterval(timer))
			return Promise.all(taken)
		},
		leave: () => {
			poster.close()
			for (const socket of sockets) socket.disconnect()
		},
	}
}

const figures = (name: string, ms: readonly number[]): Figure[] => [
	{ part: 'setup', figure: `${name}, p50`, value: percentile(ms, 0.5), unit: 'ms' },
	{ part: 'setup', figure: `${name}, p95`, value: percentile(ms, 0.95), unit: 'ms', bound: BOUND_MS },
]
