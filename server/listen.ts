import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { StartError, type Environment } from './environment.ts'
import type { Stop } from './ports/core.ts'
import type { Tls } from './tls.ts'

/** A request that takes longer to arrive is dropped. */
const REQUEST_MS = 15_000
/** So long a request in hand may still take when the server stops. */
const CLOSE_MS = 500

/** The server's one port, by TLS or without. @returns it, listening, its base URL, and how to close it @throws {StartError} */
export async function openHttp(fetch: Fetch, env: Environment, tls: Tls | undefined): Promise<OpenHttp> {
	const http = createAdaptorServer({ fetch, ...(tls && { createServer: createTlsServer, serverOptions: tls.options }) }) as Server &
		TlsServer
	http.requestTimeout = REQUEST_MS
	const open = connectionsOf(http)
	return { http, url: await listen(http, env, tls), close: () => closeHttp(http, open) }
}
interface OpenHttp {
	http: Server & TlsServer
	url: string
	close: Stop
}
type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch']

/** Begins to listen. @returns the base URL @throws {StartError} the port is taken, or the address is not this machine's */
function listen(http: Server, { HOST, PORT }: Pick<Environment, 'HOST' | 'PORT'>, tls: Tls | undefined): Promise<string> {
	return new Promise((done, fail) => {
		// Later ones, such as a connection that could not be taken, change nothing here and end nothing.
		http.on('error', ({ code, message }: NodeJS.ErrnoException) => fail(new StartError(whyNot(HOST, PORT, code ?? message))))
		http.listen(PORT, HOST, () => done(urlOf(HOST, (http.address() as AddressInfo).port, tls)))
	})
}

function whyNot(host: string, port: number, code: string): string {
	if (code === 'EADDRINUSE') return `PORT: ${port} is in use by another program`
	if (code === 'EACCES') return `PORT: ${port} is not for this account to use; choose one above 1023, or give it the right`
	return `cannot listen on ${host}:${port}: ${code}`
}

/** Takes no more requests, lets those in hand end, and closes what stays open: also who never said a word of TLS. */
function closeHttp(http: Server, open: ReadonlySet<Socket>): Promise<void> {
	return new Promise((done) => {
		http.close(() => done())
		http.closeIdleConnections()
		setTimeout(() => open.forEach((socket) => socket.destroy()), CLOSE_MS).unref()
	})
}

/** Every connection from its first byte on; a server of TLS itself knows those alone that have agreed on a cipher. */
function connectionsOf(http: Server): ReadonlySet<Socket> {
	const open = new Set<Socket>()
	http.on('connection', (socket: Socket) => {
		open.add(socket)
		socket.once('close', () => open.delete(socket))
	})
	return open
}

const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::'

/** Addresses of this machine that others can use, where it listens on more than the one it is known by. */
export const lanAddresses = (host: string): string[] =>
	isEverywhere(host)
		? Object.values(networkInterfaces()).flatMap((of) => of?.filter((i) => i.family === 'IPv4' && !i.internal).map((i) => i.address) ?? [])
		: []

/** An address that others can use: "every address" is none. */
function urlOf(host: string, port: number, tls: Tls | undefined): string {
	const reached = isEverywhere(host) ? (lanAddresses(host)[0] ?? '127.0.0.1') : host
	const name = tls ? tls.nameFor(reached) : reached
	return new URL(`${tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`).origin
}
