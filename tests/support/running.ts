import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import type { DeviceKind, EnrolledDevice } from '../../contract/api.ts'
import type { Centre } from '../../contract/centre.ts'
import type { CommandDraft } from '../../contract/commands.ts'
import type { Recorded } from '../../contract/facts.ts'
import { codeOf, type Problem } from '../../contract/problems.ts'
import type { ClientToServerEvents, ServerToClientEvents } from '../../contract/sockets.ts'
import { startCentre } from '../../server/main.ts'
import { readEnvironment } from '../../server/environment.ts'
import { testCentre } from './centre.ts'

export const PASSWORD = 'mat-khau-thu'
export type ScreenSocket = Socket<ServerToClientEvents, ClientToServerEvents>
/** `code` is the refusal's; `status` the HTTP status. */
export type Answered = { status: number; events?: Recorded[]; code?: string; detail?: string; vi?: string }
/** Credentials as headers: a session's cookie or a device's token. */
export type Credentials = Record<string, string>

export interface ServerOptions {
	centre?: Centre
	/** Kept between two servers to test a restart; otherwise a new one, removed at the end. */
	dataDir?: string
	now?: () => number
	env?: Record<string, string>
}

/** A folder of its own for one test's data. */
export function tempFolder(): { path: string; remove: () => void } {
	const path = mkdtempSync(join(tmpdir(), 'mot-cua-'))
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The real server in this process, on a free port, with a real file; the clock is the test's. */
export async function startTestServer({ centre = testCentre(), dataDir, now = Date.now, env = {} }: ServerOptions = {}) {
	const own = dataDir === undefined ? tempFolder() : undefined
	const folder = dataDir ?? own?.path ?? ''
	const centreFile = join(folder, 'centre.json')
	writeFileSync(centreFile, JSON.stringify(centre))
	const running = await startCentre(
		readEnvironment({ PORT: '0', DATA_DIR: folder, CENTRE: centreFile, DEMO_PASSWORD: PASSWORD, LOG_LEVEL: 'silent', ...env }),
		{ now },
	)
	const { url } = running
	const sockets: ScreenSocket[] = []
	const client = createClient(url)
	return {
		url,
		folder,
		...client,
		/** A socket as a screen opens it. */
		connect: (auth: { token?: string; cookie?: string } = {}): ScreenSocket => {
			const socket: ScreenSocket = io(url, {
				transports: ['websocket'],
				forceNew: true,
				reconnection: false,
				auth: auth.token === undefined ? {} : { token: auth.token },
				...(auth.cookie && { extraHeaders: { cookie: auth.cookie } }),
			})
			sockets.push(socket)
			return socket
		},
		stop: async () => {
			for (const socket of sockets) socket.disconnect()
			await running.stop()
			own?.remove()
		},
	}
}
export type TestServer = Awaited<ReturnType<typeof startTestServer>>

/** What a program outside says to a server at `url`. */
export function createClient(url: string) {
	const call = (path: string, init: RequestInit = {}) => fetch(`${url}/api${path}`, init)

	async function post(path: string, body: unknown, credentials: Credentials = {}, method = 'POST') {
		const res = await call(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...credentials } })
		return { status: res.status, res, body: (res.status === 204 ? undefined : await res.json()) as unknown }
	}

	async function send(command: CommandDraft & { commandId?: string }, credentials: Credentials = {}): Promise<Answered> {
		const { status, body } = await post('/commands', { commandId: randomUUID(), ...command }, credentials)
		if (status < 300) return { status, events: (body as { events: Recorded[] }).events }
		const problem = body as Problem
		return { status, code: codeOf(problem), vi: problem.vi, ...(problem.detail && { detail: problem.detail }) }
	}

	async function signIn(username: string, password = PASSWORD): Promise<{ cookie: string }> {
		const { status, res } = await post('/session', { username, password })
		if (status !== 200) throw new Error(`${username} could not sign in: ${status}`)
		return { cookie: (res.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
	}

	/** A device's credentials, made by the administrator: by a session at hand, else by a new one. */
	async function enrol(kind: DeviceKind, id: string, by?: Credentials): Promise<{ token: string; deviceId: string; headers: Credentials }> {
		const { status, body } = await post('/devices', { kind, id }, by ?? (await signIn('admin')))
		if (status !== 201) throw new Error(`${kind} ${id} could not be enrolled: ${status}`)
		const { token, deviceId } = body as EnrolledDevice
		return { token, deviceId, headers: { authorization: `Bearer ${token}` } }
	}

	const getJson = async <T>(path: string, credentials: Credentials = {}): Promise<{ status: number; body: T }> => {
		const res = await call(path, { headers: credentials })
		return { status: res.status, body: (await res.json()) as T }
	}

	return { call, post, send, signIn, enrol, getJson }
}
export type Client = ReturnType<typeof createClient>
