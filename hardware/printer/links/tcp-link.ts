import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { linkOver } from './duplex-link.ts'
import type { OpenLink } from './link.ts'

/**
 * A printer on the network, raw bytes on one port (9100 by custom). Many printers take one connection at a time and drop
 * idle ones without a word, so each call has one of its own.
 *
 * @param connectMs milliseconds until giving up
 */
export function tcpLink({ host, port, connectMs = 2_000 }: { host: string; port: number; connectMs?: number }): OpenLink {
	return async () => {
		const socket = await open(host, port, connectMs)
		// A reset throws away what this machine has not sent yet: it must not arrive later, before the next slip.
		return linkOver(socket, { drop: () => void socket.resetAndDestroy() })
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
