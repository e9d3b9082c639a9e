import { parse as parseCookies } from 'node:querystring'
import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Recorded } from '../../contract/facts.ts'
import type { PrintJob, PrintReceipt } from '../../contract/printing.ts'
import type { DeviceBinding, Scan } from '../../contract/devices.ts'
import { Join, type ClientToServerEvents, type ServerToClientEvents } from '../../contract/sockets.ts'
import type { ScreenKind } from '../../contract/screen-views.ts'
import type { AgentAnswer, AgentOrder } from '../../contract/screens.ts'
import type { Clock, Stop, Views } from '../ports/core.ts'
import type { Access, Caller } from '../ports/people.ts'
import type { Presence, ScreenStates } from '../ports/screens.ts'
import { createAgentSockets, type AgentEvents } from './agent-sockets.ts'
import { createDeviceSockets, ownRoom } from './device-sockets.ts'
import { createViewSender } from './view-sender.ts'

type ScreenSocket = Socket<ClientToServerEvents, ServerToClientEvents, object, { caller: Caller }>

const PULSE_MS = 2000
/** Credentials may end while a socket is open: a session expires. */
const CHECK_MS = 30_000

export interface GatewayParts {
	access: Access
	views: Views
	clock: Clock
	version: string
	screens: ScreenStates
	agents: AgentEvents
	/** A view or a lookup that failed: one screen goes without, the server goes on. */
	onBug?: (error: unknown, where: string) => void
}

export interface Gateway extends Presence {
	/** After a commit: the screens that these facts concern get their views at once, the others soon. */
	publish(facts: readonly Recorded[]): void
	/** Something outside the facts changed for every screen, or for one (`kiosk:kiosk-1`). */
	touch(room?: string): void
	/** To an agent on another machine; `offline` when none has that printer. */
	sendJob(job: PrintJob): Promise<PrintReceipt>
	/** To the agent on another machine that has this printer. */
	orderAt(printerId: string, order: AgentOrder): Promise<AgentAnswer>
	/** Devices shown to the centre: each agent gets those that may hang on its machine, now and when it joins. */
	setBindings(bindings: readonly DeviceBinding[]): void
	/** Agents begin or stop to tell what they see. */
	learn(on: boolean): void
	/** To the kiosk's page alone, not to who watches it. */
	showScan(kioskId: string, scan: Scan): void
	start(http: HttpServer): Stop
}

