import { parse as parseCookies } from 'node:querystring'
import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Recorded } from '../../contract/facts.ts'
import { DeviceHealth, PrintReceipt, type PrintJob } from '../../contract/printing.ts'
import { Join, Press, type ClientToServerEvents, type ServerToClientEvents } from '../../contract/sockets.ts'
import type { ScreenKind } from '../../contract/views.ts'
import type { Access, Caller, Clock, Presence, Stop, Views } from '../ports.ts'
import { createViewSender } from './view-sender.ts'

type ScreenSocket = Socket<ClientToServerEvents, ServerToClientEvents, object, { caller: Caller }>

const PULSE_MS = 2000
/** Credentials may end while a socket is open: a session expires. */
const CHECK_MS = 30_000
/** Longest a remote agent may take over one slip before the job counts as not printed. */
const PRINT_MS = 30_000

export interface GatewayParts {
	access: Access
	views: Views
	clock: Clock
	version: string
	onHealth: (health: DeviceHealth) => void
	onPress: (press: Press) => void
}

export interface Gateway extends Presence {
	/** After a commit: the screens that these facts concern get their views at once, the others soon. */
	publish(facts: readonly Recorded[]): void
	/** Something outside the facts changed for every screen, or for one (`kiosk:kiosk-1`). */
	touch(room?: string): void
	/** To an agent on another machine; `offline` when none has that printer. */
	sendJob(job: PrintJob): Promise<PrintReceipt>
	start(http: HttpServer): Stop
}

/** Every socket: who it is, which screen it shows, and whole views down to it. Commands never travel here. */
export function createGateway({ access, views, clock, version, onHealth, onPress }: GatewayParts): Gateway {
	const io = new Server<ClientToServerEvents, ServerToClientEvents, object, { caller: Caller }>({
		serveClient: false,
		transports: ['websocket'],
		maxHttpBufferSize: 64 * 1024,
		allowRequest: (request, answer) => answer(null, isSameOrigin(request.headers)),
	})
	const sender = createViewSender({
		views,
		rooms: () => [...io.sockets.adapter.rooms.keys()].filter((room) => /^(kiosk|display|counter|rating|ticket):/.test(room)),
		send: (room, event, view) => io.to(room).emit(event as 'kiosk:view', view as never),
	})
	/** Which agent's socket looks after a printer. */
	const agents = new Map<string, ScreenSocket>()

	io.use((socket: ScreenSocket, next) => {
		const caller = access.callerOf(credentialsOf(socket))
		if (!caller) return next(new Error('not-signed-in'))
		socket.data.caller = caller
		next()
	})
	io.on('connection', (socket: ScreenSocket) => {
		const { caller } = socket.data
		if (caller.credential) void socket.join(caller.credential)
		socket.emit('server:pulse', { at: clock.now(), version })
		socket.on('screen:join', (join, ack) => {
			const answer = joinScreen(socket, join)
			if (typeof ack === 'function') ack(answer)
		})
		if (caller.actor.kind === 'agent') hearAgent(socket)
	})

	function joinScreen(socket: ScreenSocket, input: unknown): { ok: true } | { ok: false; code: string } {
		const join = Join.safeParse(input)
		if (!join.success) return { ok: false, code: 'invalid-command' }
		const { screen, id } = join.data
		const { caller } = socket.data
		if (!mayWatch(caller, screen, id)) return { ok: false, code: caller.credential ? 'not-permitted' : 'not-signed-in' }
		const view = views.build(screen, id)
		if (!view) return { ok: false, code: screen === 'ticket' ? 'visit-not-found' : 'not-found' }
		void socket.join(`${screen}:${id}`)
		socket.emit(`${screen}:view` as 'kiosk:view', { ...view, rev: views.nextRev() } as never)
		// A rating tablet or a sign that came on is seen on the counter's screen.
		sender.touch()
		return { ok: true }
	}

	function hearAgent(socket: ScreenSocket): void {
		socket.on('agent:health', (input) => {
			const health = DeviceHealth.safeParse(input)
			if (!health.success) return
			if (health.data.kind === 'printer') agents.set(health.data.deviceId, socket)
			onHealth(health.data)
		})
		socket.on('agent:press', (input) => {
			const press = Press.safeParse(input)
			if (press.success) onPress(press.data)
		})
		socket.on('disconnect', () => {
			for (const [printerId, known] of agents) if (known === socket) agents.delete(printerId)
		})
	}

	async function sendJob(job: PrintJob): Promise<PrintReceipt> {
		const lost: PrintReceipt = { outcome: 'failed', jobId: job.jobId, fault: 'offline' }
		const socket = agents.get(job.printerId)
		if (!socket) return lost
		const receipt: unknown = await socket
			.timeout(PRINT_MS)
			.emitWithAck('print:job', job)
			.catch(() => undefined)
		const read = PrintReceipt.safeParse(receipt)
		return read.success && read.data.jobId === job.jobId ? read.data : lost
	}

	const isOnline = (kind: string, id: string): boolean => io.sockets.adapter.rooms.has(`${kind}:${id}`)

	return {
		publish: sender.publish,
		touch: sender.touch,
		sendJob,
		isOnline,
		drop: (credential) => io.in(credential).disconnectSockets(true),
		start: (http) => {
			io.attach(http)
			const stopSending = sender.start()
			const pulse = setInterval(() => io.emit('server:pulse', { at: clock.now(), version }), PULSE_MS)
			const check = setInterval(() => {
				for (const socket of io.sockets.sockets.values())
					if (socket.data.caller.credential && !access.callerOf(credentialsOf(socket))) socket.disconnect(true)
			}, CHECK_MS)
			return async () => {
				clearInterval(pulse)
				clearInterval(check)
				stopSending()
				io.disconnectSockets(true)
				await new Promise<void>((done) => void io.close(() => done()))
			}
		},
	}
}

/** A screen sees itself; a rating tablet and a sign their counter; officers the counters; supervisors everything. */
function mayWatch({ actor, permissions }: Caller, screen: ScreenKind, id: string): boolean {
	if (screen === 'ticket') return true
	if (actor.kind === screen && actor.id === id) return true
	return permissions.has('read-views') || (screen === 'counter' && permissions.has('work-counter'))
}

function credentialsOf({ handshake }: ScreenSocket): { session?: string | undefined; token?: string | undefined } {
	const { token } = handshake.auth as { token?: unknown }
	if (token !== undefined) return { token: typeof token === 'string' ? token : '' }
	const { session } = parseCookies(handshake.headers.cookie ?? '', '; ')
	return { session: typeof session === 'string' ? session : undefined }
}

/** A page of another site must not open a socket with this browser's cookie. Programs send no origin. */
function isSameOrigin({ origin, host }: { origin?: string | undefined; host?: string | undefined }): boolean {
	if (origin === undefined) return true
	return URL.canParse(origin) && new URL(origin).host === host
}
