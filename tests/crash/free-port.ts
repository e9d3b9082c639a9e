import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below the range from which systems give ports to outgoing connections: a client that knocks must not take it itself. */
const FROM = 20_000
const TO = 30_000

/** A port that a server may leave and take again. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = FROM + Math.floor(Math.random() * (TO - FROM))
		const probe = createServer()
		try {
			probe.listen(port, '127.0.0.1')
			await once(probe, 'listening')
			return port
		} catch {
			continue
		} finally {
			probe.close()
		}
	}
}