/** Every socket: who it is, which screen it shows, and whole views down to it. Commands never travel here. */
export function createGateway({ access, views, clock, version, screens, agents: events, onBug = console.error }: GatewayParts): Gateway {
	const io = new Server<ClientToServerEvents, ServerToClientEvents, object, { caller: Caller }>({
		serveClient: false,
		maxHttpBufferSize: 64 * 1024,
		allowRequest: (request, answer) => answer(null, isSameOrigin(request.headers)),
	})
	const sender = createViewSender({
		views,
		rooms: () =>
			[...io.sockets.adapter.rooms.keys()].filter((room) => /^(kiosk|display|counter|rating|ticket|floor|reception):/.test(room)),
		send: (to, event, view) => io.to(to).emit(event as 'kiosk:view', view as never),
		onBug,
	})
	const agents = createAgentSockets(events)
	const devices = createDeviceSockets(io, screens)
	let ending = false

	io.use((socket: ScreenSocket, next) => {
		const known = recognise(socket)
		next(known === 'known' ? undefined : new Error(known))
	})
	io.on('connection', (socket: ScreenSocket) => {
		const { caller } = socket.data
		if (caller.credential) void socket.join(caller.credential)
		if (caller.session) void socket.join(`account:${caller.actor.id}`)
		socket.emit('server:pulse', { at: clock.now(), version })
		socket.on('screen:join', (join, ack) => {
			const answer = joinScreen(socket, join)
			if (typeof ack === 'function') ack(answer)
		})
		devices.hear(socket, () => ending)
		if (caller.actor.kind === 'agent') agents.hear(socket)
	})

	/** Asked again and again: credentials end, and what they allow changes. A store that fails now tells nothing about them. */
	function recognise(socket: ScreenSocket): 'known' | 'not-signed-in' | 'store-unavailable' {
		try {
			const caller = access.callerOf(credentialsOf(socket))
			if (!caller) return 'not-signed-in'
			socket.data.caller = caller
			return 'known'
		} catch (error) {
			onBug(error, 'credentials of a socket')
			return 'store-unavailable'
		}
	}

	function joinScreen(socket: ScreenSocket, input: unknown): { ok: true } | { ok: false; code: string } {
		const join = Join.safeParse(input)
		if (!join.success) return { ok: false, code: 'invalid-command' }
		if (recognise(socket) === 'not-signed-in') return { ok: false, code: 'not-signed-in' }
		const { screen, id } = join.data
		const { caller } = socket.data
		if (!mayWatch(caller, screen, id)) return { ok: false, code: caller.credential ? 'not-permitted' : 'not-signed-in' }
		const room = `${screen}:${id}`
		if (!sender.show(room, socket.id)) return { ok: false, code: screen === 'ticket' ? 'visit-not-found' : 'not-found' }
		void socket.join(room)
		if (isScreenItself(caller, screen, id)) void socket.join(ownRoom(screen, id))
		// A rating tablet or a sign that came on is seen on the counter's screen.
		sender.touch()
		return { ok: true }
	}

	/** Who only watches a screen does not make it be there. */
	const isOnline = (kind: string, id: string): boolean =>
		io.sockets.adapter.rooms.has(kind === 'device' ? `device:${id}` : ownRoom(kind, id))

	return {
		publish: (facts) => {
			sender.publish(facts)
			// What a lost screen shows is true no more; when it asks again it is told so.
			if (facts.some(({ type }) => type === 'CentreConfigured')) for (const room of sender.lost()) io.in(room).disconnectSockets(true)
		},
		touch: sender.touch,
		sendJob: agents.sendJob,
		setBindings: agents.setBindings,
		learn: agents.learn,
		showScan: (kioskId, scan) => void io.to(ownRoom('kiosk', kioskId)).emit('kiosk:scan', scan),
		isOnline,
		drop: (credential) => io.in(credential).disconnectSockets(true),
		restart: (deviceId) => devices.restart(deviceId),
		move: (deviceId) => devices.move(deviceId, recognise),
		testCall: (displayId) => devices.testCall(displayId),
		order: (deviceId, order) => devices.order(deviceId, order),
		orderAt: agents.orderAt,
		newest: (kind, id) => sender.newest(`${kind}:${id}`),
		start: (http) => {
			io.attach(http)
			const stopSending = sender.start()
			const pulse = setInterval(() => io.emit('server:pulse', { at: clock.now(), version }), PULSE_MS)
			const check = setInterval(() => {
				for (const socket of io.sockets.sockets.values())
					if (socket.data.caller.credential && recognise(socket) === 'not-signed-in') socket.disconnect(true)
			}, CHECK_MS)
			return () => {
				clearInterval(pulse)
				clearInterval(check)
				ending = true
				io.disconnectSockets(true)
				stopSending()
				// Not `io.close`: it waits for every request in hand, however slow; who began to listen ends those in time.
				io.engine.close()
			}
		},
	}
}

/** A screen sees itself; a rating tablet and a sign their counter; officers the counters; supervisors everything. */
function mayWatch({ actor, permissions }: Caller, screen: ScreenKind, id: string): boolean {
	if (screen === 'ticket') return true
	if (isScreenItself({ actor }, screen, id)) return true
	if (screen === 'reception') return permissions.has('reception')
	return permissions.has('read-views') || (screen === 'counter' && permissions.has('work-counter'))
}

const isScreenItself = ({ actor }: Pick<Caller, 'actor'>, screen: ScreenKind, id: string): boolean =>
	actor.kind === screen && actor.id === id

function credentialsOf({ handshake }: ScreenSocket): { session?: string | undefined; token?: string | undefined } {
	const { token } = handshake.auth as { token?: unknown }
	if (token !== undefined) return { token: typeof token === 'string' ? token : '' }
	const bearer = /^Bearer ([\w-]{1,200})$/i.exec(handshake.headers.authorization ?? '')?.[1]
	if (handshake.headers.authorization !== undefined) return { token: bearer ?? '' }
	const { session } = parseCookies(handshake.headers.cookie ?? '', '; ')
	return { session: Array.isArray(session) ? session[0] : session }
}

/** A page of another site must not open a socket with this browser's cookie. Programs send no origin. */
function isSameOrigin({ origin, host }: { origin?: string | undefined; host?: string | undefined }): boolean {
	if (origin === undefined) return true
	return URL.canParse(origin) && new URL(origin).host === host
}
