import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { StartError, type Environment } from './environment.ts'

/** Begins to listen. @returns the base URL @throws {StartError} the port is taken, or the address is not this machine's */
export function listen(http: Server, { HOST, PORT }: Pick<Environment, 'HOST' | 'PORT'>): Promise<string> {
	return new Promise((done, fail) => {
		// Later ones, such as a connection that could not be taken, change nothing here and end nothing.
		http.on('error', ({ code, message }: NodeJS.ErrnoException) =>
			fail(
				new StartError(
					code === 'EADDRINUSE' ? `PORT: ${PORT} is in use by another program` : `cannot listen on ${HOST}:${PORT}: ${code ?? message}`,
				),
			),
		)
		http.listen(PORT, HOST, () => done(urlOf(HOST, (http.address() as AddressInfo).port)))
	})
}

/** Takes no more requests, lets those in hand end, and closes what stays open. */
export function closeHttp(http: Server): Promise<void> {
	return new Promise((done) => {
		http.close(() => done())
		http.closeIdleConnections()
		setTimeout(() => http.closeAllConnections(), 500).unref()
	})
}

/** An address that others can use: "every address" is none. */
function urlOf(host: string, port: number): string {
	const lan = () =>
		Object.values(networkInterfaces())
			.flat()
			.find((i) => i?.family === 'IPv4' && !i.internal)?.address
	const name = host === '0.0.0.0' || host === '::' ? (lan() ?? '127.0.0.1') : host
	return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
