import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import type { Emulator, EmulatorLine } from './emulator.ts'

/** What goes wrong on this wire. May be changed while the door is open. */
export type DoorHabits = {
	/** Drops the line after this many more bytes have come in over it. */
	dropAfterBytes?: number | undefined
	/** Swallows what the printer answers. */
	dropAnswers?: boolean
}

export type TcpDoor = {
	/** Where it listens. */
	readonly port: number
	readonly habits: DoorHabits
	/** Drops every connection now, as a pulled plug would. */
	cut(): void
	stop(): Promise<void>
}

export type DoorOptions = DoorHabits & {
	/** 0 picks a free one. */
	port: number
	/** Loopback if absent. */
	host?: string
	/** Hosts served at the same time; others wait until one has gone, as with many real printers. */
	hosts?: number
	/** Bytes the network side takes in while the printer's buffer is full; then the wire stands still. */
	windowBytes?: number
}

const WINDOW_BYTES = 65_536
/** Hosts that may wait; more are turned away. */
const MAX_WAITING = 8

/**
 * A printer's raw port, 9100 by custom.
 *
 * @throws Error when the port is taken
 */
export async function startTcpDoor(emulator: Emulator, options: DoorOptions): Promise<TcpDoor> {
	const { port, host = '127.0.0.1', hosts = 1, windowBytes = WINDOW_BYTES, ...given } = options
	const habits: DoorHabits = { ...given }
	const served = new Set<Socket>()
	const waiting: Socket[] = []
	const admit = (): void => {
		const next = served.size < hosts && waiting.shift()
		if (!next) return
		served.add(next)
		serve(next, { emulator, habits, windowBytes })
		// A host that has said all makes room: its last bytes still go in.
		for (const event of ['end', 'close']) next.once(event, () => served.delete(next) && admit())
		admit()
	}
	const server = createServer({ noDelay: true, pauseOnConnect: true }, (socket) => {
		socket.on('error', () => {})
		if (!emulator.isOn() || waiting.length >= MAX_WAITING) return socket.destroy()
		socket.once('close', () => {
			const at = waiting.indexOf(socket)
			if (at >= 0) waiting.splice(at, 1)
		})
		waiting.push(socket)
		admit()
	})
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject)
		server.listen(port, host, resolve)
	})
	const cut = () => {
		for (const socket of [...served, ...waiting]) socket.resetAndDestroy()
	}
	return {
		port: (server.address() as AddressInfo).port,
		habits,
		cut,
		stop: () => {
			cut()
			return new Promise((resolve) => server.close(() => resolve()))
		},
	}
}

type Serving = { emulator: Emulator; habits: DoorHabits; windowBytes: number }

function serve(socket: Socket, { emulator, habits, windowBytes }: Serving): void {
	let onTheWay = 0
	const hear = (bytes: Uint8Array) => {
		if (!habits.dropAnswers && socket.writable) socket.write(bytes)
	}
	const line = emulator.connect(hear, () => socket.resetAndDestroy())
	const give = (bytes: Uint8Array) => {
		onTheWay += bytes.length
		if (onTheWay > windowBytes) socket.pause()
		void line
			.write(bytes)
			.catch(() => {})
			.finally(() => {
				onTheWay -= bytes.length
				if (onTheWay <= windowBytes) socket.resume()
			})
	}
	socket.on('data', (data: Buffer) => {
		const part = habits.dropAfterBytes === undefined ? data : data.subarray(0, habits.dropAfterBytes)
		give(part)
		if (habits.dropAfterBytes === undefined) return
		habits.dropAfterBytes -= part.length
		if (habits.dropAfterBytes > 0) return
		habits.dropAfterBytes = undefined
		socket.resetAndDestroy()
	})
	leave(socket, line)
	socket.resume()
}

function leave(socket: Socket, line: EmulatorLine): void {
	let said = false
	socket.once('end', () => {
		said = true
		line.finish()
	})
	socket.once('close', () => {
		if (!said) line.end()
	})
}
