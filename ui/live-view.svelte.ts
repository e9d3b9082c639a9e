import { io, type Socket } from 'socket.io-client'
import type { Scan } from '../contract/devices.ts'
import type { ScreenReport, TestCallOutcome } from '../contract/screens.ts'
import type { ClientToServerEvents, ServerToClientEvents } from '../contract/sockets.ts'
import type { ScreenKind, ViewOf } from '../contract/screen-views.ts'

type ScreenSocket = Socket<ServerToClientEvents, ClientToServerEvents>
/** Without a pulse or a view for this long the picture may be old, whatever the socket believes. */
const STALE_MS = 4000
/** The server ended it: a screen that was revoked learns so, and shows its digits, within a second. */
const AGAIN_MS = 200

/** A screen that the set-up does not name asks again. */
const REJOIN_MS = 3000

/**
 * The newest whole view of one screen. `fresh` is false within five seconds of losing the server; the last view stays.
 * `now` is the server's clock, ticking. A refused join sets `refused` to the code, e.g. `not-signed-in` after a revocation.
 */
export class LiveView<K extends ScreenKind> {
	current = $state.raw<ViewOf[K]>()
	fresh = $state(false)
	refused = $state<string>()
	now = $state(Date.now())
	/** The server is another version than the one this page came with. Told again with every pulse. */
	onNewVersion: () => void = () => location.reload()
	/** Of the server that this page came from; empty until it is known. */
	get version(): string {
		return this.#version ?? ''
	}
	#socket: ScreenSocket
	#heardAt = 0
	#offset = 0
	#first = true
	#version: string | undefined
	#timer: ReturnType<typeof setInterval>

	constructor(screen: K, id: string, token?: string) {
		this.#socket = io({
			transports: ['websocket'],
			// A wall shows the right picture again within a second of the link.
			reconnectionDelay: 200,
			reconnectionDelayMax: 500,
			timeout: 2000,
			auth: token ? { token } : {},
		})
		this.#socket.on('connect', () => this.#join(screen, id))
		// A refused handshake closes for good: Socket.IO leaves the next try to us.
		this.#socket.on('disconnect', (reason) => reason === 'io server disconnect' && setTimeout(() => this.#socket.connect(), AGAIN_MS))
		this.#socket.on('connect_error', (error) => {
			if (error.message === 'not-signed-in') this.refused = error.message
			if (!this.#socket.active) setTimeout(() => this.#socket.connect(), 1000)
		})
		this.#socket.on('server:pulse', ({ at, version }) => this.#pulse(at, version))
		this.#socket.on(`${screen}:view` as 'kiosk:view', (view) => this.#take(view as ViewOf[K]))
		this.#timer = setInterval(() => this.#tick(), 250)
	}

	/** Hands on what this kiosk's scanner reads. */
	onScan(listener: (scan: Scan) => void): void {
		this.#socket.on('kiosk:scan', listener)
	}

	/** What an enrolled screen is told besides its view. */
	onPlace(listener: (place: { kind: string; id: string }) => void): void {
		this.#socket.on('screen:place', listener)
	}
	onRestart(listener: () => void): void {
		this.#socket.on('screen:restart', listener)
	}
	onTestCall(speak: () => Promise<TestCallOutcome>): void {
		this.#socket.on('display:test-call', (ack) => void speak().then(ack, () => ack('cut')))
	}

	/** Tells how this screen is; nothing while the link is down, after which it is told anew. @returns whether it was sent */
	tell(report: ScreenReport): boolean {
		if (this.#socket.connected) this.#socket.emit('screen:state', report)
		return this.#socket.connected
	}

	stop(): void {
		clearInterval(this.#timer)
		this.#socket.disconnect()
	}

	#join(screen: K, id: string): void {
		this.#first = true
		this.#socket.timeout(3000).emit('screen:join', { screen, id }, (error, answer) => {
			if (error) return void this.#socket.disconnect().connect()
			this.refused = answer.ok ? undefined : answer.code
			// The set-up may name this screen again.
			if (this.refused === 'not-found') setTimeout(() => this.#socket.connected && this.#join(screen, id), REJOIN_MS)
		})
	}

	/** The first view after a join is taken whatever its number: the server may have started anew. */
	#take(view: ViewOf[K]): void {
		this.#heard(view.at)
		if (!this.#first && this.current && view.rev < this.current.rev) return
		this.#first = false
		this.current = view
	}

	#pulse(at: number, version: string): void {
		this.#heard(at)
		this.#version ??= version
		if (this.#version !== version) this.onNewVersion()
	}

	#heard(at: number): void {
		this.#heardAt = performance.now()
		this.#offset = at - Date.now()
		this.#tick()
	}

	#tick(): void {
		this.now = Date.now() + this.#offset
		this.fresh = this.#heardAt > 0 && performance.now() - this.#heardAt < STALE_MS
	}
}
