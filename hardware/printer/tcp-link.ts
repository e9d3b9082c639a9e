import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** A connection to a printer: bytes out, single answer bytes in. */
export type TcpLink = {
	/**
	 * Resolves when the bytes have left this machine.
	 *
	 * @throws Error when the connection is lost, or nothing was taken for `stallMs` (milliseconds)
	 */
	send(bytes: Uint8Array, stallMs: number): Promise<void>
	/**
	 * The next answer that fits, or `undefined` when none comes in time.
	 *
	 * @param ms milliseconds to wait, > 0
	 */
	next(fits: (byte: number) => boolean, ms: number): Promise<number | undefined>
	/** Forgets answers nobody waited for. */
	drain(): void
	/** Ends it after what was sent; at once when the other side does not agree within a second. */
	close(): Promise<void>
}

type Waiter = { fits: (byte: number) => boolean; take: (byte: number | undefined) => void }

const MAX_UNREAD = 64
/** Bytes handed to the socket at a time, so that a stall is noticed early. */
const SLICE = 4096

/**
 * Opens a connection.
 *
 * @param connectMs milliseconds until giving up
 * @throws Error when nobody answers
 */
export async function openTcpLink(host: string, port: number, connectMs: number): Promise<TcpLink> {
	const socket = await open(host, port, connectMs)
	const waiters: Waiter[] = []
	const unread: number[] = []
	let lost: Error | undefined
	const lose = (cause: Error) => {
		lost ??= cause
		for (const waiter of waiters.splice(0)) waiter.take(undefined)
	}
	socket.on('error', lose)
	socket.on('close', () => lose(new Error('the printer closed the connection')))
	socket.on('data', (data: Buffer) => {
		for (const byte of data) {
			const i = waiters.findIndex((waiter) => waiter.fits(byte))
			if (i >= 0) waiters.splice(i, 1)[0]?.take(byte)
			else if (unread.push(byte) > MAX_UNREAD) unread.shift()
		}
	})
	return {
		send: async (bytes, stallMs) => {
			for (let at = 0; at < bytes.length; at += SLICE) {
				if (lost) throw lost
				await write(socket, bytes.subarray(at, at + SLICE), stallMs)
			}
		},
		next: (fits, ms) => {
			const i = unread.findIndex(fits)
			if (i >= 0) return Promise.resolve(unread.splice(i, 1)[0])
			if (lost) return Promise.resolve(undefined)
			return wait(waiters, fits, ms)
		},
		drain: () => void unread.splice(0),
		close: () => close(socket),
	}
}

function open(host: string, port: number, connectMs: number): Promise<Socket> {
	return new Promise((resolve, reject) => {
		const socket = connect({ host, port, noDelay: true })
		const timer = setTimeout(() => socket.destroy(new Error(`no answer from ${host}:${port}`)), connectMs)
		socket.once('error', (cause) => {
			clearTimeout(timer)
			reject(cause)
		})
		socket.once('connect', () => {
			clearTimeout(timer)
			socket.removeAllListeners('error')
			resolve(socket)
		})
	})
}

function write(socket: Socket, bytes: Uint8Array, stallMs: number): Promise<void> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('the printer takes no more bytes')), stallMs)
		socket.write(bytes, (cause) => {
			clearTimeout(timer)
			if (cause) reject(cause)
			else resolve()
		})
	})
}

function wait(waiters: Waiter[], fits: Waiter['fits'], ms: number): Promise<number | undefined> {
	return new Promise((resolve) => {
		const waiter: Waiter = {
			fits,
			take: (byte) => {
				clearTimeout(timer)
				resolve(byte)
			},
		}
		const timer = setTimeout(() => {
			waiters.splice(waiters.indexOf(waiter), 1)
			resolve(undefined)
		}, ms)
		waiters.push(waiter)
	})
}

function close(socket: Socket): Promise<void> {
	return new Promise((resolve) => {
		if (socket.destroyed) return resolve()
		const timer = setTimeout(() => socket.destroy(), 1_000)
		socket.once('close', () => {
			clearTimeout(timer)
			resolve()
		})
		socket.end()
	})
}
