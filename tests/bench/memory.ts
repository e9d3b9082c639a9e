import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { io } from 'socket.io-client'
import type { ScreenKind } from '../../contract/screen-views.ts'
import type { ScreenSocket } from '../support/running.ts'
import type { Figure } from './figures.ts'
import { openCentre, type Desk, type OpenCentre } from './open-centre.ts'

const SCREENS = 50
const TICKETS = 1000
const SERVER_MB = 150
const LOOK_EVERY_MS = 200
/** For what the burst left to be collected. */
const REST_MS = 5000

/** Memory that the server process holds: idle, with fifty screens open, in a burst of a thousand tickets and calls, and after it. */
export async function measureMemory(): Promise<Figure[]> {
	const centre = await openCentre({ counters: 12, printing: 'here' })
	const pid = centre.server.child.pid ?? 0
	const screens: ScreenSocket[] = []
	try {
		const idle = rssMb(pid)
		screens.push(...(await openScreens(centre)))
		await pause(REST_MS)
		const open = rssMb(pid)
		let most = open
		const look = setInterval(() => (most = Math.max(most, rssMb(pid))), LOOK_EVERY_MS)
		await Promise.all(centre.desks.map((desk, i) => burst(centre, desk, Math.ceil((TICKETS - i) / centre.desks.length))))
		clearInterval(look)
		await pause(REST_MS)
		const beside = { name: 'idle', value: idle }
		const part = 'memory'
		const server = (what: string, value: number): Figure => ({ part, figure: `server's memory, ${what}`, value, unit: 'MB', beside })
		return [
			server(`${SCREENS} screens open`, open),
			{ ...server(`at most in a burst of ${TICKETS} tickets and calls`, most), bound: SERVER_MB },
			server('after it', rssMb(pid)),
		]
	} finally {
		for (const screen of screens) screen.disconnect()
		await centre.stop()
	}
}

async function burst({ client, issue }: OpenCentre, { counterId, serviceId, officer }: Desk, tickets: number): Promise<void> {
	for (let i = 0; i < tickets; i++) {
		await issue(serviceId)
		for (const type of ['CallNext', 'StartServing', 'Complete'] as const) await client.send({ type, counterId }, officer)
	}
}

/** Every kiosk, wall, sign, rating tablet and counter of the demo centre, and phones that follow a ticket up to fifty. */
async function openScreens({ url, client, desks, issue }: OpenCentre): Promise<ScreenSocket[]> {
	const { body: index } = await client.getJson<{ kiosks: { id: string }[]; displays: { id: string }[]; counters: { id: string }[] }>(
		'/screens',
	)
	const open = (screen: ScreenKind, id: string, credentials: { token?: string; cookie?: string }) => join(url, { screen, id }, credentials)
	const device = async (kind: 'kiosk' | 'display' | 'rating', id: string) => open(kind, id, { token: (await client.enrol(kind, id)).token })
	const screens = [
		...(await inTurn(index.kiosks, ({ id }) => device('kiosk', id))),
		...(await inTurn(index.displays, ({ id }) => device('display', id))),
		...(await inTurn(index.counters, ({ id }) => device('rating', id))),
		...(await inTurn(desks, ({ counterId, officer }) => open('counter', counterId, { cookie: officer['cookie'] ?? '' }))),
	]
	while (screens.length < SCREENS) screens.push(await open('ticket', (await issue('nhan-ket-qua')).visitId, {}))
	return screens
}

async function inTurn<T, R>(list: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
	const done: R[] = []
	for (const item of list) done.push(await work(item))
	return done
}

async function join(
	url: string,
	hello: { screen: ScreenKind; id: string },
	{ token, cookie }: { token?: string; cookie?: string },
): Promise<ScreenSocket> {
	const socket: ScreenSocket = io(url, {
		transports: ['websocket'],
		forceNew: true,
		auth: token === undefined ? {} : { token },
		...(cookie && { extraHeaders: { cookie } }),
	})
	const answer = await new Promise<{ ok: boolean }>((done) => socket.once('connect', () => socket.emit('screen:join', hello, done)))
	if (!answer.ok) throw new Error(`${hello.screen} ${hello.id} could not join`)
	return socket
}

/** Resident memory of a process. */
export function rssMb(pid: number): number {
	if (process.platform === 'linux') return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
	return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) / 1024
}
