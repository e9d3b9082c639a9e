import { io, type Socket } from 'socket.io-client'
import { z } from 'zod'
import { DeviceBinding, type SeenDevice } from '../contract/devices.ts'
import { PrintJob } from '../contract/printing.ts'
import { AgentOrder } from '../contract/screens.ts'
import type { ClientToServerEvents, ServerToClientEvents } from '../contract/sockets.ts'
import type { AgentLink } from './agent-link.ts'

/** Longest the server may take to judge a press before it is sent again. */
const JUDGE_MS = 5_000
/** Silence after which the line is taken for dead: the server says something every two seconds. */
const SILENCE_MS = 8_000
/** A packet is 64 KB at most: of a device being shown, the newest reports are enough. */
const REPORTS_SENT = 8

export type SocketLink = AgentLink & {
	start(): () => void
}

type Options = {
	/** Of the server, as in a browser. */
	url: string
	token: string
	/** Connected, cut off, or turned away; told once for each change. */
	onState: (state: 'connected' | 'disconnected' | 'refused', detail: string) => void
}

/** The link of an agent on a machine of its own. It connects again by itself, for as long as it takes. */
export function createSocketLink({ url, token, onState }: Options): SocketLink {
	const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(url, {
		autoConnect: false,
		auth: { token },
		// Straight to a WebSocket: a long poll would hide a cable that was pulled.
		transports: ['websocket'],
		reconnectionDelay: 500,
		reconnectionDelayMax: 5_000,
	})
	let told = ''
	const tell = (state: Parameters<typeof onState>[0], detail: string) => {
		if (told === state + detail) return
		told = state + detail
		onState(state, detail)
	}
	const acknowledged = async (send: (to: ReturnType<typeof socket.timeout>, ack: (error: Error | null) => void) => void): Promise<void> => {
		if (!socket.connected) throw new Error('not connected')
		await new Promise<void>((resolve, reject) => send(socket.timeout(JUDGE_MS), (error) => (error ? reject(error) : resolve())))
	}
	/**
	 * What is told while the line is down is told anew when it is back, so nothing may queue up here. Socket.IO's `volatile`
	 * would do less: of two messages in one turn of the event loop it drops the second.
	 */
	const tellNow = (send: () => void): void => {
		if (socket.connected) send()
	}
	/** One handler for each: an agent that begins anew with its devices gives new ones. */
	const only = <E extends keyof ServerToClientEvents>(event: E, handler: ServerToClientEvents[E]): void => {
		socket.removeAllListeners(event)
		socket.on(event, handler as never)
	}
	let onConnected = () => {}
	let onLearn: (on: boolean) => void = () => {}
	socket.on('connect', () => onConnected())
	socket.on('disconnect', () => onLearn(false))
	return {
		onJob: (handler) => {
			only('print:job', (input, ack) => {
				const job = PrintJob.safeParse(input)
				if (job.success && typeof ack === 'function') void handler(job.data).then(ack)
			})
		},
		onBindings: (handler) => {
			only('agent:bindings', (input) => {
				const bindings = z.array(DeviceBinding).safeParse(input)
				if (bindings.success) handler(bindings.data)
			})
		},
		onLearn: (handler) => {
			onLearn = handler
			only('agent:learn', (input) => handler(Boolean(input?.on)))
		},
		onOrder: (handler) => {
			only('agent:order', (input, ack) => {
				const order = AgentOrder.safeParse(input)
				if (typeof ack !== 'function') return
				if (order.success) void handler(order.data).then(ack)
				else ack('cannot')
			})
		},
		onConnected: (handler) => (onConnected = handler),
		reportHealth: (health) => tellNow(() => socket.emit('agent:health', health)),
		press: (press) => acknowledged((to, ack) => to.emit('agent:press', press, ack as never)),
		key: (key) => acknowledged((to, ack) => to.emit('agent:key', key, ack as never)),
		scan: (report) => tellNow(() => socket.emit('agent:scan', report)),
		seen: (devices) => tellNow(() => socket.emit('agent:seen', devices.map(newest))),
		start: () => {
			let heardAt = performance.now()
			socket.on('connect', () => {
				heardAt = performance.now()
				tell('connected', url)
			})
			socket.onAny(() => (heardAt = performance.now()))
			socket.on('disconnect', (reason) => {
				tell('disconnected', reason)
				// The server ended it: its token may be revoked. It may also be restarting.
				if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 2_000).unref()
			})
			socket.on('connect_error', (cause) => {
				const refused = cause.message === 'not-signed-in'
				tell(refused ? 'refused' : 'disconnected', refused ? 'the token is not, or no longer, good' : cause.message)
				// A refusal is an answer, after which the client does not try by itself.
				if (!socket.active) setTimeout(() => socket.connect(), 5_000)
			})
			const watch = setInterval(() => {
				if (socket.connected && performance.now() - heardAt > SILENCE_MS) socket.io.engine.close()
			}, 1_000)
			socket.connect()
			return () => {
				clearInterval(watch)
				socket.removeAllListeners('disconnect')
				socket.disconnect()
			}
		},
	}
}

const newest = (device: SeenDevice): SeenDevice => ({ ...device, reports: device.reports.slice(-REPORTS_SENT) })
